import { bornApart, eitherAlike, type NameInKeys, nameInKeys } from '../../attendees/rules/likeness.ts';

/** Why two may be one. */
export type LikenessSign = 'name' | 'birth-date' | 'email' | 'document';

/** What two people are compared by. */
export interface Candidate {
  readonly id: string;
  readonly name: { readonly ar: string; readonly en: string };
  /** As it is kept: keys with spaces around each. */
  readonly nameKeys: string;
  readonly birthDate: string | null;
  readonly email: string | null;
  readonly personId: string | null;
  readonly documents: readonly string[];
}

export interface Likeness {
  readonly id: string;
  readonly signs: readonly LikenessSign[];
}

const keysOf = (kept: string): readonly string[] => kept.trim().split(' ').filter(Boolean);
const small = (email: string | null): string => email?.trim().toLowerCase() ?? '';

/** The signs that two are one; none when nothing, or too little, speaks for it. */
export function signsOf(one: Candidate, other: Candidate, alike: boolean): readonly LikenessSign[] {
  const document =
    one.documents.some((mac) => other.documents.includes(mac)) && one.personId !== other.personId;
  const apart = bornApart(one.birthDate, other.birthDate);
  if (!document && (!alike || apart)) return [];
  return [
    ...(document ? (['document'] as const) : []),
    ...(alike ? (['name'] as const) : []),
    ...(!apart && one.birthDate !== null && other.birthDate !== null ? (['birth-date'] as const) : []),
    ...(small(one.email) !== '' && small(one.email) === small(other.email) ? (['email'] as const) : []),
  ];
}

/** An index over everybody of an edition: who may be the same as somebody of them. */
export function likenessIndex(people: readonly Candidate[]) {
  const byKey = new Map<string, Candidate[]>();
  const byDocument = new Map<string, Candidate[]>();
  const put = (map: Map<string, Candidate[]>, key: string, one: Candidate): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [one]);
    else list.push(one);
  };
  for (const one of people) {
    for (const key of keysOf(one.nameKeys)) put(byKey, key, one);
    for (const mac of one.documents) put(byDocument, mac, one);
  }
  const sounds = new Map<string, NameInKeys>();
  const soundOf = (one: Candidate): NameInKeys => {
    const known = sounds.get(one.id);
    if (known !== undefined) return known;
    const made = nameInKeys(one.name);
    sounds.set(one.id, made);
    return made;
  };
  return {
    /** Those who may be the same, the surest first. */
    of(one: Candidate): readonly Likeness[] {
      const shared = new Map<Candidate, number>();
      for (const key of keysOf(one.nameKeys)) {
        for (const other of byKey.get(key) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
      }
      // Two words are the least by which names are alike.
      const named = [...shared].flatMap(([other, count]) => (count >= 2 ? [other] : []));
      const documented = one.documents.flatMap((mac) => byDocument.get(mac) ?? []);
      return [...new Set([...named, ...documented])]
        .filter((other) => other.id !== one.id)
        .map((other) => ({
          id: other.id,
          signs: signsOf(one, other, eitherAlike(soundOf(one), soundOf(other))),
        }))
        .filter(({ signs }) => signs.length > 0)
        .toSorted((first, second) => second.signs.length - first.signs.length);
    },
  };
}
