import type { Cost } from '../board.ts';
import type { Random } from '../random.ts';

/** How hot a search goes, in usual changes for the worse: which ones it takes depends on how changes are chosen. */
export interface Heats {
  /** The long heat from a first placing, later ones, and the short one before all. */
  readonly hot: number;
  readonly warm: number;
  readonly cool: number;
  /** Where each ends. */
  readonly cold: number;
  /** Things to move from which on the long heat takes all the time. */
  readonly wide: number;
}

/** Where changes are chosen without looking. */
export const usualHeats: Heats = { hot: 0.9, warm: 0.35, cool: 0.15, cold: 0.035, wide: 1_600 };

/**
 * What can be searched: something with a score that a small change makes better or worse. The programme's board is one,
 * a benchmark of another kind of programme another.
 */
export interface Landscape {
  /** How many things can be moved: how long a search needs to see every one. */
  readonly size: number;
  readonly heats: Heats;
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
  /** Tries, while something hard is broken, to put it right by means of its own; the score says whether it is better. */
  mend(random: Random): void;
  /** A last look at a state found best: what costs no more and reads better. */
  finish(): void;
}
