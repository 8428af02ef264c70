/**
 * Who may give which right, lend it, take it away. Pure: rights are plain data, the present instant is an argument.
 *
 * - The organiser of a scope gives its roles; protocol or the organiser of an edition gives focal points and delegates.
 * - Nobody gives what reaches further than their own right: not in scope and not in time.
 * - A right is lent by its holder alone, at its scope or a narrower one, until an end; what was lent is not lent again.
 * - The installation keeps one organiser whose right has no end.
 */
import {
  type Actor,
  type Grant,
  guardedRoles,
  holds,
  type Place,
  type Role,
  type ScopeKind,
} from '../../../platform/actor/index.ts';
import type { Scope } from './scopes.ts';

const staff = [
  'organiser',
  'programme-manager',
  'secretariat',
  'rapporteur',
  'protocol',
  'desk',
  'exhibition-manager',
  'reviewer',
  'assessor',
] as const satisfies readonly Role[];

/** Which roles make sense where. */
export const rolesAt: Readonly<Record<ScopeKind, readonly Role[]>> = {
  installation: staff,
  series: staff,
  edition: [...staff, 'speaker', 'exhibitor', 'press'],
  delegation: ['focal-point', 'delegate'],
  body: ['reporter', 'exhibitor', 'press'],
};

/** Longest loan, in days: who is away for longer hands the right over. */
export const LOAN_DAYS = 366;

/** Most rights that are given at once. */
export const GRANTS_AT_ONCE = 20;

/** A right as somebody holds it. */
export interface HeldRight extends Grant {
  readonly id: string;
  /** Null: without an end. Of a loan, never null. */
  readonly endsAt: Date | null;
  readonly lent: boolean;
}

/** Roles whose holders give a role. */
const givers = (scopeKind: ScopeKind): readonly Role[] =>
  scopeKind === 'delegation' ? ['organiser', 'protocol'] : ['organiser'];

/**
 * Whether the actor may give a role at a scope, or take it away: by the rights that hold in this sign-in.
 * @param place where the scope lies
 */
export const mayGive = (
  actor: Actor,
  { role, scopeKind }: Pick<Grant, 'role' | 'scopeKind'>,
  place: Place,
): boolean => rolesAt[scopeKind].includes(role) && holds(actor, givers(scopeKind), place);

const covering = (held: readonly HeldRight[], scopeKind: ScopeKind, place: Place): readonly HeldRight[] =>
  held.filter((right) =>
    holds(
      { kind: 'account', accountId: '', name: '', language: 'ar', grants: [right] },
      givers(scopeKind),
      place,
    ),
  );

/**
 * Until when whoever holds these rights may give one there: null without a limit, undefined not at all.
 * @param held rights in force of the giver
 */
export function givingLimit(
  held: readonly HeldRight[],
  scopeKind: ScopeKind,
  place: Place,
): Date | null | undefined {
  const rights = covering(held, scopeKind, place);
  if (rights.length === 0) return undefined;
  if (rights.some(({ endsAt }) => endsAt === null)) return null;
  return new Date(Math.max(...rights.map(({ endsAt }) => endsAt?.getTime() ?? 0)));
}

/** Whether somebody whose giving is limited so may give a right with this end. */
export const withinLimit = (endsAt: Date | null, limit: Date | null): boolean =>
  limit === null || (endsAt !== null && endsAt <= limit);

/** Whether what the giver holds there is only lent: enough to give rights, not to take an organiser's. */
export const holdsByLoanAlone = (held: readonly HeldRight[], scopeKind: ScopeKind, place: Place): boolean => {
  const rights = covering(held, scopeKind, place);
  return rights.length > 0 && rights.every(({ lent }) => lent);
};

/** Whether a scope is the right's own or lies within it, and its role makes sense there. */
export function withinRight(right: Grant, scope: Scope, place: Place): boolean {
  if (right.scopeKind === scope.scopeKind && right.scopeId === scope.scopeId) return true;
  if (!rolesAt[scope.scopeKind].includes(right.role) || scope.scopeKind === 'installation') return false;
  if (scope.scopeKind === 'body') return right.scopeKind === 'installation';
  return holds(
    { kind: 'account', accountId: '', name: '', language: 'ar', grants: [right] },
    [right.role],
    place,
  );
}

/**
 * Why a right is not lent so; undefined when it is.
 * @param loan where it is lent, where that lies, until when
 */
export function loanFault(
  right: HeldRight,
  loan: { readonly scope: Scope; readonly place: Place; readonly until: Date },
  now: Date,
): string | undefined {
  if (right.lent) return 'loan-not-lent-again';
  if (!withinRight(right, loan.scope, loan.place)) return 'loan-wider';
  if (loan.until <= now) return 'end-past';
  if (right.endsAt !== null && loan.until > right.endsAt) return 'loan-outlasts';
  if (loan.until.getTime() - now.getTime() > LOAN_DAYS * 86_400_000) return 'loan-too-long';
  return undefined;
}

/** Whether a right asks its holder for a second factor. */
export const isGuarded = ({ role }: Pick<Grant, 'role'>): boolean => guardedRoles.includes(role);

/** The stronger of two rights to the same: one's own before one lent, then the one that lasts longer. */
export function stronger<T extends Pick<HeldRight, 'endsAt' | 'lent'>>(one: T, other: T): T {
  if (one.lent !== other.lent) return one.lent ? other : one;
  if (one.endsAt === null || other.endsAt === null) return one.endsAt === null ? one : other;
  return one.endsAt >= other.endsAt ? one : other;
}
