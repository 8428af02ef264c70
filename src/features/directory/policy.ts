import { type Actor, holdsAnywhere, type Role } from '../../platform/actor/index.ts';
import type { Policy } from '../../platform/http/policy.ts';

/** The directory belongs to no edition: whoever holds the role in any of them works with all of it. */
const anywhere = (name: string, roles: readonly Role[]): Policy => {
  const allows = (actor: Actor): boolean => holdsAnywhere(actor, roles);
  return {
    name,
    public: false,
    admits: allows,
    allows,
    scope: (actor) => ({ all: allows(actor), seriesIds: [], editionIds: [] }),
  };
};

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

/** Adds, edits, imports and deletes persons and bodies. */
export const manageDirectory = anywhere('directory.manage', [
  'organiser',
  'programme-manager',
  'secretariat',
  'protocol',
  'exhibition-manager',
]);

/** Edits the approved names of states and their order. */
export const manageStates = anywhere('states.manage', ['organiser', 'protocol']);
