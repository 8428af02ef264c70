import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../command-line.ts';
import { onEnding } from '../signals.ts';
import type { Bench } from './bench.ts';
import { type Figure, judged, unmeasured } from './figure.ts';

export interface RunOptions {
  readonly benches: readonly Bench[];
  /** Areas (`agenda`) and figures (`pdf.report`); none: all. */
  readonly names: readonly string[];
  /** Where the figures go, written anew after each. */
  readonly file?: string | undefined;
  readonly say: (line: string) => void;
  /** Called with each figure as it stands. */
  readonly onFigure?: (figure: Figure) => void;
}

/** The figures that names ask for, each an area or one figure of it. */
function wantedFigures(benches: readonly Bench[], names: readonly string[]): ReadonlySet<string> {
  const all = benches.flatMap(({ figures }) => figures.map(({ name }) => name));
  if (names.length === 0) return new Set(all);
  return new Set(
    names.flatMap((asked) => {
      const found = all.filter((name) => name === asked || name.startsWith(`${asked}.`));
      if (found.length === 0)
        throw new UsageError(`There is no figure ${asked}; there are ${all.join(', ')}.`);
      return found;
    }),
  );
}

const circumstances = (): string =>
  `the machine has ${availableParallelism()} cores and had a load of ${loadavg()[0]?.toFixed(1)}`;

/** Whole or not at all: whoever reads the file meanwhile never sees half of it. */
async function writeFigures(file: string, figures: readonly Figure[]): Promise<void> {
  const draft = `${file}.${process.pid}.new`;
  await writeFile(draft, `${JSON.stringify(figures, null, 2)}\n`);
  await rename(draft, file);
}

/**
 * Measures what the names ask for, one bench after the other. A bench that fails leaves its figures without a value.
 * @throws UsageError for a name that no figure has
 */
export async function runBenches(options: RunOptions): Promise<readonly Figure[]> {
  const { benches, names, file, say, onFigure } = options;
  const wanted = wantedFigures(benches, names);
  const figures: Figure[] = [];
  let written: Promise<void> = Promise.resolve();
  const keep = (figure: Figure): void => {
    figures.push(figure);
    onFigure?.(figure);
    const so = [...figures];
    if (file !== undefined) written = written.then(() => writeFigures(file, so));
  };
  if (file !== undefined) await writeFigures(file, []);
  for (const bench of benches) await runBench(bench, { wanted, keep, say });
  await written;
  return figures;
}

async function runBench(
  bench: Bench,
  {
    wanted,
    keep,
    say,
  }: {
    readonly wanted: ReadonlySet<string>;
    readonly keep: (figure: Figure) => void;
    readonly say: (line: string) => void;
  },
): Promise<void> {
  const missing = new Map(
    bench.figures.filter(({ name }) => wanted.has(name)).map((plan) => [plan.name, plan]),
  );
  if (missing.size === 0) return;
  say(`${bench.area}: ${[...missing.keys()].join(', ')}`);
  const cleanUps: (() => Promise<void>)[] = [];
  const cleanUp = async (): Promise<void> => {
    for (let next = cleanUps.pop(); next !== undefined; next = cleanUps.pop()) await next();
  };
  const forget = onEnding(cleanUp);
  let failure = 'its bench did not report it';
  try {
    await bench.run({
      wants: (name) => missing.has(name),
      report: (name, measurement) => {
        const plan = missing.get(name);
        if (plan === undefined) return;
        missing.delete(name);
        keep(judged(plan, measurement, circumstances()));
      },
      say: (line) => say(`  ${line}`),
      temporaryDirectory: async () => {
        const directory = await mkdtemp(join(tmpdir(), 'multaqa-bench-'));
        cleanUps.push(() => rm(directory, { recursive: true, force: true }));
        return directory;
      },
      afterwards: (one) => {
        cleanUps.push(one);
      },
    });
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error);
    say(`  failed: ${error instanceof Error ? (error.stack ?? failure) : failure}`);
  } finally {
    await cleanUp();
    forget();
  }
  for (const plan of missing.values()) keep(unmeasured(plan, failure));
}
