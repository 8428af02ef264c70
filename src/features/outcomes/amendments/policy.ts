import { type Actor, holds, holdsAnywhere, type Place, type Role } from '../../../platform/actor/index.ts';
import { type Policy, rolePolicy } from '../../../platform/http/policy.ts';
import { readDrafts } from '../policy.ts';

const managers: readonly Role[] = ['organiser', 'secretariat'];
const speakers: readonly Role[] = ['focal-point', 'delegate'];

/** The delegations that somebody proposes amendments for: as focal point or delegate of them. */
export const proposesFor = (actor: Actor): readonly string[] =>
  actor.kind !== 'account'
    ? []
    : [
        ...new Set(
          actor.grants.flatMap(({ role, scopeKind, scopeId }) =>
            speakers.includes(role) && scopeKind === 'delegation' && scopeId !== null ? [scopeId] : [],
          ),
        ),
      ];

/** Proposes amendments: a delegation its own, the secretariat on any delegation's behalf. */
export const proposeAmendments: Policy = {
  ...rolePolicy('amendments.own', managers),
  admits: (actor) => holdsAnywhere(actor, [...managers, ...speakers]),
  allows: (actor, place) => holds(actor, managers, place),
};

/** Reads texts that were circulated: delegations of the edition, and those who work on them. */
export const readCirculated: Policy = {
  ...rolePolicy('amendments.read', [...managers, 'rapporteur']),
  admits: (actor) => holdsAnywhere(actor, [...managers, 'rapporteur', ...speakers]),
  allows: (actor, place) => readDrafts.allows(actor, place),
};

/** The pages of a delegation. */
export const asDelegation: Policy = {
  ...rolePolicy('amendments.delegation', speakers),
  admits: (actor) => holdsAnywhere(actor, speakers),
};

/** Whether somebody may act for a delegation in an edition. */
export const mayProposeFor = (actor: Actor, delegationId: string, place: Place): boolean =>
  proposesFor(actor).includes(delegationId) || proposeAmendments.allows(actor, place);
