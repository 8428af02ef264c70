import { everything, nothing, type Sight } from '../database/sight.ts';
import type { Actor, Grant, Role } from './index.ts';

/**
 * Roles whose work lies in a whole edition. Others, such as a delegate or an exhibitor, see of protected tables what is
 * their own and their delegations'.
 */
const ofEdition: readonly Role[] = [
  'organiser',
  'programme-manager',
  'secretariat',
  'rapporteur',
  'protocol',
  'desk',
  'exhibition-manager',
];

/** What an actor's work sees behind the second wall: wide enough for every policy, and within what was granted. */
export function sightOf(actor: Actor): Sight {
  if (actor.kind === 'system') return everything;
  if (actor.kind === 'anonymous') return nothing;
  const inEditions = actor.grants.filter(({ role }) => ofEdition.includes(role));
  const idsOf = (kind: Grant['scopeKind'], grants: readonly Grant[]): string[] =>
    grants.flatMap(({ scopeKind, scopeId }) => (scopeKind === kind && scopeId !== null ? [scopeId] : []));
  return {
    all: inEditions.some(({ scopeKind }) => scopeKind === 'installation'),
    seriesIds: idsOf('series', inEditions),
    editionIds: idsOf('edition', inEditions),
    delegationIds: idsOf('delegation', actor.grants),
    bodyIds: idsOf(
      'body',
      actor.grants.filter(({ role }) => role === 'reporter'),
    ),
    assessedIds: idsOf(
      'edition',
      actor.grants.filter(({ role }) => role === 'assessor'),
    ),
    accountId: actor.accountId,
  };
}
