/** Rows of the grid that are left out: hours in which nothing begins or ends would only be scrolled past. */
export interface Cut {
  /** First row left out, counted as if none were. */
  readonly from: number;
  readonly count: number;
}

/** What takes rows of the grid: its first, and the first after it. */
interface Rows {
  readonly from: number;
  readonly until: number;
}

/** Rows kept of a time without any session: enough to see that there is one. */
const IDLE_ROWS = 1;
/** Rows kept of a time in which one thing for everybody goes on: an hour holds whatever its card says. */
const COMMON_ROWS = 4;

/**
 * Finds the rows to leave out.
 * @param inRooms what stands in a room; beside it no row is left out, so that lengths can be compared
 * @param across what spans all rooms
 */
export function cutsOf(inRooms: readonly Rows[], across: readonly Rows[]): Cut[] {
  const all = [...inRooms, ...across];
  const edges = [...new Set([1, ...all.flatMap(({ from, until }) => [from, until])])].sort((a, b) => a - b);
  const runs = (items: readonly Rows[], from: number, until: number): boolean =>
    items.some((item) => item.from < until && from < item.until);
  return edges.flatMap((until, index) => {
    const from = edges[index - 1];
    if (from === undefined || runs(inRooms, from, until)) return [];
    const before = from === 1 ? 0 : IDLE_ROWS;
    const kept = runs(across, from, until) ? COMMON_ROWS : before;
    return until - from > kept ? [{ from: from + kept, count: until - from - kept }] : [];
  });
}

/** Where a row stands once the cuts are made. */
export const rowAfter = (row: number, cuts: readonly Cut[]): number =>
  cuts.reduce((at, { from, count }) => at - Math.min(count, Math.max(0, row - from)), row);
