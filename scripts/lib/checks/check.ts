/** What a check came to. */
export interface CheckResult {
  readonly passed: boolean;
  /** A few words for the table: how much was looked at, or how much is wrong. */
  readonly summary: string;
  /** What the developer reads to put it right, or to know it (the long files); empty for nothing to say. */
  readonly details: string;
}

/** One thing that `npm run check` holds. */
export interface Check {
  readonly name: string;
  run(): Promise<CheckResult>;
}

/** `1 file`, `3 files`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
