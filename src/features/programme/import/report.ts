import type { Notice } from '../formats/index.ts';

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

/** What an import did, or would do. */
export interface ImportReport {
  readonly sessions: ImportCounts;
  readonly rooms: ImportCounts;
  readonly themes: ImportCounts;
  readonly persons: ImportCounts;
  readonly notUnderstood: readonly Notice[];
  readonly conflicts: readonly ImportConflict[];
}
