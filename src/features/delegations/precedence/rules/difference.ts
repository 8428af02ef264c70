/** How a party's place differs between two versions; null: it had or has none. */
export interface PlaceChange {
  readonly participationId: string;
  readonly before: number | null;
  readonly after: number | null;
  /**
   * `moved`: it passed others. Whoever only makes way, because others came, went or passed, did not move and is not told
   * of.
   */
  readonly kind: 'added' | 'removed' | 'moved';
}

/** Longest run of things that keep their order among each other: those are the ones that stand still. */
function standingStill(order: readonly number[]): Set<number> {
  const ends: number[] = [];
  const before: number[] = [];
  order.forEach((value, index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((order[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : (ends[low - 1] ?? -1);
    ends[low] = index;
  });
  const still = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) still.add(order[at] ?? -1);
  return still;
}

/** What differs between two orders of participations, the least that explains it; in the order of the newer one. */
export function differenceOf(before: readonly string[], after: readonly string[]): PlaceChange[] {
  const was = new Map(before.map((id, index) => [id, index]));
  const is = new Map(after.map((id, index) => [id, index]));
  const still = standingStill(after.flatMap((id) => was.get(id) ?? []));
  return [
    ...after.flatMap((id, index): PlaceChange[] => {
      const old = was.get(id);
      if (old === undefined) return [{ participationId: id, before: null, after: index + 1, kind: 'added' }];
      if (still.has(old)) return [];
      return [{ participationId: id, before: old + 1, after: index + 1, kind: 'moved' }];
    }),
    ...before.flatMap((id, index): PlaceChange[] =>
      is.has(id) ? [] : [{ participationId: id, before: index + 1, after: null, kind: 'removed' }],
    ),
  ];
}
