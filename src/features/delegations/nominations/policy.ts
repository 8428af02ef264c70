import { type Actor, holds, holdsAnywhere, type Place, type Role } from '../../../platform/actor/index.ts';
import { type Policy, rolePolicy } from '../../../platform/http/policy.ts';

const readers: readonly Role[] = ['organiser', 'secretariat', 'protocol', 'desk'];
const managers: readonly Role[] = ['organiser', 'secretariat', 'protocol'];

/** Sees every delegation of an edition, with who was named. */
export const readDelegations = rolePolicy('delegations.read', readers);

/** Sets quotas and freeze dates; changes nominations on a delegation's behalf, with a reason once it is frozen. */
export const manageDelegations = rolePolicy('delegations.manage', managers);

/** Appoints focal points, refuses and ends them: who may give their right. */
export const appointFocalPoints = rolePolicy('focal-points.appoint', ['organiser', 'protocol']);

/** The delegations that somebody is focal point of, by the rights that hold in this sign-in. */
export const ownDelegations = (actor: Actor): readonly string[] =>
  actor.kind !== 'account'
    ? []
    : actor.grants.flatMap(({ role, scopeKind, scopeId }) =>
        role === 'focal-point' && scopeKind === 'delegation' && scopeId !== null ? [scopeId] : [],
      );

/** Whether somebody speaks for the delegation. */
export const speaksFor = (actor: Actor, delegationId: string): boolean =>
  ownDelegations(actor).includes(delegationId);

/** At the door: focal points and those who see all delegations; the delegation itself is asked about by the service. */
const orFocalPoint = (name: string, staff: readonly Role[]): Policy => ({
  ...rolePolicy(name, staff),
  admits: (actor) => holdsAnywhere(actor, [...staff, 'focal-point']),
  allows: (actor, place) => holds(actor, staff, place),
});

/** Sees a delegation: one's own, or all as those who work on them. */
export const seeDelegation = orFocalPoint('delegations.see', readers);

/** Names people for a delegation: one's own until it is frozen, or any for those who manage them. */
export const nominate = orFocalPoint('nominations.write', managers);

/** The pages of focal points. */
export const asFocalPoint: Policy = {
  ...rolePolicy('delegations.own', ['focal-point']),
  admits: (actor) => holdsAnywhere(actor, ['focal-point']),
};

/** Whether somebody may know of a delegation. */
export const maySeeDelegation = (actor: Actor, delegationId: string, place: Place): boolean =>
  speaksFor(actor, delegationId) || readDelegations.allows(actor, place);
