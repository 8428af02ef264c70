import type { FigurePlan, Measurement } from './figure.ts';

/** What a bench is given while it runs. */
export interface BenchContext {
  /** Whether a figure was asked for: a bench leaves out what only others need. */
  wants(name: string): boolean;
  /** Hands over a figure as soon as it stands. */
  report(name: string, measurement: Measurement): void;
  /** A line about how far it has come. */
  say(line: string): void;
  /** A new directory below the system's temporary one, removed afterwards. */
  temporaryDirectory(): Promise<string>;
  /** Runs when the bench has ended, failed or was interrupted; the last one registered runs first. */
  afterwards(cleanUp: () => Promise<void>): void;
}

/** Figures that are measured together because they need the same things around them. */
export interface Bench {
  /** What comes before the dot in the names of its figures. */
  readonly area: string;
  readonly figures: readonly FigurePlan[];
  run(context: BenchContext): Promise<void>;
}
