/**
 * Scopes by name. Accounts stand on the lowest rung: a grant keeps the id of its series, edition, delegation or body,
 * and the features that own those say what they are called and where they lie.
 */
import { everywhere, type Grant, type Place, type ScopeKind } from '../../../platform/actor/index.ts';
import type { Db } from '../../../platform/database/index.ts';
import type { Translate } from '../../../platform/i18n/index.ts';
import type { Language } from '../../../platform/language/index.ts';

/** Scopes that have a name; the installation is everything. */
export type NamedScopeKind = Exclude<ScopeKind, 'installation'>;

/** What is known of a scope. */
export interface ScopeFacts {
  readonly id: string;
  /** Where it lies: an edition in its series, a delegation in its edition, a body everywhere. */
  readonly place: Place;
  /** Zone in which a right there ends with a day; null: UTC. */
  readonly timeZone: string | null;
  /**
   * What it is called, as it stands after a preposition: «الدورة الثانية من ملتقى الأنهار».
   * @param within the edition on whose pages it is said, which then goes without saying
   */
  words(language: Language, t: Translate, within?: string): string;
}

/** Contributed by the feature that owns the scopes of a kind. */
export interface ScopeTitles {
  readonly kind: NamedScopeKind;
  /** Those of the ids that exist: one query. */
  find(db: Db, ids: readonly string[]): Promise<readonly ScopeFacts[]>;
  /**
   * Those in which somebody can be given a right, in their usual order: one query.
   * @param editionId only what lies in the edition; null: whatever the edition
   */
  choices(db: Db, editionId: string | null): Promise<readonly ScopeFacts[]>;
}

/** Where a grant holds, without its role. */
export type Scope = Pick<Grant, 'scopeKind' | 'scopeId'>;

/** Facts of the scopes asked for. */
export interface ScopeBook {
  /** Undefined for a scope that does not exist (any more). */
  of(scope: Scope): ScopeFacts | undefined;
}

export interface Scopes {
  /** Facts of scopes, with one query for each kind that occurs. */
  book(db: Db, scopes: readonly Scope[]): Promise<ScopeBook>;
  /** What can be chosen of a kind; none where no feature owns the kind. */
  choices(db: Db, kind: NamedScopeKind, editionId: string | null): Promise<readonly ScopeFacts[]>;
}

const installation: ScopeFacts = {
  id: '',
  place: everywhere,
  timeZone: null,
  words: (_, t) => t('accounts-rights:scope.installation'),
};

export function createScopes(titles: readonly ScopeTitles[]): Scopes {
  return {
    async book(db, scopes) {
      const known = new Map<string, ScopeFacts>();
      for (const { kind, find } of titles) {
        const ids = new Set(
          scopes.flatMap(({ scopeKind, scopeId }) =>
            scopeKind === kind && scopeId !== null ? [scopeId] : [],
          ),
        );
        if (ids.size === 0) continue;
        for (const facts of await find(db, [...ids])) known.set(`${kind} ${facts.id}`, facts);
      }
      return {
        of: ({ scopeKind, scopeId }) =>
          scopeKind === 'installation' ? installation : known.get(`${scopeKind} ${scopeId}`),
      };
    },
    choices: async (db, kind, editionId) =>
      (await titles.find((one) => one.kind === kind)?.choices(db, editionId)) ?? [],
  };
}
