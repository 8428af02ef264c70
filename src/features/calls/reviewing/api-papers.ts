import type { Actor } from '../../../platform/actor/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { type Api, permit } from '../../../platform/http/index.ts';
import { EditionParams, placeOf } from '../../series/index.ts';
import { PaperParams } from '../submissions/contract.ts';
import type { Reviewing } from './context.ts';
import * as contract from './contract.ts';
import { readDiscussion } from './discussion.ts';
import { decidePapers, readReviews } from './policy.ts';
import { presentComment } from './present.ts';
import type { AssignmentDraft, Pair } from './service/assigning.ts';

const tag = 'reviews';

const pairOf = ({ submissionId, reviewerId }: Pair) => ({ paperId: submissionId, reviewerId });

const presentDraft = (
  { plan, conflicts }: Pick<AssignmentDraft, 'plan' | 'conflicts'>,
  assignments: readonly Pair[],
) => ({
  assignments: assignments.map(pairOf),
  shortages: plan.shortages.map(({ submissionId, ...rest }) => ({ paperId: submissionId, ...rest })),
  conflicts: conflicts.map(({ reasons, ...pair }) => ({ ...pairOf(pair), reasons })),
});

/** Adds the JSON operations of discussion, assignment and decision. */
export function addPapersApi(api: Api, reviewing: Reviewing): void {
  const { database, finder, access, reviews, assigning, deciding } = reviewing;

  const discussionOf = async (actor: Actor, id: string) => {
    const seen = await access.seePaper(actor, id);
    return readDiscussion(database, actor, seen);
  };

  api.operation({
    method: 'GET',
    url: '/papers/:paper/comments',
    id: 'listReviewComments',
    tag,
    summary: 'What reviewers and those who decide said about a paper',
    policy: readReviews,
    params: PaperParams,
    reply: contract.CommentList,
    handle: async ({ params, raw }) => {
      const { comments, speaker } = await discussionOf(raw.actor, params.paper);
      return { items: comments.map((one) => presentComment(one, speaker)) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/papers/:paper/comments',
    id: 'addReviewComment',
    tag,
    summary: 'Say something about a paper to its reviewers and those who decide',
    policy: readReviews,
    creates: true,
    params: PaperParams,
    body: contract.CommentInput,
    reply: contract.CommentView,
    handle: async ({ params, body, raw }) => {
      const { id } = await reviews.comment(raw.actor, params.paper, body);
      const { comments, speaker } = await discussionOf(raw.actor, params.paper);
      const said = comments.find((one) => one.id === id);
      if (said === undefined) throw notFound();
      return presentComment(said, speaker);
    },
  });

  api.operation({
    method: 'GET',
    url: '/editions/:edition/review-assignments',
    id: 'planReviewAssignments',
    tag,
    summary: 'Who would review what by theme and load, which papers lack reviewers and why',
    policy: decidePapers,
    params: EditionParams,
    query: contract.AssignmentsQuery,
    reply: contract.AssignmentsView,
    handle: async ({ params, query, raw }) => {
      const whole = await finder.visible(raw.actor, params.edition);
      permit(decidePapers, raw.actor, placeOf(whole.edition));
      const draft = await assigning.preview(whole, query.callId);
      return presentDraft(draft, draft.plan.assignments);
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/review-assignments',
    id: 'assignReviews',
    tag,
    summary: 'Assign reviews: by the plan of this moment, or as named; never against a conflict of interest',
    policy: decidePapers,
    creates: true,
    status: 200,
    params: EditionParams,
    body: contract.AssignmentsInput,
    reply: contract.AssignmentsView,
    handle: async ({ params, body, raw }) => {
      const whole = await finder.visible(raw.actor, params.edition);
      permit(decidePapers, raw.actor, placeOf(whole.edition));
      if (body.preview === true) {
        const draft = await assigning.preview(whole, body.callId);
        return presentDraft(draft, draft.plan.assignments);
      }
      const { draft, written } =
        body.assignments === undefined
          ? await assigning.assignByPlan(raw.actor, whole.edition.id, body.callId)
          : await assigning.assignByHand(
              raw.actor,
              whole.edition.id,
              body.callId,
              body.assignments.map(({ paperId, reviewerId }) => ({ submissionId: paperId, reviewerId })),
            );
      return presentDraft(draft, written);
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/paper-decisions',
    id: 'decidePapers',
    tag,
    summary: 'Accept or reject papers, all or none, and mail their contacts; or see the mails before',
    policy: decidePapers,
    creates: true,
    status: 200,
    params: EditionParams,
    body: contract.DecisionsInput,
    reply: contract.DecisionsView,
    handle: async ({ params, body, raw }) => {
      const whole = await finder.visible(raw.actor, params.edition);
      permit(decidePapers, raw.actor, placeOf(whole.edition));
      if (body.preview === true) {
        return { decided: [], mails: await deciding.preview(raw.actor, whole, body) };
      }
      const { decided, mails } = await deciding.decide(raw.actor, whole.edition.id, body);
      return { decided: decided.map(({ id, state, version }) => ({ id, state, version })), mails };
    },
  });
}
