import type { Key } from '../model.ts';

/** What the content refers to by key. Everything from `theme` on is known within its edition. */
export type Kind =
  | 'account'
  | 'body'
  | 'person'
  | 'series'
  | 'edition'
  | 'theme'
  | 'room'
  | 'session'
  | 'letter-template'
  | 'participation'
  | 'precedence'
  | 'stand'
  | 'document'
  | 'provision'
  | 'amendment'
  | 'honour';

/** Ids of what has been loaded, by the keys of the content. */
export interface Keyring {
  /** @param within key of the edition, and of the document for a provision; nothing for what outlives editions */
  put(kind: Kind, key: Key, id: string, ...within: readonly Key[]): void;
  /** @throws when nothing of that key was loaded: the content refers to what comes later, or to nothing */
  get(kind: Kind, key: Key, ...within: readonly Key[]): string;
  /** Like `get`, and null stays null. */
  optional(kind: Kind, key: Key | null, ...within: readonly Key[]): string | null;
  has(kind: Kind, key: Key, ...within: readonly Key[]): boolean;
}

export function createKeyring(): Keyring {
  const ids = new Map<string, string>();
  const nameOf = (kind: Kind, key: Key, within: readonly Key[]): string => [kind, ...within, key].join(' ');
  const get: Keyring['get'] = (kind, key, ...within) => {
    const id = ids.get(nameOf(kind, key, within));
    if (id === undefined) throw new Error(`The demonstration has no ${nameOf(kind, key, within)}.`);
    return id;
  };
  return {
    put: (kind, key, id, ...within) => {
      ids.set(nameOf(kind, key, within), id);
    },
    get,
    optional: (kind, key, ...within) => (key === null ? null : get(kind, key, ...within)),
    has: (kind, key, ...within) => ids.has(nameOf(kind, key, within)),
  };
}
