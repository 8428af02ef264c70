/** «The first ends before the second begins.» */
export interface Before {
  readonly firstId: string;
  readonly secondId: string;
}

/**
 * The circle that one more relation would close: sessions each of which has to end before the next begins, the last before
 * the first.
 * @returns ids in that order, the first of them once; undefined when there is none
 */
export function circleWith(standing: readonly Before[], added: Before): string[] | undefined {
  const after = new Map<string, string[]>();
  for (const { firstId, secondId } of standing) {
    const list = after.get(firstId);
    if (list === undefined) after.set(firstId, [secondId]);
    else list.push(secondId);
  }
  // From the second on: whoever comes back to the first has gone round. Breadth first finds the shortest circle.
  const cameFrom = new Map<string, string | null>([[added.secondId, null]]);
  const waiting = [added.secondId];
  for (const at of waiting) {
    if (at === added.firstId) {
      const circle: string[] = [];
      for (let one: string | null = at; one !== null; one = cameFrom.get(one) ?? null) circle.unshift(one);
      return [added.firstId, ...circle.filter((id) => id !== added.firstId)];
    }
    for (const next of after.get(at) ?? []) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, at);
      waiting.push(next);
    }
  }
  return undefined;
}
