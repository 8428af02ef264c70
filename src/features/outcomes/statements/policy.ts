import { type Actor, holds, holdsAnywhere } from '../../../platform/actor/index.ts';
import { type Policy, rolePolicy } from '../../../platform/http/policy.ts';

const staff = ['organiser', 'secretariat'] as const;
const ofDelegation = ['focal-point', 'delegate'] as const;

/** The delegations that somebody acts for, by the rights that hold in this sign-in. */
export const delegationsOf = (actor: Actor): readonly string[] =>
  actor.kind !== 'account'
    ? []
    : actor.grants.flatMap(({ role, scopeKind, scopeId }) =>
        ofDelegation.some((one) => one === role) && scopeKind === 'delegation' && scopeId !== null
          ? [scopeId]
          : [],
      );

/** Says whether a party will sign: its delegation for itself, the secretariat as it was told. */
export const answerStatements: Policy = {
  ...rolePolicy('signatures.answer', staff),
  admits: (actor) => holdsAnywhere(actor, [...staff, ...ofDelegation]),
  allows: (actor, place) => holds(actor, staff, place),
};

/** The pages of a delegation. */
export const asDelegation: Policy = {
  ...rolePolicy('statements.own', ofDelegation),
  admits: (actor) => holdsAnywhere(actor, ofDelegation),
};
