/** Says how far long work has come: what is counted, how many are done, how many there are. */
export type Progress = (what: string, done: number, total: number) => void;

/** Milliseconds between two lines. */
const PACE = 1_000;

/**
 * Progress as lines on stderr, one a second at most and none for work that is done sooner.
 * @param write default: stderr
 */
export function showProgress(
  write: (line: string) => void = (line) => process.stderr.write(line),
  now: () => number = () => performance.now(),
): Progress {
  let last = now();
  return (what, done, total) => {
    if (now() - last < PACE) return;
    last = now();
    write(`… ${what}: ${done} of ${total}\n`);
  };
}
