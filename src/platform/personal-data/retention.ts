/**
 * How long each kind of personal data is kept, as data with a reason, and what clears what is over. Features export
 * their rules; `app.ts` passes the list.
 */
import { systemActor } from '../actor/index.ts';
import type { Change, Changes } from '../changes/index.ts';
import type { Clock } from '../clock/index.ts';
import { type Database, everything } from '../database/index.ts';
import type { DataClass } from './classes.ts';
import type { Reader } from './contributors.ts';

/** From when a period runs. */
export type RetentionStart = 'edition-end' | 'end' | 'sending' | 'making';

/** An edition by its last day. */
export interface EditionEnd {
  readonly id: string;
  /** `series/edition` */
  readonly name: string;
  /** Local day. */
  readonly endsOn: string;
}

/** What is over, of one edition or of none. */
export interface Overdue {
  /** Null for what belongs to no edition. */
  readonly editionId: string | null;
  readonly count: number;
}

/** The moment that periods are measured at. */
export interface RetentionMoment {
  readonly now: Date;
  /** What was begun, ended or sent before it is over. */
  readonly before: Date;
  /** Editions whose period is over. */
  readonly editionIds: readonly string[];
}

/** A kind of data with its period. */
export interface RetentionRule {
  /** Its words stand in the messages: `personal-data:kept.<kind>.title` and `.reason`. */
  readonly kind: string;
  readonly class: DataClass;
  readonly days: number;
  readonly after: RetentionStart;
  /** What is over; nothing where nothing is. */
  overdue(reader: Reader, moment: RetentionMoment): Promise<readonly Overdue[]>;
  /**
   * Clears it.
   * @param afterwards takes what is done once the transaction is committed, such as deleting bytes
   * @returns what it was
   */
  clear(
    change: Change,
    reader: Reader,
    moment: RetentionMoment,
    afterwards: (work: () => Promise<void>) => void,
  ): Promise<readonly Overdue[]>;
}

/** What a look or a run found of one kind. */
export interface RetentionFound extends Overdue {
  readonly kind: string;
  readonly class: DataClass;
  /** `series/edition`, null for no edition. */
  readonly edition: string | null;
}

export interface Retention {
  readonly rules: readonly RetentionRule[];
  /** What would go. */
  look(): Promise<readonly RetentionFound[]>;
  /** Clears it, a transaction for each kind, and records it. */
  run(): Promise<readonly RetentionFound[]>;
}

const DAY = 86_400_000;

/** Name of the authority in the log of changes. */
const AUTHORITY = 'retention';

export function createRetention(deps: {
  readonly database: Database;
  readonly changes: Changes;
  readonly clock: Clock;
  readonly rules: readonly RetentionRule[];
  /** Every edition that is over. */
  readonly editionEnds: (reader: Reader) => Promise<readonly EditionEnd[]>;
}): Retention {
  const { database, changes, clock, rules, editionEnds } = deps;
  const outside: Reader = { rows: database.rows, db: database.db };

  const momentOf = ({ days }: RetentionRule, now: Date, ends: readonly EditionEnd[]): RetentionMoment => {
    const before = new Date(now.getTime() - days * DAY);
    // The last day is over when it is over everywhere.
    const day = new Date(before.getTime() - DAY).toISOString().slice(0, 10);
    return { now, before, editionIds: ends.filter(({ endsOn }) => endsOn < day).map(({ id }) => id) };
  };

  const told = (
    rule: RetentionRule,
    found: readonly Overdue[],
    ends: readonly EditionEnd[],
  ): RetentionFound[] =>
    found
      .filter(({ count }) => count > 0)
      .map((one) => ({
        ...one,
        kind: rule.kind,
        class: rule.class,
        edition: ends.find(({ id }) => id === one.editionId)?.name ?? null,
      }));

  const look = async (): Promise<RetentionFound[]> => {
    const ends = await editionEnds(outside);
    const found: RetentionFound[] = [];
    for (const rule of rules) {
      found.push(...told(rule, await rule.overdue(outside, momentOf(rule, clock.now(), ends)), ends));
    }
    return found;
  };

  const run = async (): Promise<RetentionFound[]> => {
    const ends = await editionEnds(outside);
    const cleared: RetentionFound[] = [];
    for (const rule of rules) {
      const moment = momentOf(rule, clock.now(), ends);
      const due = await rule.overdue(outside, moment);
      if (!due.some(({ count }) => count > 0)) continue;
      const after: (() => Promise<void>)[] = [];
      const gone = await changes.run(systemActor('retention'), AUTHORITY, async (change) => {
        const found = await rule.clear(change, { rows: database.rows, db: change.tx }, moment, (work) => {
          after.push(work);
        });
        for (const { editionId, count } of found) {
          await change.record({
            action: 'personal-data.deleted',
            subject: { kind: 'retention', id: rule.kind },
            editionId,
            after: { kind: rule.kind, count },
            quiet: true,
          });
        }
        return found;
      });
      for (const work of after) await work();
      cleared.push(...told(rule, gone, ends));
    }
    return cleared;
  };

  // It is the installation's duty, whoever sets it off.
  return {
    rules,
    look: () => database.seeing(everything, look),
    run: () => database.seeing(everything, run),
  };
}
