import { parseArgs } from 'node:util';
import { check, readInstance, readSolution } from '../../../src/features/scheduling/index.ts';
import { UsageError } from '../command-line.ts';
import { languageOf, readFormat } from './arguments.ts';
import { explained } from './explain.ts';

/** `schedule check`: prints the judge's report, and for people what it says; 1 while anything hard is broken. */
export async function checkCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { lang: { type: 'string' } },
  });
  const [instanceFile, solutionFile, ...more] = positionals;
  if (instanceFile === undefined || solutionFile === undefined || more.length > 0) {
    throw new UsageError('npm run schedule -- check takes an instance and a solution.');
  }
  const language = languageOf(values.lang);
  const instance = await readFormat(instanceFile, readInstance);
  const placements = await readFormat(solutionFile, (value) => readSolution(instance, value));
  const report = check(instance, placements);
  console.log(JSON.stringify(report, null, 2));
  for (const line of explained(instance, placements, report, language)) process.stderr.write(`${line}\n`);
  return report.hard > 0 ? 1 : 0;
}
