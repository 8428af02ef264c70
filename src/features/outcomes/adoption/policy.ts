import { type Actor, holds, holdsAnywhere, type Role } from '../../../platform/actor/index.ts';
import { type Policy, rolePolicy } from '../../../platform/http/policy.ts';

const managers: readonly Role[] = ['organiser', 'secretariat'];
const speakers: readonly Role[] = ['focal-point', 'delegate'];

/** At the door: the secretariat, and whoever speaks for a delegation; the delegation itself is asked about by the service. */
const orDelegation = (name: string): Policy => ({
  ...rolePolicy(name, managers),
  admits: (actor) => holdsAnywhere(actor, [...managers, ...speakers]),
  allows: (actor, place) => holds(actor, managers, place),
});

/** Votes for a delegation: its own from its device, or any as the secretary who calls the roll. */
export const castVotes = orDelegation('votes.cast');

/** Puts reservations and explanations on record: a delegation its own, the secretariat anybody's. */
export const recordReservations = orDelegation('reservations.record');

/** The pages of decisions of a delegation. */
export const asDelegation: Policy = {
  ...rolePolicy('decisions.own', speakers),
  admits: (actor) => holdsAnywhere(actor, speakers),
};

/** The delegations that somebody speaks for, as focal point or delegate. */
export const spokenFor = (actor: Actor): readonly string[] =>
  actor.kind !== 'account'
    ? []
    : [
        ...new Set(
          actor.grants.flatMap(({ role, scopeKind, scopeId }) =>
            speakers.includes(role) && scopeKind === 'delegation' && scopeId !== null ? [scopeId] : [],
          ),
        ),
      ];
