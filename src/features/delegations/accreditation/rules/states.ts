import type { AccreditationState } from '../../tables.ts';

/** What may follow each state of a request. `submitted` is also come back to: completed, or changed after an approval. */
export const accreditationSteps: Readonly<Record<AccreditationState, readonly AccreditationState[]>> = {
  submitted: ['under-review', 'approved', 'returned', 'refused', 'on-hold'],
  'under-review': ['approved', 'returned', 'refused', 'on-hold', 'submitted'],
  'on-hold': ['under-review', 'approved', 'returned', 'refused', 'submitted'],
  returned: ['submitted', 'under-review', 'refused'],
  refused: ['under-review'],
  approved: ['revoked', 'submitted'],
  revoked: ['under-review'],
};

/** What those who accredit may decide. */
export const accreditationDecisions = ['review', 'approve', 'return', 'refuse', 'hold', 'revoke'] as const;
export type AccreditationDecision = (typeof accreditationDecisions)[number];

/** The state that each decision leads to. */
export const stateAfter: Readonly<Record<AccreditationDecision, AccreditationState>> = {
  review: 'under-review',
  approve: 'approved',
  return: 'returned',
  refuse: 'refused',
  hold: 'on-hold',
  revoke: 'revoked',
};

/** Requests that somebody is to decide. */
export const waitingStates: readonly AccreditationState[] = ['submitted', 'under-review', 'on-hold'];

/** Decisions that are open in a state, in the order of the table above. */
export const decisionsIn = (state: AccreditationState): readonly AccreditationDecision[] =>
  accreditationDecisions.filter((decision) => accreditationSteps[state].includes(stateAfter[decision]));

/** Whether a decision needs a reason: for whom it concerns, or because it takes another one back. */
export const needsReason = (state: AccreditationState, decision: AccreditationDecision): boolean =>
  decision !== 'approve' && !(decision === 'review' && state === 'submitted');

/** What is known of a request when somebody decides it. */
export interface DecisionFacts {
  readonly state: AccreditationState;
  readonly decision: AccreditationDecision;
  /** Null: the system. */
  readonly actorId: string | null;
  /** Accounts that handed it in, nominated, or speak for the delegation. */
  readonly nominators: readonly (string | null)[];
  /** The account of the person itself. */
  readonly ownAccount: string | null;
  readonly twoPersons: boolean;
  readonly firstApproved: boolean;
  readonly firstApprovedBy: string | null;
  readonly cancelled: boolean;
  /** Documents and photo that the rule asks for and nobody handed in. */
  readonly missing: number;
  readonly reason: string | null;
}

/** The code of what speaks against a decision; null: nothing. A nominator never approves the own nominee. */
export function decisionFault(facts: DecisionFacts): string | null {
  const { state, decision, actorId, reason } = facts;
  if (!accreditationSteps[state].includes(stateAfter[decision])) return 'accreditation-step';
  if (decision === 'approve') {
    if (facts.cancelled) return 'accreditation-cancelled';
    if (actorId !== null && facts.ownAccount === actorId) return 'approves-oneself';
    if (actorId !== null && facts.nominators.includes(actorId)) return 'approves-own-nominee';
    if (facts.twoPersons && facts.firstApproved && facts.firstApprovedBy === actorId)
      return 'second-must-be-another';
    if (facts.missing > 0 && reason === null) return 'approves-incomplete';
  }
  return needsReason(state, decision) && reason === null ? 'accreditation-needs-reason' : null;
}
