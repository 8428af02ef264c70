import { check, readInstance, readSolution } from '../../../src/features/scheduling/index.ts';
import { UsageError } from '../command-line.ts';
import { readJson } from './arguments.ts';

/** `schedule check`: prints the judge's report; 1 while anything hard is broken. */
export async function checkCommand(args: readonly string[]): Promise<number> {
  const [instanceFile, solutionFile, ...more] = args;
  if (instanceFile === undefined || solutionFile === undefined || more.length > 0) {
    throw new UsageError('npm run schedule -- check takes an instance and a solution.');
  }
  const instance = readInstance(await readJson(instanceFile));
  const report = check(instance, readSolution(instance, await readJson(solutionFile)));
  console.log(JSON.stringify(report, null, 2));
  return report.hard > 0 ? 1 : 0;
}
