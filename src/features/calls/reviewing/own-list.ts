import type { Actor } from '../../../platform/actor/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import type { EditionWhole } from '../../series/index.ts';
import { readInterests } from '../store/reviewing-interests.ts';
import { listOwnReviews, type OwnReview } from '../store/reviewing-own.ts';

/** What the actor reviews in an edition; what a conflict of interest hides from them is not in it. */
export async function readOwnList(
  database: Pick<Database, 'rows' | 'db'>,
  { edition }: EditionWhole,
  actor: Actor,
): Promise<OwnReview[]> {
  if (actor.kind !== 'account') return [];
  const own = await listOwnReviews(database, database.db, edition.id, actor.accountId);
  const interests = await readInterests(database, database.db, edition.id, {
    submissionIds: own.map(({ submissionId }) => submissionId),
    accountIds: [actor.accountId],
  });
  return own.filter(({ submissionId }) => interests.between(submissionId, actor.accountId).length === 0);
}
