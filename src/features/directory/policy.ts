import { type Actor, holdsAnywhere, type Role } from '../../platform/actor/index.ts';
import type { Policy } from '../../platform/http/policy.ts';

const policyOf = (name: string, allows: (actor: Actor) => boolean): Policy => ({
  name,
  public: false,
  admits: allows,
  allows,
  scope: (actor) => ({ all: allows(actor), seriesIds: [], editionIds: [] }),
});

/** Holds for whoever has one of the roles in any edition: the directory belongs to none. */
const anywhere = (name: string, roles: readonly Role[]): Policy =>
  policyOf(name, (actor) => holdsAnywhere(actor, roles));

/** Holds for whoever has one of the roles in a whole series or in the installation: one edition is not enough. */
const beyondOneEdition = (name: string, roles: readonly Role[]): Policy =>
  policyOf(name, (actor) => {
    if (actor.kind !== 'account') return actor.kind === 'system';
    return actor.grants.some(
      ({ role, scopeKind }) =>
        roles.includes(role) && (scopeKind === 'installation' || scopeKind === 'series'),
    );
  });

/** Looks up persons and bodies: people who work in the system. The list of persons is nobody else's. */
export const readDirectory = anywhere('directory.read', [
  'organiser',
  'programme-manager',
  'secretariat',
  'rapporteur',
  'protocol',
  'desk',
  'exhibition-manager',
]);

/** Adds a person or a body that an edition needs: nothing that stands is changed by it. */
export const addToDirectory = anywhere('directory.add', [
  'organiser',
  'programme-manager',
  'secretariat',
  'protocol',
  'exhibition-manager',
]);

/**
 * Edits and imports persons and bodies, in any edition: names and titles are wrong wherever they are seen, and whoever
 * sets the programme or answers for titles puts them right for all. Each change stands in the audit with both wordings.
 */
export const manageDirectory = anywhere('directory.manage', ['organiser', 'programme-manager', 'protocol']);

/** Deletes persons and bodies that nothing refers to: other editions may be about to use them. */
export const clearDirectory = beyondOneEdition('directory.clear', ['organiser', 'protocol']);

/** Edits the approved names of states and their order, which every edition's lists and plates follow. */
export const manageStates = beyondOneEdition('states.manage', ['organiser', 'protocol']);
