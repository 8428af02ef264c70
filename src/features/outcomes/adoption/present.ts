import type { DecisionRow, ElectorRow, ReservationWhole } from '../store/adoption.ts';
import type { DecisionView, ReservationView } from './contract.ts';
import { isByName, isVote, type Tally, tallyOf } from './rules.ts';

/** Votes of a decision by choice: counted in the hall, or a count of its list. Null where nobody votes. */
export function tallyOfDecision(decision: DecisionRow, electors: readonly ElectorRow[]): Tally | null {
  if (!isVote(decision.method)) return null;
  if (isByName(decision.method)) {
    return tallyOf(electors.flatMap(({ choice }) => (choice === null ? [] : [choice])));
  }
  return decision.handsFor === null
    ? null
    : {
        for: decision.handsFor,
        against: decision.handsAgainst ?? 0,
        abstaining: decision.handsAbstaining ?? 0,
      };
}

/** Whether choices may be shown: a roll is called aloud; what devices say is kept back until the end. */
export const showsChoices = ({ method, status }: Pick<DecisionRow, 'method' | 'status'>): boolean =>
  status === 'closed' || method === 'roll-call';

/** Who reads a decision: one who works on texts, or those who speak for these delegations. */
export interface DecisionReader {
  readonly works: boolean;
  readonly speaksFor: readonly string[];
}

/** A decision for a reader: while it is open, who else has voted is for those to know who work on it. */
export function presentDecision(
  decision: DecisionRow,
  all: readonly ElectorRow[],
  { works, speaksFor }: DecisionReader,
): DecisionView {
  const electors = all.filter(({ decisionId }) => decisionId === decision.id);
  const shown = showsChoices(decision);
  return {
    id: decision.id,
    documentId: decision.documentId,
    provisionId: decision.provisionId,
    amendmentId: decision.amendmentId,
    question: decision.question,
    method: decision.method,
    majority: decision.majority,
    quorumPercent: decision.quorumPercent,
    sessionId: decision.sessionId,
    presiding: decision.presiding,
    status: decision.status,
    result: decision.result,
    entitled: decision.entitled,
    present: decision.present,
    quorum: decision.quorum,
    tally: shown && (works || decision.status === 'closed') ? tallyOfDecision(decision, electors) : null,
    wordingDigest: decision.wordingDigest,
    note: decision.note,
    openedAt: decision.openedAt?.toISOString() ?? null,
    closedAt: decision.closedAt?.toISOString() ?? null,
    electors: electors.map(({ participationId, name, present, proxyId, choice }) => ({
      participationId,
      name,
      present,
      proxyId,
      voted:
        works || decision.status === 'closed' || speaksFor.includes(proxyId ?? participationId)
          ? choice !== null
          : null,
      choice: shown && (works || decision.status === 'closed') ? choice : null,
    })),
    sample: decision.sample,
    version: decision.version,
  };
}

export const presentReservation = ({ reservation, name }: ReservationWhole): ReservationView => ({
  id: reservation.id,
  documentId: reservation.documentId,
  provisionId: reservation.provisionId,
  participation: { participationId: reservation.participationId, name },
  kind: reservation.kind,
  text: reservation.text,
  madeOn: reservation.madeOn,
  withdrawnOn: reservation.withdrawnOn,
  sample: reservation.sample,
  version: reservation.version,
});
