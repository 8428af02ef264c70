import type { Cost } from '../board.ts';
import type { TrackProblem } from '../cosplib/problem.ts';
import type { Placing, Problem } from '../problem.ts';

/** What is searched. */
export type SearchJob =
  | { readonly kind: 'programme'; readonly problem: Problem; readonly from: Placing | null }
  | { readonly kind: 'tracks'; readonly problem: TrackProblem };

/** What a thread is given. */
export type ThreadTask =
  | {
      readonly work: 'search';
      readonly job: SearchJob;
      readonly seed: number;
      readonly seconds: number;
      readonly iterations: number | null;
      /** One number; above 0: stop. */
      readonly stop: Int32Array;
    }
  | {
      readonly work: 'prove';
      readonly problem: Problem;
      readonly from: Placing;
      readonly seconds: number;
      /** Where the exact solver lies. */
      readonly highs: string;
    };

/** A state found by a search. */
interface Searched {
  readonly score: Readonly<Cost>;
  readonly iterations: number;
  readonly state: Int32Array;
}

/** What a thread says: better states, then its last word. */
export type ThreadMessage =
  | ({ readonly kind: 'best' } & Searched)
  | ({ readonly kind: 'end' } & Searched)
  | {
      readonly kind: 'proof';
      /** A better placing, or the one given; null: none was found. */
      readonly state: Int32Array | null;
      /** Whether nothing better can be. */
      readonly optimal: boolean;
      /** No answer without hard violations costs less in wishes; null: nothing known. */
      readonly bound: number | null;
    };
