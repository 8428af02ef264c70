import { sql } from 'drizzle-orm';
import type { Database } from '../../../src/platform/database/index.ts';
import type { Verified } from './verified.ts';

/** How far another node's clock may be ahead, in minutes. */
const AHEAD = 5;

/**
 * Checks the log of changes: each row says who did what, when and on what authority, and none comes from the future. Ids
 * that no row has are counted and are no fault: a change that was rolled back takes its id with it.
 */
export async function verifyAudit({ rows, db }: Pick<Database, 'rows' | 'db'>): Promise<Verified> {
  const [counts] = await rows<{ checked: string; last: string | null; given: string | null }>(
    db,
    sql`select count(*) as checked, max(id) as last,
      (select last_value from pg_sequences where schemaname = 'public' and sequencename = 'audit_events_id_seq') as given
      from audit_events`,
  );
  const wrong = await rows<{ id: string; action: string; fault: string }>(
    db,
    sql`select id, action, case
        when at > now() + make_interval(mins => ${AHEAD}) then 'comes from the future'
        when action !~ '^[a-z][a-z-]*[.][a-z][a-z-]*$' then 'names no action'
        when actor_name = '' or authority = '' then 'does not say who or on what authority'
        when before is null and after is null then 'says nothing of what changed' end as fault
      from audit_events
      where at > now() + make_interval(mins => ${AHEAD}) or action !~ '^[a-z][a-z-]*[.][a-z][a-z-]*$'
        or actor_name = '' or authority = '' or (before is null and after is null)
      order by id`,
  );
  const checked = Number(counts?.checked ?? 0);
  const given = Math.max(Number(counts?.last ?? 0), Number(counts?.given ?? 0));
  const without = given - checked;
  return {
    checked,
    wrong: wrong.map(({ id, action, fault }) => `audit: event ${id} (${action}) ${fault}`),
    remarks:
      without > 0
        ? [
            `audit: ${without} of the ids up to ${given} have no event; changes that were rolled back leave such gaps`,
          ]
        : [],
  };
}
