import { type SQL, sql } from 'drizzle-orm';
import type { DataClass } from './classes.ts';
import type { Overdue, RetentionMoment, RetentionRule, RetentionStart } from './retention.ts';

/** A rule by which rows of one table go when they are old. */
export function deletingRows(rule: {
  readonly kind: string;
  readonly class: DataClass;
  readonly days: number;
  readonly after: RetentionStart;
  readonly table: string;
  /** Which rows are over. */
  readonly over: (moment: RetentionMoment) => SQL;
  /** Column of the edition, where there is one. */
  readonly edition?: string;
}): RetentionRule {
  const { kind, days, after, table, over, edition } = rule;
  const from = sql.identifier(table);
  const of = edition === undefined ? sql`null::uuid` : sql.identifier(edition);
  const counted = (found: readonly { editionId: string | null; count: number | string }[]): Overdue[] =>
    found.map(({ editionId, count }) => ({ editionId, count: Number(count) }));
  return {
    kind,
    class: rule.class,
    days,
    after,
    overdue: async ({ rows, db }, moment) =>
      counted(
        await rows(
          db,
          sql`select ${of} as "editionId", count(*) as count from ${from} where ${over(moment)} group by 1 order by 1`,
        ),
      ),
    clear: async (_change, { rows, db }, moment) =>
      counted(
        await rows(
          db,
          sql`with gone as (delete from ${from} where ${over(moment)} returning ${of} as edition)
            select edition as "editionId", count(*) as count from gone group by 1 order by 1`,
        ),
      ),
  };
}

/** An instant as a parameter of raw SQL. */
export const instantOf = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`;
