import type { AdoptionManner, OutcomeStatus } from '../rules.ts';
import type {
  amendmentStatuses,
  decisionMethods,
  decisionResults,
  decisionStatuses,
  majorities,
  voteChoices,
} from '../tables.ts';

type AmendmentStatus = (typeof amendmentStatuses)[number];
export type DecisionMethod = (typeof decisionMethods)[number];
export type Majority = (typeof majorities)[number];
export type DecisionStatus = (typeof decisionStatuses)[number];
export type DecisionResult = (typeof decisionResults)[number];
export type VoteChoice = (typeof voteChoices)[number];

/** What a decision may become: there is no way back, and none past a state. */
export const decisionTransitions: Readonly<Record<DecisionStatus, readonly DecisionStatus[]>> = {
  prepared: ['open'],
  open: ['closed'],
  closed: [],
};

/** Whether reservations and explanations may be put on record beside a text. */
export const takesReservations = (status: OutcomeStatus): boolean =>
  ['tabled', 'adopted', 'published', 'not-adopted'].includes(status);

/** Whether an amendment may be put to a decision of its own. */
export const mayBePut = (status: AmendmentStatus): boolean =>
  ['submitted', 'admissible', 'put-to-decision'].includes(status);

/** How a decision may end without a result of its own. */
export const otherEnds = ['referred', 'deferred', 'no-quorum'] as const;

/** Votes by choice. */
export type Tally = Readonly<Record<VoteChoice, number>>;

export const noVotes: Tally = { for: 0, against: 0, abstaining: 0 };

/** Counts votes. */
export const tallyOf = (choices: readonly VoteChoice[]): Tally => ({
  for: choices.filter((one) => one === 'for').length,
  against: choices.filter((one) => one === 'against').length,
  abstaining: choices.filter((one) => one === 'abstaining').length,
});

export const votesIn = (tally: Tally): number => tally.for + tally.against + tally.abstaining;

/**
 * How many of the entitled must be present or represented: a share of them, rounded up.
 * @example quorumOf(21, 50) // 11
 */
export const quorumOf = (entitled: number, percent: number): number => Math.ceil((entitled * percent) / 100);

/** Whether delegations say each for themselves, one after the other or on their own devices. */
export const isVote = (method: DecisionMethod): boolean => !['consensus', 'acclamation'].includes(method);
/** Whether each vote is kept by the delegation's name; a show of hands is counted in the hall. */
export const isByName = (method: DecisionMethod): boolean => method === 'roll-call' || method === 'devices';

/** Whether those in favour are enough of the present and voting; who abstains does not vote. */
export function isCarried(majority: Majority, tally: Tally): boolean {
  const voting = tally.for + tally.against;
  if (tally.for === 0) return false;
  if (majority === 'unanimity') return tally.against === 0;
  if (majority === 'two-thirds') return tally.for * 3 >= voting * 2;
  return tally.for > tally.against;
}

/** What a decision came to, as it is seen at its closing. */
export interface Closing {
  readonly method: DecisionMethod;
  readonly majority: Majority;
  readonly present: number;
  readonly quorum: number;
  readonly tally: Tally;
  /** Somebody objected to a consensus, or called for a vote when it was put to acclamation. */
  readonly objection: boolean;
  /** Another end than a result. */
  readonly end: (typeof otherEnds)[number] | null;
}

/**
 * What a decision came to: without the quorum at its start nothing; by consensus or acclamation it is adopted when nobody
 * objected; by vote, when those in favour are enough of the present and voting.
 */
export function resultOf({
  method,
  majority,
  present,
  quorum,
  tally,
  objection,
  end,
}: Closing): DecisionResult {
  if (end !== null) return end;
  if (present < quorum) return 'no-quorum';
  if (!isVote(method)) return objection ? 'rejected' : 'adopted';
  return isCarried(majority, tally) ? 'adopted' : 'rejected';
}

/** The manner in which a decision that was carried adopts its text. */
export function mannerOf(method: DecisionMethod, tally: Tally): AdoptionManner {
  if (method === 'consensus' || method === 'acclamation') return method;
  return tally.against === 0 && tally.abstaining === 0 ? 'unanimity' : 'vote';
}

/** Somebody on the roll, as far as presence and proxies go. */
export interface Presence {
  readonly participationId: string;
  readonly present: boolean;
  /** Who votes for it; it counts as present. */
  readonly proxyId: string | null;
}

export type RollFault =
  | 'elector-twice'
  | 'proxy-itself'
  | 'proxy-absent'
  | 'proxy-of-proxy'
  | 'proxy-unknown';

/** What is wrong with a roll, by the place in the list: a proxy is another delegation of the roll that is there itself. */
export function faultsOfRoll(
  roll: readonly Presence[],
): { readonly index: number; readonly fault: RollFault }[] {
  const byId = new Map(roll.map((one) => [one.participationId, one]));
  const seen = new Set<string>();
  return roll.flatMap(({ participationId, proxyId }, index) => {
    const faults: RollFault[] = [];
    if (seen.has(participationId)) faults.push('elector-twice');
    seen.add(participationId);
    if (proxyId !== null) {
      const proxy = byId.get(proxyId);
      if (proxyId === participationId) faults.push('proxy-itself');
      else if (proxy === undefined) faults.push('proxy-unknown');
      else if (proxy.proxyId !== null) faults.push('proxy-of-proxy');
      else if (!proxy.present) faults.push('proxy-absent');
    }
    return faults.map((fault) => ({ index, fault }));
  });
}
