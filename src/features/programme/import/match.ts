import { createNameIndex, type HasName } from '../../directory/index.ts';
import type { FileText } from '../formats/index.ts';

/** Something of a file that has a name and perhaps an id. */
export interface Named {
  readonly key: string;
  readonly name: FileText;
  readonly guid?: string;
}

/** What a thing of the file is: one that stands, by id, or somebody new. */
export interface Match<T extends Named> {
  /** File key → id of what stands. */
  readonly known: ReadonlyMap<string, string>;
  /** Those that nothing stands for, in the file's order. */
  readonly fresh: readonly T[];
}

/**
 * Finds the things of a file among those that stand: by id (a file that we wrote), else by what an
 * earlier delivery made of them, else by the very same name. Each that
 * stands is taken once, so that two of one name in the file stay two.
 * @param prefer of several with one name, those to take: by the first of these that holds for one; default: none
 * @param sourceOf id of what came of a thing when it was first delivered
 */
export function matchByName<T extends Named, S extends HasName & { readonly id: string }>(
  wanted: readonly T[],
  standing: readonly S[],
  {
    prefer = [],
    sourceOf = () => undefined,
  }: {
    readonly prefer?: readonly ((standing: S, wanted: T) => boolean)[];
    readonly sourceOf?: (thing: T) => string | undefined;
  } = {},
): Match<T> {
  const ids = new Set(standing.map(({ id }) => id));
  const byName = createNameIndex(standing);
  const known = new Map<string, string>();
  const taken = new Set<string>();
  const take = (key: string, id: string): void => {
    known.set(key, id);
    taken.add(id);
  };
  for (const { key, guid } of wanted) if (guid !== undefined && ids.has(guid)) take(key, guid);
  for (const thing of wanted) {
    const id = known.has(thing.key) ? undefined : sourceOf(thing);
    if (id !== undefined && ids.has(id) && !taken.has(id)) take(thing.key, id);
  }
  const fresh = wanted.filter((thing) => {
    const { key, name } = thing;
    if (known.has(key)) return false;
    const free = byName.find(name).same.filter(({ id }) => !taken.has(id));
    const preferred = prefer.map((holds) => free.find((one) => holds(one, thing)));
    const found = preferred.find((one) => one !== undefined) ?? (free.length === 1 ? free[0] : undefined);
    if (found !== undefined) take(key, found.id);
    return found === undefined;
  });
  return { known, fresh };
}
