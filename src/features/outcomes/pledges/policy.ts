import { type Actor, holds, holdsAnywhere } from '../../../platform/actor/index.ts';
import { type Policy, rolePolicy } from '../../../platform/http/policy.ts';

const staff = ['organiser', 'secretariat'] as const;
const ofParty = ['focal-point', 'delegate', 'reporter'] as const;

/** Whom somebody acts for, by the rights that hold in this sign-in: participations, and bodies that they report for. */
export function partiesOf(actor: Actor): {
  readonly delegationIds: readonly string[];
  readonly bodyIds: readonly string[];
} {
  if (actor.kind !== 'account') return { delegationIds: [], bodyIds: [] };
  const of = (roles: readonly string[], kind: string): string[] =>
    actor.grants.flatMap(({ role, scopeKind, scopeId }) =>
      roles.includes(role) && scopeKind === kind && scopeId !== null ? [scopeId] : [],
    );
  return { delegationIds: of(['focal-point', 'delegate'], 'delegation'), bodyIds: of(['reporter'], 'body') };
}

/** Drafts, submits and withdraws pledges and consents to them: a party for itself, the secretariat for any. */
export const actOnPledges: Policy = {
  ...rolePolicy('pledges.act', staff),
  admits: (actor) => holdsAnywhere(actor, [...staff, ...ofParty]),
  allows: (actor, place) => holds(actor, staff, place),
};

/** The pages of a party. */
export const asParty: Policy = {
  ...rolePolicy('pledges.own', ofParty),
  admits: (actor) => holdsAnywhere(actor, ofParty),
};
