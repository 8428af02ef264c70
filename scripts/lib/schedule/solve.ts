import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { check, readInstance, solve } from '../../../src/features/scheduling/index.ts';
import { UsageError } from '../command-line.ts';
import { bounds, interruption, languageOf, readFormat, wholeNumber, writable } from './arguments.ts';
import { explained } from './explain.ts';

/** Between two lines about the best so far, in seconds. */
const EVERY = 1;

/** `schedule solve`: writes the best placing that it finds. */
export async function solveCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seconds: { type: 'string' },
      seed: { type: 'string' },
      threads: { type: 'string' },
      iterations: { type: 'string' },
      out: { type: 'string' },
      lang: { type: 'string' },
    },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0 || values.out === undefined) {
    throw new UsageError('npm run schedule -- solve takes an instance and --out SOLUTION.json.');
  }
  const options = {
    seconds: wholeNumber('--seconds', values.seconds, { usual: 30, ...bounds.seconds }),
    seed: wholeNumber('--seed', values.seed, bounds.seed),
    ...(values.threads === undefined
      ? {}
      : { threads: wholeNumber('--threads', values.threads, { usual: 2, least: 1, most: 64 }) }),
    ...(values.iterations === undefined
      ? {}
      : { iterations: wholeNumber('--iterations', values.iterations, { usual: 1, least: 1, most: 1e9 }) }),
  };
  const language = languageOf(values.lang);
  const out = await writable(values.out);
  const instance = await readFormat(file, readInstance);
  let said = -EVERY;
  const { solution, proven, bound, firstFeasible } = await solve(instance, {
    ...options,
    signal: interruption(),
    onProgress: ({ seconds, hard, medium, soft }) => {
      if (seconds - said < EVERY) return;
      said = seconds;
      process.stderr.write(`${seconds.toFixed(1)} s: hard ${hard}, medium ${medium}, soft ${soft}\n`);
    },
  });
  await writeFile(out, `${JSON.stringify(solution, null, 2)}\n`);
  const { hard, medium, soft } = solution.score;
  const first =
    firstFeasible === null ? 'never feasible' : `first feasible after ${firstFeasible.toFixed(2)} s`;
  const best = proven ? 'nothing better can be' : bound === null ? '' : `no better than soft ${bound} can be`;
  console.log(
    [`${out}: hard ${hard}, medium ${medium}, soft ${soft} after ${solution.seconds} s`, first, best]
      .filter((part) => part !== '')
      .join('; '),
  );
  const report = check(instance, solution.placements);
  for (const line of explained(instance, solution.placements, report, language)) {
    process.stderr.write(`${line}\n`);
  }
  return 0;
}
