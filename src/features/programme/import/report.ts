import type { Notice, Place } from '../formats/index.ts';

/** What becomes of the things of one sort. */
export interface ImportCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly removed: number;
}

/** Two sessions that want one room or person at the same time. */
export interface ImportConflict {
  readonly resource: 'room' | 'person';
  /** Name of the room or person. */
  readonly name: string;
  /** Title of the session that comes in contested, and of the one that has the time. */
  readonly session: string;
  readonly with: string;
  /** When both are on, RFC 3339. */
  readonly from: string;
  readonly to: string;
}

/** A session whose time lies outside the days of the edition: it comes in, and somebody should look at it. */
export interface OutsideSession extends Place {
  /** Its title. */
  readonly session: string;
  /** Its day in the edition's zone, and the edition's first and last, `YYYY-MM-DD`. */
  readonly day: string;
  readonly from: string;
  readonly to: string;
  /** RFC 3339. */
  readonly startsAt: string;
}

/** What an import did, or would do. */
export interface ImportReport {
  readonly sessions: ImportCounts;
  readonly rooms: ImportCounts;
  readonly themes: ImportCounts;
  readonly persons: ImportCounts;
  readonly notUnderstood: readonly Notice[];
  readonly outside: readonly OutsideSession[];
  readonly conflicts: readonly ImportConflict[];
}
