import type { PlannedDay, PlannedSession } from '../plan.ts';

/** A session's place on a grid: columns it spans, and its share of them where several stand side by side. */
export interface GridEntry {
  readonly planned: PlannedSession;
  readonly column: number;
  readonly span: number;
  readonly lane: number;
  readonly lanes: number;
}

/** A grid that fits across a page. */
export interface Grid {
  /** Heads of the columns. */
  readonly labels: readonly string[];
  readonly entries: readonly GridEntry[];
}

/** More columns than this share a page too narrowly for titles to be read. */
const MOST_COLUMNS = 5;

const overlap = (a: PlannedSession, b: PlannedSession): boolean => a.from < b.to && b.from < a.to;

/** Sessions that overlap, directly or by others between them. */
const clusters = (sessions: readonly PlannedSession[]): PlannedSession[][] => {
  const groups: PlannedSession[][] = [];
  let end = -1;
  for (const planned of [...sessions].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (planned.from >= end) groups.push([]);
    groups.at(-1)?.push(planned);
    end = Math.max(end, planned.to);
  }
  return groups;
};

/** Gives sessions in the same columns a lane each for as long as they overlap. */
const inLanes = (sessions: readonly PlannedSession[], column: number, span: number): GridEntry[] =>
  clusters(sessions).flatMap((cluster) => {
    const ends: number[] = [];
    const placed = cluster.map((planned) => {
      const free = ends.findIndex((end) => end <= planned.from);
      const lane = free < 0 ? ends.length : free;
      ends[lane] = planned.to;
      return { planned, lane };
    });
    return placed.map((entry) => ({ ...entry, column, span, lanes: ends.length }));
  });

/** A cancelled session leaves the grid when another was given its place; the details still tell of it. */
const withoutReplaced = (sessions: readonly PlannedSession[]): PlannedSession[] =>
  sessions.filter(
    (planned) =>
      !planned.session.cancelled ||
      !sessions.some((other) => !other.session.cancelled && overlap(planned, other)),
  );

/** The longest run of columns that nothing else occupies meanwhile. */
const longestFree = (columns: readonly PlannedSession[][], meanwhile: readonly PlannedSession[]) => {
  let best = { column: 0, span: 0 };
  let start = 0;
  for (let index = 0; index <= columns.length; index += 1) {
    const column = columns[index];
    const busy = !column || column.some((planned) => meanwhile.some((other) => overlap(planned, other)));
    if (!busy) continue;
    if (index - start > best.span) best = { column: start, span: index - start };
    start = index + 1;
  }
  return best;
};

const gridOf = (
  labels: readonly string[],
  columns: readonly PlannedSession[][],
  commons: readonly PlannedSession[],
  everybody: string,
): Grid => {
  const own = columns.flatMap((sessions, column) => inLanes(sessions, column, 1));
  const apart = commons.filter((planned) => longestFree(columns, [planned]).span === 0);
  const across: GridEntry[] = [];
  for (const cluster of clusters(commons.filter((planned) => !apart.includes(planned)))) {
    const { column, span } = longestFree(columns, cluster);
    if (span > 0) across.push(...inLanes(cluster, column, span));
    else apart.push(...cluster);
  }
  return {
    labels: apart.length > 0 ? [...labels, everybody] : labels,
    entries: [...own, ...across, ...inLanes(apart, columns.length, 1)],
  };
};

const inGroups = <T>(items: readonly T[]): T[][] => {
  const count = Math.max(1, Math.ceil(items.length / MOST_COLUMNS));
  const size = Math.ceil(items.length / count);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
};

/** Words for columns that are no room. */
export interface ColumnWords {
  readonly elsewhere: string;
  readonly everybody: string;
  room(planned: PlannedSession): string;
}

/** The grids of a day, a room in each column; rooms that stand empty that day are left out. */
export const gridsOfDay = (day: PlannedDay, roomIds: readonly string[], words: ColumnWords): Grid[] => {
  const commons = day.sessions.filter(({ session }) => session.common);
  const single = day.sessions.filter(({ session }) => !session.common);
  const order = (planned: PlannedSession): number => (planned.room ? roomIds.indexOf(planned.room.id) : -1);
  const byRoom = new Map<number, PlannedSession[]>();
  for (const planned of single) {
    const key = order(planned) < 0 ? roomIds.length : order(planned);
    byRoom.set(key, [...(byRoom.get(key) ?? []), planned]);
  }
  const columns = [...byRoom.entries()].sort(([a], [b]) => a - b);
  return inGroups(columns).map((group) =>
    gridOf(
      group.map(([, [first]]) => (first?.room ? words.room(first) : words.elsewhere)),
      group.length > 0 ? group.map(([, sessions]) => withoutReplaced(sessions)) : [[]],
      commons,
      words.everybody,
    ),
  );
};

/** The grids of one room, a day in each column. */
export const gridsOfRoom = (days: readonly PlannedDay[], nameOf: (day: PlannedDay) => string): Grid[] =>
  inGroups(days.filter(({ sessions }) => sessions.length > 0))
    .filter((group) => group.length > 0)
    .map((group) => ({
      labels: group.map(nameOf),
      entries: group.flatMap(({ sessions }, column) => inLanes(withoutReplaced(sessions), column, 1)),
    }));
