import type { Span } from '../facts.ts';

/** Whether two periods share an instant; those that only touch do not. */
export const overlap = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

/** The time that two periods share; call it only where they overlap. */
export const shared = (one: Span, other: Span): Span => ({
  start: Math.max(one.start, other.start),
  end: Math.min(one.end, other.end),
});

export const within = (inner: Span, outer: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** Periods in order of their start, with the latest end so far: a question looks at what it finds and no more. */
export interface Intervals<T extends Span> {
  readonly items: readonly T[];
  /** Latest end among the first items, up to and with this one. */
  readonly reach: readonly number[];
}

export function intervalsOf<T extends Span>(list: readonly T[]): Intervals<T> {
  const items = [...list].sort((one, other) => one.start - other.start || one.end - other.end);
  const reach: number[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  for (const { end } of items) {
    latest = Math.max(latest, end);
    reach.push(latest);
  }
  return { items, reach };
}

/** How many of the items begin before this instant. */
export function countBefore(items: readonly Span[], instant: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && item.start < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Calls back for each item that overlaps the period, in order of their start. */
export function eachOverlapping<T extends Span>(
  { items, reach }: Intervals<T>,
  span: Span,
  visit: (item: T) => void,
): void {
  const end = countBefore(items, span.end);
  let from = end;
  while (from > 0 && (reach[from - 1] ?? 0) > span.start) from -= 1;
  for (let at = from; at < end; at += 1) {
    const item = items[at];
    if (item !== undefined && item.end > span.start) visit(item);
  }
}

/** The first item that overlaps the period. */
export function firstOverlapping<T extends Span>(intervals: Intervals<T>, span: Span): T | undefined {
  let found: T | undefined;
  eachOverlapping(intervals, span, (item) => {
    found ??= item;
  });
  return found;
}

/** Calls back for each pair of items that overlap, the earlier first: as many steps as items and pairs. */
export function eachPair<T extends Span>(sorted: readonly T[], visit: (one: T, other: T) => void): void {
  let open: T[] = [];
  for (const item of sorted) {
    open = open.filter(({ end }) => end > item.start);
    for (const earlier of open) visit(earlier, item);
    open.push(item);
  }
}
