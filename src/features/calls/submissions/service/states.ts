import type { Change } from '../../../../platform/changes/index.ts';
import { conflict, notFound } from '../../../../platform/errors/index.ts';
import * as store from '../../store/submissions.ts';
import type { SubmissionState } from '../../tables.ts';
import { said } from '../context.ts';
import { mayBecome } from '../rules/states.ts';

/** Records what happened to a submission. Nothing of it stands on a published page. */
export const recordStep = (
  change: Change,
  action: string,
  before: store.SubmissionRow | null,
  after: store.SubmissionRow | null,
  reason?: string,
): Promise<void> => {
  const { id, editionId } = (after ?? before) as store.SubmissionRow;
  return change.record({
    action: `submission.${action}`,
    subject: { kind: 'submission', id },
    editionId,
    before: before === null ? null : said(before),
    after: after === null ? null : said(after),
    quiet: true,
    ...(reason === undefined ? {} : { reason }),
  });
};

/** The word of the log for each state that somebody decides on. */
const actions: Readonly<Record<SubmissionState, string>> = {
  draft: 'edited',
  submitted: 'returned',
  'under-review': 'taken-up',
  accepted: 'accepted',
  rejected: 'refused',
  withdrawn: 'withdrawn',
  confirmed: 'confirmed',
  scheduled: 'scheduled',
};

/**
 * Brings a submission into another state, in the caller's change, who has asked the policy. A decision notes who decided
 * and when; telling the authors is the caller's.
 * @param note what the authors are told with the decision
 * @throws 404 for none of the edition; 409 `paper-step-wrong` for a step that the table of states does not know
 */
export async function setState(
  change: Change,
  editionId: string,
  id: string,
  to: SubmissionState,
  { note }: { readonly note?: string | null } = {},
): Promise<{ readonly before: store.SubmissionRow; readonly after: store.SubmissionRow }> {
  const found = await store.lockSubmission(change.tx, { id });
  if (found === undefined || found.submission.editionId !== editionId) throw notFound('paper-unknown');
  const { submission: before } = found;
  if (!mayBecome(before.state, to)) {
    throw conflict('paper-step-wrong', { code: before.code ?? before.title, from: before.state, to });
  }
  const decides = to === 'accepted' || to === 'rejected';
  const reopens = before.decidedAt !== null && (to === 'under-review' || to === 'submitted');
  const after = await store.updateSubmission(change.tx, id, {
    state: to,
    ...(decides
      ? {
          decidedAt: change.now,
          decidedBy: change.actor.kind === 'account' ? change.actor.accountId : null,
          decisionNote: note ?? null,
        }
      : {}),
    ...(reopens ? { decidedAt: null, decidedBy: null, decisionNote: null } : {}),
    updatedAt: change.now,
  });
  await recordStep(change, actions[to], before, after);
  return { before, after };
}
