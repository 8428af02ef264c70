/**
 * Owns sessions with their roles and papers: the programme of an edition. It books rooms and persons through the
 * timetable, and hands the whole programme as one structure to pages, documents, calendars and files.
 */
import type { Changes } from '../../platform/changes/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Files } from '../../platform/files/index.ts';
import type { Api, Describe } from '../../platform/http/index.ts';
import type { Translator } from '../../platform/i18n/index.ts';
import type { Outbox } from '../../platform/outbox/index.ts';
import type { Pages } from '../../platform/pages/index.ts';
import { createHeldUploads } from '../../platform/uploads/index.ts';
import type { DirectoryFeature } from '../directory/index.ts';
import type { EditionFinder, EditionShell, ManagementTask, SeriesFeature } from '../series/index.ts';
import type { Bookings, BookingTitles } from '../timetable/index.ts';
import { addAvailabilityApi } from './api/availability.ts';
import { addConfirmationsApi } from './api/confirmations.ts';
import { addSessionFilesApi } from './api/files.ts';
import { addRelationsApi } from './api/relations.ts';
import { addProgrammeApi } from './api.ts';
import type { ConflictSource } from './conflict-source.ts';
import { addProgrammePages } from './pages/index.ts';
import { readProgramme } from './policy.ts';
import { type AnswersService, createAnswersService } from './service/answers.ts';
import { type AvailabilityService, createAvailabilityService } from './service/availability.ts';
import { createConfirmationMails } from './service/confirmation-mails.ts';
import { type ConfirmationsService, createConfirmationsService } from './service/confirmations.ts';
import { createSessionFilesService, type SessionFilesService } from './service/files.ts';
import { createImportService, type ImportService } from './service/import/index.ts';
import { createPlacements, type Placements } from './service/placements.ts';
import { createRelationsService, type RelationsService } from './service/relations.ts';
import { createReleasesService, type ReleasesService } from './service/releases.ts';
import { createSessionsService, type SessionsService } from './service/sessions.ts';
import { createUploadsService } from './service/uploads.ts';
import { sessionTitles } from './store/sessions.ts';
import type { ListWithdrawn } from './withdrawals.ts';

export type { AboveProgramme, Part, PartPages } from './above.ts';
export * from './agenda-data.ts';
export { speakersAudience } from './audience.ts';
export type { ConflictSource } from './conflict-source.ts';
export { SessionList } from './contract.ts';
export { programmeExport } from './edition-export.ts';
export { programmeFigures } from './figures.ts';
export {
  type Notice,
  type ReadSchedule,
  readSchedule,
  writeCalendar,
  writeScheduleJson,
  writeScheduleXml,
} from './formats/index.ts';
export { allowedOf } from './import/remarks.ts';
export type {
  FieldChange,
  ImportChange,
  ImportConflict,
  ImportCounts,
  ImportReport,
  OutsideSession,
} from './import/report.ts';
export { programmeMails } from './mails.ts';
export { manageProgramme, readProgramme } from './policy.ts';
export { presentSession } from './present.ts';
export { cardOf, isTimed } from './public/agenda-model.ts';
export {
  type Announced,
  addPublicProgramme,
  createAnnounced,
  lastChangeOf,
  type SessionLinks,
  type SessionMarks,
  type SessionOutcome,
  type SessionSignUps,
  type Stars,
  scheduleFileOf,
  starForm,
} from './public/index.ts';
export { type AgendaDocument, type AgendaScope, renderAgenda } from './render/index.ts';
export type { Placement, PlacementAt } from './rules/placements.ts';
export type { RawPaper, RawRole, RawSession, SessionContent } from './rules/releases/content.ts';
export {
  type Aspect,
  aspects,
  type DifferenceCounts,
  type DifferenceKind,
  differenceKinds,
  differencesOf,
  type SessionDifference,
} from './rules/releases/diff.ts';
export type { Restoration } from './rules/releases/restore.ts';
export { instantAt, instantUnless, localTime, readTime } from './rules/times.ts';
export { sessionFileReaders } from './service/files.ts';
export type { ImportRequest } from './service/import/request.ts';
export type { Placed, Placements } from './service/placements.ts';
export type { GivenPaper } from './service/read.ts';
export type { FreezeInput, FrozenRelease, ReleaseDraft } from './service/releases.ts';
export { readAgenda } from './store/agenda.ts';
export { findRelease, listReleases, type ReleaseRow, readContents } from './store/releases.ts';
export { sessionKinds } from './tables.ts';
export { type ListWithdrawn, type Withdrawn, withdrawnNotice } from './withdrawals.ts';

