/** What calls do with their rows when one account of a person takes over another. */
import type { Change } from '../../../platform/changes/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import type { AccountMerging, MergeRemark } from '../../accounts/index.ts';
import * as store from '../store/merging.ts';
import { putReviewer } from '../store/reviewing-people.ts';
import { deleteReview, type ReviewRow, updateReview } from '../store/reviewing-reviews.ts';
import { type AuthorRow, deleteAuthor, updateAuthor } from '../store/submissions.ts';
import { joinedReadiness, keptAuthor, keptReview } from './rules.ts';

/** Rows of both accounts by the place where there may be one of a person only. */
function byPlace<Row>(rows: readonly Row[], place: (row: Row) => string): Row[][] {
  const places = new Map<string, Row[]>();
  for (const row of rows) places.set(place(row), [...(places.get(place(row)) ?? []), row]);
  return [...places.values()];
}

/** Submissions, and places among their authors: who stands there with both accounts stands there once. */
async function joinAuthorships(change: Change, move: store.Move): Promise<void> {
  const { tx } = change;
  const sent = await store.moveSubmissions(tx, move);
  const rows = await store.lockAuthorships(tx, move);
  const moved = new Set<string>();
  for (const places of byPlace(rows, ({ submissionId }) => submissionId)) {
    const [first, ...rest] = places as [AuthorRow, ...AuthorRow[]];
    const kept = rest.reduce((one, other) => keptAuthor(one, other), first);
    if (places.length === 1 && kept.accountId === move.into) continue;
    for (const twin of places.filter(({ id }) => id !== kept.id)) await deleteAuthor(tx, twin.id);
    await updateAuthor(tx, kept.id, {
      accountId: move.into,
      presenting: places.some(({ presenting }) => presenting),
      personId: kept.personId ?? places.find(({ personId }) => personId !== null)?.personId ?? null,
      affiliation: kept.affiliation ?? places.find(({ affiliation }) => affiliation)?.affiliation ?? null,
    });
    moved.add(kept.submissionId);
    if (places.length > 1) {
      const names = places.map(({ name, email, state }) => ({ name, email, state }));
      await change.record({
        action: 'co-author.merged',
        subject: { kind: 'submission', id: kept.submissionId },
        editionId: kept.editionId,
        before: { authors: names },
        after: { authors: [{ name: kept.name, email: kept.email, state: kept.state }] },
        quiet: true,
      });
    }
  }
  await store.touchSubmissions(
    tx,
    [...moved].filter((id) => !sent.some((submission) => submission.id === id)),
  );
}

/** What they take on as reviewers: an edition asks it of a person once. */
async function joinReviewers({ tx }: Change, move: store.Move): Promise<void> {
  const rows = await store.lockReviewersOf(tx, move);
  for (const gone of rows.filter(({ accountId }) => accountId === move.from)) {
    const own = rows.find(
      ({ accountId, editionId }) => accountId === move.into && editionId === gone.editionId,
    );
    const { themeIds, ...readiness } = own === undefined ? gone : joinedReadiness(own, gone);
    await putReviewer(tx, {
      editionId: gone.editionId,
      accountId: move.into,
      themeIds: [...themeIds],
      ...readiness,
    });
    await store.deleteReviewer(tx, gone);
  }
}

/** Reviews: of two of one submission one stays. @returns how many went */
async function joinReviews(change: Change, move: store.Move): Promise<number> {
  const { tx } = change;
  let dropped = 0;
  for (const both of byPlace(await store.lockReviewsOf(tx, move), ({ submissionId }) => submissionId)) {
    const [first, ...rest] = both as [ReviewRow, ...ReviewRow[]];
    const kept = rest.reduce((one, other) => keptReview(one, other), first);
    for (const gone of rest.length === 0 ? [] : both.filter(({ id }) => id !== kept.id)) {
      dropped += 1;
      await deleteReview(tx, gone.id);
      await change.record({
        action: 'review.merged',
        subject: { kind: 'review', id: kept.id },
        editionId: kept.editionId,
        before: gone,
        after: kept,
        quiet: true,
      });
    }
    if (kept.reviewerId !== move.into) await updateReview(tx, kept.id, { reviewerId: move.into });
  }
  return dropped;
}

/** Nobody reviews what they wrote: what now turns out to be one's own is given back. @returns how many */
async function giveBackOwn(change: Change, move: store.Move, reason: () => Promise<string>): Promise<number> {
  const own = await store.listReviewsOfOwn(change.tx, move.into);
  const why = own.length === 0 ? '' : await reason();
  for (const old of own) {
    const review = await updateReview(change.tx, old.id, {
      state: 'conflict',
      reason: why,
      submittedAt: null,
      updatedAt: change.now,
    });
    await change.record({
      action: 'review.declined',
      subject: { kind: 'review', id: old.id },
      editionId: old.editionId,
      before: old,
      after: review,
      quiet: true,
    });
  }
  return own.length;
}

/**
 * Submissions, places among authors, reviews and what is taken on as a reviewer follow the person. The second wall shows
 * the account that stays nothing of the other's: both were proved before.
 */
export const createCallsMerging =
  ({
    database,
    translator,
  }: {
    readonly database: Database;
    readonly translator: Translator;
  }): AccountMerging =>
  (change, move) =>
    database.widened(change.tx, async (): Promise<readonly MergeRemark[]> => {
      await joinAuthorships(change, move);
      await joinReviewers(change, move);
      const dropped = await joinReviews(change, move);
      await store.moveComments(change.tx, move);
      const own = await giveBackOwn(change, move, async () =>
        translator.t(await store.languageOf(database, change.tx, move.into))('reviewing:merging.own-reason'),
      );
      return [
        ...(dropped === 0 ? [] : [{ key: 'reviewing:merging.one-review', values: { count: dropped } }]),
        ...(own === 0 ? [] : [{ key: 'reviewing:merging.own-paper', values: { count: own } }]),
      ];
    });
