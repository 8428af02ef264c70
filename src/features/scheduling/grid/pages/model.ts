import { notFound } from '../../../../platform/errors/index.ts';
import type { Language, LocalText } from '../../../../platform/language/index.ts';
import { textIn } from '../../../../platform/language/index.ts';
import { type AgendaData, type AgendaSession, readAgenda } from '../../../programme/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import type { AboveSchedule } from '../../above.ts';
import { movedSinceRelease } from '../../rules/board/index.ts';
import { findViolations } from '../../rules/conflicts/index.ts';
import type { ScheduleFacts, Violation } from '../../rules/facts.ts';

/** A text in the reader's language, or in the one that it is written in. */
export const say = (text: LocalText | null | undefined, language: Language): string =>
  text == null ? '' : textIn(text, language).text;

/** The working schedule as its pages read it. */
export interface WorkingSchedule {
  readonly data: AgendaData;
  readonly facts: ScheduleFacts;
  readonly violations: readonly Violation[];
  /** Sessions whose place differs from the last release. */
  readonly changed: number;
  /** Whether there has been a release. */
  readonly released: boolean;
}

/** @throws 404 for an edition that is gone */
export async function readWorkingSchedule(
  { database, readFacts }: Pick<AboveSchedule, 'database' | 'readFacts'>,
  { edition }: EditionWhole,
): Promise<WorkingSchedule> {
  const data = await readAgenda(database.db, edition.id, { audience: 'work' });
  const facts = await readFacts(database.db, edition.id);
  if (data === undefined || facts === undefined) throw notFound('edition-unknown');
  return {
    data,
    facts,
    violations: findViolations(facts),
    changed: movedSinceRelease(facts),
    released: facts.sessions.some(({ released }) => released !== null),
  };
}

/** Those of the list that stand in a session's way, worst first. */
export const violationsFor = (violations: readonly Violation[], { id }: AgendaSession): Violation[] =>
  violations.filter(
    ({ sessions, ignored, level }) => sessions.includes(id) && ignored === null && level !== 'wish',
  );
