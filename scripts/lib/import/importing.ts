import type { App } from '../../../src/app.ts';

/** One file on its way in. */
export interface Importing {
  readonly app: App;
  readonly bytes: Buffer;
  /** Name of the file, for the audit. */
  readonly name: string;
  /** Says what would change and changes nothing. */
  readonly dryRun: boolean;
}

/** What became of it. */
export interface Imported {
  /** Written as JSON when asked for. */
  readonly report: object;
  /** What the terminal shows. */
  readonly lines: readonly string[];
  /** Exit code: 0 when everything was taken, or would be. */
  readonly code: number;
}
