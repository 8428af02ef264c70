import type { PlannedDay, PlannedSession } from '../plan.ts';
import { clusters, type GridEntry, inLanes, overlap } from './lanes.ts';

/** A grid that fits across a page. */
export interface Grid {
  /** Heads of the columns. */
  readonly labels: readonly string[];
  readonly entries: readonly GridEntry[];
}

/** More columns than this share a page too narrowly for titles to be read. */
const MOST_COLUMNS = 5;

/** A cancelled session leaves the grid when another was given its place; the details still tell of it. */
const withoutReplaced = (sessions: readonly PlannedSession[]): PlannedSession[] =>
  sessions.filter(
    (planned) =>
      !planned.session.cancelled ||
      !sessions.some((other) => !other.session.cancelled && overlap(planned, other)),
  );

interface Run {
  readonly column: number;
  readonly span: number;
}

/** Runs of columns that nothing else occupies meanwhile, the longest first. */
const freeRuns = (
  columns: readonly PlannedSession[][],
  meanwhile: readonly PlannedSession[],
): readonly Run[] => {
  const runs: Run[] = [];
  let start = 0;
  for (let index = 0; index <= columns.length; index += 1) {
    const column = columns[index];
    const busy = !column || column.some((planned) => meanwhile.some((other) => overlap(planned, other)));
    if (!busy) continue;
    if (index > start) runs.push({ column: start, span: index - start });
    start = index + 1;
  }
  return runs.sort((a, b) => b.span - a.span);
};

/** Whether a session has most of a page's columns for itself. */
const spansMost = (columns: readonly PlannedSession[][], planned: PlannedSession): boolean =>
  (freeRuns(columns, [planned])[0]?.span ?? 0) * 2 > columns.length;

const gridOf = (
  labels: readonly string[],
  columns: readonly PlannedSession[][],
  commons: readonly PlannedSession[],
  everybody: string,
): Grid => {
  const own = columns.flatMap((sessions, column) => inLanes(sessions, column, 1));
  const apart = commons.filter((planned) =>
    planned.strip ? freeRuns(columns, [planned]).length === 0 : !spansMost(columns, planned),
  );
  const across: GridEntry[] = [];
  for (const cluster of clusters(commons.filter((planned) => !apart.includes(planned)))) {
    const [longest, ...others] = freeRuns(columns, cluster);
    if (!longest) apart.push(...cluster);
    else {
      across.push(...inLanes(cluster, longest.column, longest.span));
      // A break is said wherever it falls; a session stands on a page once.
      for (const { column, span } of others) {
        across.push(
          ...inLanes(
            cluster.filter(({ strip }) => strip),
            column,
            span,
          ),
        );
      }
    }
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

interface Column {
  /** `null`: places that are no room. */
  readonly roomId: string | null;
  readonly sessions: PlannedSession[];
}

/** Sessions by room, in the order of rooms, places elsewhere last. */
const columnsByRoom = (sessions: readonly PlannedSession[], roomIds: readonly string[]): Column[] => {
  const byRoom = new Map<string | null, PlannedSession[]>();
  for (const planned of sessions) {
    const key = planned.room?.id ?? null;
    byRoom.set(key, [...(byRoom.get(key) ?? []), planned]);
  }
  const order = (roomId: string | null): number =>
    roomId === null ? roomIds.length : roomIds.indexOf(roomId);
  return [...byRoom.entries()]
    .map(([roomId, list]) => ({ roomId, sessions: list }))
    .sort((a, b) => order(a.roomId) - order(b.roomId));
};

/** Sessions that a list under a grid holds without taking the grid's room. */
const MOST_LISTED = 8;

/** A day's overview on one page: what stands in the grid, and what is listed under it. */
export interface SplitDay {
  readonly day: PlannedDay;
  readonly listed: readonly PlannedSession[];
}

/**
 * Rooms beyond those that a page holds are listed under the grid when few sessions are held in them: a grid of their own would be
 * a page of white. The rooms of the fewest sessions leave it, of equals the later in order; where that is not enough, none does.
 */
export const splitDay = (day: PlannedDay, roomIds: readonly string[]): SplitDay => {
  const single = day.sessions.filter(({ session }) => !session.common);
  const columns = columnsByRoom(single, roomIds);
  const surplus = columns.length - MOST_COLUMNS;
  if (surplus <= 0) return { day, listed: [] };
  const heldIn = (roomId: string | null): number =>
    day.sessions.filter(
      ({ room, session }) => (room?.id ?? null) === roomId && !(session.common && roomId === null),
    ).length;
  const lightest = columns
    .map((column, index) => ({ column, index, held: heldIn(column.roomId) }))
    .sort((a, b) => a.held - b.held || b.index - a.index)
    .slice(0, surplus);
  const listed = new Set(lightest.flatMap(({ column }) => column.sessions));
  if (listed.size > MOST_LISTED) return { day, listed: [] };
  return {
    day: { ...day, sessions: day.sessions.filter((planned) => !listed.has(planned)) },
    listed: day.sessions.filter((planned) => listed.has(planned)),
  };
};

/**
 * The grids of a day, a room in each column; rooms that stand empty that day are left out. What is for everybody spans the
 * columns; where most rooms have something else meanwhile, it stands in the column of its own room.
 */
export const gridsOfDay = (day: PlannedDay, roomIds: readonly string[], words: ColumnWords): Grid[] => {
  const commons = day.sessions.filter(({ session }) => session.common);
  const single = day.sessions.filter(({ session }) => !session.common);
  const rooms = new Set(single.map(({ room }) => room?.id));
  const sessionsOf = (group: readonly Column[]): PlannedSession[][] =>
    group.length > 0 ? group.map(({ sessions }) => withoutReplaced(sessions)) : [[]];
  const first = inGroups(columnsByRoom(single, roomIds)).map(sessionsOf);
  const own = commons.filter(
    (planned) =>
      !planned.strip &&
      planned.room !== null &&
      rooms.has(planned.room.id) &&
      !first.some((columns) => spansMost(columns, planned)),
  );
  const across = commons.filter((planned) => !own.includes(planned));
  const groups = inGroups(columnsByRoom([...single, ...own], roomIds)).map((group) => ({
    group,
    columns: sessionsOf(group),
  }));
  return groups.map(({ group, columns }, index) => {
    const here = across.filter((planned) => {
      if (planned.strip || spansMost(columns, planned)) return true;
      return index === 0 && !groups.some((other) => spansMost(other.columns, planned));
    });
    const labels = group.map(({ sessions: [any] }) => (any?.room ? words.room(any) : words.elsewhere));
    return gridOf(labels, columns, here, words.everybody);
  });
};

/** The grids of one room, a day in each column. */
export const gridsOfRoom = (days: readonly PlannedDay[], nameOf: (day: PlannedDay) => string): Grid[] =>
  inGroups(days.filter(({ sessions }) => sessions.length > 0))
    .filter((group) => group.length > 0)
    .map((group) => ({
      labels: group.map(nameOf),
      entries: group.flatMap(({ sessions }, column) => inLanes(withoutReplaced(sessions), column, 1)),
    }));
