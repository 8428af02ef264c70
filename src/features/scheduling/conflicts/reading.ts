import type { Database } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { type AgendaData, readAgenda } from '../../programme/index.ts';
import type { ReadFacts } from '../above.ts';
import { findViolations } from '../rules/conflicts/index.ts';
import { firmRules, type ScheduleFacts, type Violation } from '../rules/facts.ts';
import { type AcceptedRow, listAccepted } from '../store/conflicts.ts';
import { type Names, namesOf } from './sentences.ts';

/** An edition's conflicts with what they are told with. */
export interface Reading {
  readonly facts: ScheduleFacts;
  readonly data: AgendaData;
  readonly names: Names;
  readonly violations: readonly Violation[];
  /** By fingerprint. */
  readonly accepted: ReadonlyMap<string, AcceptedRow>;
}

/** Reads an edition's conflicts: three statements and one for each source of audiences, whatever its size. */
export async function readConflicts(
  { db, readFacts }: Pick<Database, 'db'> & { readonly readFacts: ReadFacts },
  editionId: string,
): Promise<Reading> {
  const [facts, data, accepted] = await Promise.all([
    readFacts(db, editionId),
    readAgenda(db, editionId, { audience: 'work' }),
    listAccepted(db, editionId),
  ]);
  if (facts === undefined || data === undefined) throw notFound('edition-unknown');
  return {
    facts,
    data,
    names: namesOf(data),
    violations: findViolations(facts),
    accepted: new Map(
      accepted.filter(({ rule }) => !firmRules.has(rule)).map((row) => [row.fingerprint, row]),
    ),
  };
}

/** What a list of conflicts is narrowed to; what is left out narrows nothing. */
export interface ConflictFilter {
  readonly rule?: string | undefined;
  readonly level?: string | undefined;
  /** `YYYY-MM-DD` in the edition's zone. */
  readonly day?: string | undefined;
  readonly room?: string | undefined;
  readonly person?: string | undefined;
  readonly session?: string | undefined;
  /** `open`: not accepted; `accepted`; anything else: both. */
  readonly view?: string | undefined;
}

/** The violations that a filter lets through, in their order. */
export function filterViolations(
  { violations, facts }: Pick<Reading, 'violations' | 'facts'>,
  filter: ConflictFilter,
): readonly Violation[] {
  const day = facts.days.find((one) => one.day === filter.day);
  const is = (wanted: string | undefined, value: string): boolean => wanted === undefined || wanted === value;
  const among = (wanted: string | undefined, values: readonly string[]): boolean =>
    wanted === undefined || values.includes(wanted);
  return violations.filter(
    ({ rule, level, rooms, persons, sessions, during, ignored }) =>
      is(filter.rule, rule) &&
      is(filter.level, level) &&
      among(filter.room, rooms) &&
      among(filter.person, persons) &&
      among(filter.session, sessions) &&
      (filter.day === undefined ||
        (day !== undefined && during !== null && during.start >= day.start && during.start < day.end)) &&
      (filter.view === 'open' ? ignored === null : filter.view === 'accepted' ? ignored !== null : true),
  );
}
