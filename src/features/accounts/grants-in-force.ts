import { type SQL, sql } from 'drizzle-orm';

/**
 * Which grants hold at an instant: the one place that says so, for signing in and for the lists of rights. Neither the
 * grant nor what it was lent from is over; a loan of a grant that was withdrawn is gone with it.
 *
 * The statement names the grant `g` and joins what it was lent from as `source`, by {@link lentFromSource}.
 */
export const inForce = (now: Date): SQL => {
  const instant = sql`${now.toISOString()}::timestamptz`;
  return sql`(g.expires_at is null or g.expires_at > ${instant})
    and (g.lent_from is null or source.expires_at is null or source.expires_at > ${instant})`;
};

export const lentFromSource: SQL = sql`left join grants source on source.id = g.lent_from`;
