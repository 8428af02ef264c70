import type { Cost } from '../board.ts';
import type { Random } from '../random.ts';

/**
 * What can be searched: something with a score that a small change makes better or worse. The programme's board is one,
 * a benchmark of another kind of programme another.
 */
export interface Landscape {
  /** How many things can be moved: how long a search needs to see every one. */
  readonly size: number;
  /** The present score, the tried change included; the same object all the time. */
  readonly score: Readonly<Cost>;
  /**
   * Tries a change at random.
   * @returns false where none was found; after true, exactly one of `keep` and `undo` follows
   */
  attempt(random: Random): boolean;
  keep(): void;
  undo(): void;
  /** The present state, to be given to `restore`. */
  save(): Int32Array;
  restore(state: Int32Array): void;
  /** A last look at a state found best: what costs no more and reads better. */
  finish(): void;
}
