import { createNameIndex } from './names.ts';
import type { BodyName } from './store-bodies.ts';

/** Finds a body by slug or by its very name; where several bear the name, by the state beside it. */
export function createBodyFinder(
  bodies: readonly BodyName[],
): (cell: string, stateCode: string | undefined) => string | undefined {
  const bySlug = new Map(bodies.map(({ slug, id }) => [slug, id]));
  const byName = createNameIndex(bodies);
  const byShortName = createNameIndex(
    bodies.flatMap(({ shortName, ...body }) => (shortName === null ? [] : [{ ...body, name: shortName }])),
  );
  return (cell, stateCode) => {
    const ofSlug = bySlug.get(cell);
    if (ofSlug !== undefined) return ofSlug;
    const named = [{ ar: cell }, { en: cell }];
    const same = new Map(
      [
        ...named.flatMap((name) => byName.find(name).same),
        ...named.flatMap((name) => byShortName.find(name).same),
      ].map((body) => [body.id, body]),
    );
    const found = [...same.values()];
    if (found.length === 1) return found[0]?.id;
    const ofState = found.filter((body) => stateCode !== undefined && body.stateCode === stateCode);
    return ofState.length === 1 ? ofState[0]?.id : undefined;
  };
}
