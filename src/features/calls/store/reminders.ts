import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/index.ts';
import { calls, graceLinks, submissions } from '../tables.ts';

/** A draft whose deadline is near. */
export interface DueDraft {
  readonly id: string;
  /** Until when it may be sent. */
  readonly closesAt: Date;
}

/** Drafts that may be sent until an instant within a period from now: by their call, or by their grace link. */
export async function listDueDrafts(db: Db, now: Date, until: Date): Promise<DueDraft[]> {
  const closes = sql<string>`greatest(${calls.closesAt}, case when ${graceLinks.revokedAt} is null then ${graceLinks.expiresAt} end)`;
  const rows = await db
    .select({ id: submissions.id, closesAt: closes })
    .from(submissions)
    .innerJoin(calls, and(eq(calls.editionId, submissions.editionId), eq(calls.id, submissions.callId)))
    .leftJoin(
      graceLinks,
      and(eq(graceLinks.editionId, submissions.editionId), eq(graceLinks.id, submissions.graceLinkId)),
    )
    .where(
      and(
        eq(submissions.state, 'draft'),
        eq(calls.published, true),
        sql`${closes} > ${now.toISOString()}::timestamptz`,
        sql`${closes} <= ${until.toISOString()}::timestamptz`,
      ),
    )
    .orderBy(asc(submissions.id));
  return rows.map(({ id, closesAt }) => ({ id, closesAt: new Date(closesAt) }));
}
