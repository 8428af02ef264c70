import { lt, sql } from 'drizzle-orm';
import type { Database } from '../../database/index.ts';
import { rateCounters } from '../tables.ts';
import { type Allowance, type Counted, windowStart } from './rules.ts';

export interface Count {
  /** Opaque: whom it is about cannot be read from it. */
  readonly key: string;
  readonly allowance: Allowance;
  /** Requests to add. */
  readonly by: number;
  /** The counter stops here: a refused try counts, a thousand of them no more than one. */
  readonly cap: number;
}

/**
 * Adds to counters and reads them with their former windows: one statement, in the order of the keys so that two
 * processes never wait for each other.
 */
export async function addCounts(
  database: Pick<Database, 'db' | 'rows'>,
  counts: readonly Count[],
  now: number,
): Promise<ReadonlyMap<string, Counted>> {
  const values = counts
    .map(({ key, allowance: { seconds }, by, cap }) => {
      const start = windowStart(now, seconds);
      const instant = (at: number): string => new Date(at).toISOString();
      return {
        key,
        by,
        cap,
        starts: instant(start),
        former: instant(start - seconds * 1000),
        expires: instant(start + 2 * seconds * 1000),
      };
    })
    .toSorted((one, other) => (one.key < other.key ? -1 : 1));
  const rows = await database.rows<{ key: string; count: number | string; former: number | string }>(
    database.db,
    sql`with given as (
      select * from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
        as g(key text, by integer, cap integer, starts timestamptz, former timestamptz, expires timestamptz)
    ), counted as (
      insert into rate_counters (key, starts_at, count, expires_at)
      select g.key, g.starts, least(g.by, g.cap), g.expires from given g
      on conflict (key, starts_at) do update
        set count = least(rate_counters.count + excluded.count,
          (select g.cap from given g where g.key = rate_counters.key))
      returning key, count
    )
    select c.key, c.count, coalesce(p.count, 0) as former
    from counted c join given g on g.key = c.key
    left join rate_counters p on p.key = g.key and p.starts_at = g.former`,
  );
  return new Map(
    rows.map(({ key, count, former }) => [key, { count: Number(count), former: Number(former) }]),
  );
}

/** Forgets counters that nothing asks for any more. @returns how many */
export async function forgetExpired({ db }: Pick<Database, 'db'>, now: Date): Promise<number> {
  const gone = await db
    .delete(rateCounters)
    .where(lt(rateCounters.expiresAt, now))
    .returning({ key: rateCounters.key });
  return gone.length;
}
