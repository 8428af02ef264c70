import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { conflict, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { permit, requireVersion } from '../../../../platform/http/index.ts';
import { type EditionWhole, findEdition, placeOf } from '../../../series/index.ts';
import { findCall } from '../../store/reviewing-criteria.ts';
import { type Interests, readInterests } from '../../store/reviewing-interests.ts';
import { listReviewers, type ReviewerFacts } from '../../store/reviewing-people.ts';
import * as store from '../../store/reviewing-reviews.ts';
import type { ReviewingContext } from '../context.ts';
import { assignedMail } from '../mails.ts';
import { decidePapers } from '../policy.ts';
import { type AssignmentPlan, planAssignments } from '../rules/assignment.ts';
import type { ConflictReason } from '../rules/conflicts-of-interest.ts';
import { reviewable } from '../rules/decisions.ts';

export interface Pair {
  readonly submissionId: string;
  readonly reviewerId: string;
}

/** What can be assigned in a call now, and what stands and must not. */
export interface AssignmentDraft {
  readonly call: NonNullable<Awaited<ReturnType<typeof findCall>>>;
  readonly plan: AssignmentPlan;
  readonly submissions: readonly store.SubmissionRow[];
  readonly reviewers: readonly ReviewerFacts[];
  /** Reviews of these submissions that stand. */
  readonly standing: readonly store.ReviewRow[];
  readonly interests: Interests;
  readonly conflicts: readonly (Pair & { readonly reasons: readonly ConflictReason[] })[];
}

const isStanding = ({ state }: store.ReviewRow): boolean =>
  (store.standing as readonly string[]).includes(state);

/** Who reviews what: planned by theme and load, or said by hand; never against a conflict of interest. */
export function createAssigningService(context: ReviewingContext) {
  const { database, changes, clock } = context;

  async function draftIn(
    db: Parameters<typeof findCall>[0],
    whole: EditionWhole,
    callId: string,
    now: Date,
  ): Promise<AssignmentDraft> {
    const call = await findCall(db, callId);
    if (call === undefined || call.editionId !== whole.edition.id) throw notFound('call-unknown');
    const submissions = await store.listWaiting(db, callId);
    const reviewers = await listReviewers(database, db, whole.edition, now);
    const submissionIds = submissions.map(({ id }) => id);
    const reviews = await store.listReviewsOf(db, submissionIds);
    const interests = await readInterests(database, db, whole.edition.id, {
      submissionIds,
      accountIds: [
        ...reviewers.map(({ accountId }) => accountId),
        ...reviews.map(({ reviewerId }) => reviewerId),
      ],
    });
    const open = reviews.filter(isStanding);
    const conflicts = open.flatMap(({ submissionId, reviewerId }) => {
      const reasons = interests.between(submissionId, reviewerId);
      return reasons.length === 0 ? [] : [{ submissionId, reviewerId, reasons }];
    });
    const counts = ({ submissionId, reviewerId }: Pair): boolean =>
      interests.between(submissionId, reviewerId).length === 0;
    const plan = planAssignments(
      submissions.map(({ id, themeId }) => {
        const its = open.filter((review) => review.submissionId === id && counts(review));
        return {
          id,
          themeId,
          lacking: call.reviewsWanted - its.length,
          reviewerIds: its.map(({ reviewerId }) => reviewerId),
          declinedIds: reviews
            .filter((review) => review.submissionId === id && !isStanding(review))
            .map(({ reviewerId }) => reviewerId),
        };
      }),
      reviewers.map(({ accountId, themeIds, load, mostReviews }) => ({
        id: accountId,
        themeIds,
        load,
        most: mostReviews,
      })),
      (submissionId, reviewerId) => !counts({ submissionId, reviewerId }),
    );
    return { call, plan, submissions, reviewers, standing: open, interests, conflicts };
  }

  async function inEdition<T>(
    actor: Actor,
    editionId: string,
    work: (change: Change, whole: EditionWhole) => Promise<T>,
  ): Promise<T> {
    return changes.run(actor, decidePapers.name, async (change) => {
      const whole = await findEdition(change.tx, editionId);
      if (whole === undefined) throw notFound('edition-unknown');
      permit(decidePapers, actor, placeOf(whole.edition));
      await store.lockAssignments(database, change.tx, editionId);
      return work(change, whole);
    });
  }

  /** Assigns, begins the review of submissions that were only received, and tells each reviewer once. */
  async function write(change: Change, whole: EditionWhole, draft: AssignmentDraft, pairs: readonly Pair[]) {
    const locked = await store.lockSubmissions(
      change.tx,
      whole.edition.id,
      pairs.map(({ submissionId }) => submissionId),
    );
    if (locked.some(({ state }) => !reviewable.includes(state))) throw conflict('submission-not-reviewable');
    const written = await store.insertReviews(
      change.tx,
      pairs.map((pair) => ({
        ...pair,
        editionId: whole.edition.id,
        state: 'assigned' as const,
        assignedAt: change.now,
        updatedAt: change.now,
      })),
    );
    for (const { id, state } of locked) {
      if (state !== 'submitted') continue;
      await store.updateSubmission(change.tx, id, { state: 'under-review', updatedAt: change.now });
    }
    await change.record({
      action: 'reviews.assigned',
      subject: { kind: 'call', id: draft.call.id },
      editionId: whole.edition.id,
      before: null,
      after: written.map(({ id, submissionId, reviewerId }) => ({ id, submissionId, reviewerId })),
      quiet: true,
    });
    for (const reviewer of draft.reviewers) {
      const own = written.filter(({ reviewerId }) => reviewerId === reviewer.accountId);
      if (own.length > 0) await assignedMail(context, change.tx, whole, draft.call, reviewer, own);
    }
    return written;
  }

  return {
    /** What the plan would assign now; nothing is changed. */
    preview: (whole: EditionWhole, callId: string): Promise<AssignmentDraft> =>
      draftIn(database.db, whole, callId, clock.now()),

    /** Assigns by the plan of this moment. */
    assignByPlan: (actor: Actor, editionId: string, callId: string) =>
      inEdition(actor, editionId, async (change, whole) => {
        const draft = await draftIn(change.tx, whole, callId, change.now);
        if (draft.plan.assignments.length === 0) throw conflict('nothing-to-assign');
        return { draft, written: await write(change, whole, draft, draft.plan.assignments) };
      }),

    /**
     * Assigns what was named, whatever themes and loads.
     * @throws 422 `conflict-of-interest` when one of the reviewers may not see the submission: nobody may wave that
     */
    assignByHand: (actor: Actor, editionId: string, callId: string, pairs: readonly Pair[]) =>
      inEdition(actor, editionId, async (change, whole) => {
        const draft = await draftIn(change.tx, whole, callId, change.now);
        const faults = pairs.flatMap(({ submissionId, reviewerId }, index) => {
          const field = `assignments.${index}`;
          const reviewer = draft.reviewers.find(({ accountId }) => accountId === reviewerId);
          const submission = draft.submissions.find(({ id }) => id === submissionId);
          if (submission === undefined)
            return [{ field: `${field}.paperId`, code: 'submission-not-reviewable' }];
          if (reviewer === undefined) return [{ field: `${field}.reviewerId`, code: 'reviewer-unknown' }];
          const params = { name: reviewer.name, code: submission.code ?? '' };
          if (draft.interests.between(submissionId, reviewerId).length > 0) {
            return [{ field: `${field}.reviewerId`, code: 'conflict-of-interest', params }];
          }
          return [];
        });
        if (faults.length > 0) throw ruleBroken(faults);
        const written = await write(change, whole, draft, pairs);
        if (written.length === 0) throw conflict('already-assigned');
        return { draft, written };
      }),

    /** Takes an assignment back that its reviewer has not handed in. */
    takeBack: async (actor: Actor, reviewId: string, version: number | null): Promise<void> => {
      const found = await store.findReview(database.db, reviewId);
      if (found === undefined) throw notFound();
      await inEdition(actor, found.editionId, async (change) => {
        const review = await store.lockReview(change.tx, reviewId);
        if (review === undefined) throw notFound();
        requireVersion(review.version, version);
        if (review.state === 'submitted') throw conflict('review-handed-in');
        await store.deleteReview(change.tx, reviewId);
        await change.record({
          action: 'review.withdrawn',
          subject: { kind: 'review', id: reviewId },
          editionId: review.editionId,
          before: review,
          after: null,
          quiet: true,
        });
      });
    },
  };
}
export type AssigningService = ReturnType<typeof createAssigningService>;
