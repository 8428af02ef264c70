import { sameText, searchKey } from '../../platform/language/index.ts';

/** A thing with a name in both languages. */
export interface HasName {
  readonly name: { readonly ar: string; readonly en: string };
}

/** What a name was found to be. */
export interface NameMatch<T> {
  /** The same name, code point for code point, in a language that both have. */
  readonly same: readonly T[];
  /** Names that only look alike: a suggestion for a person to decide, never a decision. */
  readonly similar: readonly T[];
}

export interface NameIndex<T extends HasName> {
  find(name: { readonly ar?: string | undefined; readonly en?: string | undefined }): NameMatch<T>;
}

const folded = (name: string): string => searchKey(name).replaceAll(' ', '');

/**
 * Compares names with those of a list read once. Two are the same when every language that both have is the same; a
 * folded match (hamza, spaces, case) is only a likeness.
 */
export function createNameIndex<T extends HasName>(items: readonly T[]): NameIndex<T> {
  const byName = new Map<string, T[]>();
  const byFold = new Map<string, T[]>();
  const put = (map: Map<string, T[]>, key: string, item: T): void => {
    if (key === '') return;
    const list = map.get(key);
    if (list === undefined) map.set(key, [item]);
    else if (!list.includes(item)) list.push(item);
  };
  for (const item of items) {
    for (const name of [item.name.ar, item.name.en]) {
      put(byName, name.normalize('NFC'), item);
      put(byFold, folded(name), item);
    }
  }
  return {
    find({ ar = '', en = '' }) {
      const given = [ar, en].filter((name) => name !== '');
      const contradicts = ({ name }: T): boolean =>
        (ar !== '' && name.ar !== '' && !sameText(ar, name.ar)) ||
        (en !== '' && name.en !== '' && !sameText(en, name.en));
      const exact = [...new Set(given.flatMap((name) => byName.get(name.normalize('NFC')) ?? []))];
      const same = exact.filter((item) => !contradicts(item));
      const alike = [...new Set([...exact, ...given.flatMap((name) => byFold.get(folded(name)) ?? [])])];
      return { same, similar: alike.filter((item) => !same.includes(item)) };
    },
  };
}
