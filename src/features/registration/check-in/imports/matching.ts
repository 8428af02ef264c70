/** Whom the rows of a file are. Pure. */
import { searchKey } from '../../../../platform/language/index.ts';
import { eitherAlike, keptNameKeys, type NameInKeys, nameInKeys } from '../../../delegations/index.ts';

/** Somebody of the edition, as far as rows are compared with them. */
export interface Matchable {
  readonly id: string;
  readonly name: { readonly ar: string; readonly en: string };
  /** As it is kept: keys with spaces around each. */
  readonly nameKeys: string;
  /** In small letters. */
  readonly emails: readonly string[];
}

export type Match =
  | { readonly result: 'matched'; readonly by: 'email' | 'name' | 'choice'; readonly id: string }
  | { readonly result: 'ambiguous'; readonly ids: readonly string[] }
  | { readonly result: 'unmatched' };

const exact = (text: string): string => searchKey(text).toLowerCase().replace(/\s+/g, ' ').trim();
const keysOf = (kept: string): readonly string[] => kept.trim().split(' ').filter(Boolean);

/** What software adds to a name: a device, a pronoun, that somebody is a guest. */
const bare = (name: string): string => name.replace(/\s*[([{][^)\]}]*[)\]}]\s*/g, ' ').trim();

/** Finds people by address, then by name in either script; of several who are alike, one whose name is the very same. */
export function createMatching(people: readonly Matchable[]) {
  const byEmail = new Map<string, Matchable[]>();
  const byKey = new Map<string, Matchable[]>();
  const put = (map: Map<string, Matchable[]>, at: string, one: Matchable): void => {
    const list = map.get(at);
    if (list === undefined) map.set(at, [one]);
    else list.push(one);
  };
  for (const one of people) {
    for (const email of new Set(one.emails)) put(byEmail, email, one);
    for (const key of new Set(keysOf(one.nameKeys))) put(byKey, key, one);
  }
  const sounds = new Map<string, NameInKeys>();
  const soundOf = (one: Matchable): NameInKeys => {
    const known = sounds.get(one.id) ?? nameInKeys(one.name);
    sounds.set(one.id, known);
    return known;
  };
  const said = new Map<string, Match>();

  function named(name: string, among: readonly Matchable[] | undefined): readonly Matchable[] {
    const typed = { ar: bare(name), en: '' };
    const sound = nameInKeys(typed);
    const shared = new Map<Matchable, number>();
    for (const key of keysOf(keptNameKeys(typed))) {
      for (const one of byKey.get(key) ?? []) shared.set(one, (shared.get(one) ?? 0) + 1);
    }
    const alike = [...shared].flatMap(([one, count]) =>
      count >= 2 && (among === undefined || among.includes(one)) && eitherAlike(soundOf(one), sound)
        ? [one]
        : [],
    );
    const same = alike.filter((one) =>
      [one.name.ar, one.name.en].some((own) => exact(own) === exact(typed.ar)),
    );
    return same.length === 1 ? same : alike;
  }

  function find(name: string, email: string): Match {
    const addressed = email === '' ? undefined : byEmail.get(email);
    const [only, another] = addressed ?? [];
    if (only !== undefined && another === undefined) return { result: 'matched', by: 'email', id: only.id };
    const found = named(name, addressed);
    const [first, second] = found;
    if (first !== undefined && second === undefined) {
      return { result: 'matched', by: addressed === undefined ? 'name' : 'email', id: first.id };
    }
    const several = found.length > 0 ? found : (addressed ?? []);
    return several.length > 0
      ? { result: 'ambiguous', ids: several.map(({ id }) => id) }
      : { result: 'unmatched' };
  }

  return (name: string, email: string): Match => {
    const at = `${email}\n${exact(name)}`;
    const known = said.get(at) ?? find(name, email);
    said.set(at, known);
    return known;
  };
}

/** Rows of one identity are one person: whoever is chosen for one of them is chosen for all. */
export const identityOf = ({ name, email }: { readonly name: string; readonly email: string }): string =>
  `${email}\n${exact(name)}`;
