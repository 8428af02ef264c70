/** What is wrong at one place of a file. */
export interface Fault {
  /** JSON pointer, such as `/sessions/3/people/0`. */
  readonly path: string;
  readonly message: string;
}

/** Faults shown at once: a file made by a wrong program has thousands of the same. */
const SHOWN = 20;

/** A file that is not in the format; its message names every place and what to do there. */
export class FormatError extends Error {
  override readonly name = 'FormatError';
  readonly faults: readonly Fault[];

  constructor(what: 'instance' | 'solution', faults: readonly Fault[]) {
    const shown = faults.slice(0, SHOWN).map(({ path, message }) => `${path}: ${message}`);
    const more = faults.length > SHOWN ? [`… and ${faults.length - SHOWN} more`] : [];
    super([`The ${what} can’t be used:`, ...shown, ...more].join('\n'));
    this.faults = faults;
  }
}
