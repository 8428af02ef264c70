import type { Changes } from '../../../../platform/changes/index.ts';
import type { Database } from '../../../../platform/database/index.ts';
import type { DirectoryFeature } from '../../../directory/index.ts';
import type { SeriesFeature } from '../../../series/index.ts';
import type { Bookings } from '../../../timetable/index.ts';
import type { ReadSchedule } from '../../formats/index.ts';

/** A schedule to take in, and where. */
export interface ImportRequest {
  /** Slugs of series and edition. */
  readonly series: string;
  readonly edition: string;
  /** What `readSchedule` made of the file. */
  readonly file: ReadSchedule;
  /** Name of the file, for the audit. */
  readonly name?: string;
  /** Makes series and edition where they are missing, with the file's title, days and zone. Default false. */
  readonly create?: boolean;
  /** Says what would change and changes nothing. Default false. */
  readonly dryRun?: boolean;
}

/** What taking schedules in is made with. */
export interface ImportDeps {
  readonly database: Database;
  readonly changes: Changes;
  readonly bookings: Bookings;
  readonly series: Pick<SeriesFeature, 'service' | 'parts'>;
  readonly directory: Pick<DirectoryFeature, 'persons'>;
}
