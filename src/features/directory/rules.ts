import {
  arabicSortKey,
  englishSortKey,
  type LocalText,
  personSortKey,
  slugFrom,
} from '../../platform/language/index.ts';

/** Sort keys of a name in both languages. */
export interface SortKeys {
  readonly sortAr: string;
  readonly sortEn: string;
}

/** What a name belongs to: each kind has its own rules of order. */
export type Named = 'state' | 'body' | 'person';

/** The computed sort keys of a name; where one language is missing the other stands in, as it does on pages. */
function sortKeysOf(name: LocalText, kind: Named): SortKeys {
  const [ar, en] = [name.ar || name.en, name.en || name.ar];
  if (kind === 'person') return { sortAr: personSortKey(ar, 'ar'), sortEn: personSortKey(en, 'en') };
  return { sortAr: arabicSortKey(ar, kind), sortEn: englishSortKey(en) };
}

/**
 * Sort keys after an edit: those given, if they are new; else the ones that stand, unless they were the computed keys of
 * the old name and the name changed. A key that somebody wrote by hand stays, and a form that sends the old key back
 * does not hold it fast.
 */
export function sortKeysAfter(
  kind: Named,
  name: LocalText,
  given: { readonly sortAr?: string | undefined; readonly sortEn?: string | undefined },
  old: (SortKeys & { readonly name: LocalText }) | null,
): SortKeys {
  const computed = sortKeysOf(name, kind);
  const former = old === null ? null : sortKeysOf(old.name, kind);
  const after = (key: keyof SortKeys): string => {
    if (given[key] === '') return computed[key];
    if (given[key] && given[key] !== old?.[key]) return given[key];
    return old !== null && old[key] !== former?.[key] ? old[key] : computed[key];
  };
  return { sortAr: after('sortAr'), sortEn: after('sortEn') };
}

/** The slug that a name suggests; `fallback` for a name without letters or digits. */
export const slugOfName = (name: LocalText, fallback: string): string =>
  slugFrom(name.en || name.ar) || fallback;

/**
 * Slugs of their own for several new things: `salem`, `salem-2`, `salem-3`.
 * @param taken slugs in use that equal a base or continue it with a number
 */
export function uniqueSlugs(bases: readonly string[], taken: ReadonlySet<string>): string[] {
  const used = new Set(taken);
  return bases.map((base) => {
    let slug = base;
    for (let number = 2; used.has(slug); number += 1) slug = `${base}-${number}`;
    used.add(slug);
    return slug;
  });
}

/**
 * Whether parents lead round in a circle, starting from one of the bodies named.
 * @param parentOf parent of each body that is known; what is not known has no parent
 */
export function hasCycle(bodyIds: Iterable<string>, parentOf: ReadonlyMap<string, string | null>): boolean {
  for (const start of bodyIds) {
    const seen = new Set<string>();
    for (let id: string | null | undefined = start; id; id = parentOf.get(id)) {
      if (seen.has(id)) return true;
      seen.add(id);
    }
  }
  return false;
}
