/**
 * Who asks. An actor is plain data, loaded once per request; policies are pure predicates over it.
 * The roles are those of the field (an edition's organiser, its secretariat …); a grant ties one to a scope.
 */
import type { Language } from '../language/index.ts';

export { sightOf } from './sight.ts';

export const roles = [
  'organiser',
  'programme-manager',
  'secretariat',
  'rapporteur',
  'protocol',
  'desk',
  'exhibition-manager',
  'focal-point',
  'delegate',
  'speaker',
  'reviewer',
  'exhibitor',
  'reporter',
  'assessor',
  'press',
] as const;
export type Role = (typeof roles)[number];

/** Where a grant holds. `installation` covers everything; its scope id is null. */
export const scopeKinds = ['installation', 'series', 'edition', 'delegation', 'body'] as const;
export type ScopeKind = (typeof scopeKinds)[number];

export interface Grant {
  readonly role: Role;
  readonly scopeKind: ScopeKind;
  readonly scopeId: string | null;
}

/** Roles that see delegates' papers or decide for others: they count only where a second factor was shown. */
export const guardedRoles: readonly Role[] = ['organiser', 'secretariat', 'protocol', 'desk', 'focal-point'];

/** Where a request came from; the audit keeps it. */
export interface Origin {
  readonly requestId: string;
  readonly ip: string;
  readonly userAgent: string | null;
  /** What it came with: a browser's cookie, an access token in the header, a program's token. Absent: nothing. */
  readonly credential?: 'cookie' | 'bearer' | 'api-token';
}

export interface AnonymousActor {
  readonly kind: 'anonymous';
  readonly origin?: Origin;
}

/** What a token for programs may do at most, whatever its owner may. */
export interface Narrowing {
  /** `<area>:read` or `<area>:write`; `*` for every area. */
  readonly scopes: readonly string[];
  /** Rights outside this edition do not count; null: no narrowing. */
  readonly editionId: string | null;
}

export interface AccountActor {
  readonly kind: 'account';
  readonly accountId: string;
  readonly name: string;
  readonly language: Language;
  /** What holds now. */
  readonly grants: readonly Grant[];
  /** Held, and asleep until a second factor is shown. */
  readonly asleep?: readonly Grant[];
  /** The sign-in that it comes by; absent for a token of a program and for work done in somebody's name. */
  readonly signInId?: string;
  /** The program's token that it comes by. */
  readonly tokenId?: string;
  /** When the second factor was shown in this sign-in; absent: it was not. */
  readonly secondFactorAt?: Date;
  /** Present when a program's token was used. */
  readonly narrowing?: Narrowing;
  readonly origin?: Origin;
}

/** The system itself: demonstration, import from the command line, jobs. `task` says which, for the audit. */
export interface SystemActor {
  readonly kind: 'system';
  readonly task: string;
}

export type Actor = AnonymousActor | AccountActor | SystemActor;

export const anonymous: AnonymousActor = { kind: 'anonymous' };
export const systemActor = (task: string): SystemActor => ({ kind: 'system', task });

/** The place that a right is asked for. An edition lies in a series; null asks for the whole installation. */
export interface Place {
  readonly seriesId: string | null;
  readonly editionId: string | null;
}

export const everywhere: Place = { seriesId: null, editionId: null };

const covers = (grant: Grant, place: Place): boolean => {
  if (grant.scopeKind === 'installation') return true;
  if (grant.scopeKind === 'series') return grant.scopeId !== null && grant.scopeId === place.seriesId;
  if (grant.scopeKind === 'edition') return grant.scopeId !== null && grant.scopeId === place.editionId;
  return false;
};

/** Whether the actor holds one of the roles at the place: granted there, on its series, or everywhere. */
export function holds(actor: Actor, wanted: readonly Role[], place: Place): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'anonymous') return false;
  return actor.grants.some((grant) => wanted.includes(grant.role) && covers(grant, place));
}

/** Whether the actor holds one of the roles anywhere at all: enough to see a page that then filters by scope. */
export function holdsAnywhere(actor: Actor, wanted: readonly Role[]): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'anonymous') return false;
  return actor.grants.some((grant) => wanted.includes(grant.role));
}

/** The editions and series in which the actor holds one of the roles, as plain data for a WHERE clause. */
export interface EditionScope {
  /** True: no restriction. */
  readonly all: boolean;
  readonly seriesIds: readonly string[];
  readonly editionIds: readonly string[];
}

export function editionScope(actor: Actor, wanted: readonly Role[]): EditionScope {
  if (actor.kind === 'system') return { all: true, seriesIds: [], editionIds: [] };
  if (actor.kind === 'anonymous') return { all: false, seriesIds: [], editionIds: [] };
  const held = actor.grants.filter((grant) => wanted.includes(grant.role));
  const idsOf = (kind: ScopeKind): string[] =>
    held.flatMap((grant) => (grant.scopeKind === kind && grant.scopeId !== null ? [grant.scopeId] : []));
  return {
    all: held.some((grant) => grant.scopeKind === 'installation'),
    seriesIds: idsOf('series'),
    editionIds: idsOf('edition'),
  };
}

/** The account behind an actor; null for the system and the anonymous. */
export const accountIdOf = (actor: Actor): string | null =>
  actor.kind === 'account' ? actor.accountId : null;

/** How the audit and the pages name an actor. */
export const actorName = (actor: Actor): string =>
  actor.kind === 'account' ? actor.name : actor.kind === 'system' ? actor.task : 'anonymous';
