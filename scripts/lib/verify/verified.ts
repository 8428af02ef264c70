/** What a verification found. */
export interface Verified {
  readonly checked: number;
  /** One line for each thing that is wrong. */
  readonly wrong: readonly string[];
  /** What else is to be said, which is no fault. */
  readonly remarks?: readonly string[];
}

/** The line that scripts read: `files: 12 checked, 0 wrong`. */
export const summary = (name: string, { checked, wrong }: Verified): string =>
  `${name}: ${checked} checked, ${wrong.length} wrong`;