/** Titles of sessions, for errors of the timetable. */
export const sessionBookings: BookingTitles = { kind: 'session', titles: sessionTitles };

/** What the management menu offers of the programme. */
export const programmeTasks: readonly ManagementTask[] = [
  {
    group: 'programme',
    label: 'common:nav.management.sessions',
    path: '/sessions',
    icon: 'doc',
    policy: readProgramme,
  },
  {
    group: 'programme',
    label: 'confirmations:title',
    path: '/speakers',
    icon: 'users',
    policy: readProgramme,
  },
  {
    group: 'programme',
    label: 'availability:title',
    path: '/availability',
    icon: 'clock',
    policy: readProgramme,
  },
  {
    group: 'programme',
    label: 'session-relations:title',
    path: '/relations',
    icon: 'share',
    policy: readProgramme,
  },
];

export interface ProgrammeFeature {
  readonly database: Database;
  readonly finder: EditionFinder;
  readonly sessions: SessionsService;
  readonly releases: ReleasesService;
  readonly imports: ImportService;
  readonly placements: Placements;
  readonly availability: AvailabilityService;
  readonly relations: RelationsService;
  readonly confirmations: ConfirmationsService;
  readonly answers: AnswersService;
  readonly sessionFiles: SessionFilesService;
  readonly withdrawn: ListWithdrawn;
  addApi(api: Api): void;
  addPages(deps: { pages: Pages; shell: EditionShell; describe: Describe; conflicts: ConflictSource }): void;
}

export function createProgrammeFeature(deps: {
  database: Database;
  changes: Changes;
  series: SeriesFeature;
  directory: DirectoryFeature;
  bookings: Bookings;
  files: Files;
  clock: Clock;
  outbox: Outbox;
  translator: Translator;
  /** Outside address of the site, without a slash at the end. */
  publicUrl: string;
  /** What of the programme was withdrawn. */
  withdrawn: ListWithdrawn;
}): ProgrammeFeature {
  const { database, changes, series, directory, bookings, files, withdrawn } = deps;
  const { finder } = series;
  const uploads = createUploadsService({ changes, files, held: createHeldUploads(database) });
  const availability = createAvailabilityService({ database, changes });
  const feature: ProgrammeFeature = {
    database,
    finder,
    sessions: createSessionsService({ database, changes, bookings }),
    placements: createPlacements({ database, bookings }),
    releases: createReleasesService({ database, bookings, withdrawn }),
    withdrawn,
    imports: createImportService({ database, changes, bookings, series, directory }),
    availability,
    confirmations: createConfirmationsService({
      database,
      changes,
      mails: createConfirmationMails(deps),
    }),
    sessionFiles: createSessionFilesService({ database, changes, files }),
    answers: createAnswersService({ database, changes, clock: deps.clock, availability }),
    relations: createRelationsService({ database, changes }),
    addApi(api) {
      addProgrammeApi(api, feature);
      addAvailabilityApi(api, feature);
      addRelationsApi(api, feature);
      addConfirmationsApi(api, feature);
      addSessionFilesApi(api, feature);
    },
    addPages: (deps) => addProgrammePages({ ...deps, ...feature, uploads }),
  };
  return feature;
}
/** The programme's words in English, for commands. */
export { messagesEn as englishWords } from './messages.en.ts';
