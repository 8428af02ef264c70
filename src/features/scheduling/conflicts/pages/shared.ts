import type { Database } from '../../../../platform/database/index.ts';
import type { Translator } from '../../../../platform/i18n/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { PartPages, ProgrammeFeature } from '../../../programme/index.ts';
import { type EditionWhole, managementPath } from '../../../series/index.ts';
import type { ReadFacts } from '../../above.ts';
import type { ConflictsService } from '../service.ts';

/** What the pages of conflicts are made with. */
export interface ConflictsPages extends PartPages {
  readonly database: Database;
  readonly readFacts: ReadFacts;
  readonly translator: Translator;
  readonly service: ConflictsService;
  readonly programme: ProgrammeFeature;
}

export const baseOf = (context: PageContext, whole: EditionWhole): string =>
  context.href(`${managementPath(whole)}/conflicts`);

/** The page where the working schedule is moved, at a day. */
export const boardOf = (context: PageContext, whole: EditionWhole, day: string | undefined): string =>
  context.href(`${managementPath(whole)}/schedule${day === undefined ? '' : `?day=${day}`}`);
