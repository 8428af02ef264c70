/** What a change changed, field by field: pure, for people. */

/** One field that is not as it was. */
export interface FieldChange {
  /** Names of the things it lies in, from the outside: of lists, the title or the place. */
  readonly path: readonly string[];
  /** Name of the field as it is kept; empty for a thing as a whole. */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What the system keeps for itself. */
const housekeeping: ReadonlySet<string> = new Set([
  'createdAt',
  'editionId',
  'id',
  'importKey',
  'revision',
  'search',
  'sequence',
  'seriesId',
  'sortAr',
  'sortEn',
  'updatedAt',
  'version',
]);

type Members = Readonly<Record<string, unknown>>;

export const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Text in both languages, as it is kept. */
export const isBilingual = (value: unknown): value is { readonly ar: string; readonly en: string } =>
  isMembers(value) && typeof value.ar === 'string' && typeof value.en === 'string';

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const same = (one: unknown, other: unknown): boolean =>
  (isEmpty(one) && isEmpty(other)) || JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** What a thing in a list is called. */
function nameOf(thing: unknown, place: number): string {
  if (isMembers(thing)) {
    for (const key of ['title', 'name', 'shortName', 'slug', 'code']) {
      const value = thing[key];
      if (typeof value === 'string' && value !== '') return value;
      if (isBilingual(value)) return value.ar || value.en;
    }
  }
  return `#${place + 1}`;
}

function fieldsOf(path: readonly string[], before: Members, after: Members): FieldChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key): FieldChange[] => {
    if (housekeeping.has(key) || same(before[key], after[key])) return [];
    const [old, now] = [before[key] ?? null, after[key] ?? null];
    if (isList(old) || isList(now)) {
      return listChanges([old ?? []].flat(), [now ?? []].flat()).map((change) =>
        change.field === '' && change.path.length === 1
          ? { ...change, path: [...path, ...change.path], field: key }
          : { ...change, path: [...path, ...change.path] },
      );
    }
    return [{ path, field: key, before: old, after: now }];
  });
}

/** A list of things that have fields of their own. */
const isList = (value: unknown): boolean =>
  Array.isArray(value) && value.some((item) => isMembers(item) && !isBilingual(item));

const idOf = (thing: unknown): unknown => (isMembers(thing) ? thing.id : undefined);

function listChanges(before: readonly unknown[], after: readonly unknown[]): FieldChange[] {
  const known = new Map(before.map((thing, place) => [idOf(thing) ?? place, thing]));
  const gone = new Map(known);
  const changes = after.flatMap((thing, place): FieldChange[] => {
    const key = idOf(thing) ?? place;
    const old = known.get(key);
    gone.delete(key);
    const path = [nameOf(thing, place)];
    if (isMembers(old) && isMembers(thing)) return fieldsOf(path, old, thing);
    return same(old, thing) ? [] : [{ path, field: '', before: old ?? null, after: thing }];
  });
  const taken = [...gone.values()].map(
    (thing, place): FieldChange => ({ path: [nameOf(thing, place)], field: '', before: thing, after: null }),
  );
  return [...changes, ...taken];
}

/**
 * What differs between a thing before and after: of one thing its fields, of a list the fields of each thing in it.
 * Fields that the system keeps for itself are left out.
 */
export function differences(before: unknown, after: unknown): FieldChange[] {
  if (Array.isArray(before) || Array.isArray(after)) {
    return listChanges([before ?? []].flat(), [after ?? []].flat());
  }
  if (isMembers(before) || isMembers(after)) {
    return fieldsOf([], isMembers(before) ? before : {}, isMembers(after) ? after : {});
  }
  return same(before, after) ? [] : [{ path: [], field: '', before, after }];
}
