import {
  type Actor,
  type EditionScope,
  editionScope,
  everywhere,
  holds,
  holdsAnywhere,
  type Place,
  type Role,
} from '../actor/index.ts';
import { type AppError, forbidden, unauthenticated } from '../errors/index.ts';

/**
 * What a route asks of whoever calls it. `admits` is asked at the door, before the body is read; `allows` is asked by
 * the service at the object; `scope` is the same predicate as plain data, which a store turns into WHERE.
 */
export interface Policy {
  readonly name: string;
  /** True: no sign-in is needed. The OpenAPI document then says `security: []`. */
  readonly public: boolean;
  /**
   * What a program's token may do under it, within its scopes. `read`: look and change nothing. `never`: it asks for
   * the person. Default: both. A token that leaked must not outlive itself by what it made.
   */
  readonly programs?: 'read' | 'never';
  admits(actor: Actor): boolean;
  allows(actor: Actor, place: Place): boolean;
  scope(actor: Actor): EditionScope;
}

/** Everybody, signed in or not. */
export const anyone: Policy = {
  name: 'anyone',
  public: true,
  admits: () => true,
  allows: () => true,
  scope: () => ({ all: true, seriesIds: [], editionIds: [] }),
};

/** Everybody with an account. */
export const signedIn: Policy = {
  name: 'signed-in',
  public: false,
  admits: (actor) => actor.kind !== 'anonymous',
  allows: (actor) => actor.kind !== 'anonymous',
  scope: () => ({ all: false, seriesIds: [], editionIds: [] }),
};

/**
 * Whoever holds one of the roles where the object lies.
 * @example
 * export const manageProgramme = rolePolicy('programme.manage', ['organiser', 'programme-manager']);
 */
export const rolePolicy = (
  name: string,
  roles: readonly Role[],
  options: Pick<Policy, 'programs'> = {},
): Policy => ({
  name,
  public: false,
  ...options,
  admits: (actor) => holdsAnywhere(actor, roles),
  allows: (actor, place) => holds(actor, roles, place),
  scope: (actor) => editionScope(actor, roles),
});

/** Whoever holds one of the roles on a whole series or on the installation: one edition is not enough at the door. */
export const seriesPolicy = (name: string, roles: readonly Role[]): Policy => ({
  ...rolePolicy(name, roles),
  admits: (actor) => {
    const { all, seriesIds } = editionScope(actor, roles);
    return all || seriesIds.length > 0;
  },
});

/**
 * Why a policy does not let an actor in: 401 to the anonymous; 403 `second-factor-needed` to whoever holds the right and
 * has not shown a second factor; else 403.
 */
export function refusalOf(policy: Policy, actor: Actor, place?: Place): AppError {
  if (actor.kind === 'anonymous') return unauthenticated();
  if (actor.kind === 'account' && actor.asleep !== undefined) {
    const awake = { ...actor, grants: [...actor.grants, ...actor.asleep] };
    const would = place === undefined ? policy.admits(awake) : policy.allows(awake, place);
    if (would) return forbidden('second-factor-needed');
  }
  return forbidden();
}

/**
 * Refuses an actor whom the policy does not allow at the place.
 * @throws 401 to the anonymous, 403 to others
 */
export function permit(policy: Policy, actor: Actor, place: Place = everywhere): void {
  if (!policy.allows(actor, place)) throw refusalOf(policy, actor, place);
}
