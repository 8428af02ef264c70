import { and, eq, sql } from 'drizzle-orm';
import type { Database, Db, Tx } from '../../../platform/database/index.ts';
import type { Language, LocalText } from '../../../platform/language/index.ts';
import { bodies, states } from '../../directory/tables.ts';
import { reviewers, reviews } from '../tables.ts';

export type ReviewerRow = typeof reviewers.$inferSelect;

/** Somebody with the right of a reviewer in an edition, with what they take on. */
export interface ReviewerFacts extends Record<string, unknown> {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly themeIds: readonly string[];
  readonly mostReviews: number | null;
  readonly bodyId: string | null;
  readonly body: LocalText | null;
  readonly stateCode: string | null;
  readonly state: LocalText | null;
  /** Assigned, begun and handed in. */
  readonly load: number;
  readonly submitted: number;
  readonly declined: number;
}

/** Everybody whose right of a reviewer holds in the edition now, by name. One statement. */
export const listReviewers = (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  edition: { readonly id: string; readonly seriesId: string },
  now: Date,
): Promise<ReviewerFacts[]> => {
  const instant = sql`${now.toISOString()}::timestamptz`;
  return rows<ReviewerFacts>(
    db,
    sql`select a.id as "accountId", a.name, a.email, a.language,
        coalesce(to_json(v.theme_ids), '[]'::json) as "themeIds", v.most_reviews as "mostReviews",
        v.body_id as "bodyId", b.name as body, v.state_code as "stateCode", st.short_name as state,
        count(r.id) filter (where r.state in ('assigned', 'draft', 'submitted'))::int as load,
        count(r.id) filter (where r.state = 'submitted')::int as submitted,
        count(r.id) filter (where r.state in ('declined', 'conflict'))::int as declined
      from accounts a
        left join ${reviewers} v on v.account_id = a.id and v.edition_id = ${edition.id}
        left join ${bodies} b on b.id = v.body_id
        left join ${states} st on st.code = v.state_code
        left join ${reviews} r on r.reviewer_id = a.id and r.edition_id = ${edition.id}
      where a.disabled_at is null and a.id in (
        select g.account_id from grants g left join grants source on source.id = g.lent_from
        where g.role = 'reviewer' and (g.expires_at is null or g.expires_at > ${instant})
          and (g.lent_from is null or source.expires_at is null or source.expires_at > ${instant})
          and (g.scope_kind = 'installation'
            or (g.scope_kind = 'series' and g.scope_id = ${edition.seriesId})
            or (g.scope_kind = 'edition' and g.scope_id = ${edition.id})))
      group by a.id, v.edition_id, v.account_id, b.id, st.code
      order by a.name, a.id`,
  );
};

export const lockReviewer = async (
  tx: Tx,
  editionId: string,
  accountId: string,
): Promise<ReviewerRow | undefined> =>
  (
    await tx
      .select()
      .from(reviewers)
      .where(and(eq(reviewers.editionId, editionId), eq(reviewers.accountId, accountId)))
      .for('update')
  )[0];

/** Writes what a reviewer takes on, in place of what stood. */
export async function putReviewer(tx: Tx, row: typeof reviewers.$inferInsert): Promise<ReviewerRow> {
  const { editionId, accountId, ...values } = row;
  const [written] = await tx
    .insert(reviewers)
    .values(row)
    .onConflictDoUpdate({ target: [reviewers.editionId, reviewers.accountId], set: values })
    .returning();
  if (written === undefined) throw new Error('The statement returned no row.');
  return written;
}
