import type { Actor } from '../../../../platform/actor/index.ts';
import { createEntry, type Entry } from '../../../../platform/entry/index.ts';
import { conflict, forbidden, notFound } from '../../../../platform/errors/index.ts';
import { requireVersion } from '../../../../platform/http/index.ts';
import { cleanText } from '../../../../platform/language/index.ts';
import { findCall, listCriteria } from '../../store/reviewing-criteria.ts';
import * as store from '../../store/reviewing-reviews.ts';
import { type Access, isOpenTo, reviewsIn } from '../access.ts';
import type { ReviewingContext } from '../context.ts';
import type { CommentInput, ReviewPatch } from '../contract.ts';
import { readReviews, reviewPapers } from '../policy.ts';
import { reviewable } from '../rules/decisions.ts';

/** Running text in one language, cleaned; null when it is left empty. */
export function readWords(entry: Entry, field: string, input: string | null | undefined): string | null {
  const { text, refused } = cleanText(input ?? '');
  if (refused.length > 0) entry.refuse(field, 'text-control-characters', { characters: refused.join(', ') });
  return text === '' ? null : text;
}

/** Reviews as their reviewers write them, and what is said about a submission. */
export function createReviewsService({ database, changes, finder }: ReviewingContext, access: Access) {
  return {
    /**
     * Writes one's own review: a draft, handed in, declined, or given back for a conflict of interest. It may be changed
     * until the submission is decided.
     * @throws 404 for another's review, and for one whose submission its reviewer may not see
     */
    write(actor: Actor, id: string, version: number | null, patch: ReviewPatch): Promise<store.ReviewRow> {
      return changes.run(actor, reviewPapers.name, async (change) => {
        const old = await store.lockReview(change.tx, id);
        const whole = old && (await finder.find(old.editionId));
        if (old === undefined || whole === undefined || actor.kind !== 'account') throw notFound();
        if (old.reviewerId !== actor.accountId || !reviewsIn(actor, whole)) throw notFound();
        if (!(await isOpenTo(database, change.tx, old))) throw notFound();
        requireVersion(old.version, version);
        const state = await database.widened(change.tx, () =>
          store.holdState(database, change.tx, old.submissionId),
        );
        if (state === undefined || !reviewable.includes(state)) throw conflict('review-closed');
        const next = patch.state ?? (old.state === 'submitted' ? 'submitted' : 'draft');
        const entry = createEntry();
        const comment = 'comment' in patch ? readWords(entry, 'comment', patch.comment) : old.comment;
        const confidential =
          'confidential' in patch ? readWords(entry, 'confidential', patch.confidential) : old.confidential;
        const reason = readWords(entry, 'reason', patch.reason);
        const recommendation = patch.recommendation === undefined ? old.recommendation : patch.recommendation;
        const submission = (await store.listSubmissions(change.tx, old.editionId, [old.submissionId]))[0];
        const call = submission && (await findCall(change.tx, submission.callId));
        if (call === undefined) throw notFound();
        const criteria = await listCriteria(change.tx, call.id);
        const scores = { ...old.scores, ...patch.scores };
        for (const [criterion, score] of Object.entries(patch.scores ?? {})) {
          entry.check(
            criteria.some((one) => one.id === criterion),
            `scores.${criterion}`,
            'criterion-unknown',
          );
          entry.check(score <= call.maxScore, `scores.${criterion}`, 'score-too-high', {
            most: call.maxScore,
          });
        }
        if (next === 'submitted') {
          for (const one of criteria)
            entry.check(scores[one.id] !== undefined, `scores.${one.id}`, 'score-needed');
          entry.check(recommendation !== null, 'recommendation', 'recommendation-needed');
        }
        if (next === 'declined' || next === 'conflict')
          entry.check(reason !== null, 'reason', 'field-required');
        entry.done();
        const given = next === 'declined' || next === 'conflict';
        const review = await store.updateReview(change.tx, id, {
          state: next,
          scores,
          recommendation,
          comment,
          confidential,
          reason: given ? reason : null,
          submittedAt: next === 'submitted' ? (old.submittedAt ?? change.now) : null,
          updatedAt: change.now,
        });
        await change.record({
          action: given ? 'review.declined' : next === 'submitted' ? 'review.submitted' : 'review.edited',
          subject: { kind: 'review', id },
          editionId: old.editionId,
          before: old,
          after: review,
          quiet: true,
        });
        return review;
      });
    },

    /** Says something about a submission to its other reviewers and to those who decide. */
    async comment(actor: Actor, submissionId: string, input: CommentInput): Promise<store.CommentRow> {
      if (actor.kind !== 'account') throw forbidden();
      const { paper } = await access.seePaper(actor, submissionId);
      return changes.run(actor, readReviews.name, async (change) => {
        const entry = createEntry();
        const text = readWords(entry, 'text', input.text);
        entry.check(text !== null, 'text', 'field-required');
        entry.done();
        const comment = await store.insertComment(change.tx, {
          editionId: paper.editionId,
          submissionId,
          authorId: actor.accountId,
          text: text ?? '',
          createdAt: change.now,
        });
        await change.record({
          action: 'review-comment.created',
          subject: { kind: 'review-comment', id: comment.id },
          editionId: paper.editionId,
          before: null,
          after: comment,
          quiet: true,
        });
        return comment;
      });
    },
  };
}
export type ReviewsService = ReturnType<typeof createReviewsService>;
