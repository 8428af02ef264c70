import type { PlannedSession } from '../plan.ts';

/** A session's place on a grid: columns it spans, and its share of them where several stand side by side. */
export interface GridEntry {
  readonly planned: PlannedSession;
  readonly column: number;
  readonly span: number;
  readonly lane: number;
  readonly lanes: number;
}

/** Whether two sessions are held at the same time. */
export const overlap = (a: PlannedSession, b: PlannedSession): boolean => a.from < b.to && b.from < a.to;

/** Sessions that overlap, directly or by others between them. */
export const clusters = (sessions: readonly PlannedSession[]): PlannedSession[][] => {
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
export const inLanes = (sessions: readonly PlannedSession[], column: number, span: number): GridEntry[] =>
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
