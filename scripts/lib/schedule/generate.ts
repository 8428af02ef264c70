import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { check, generateProgramme, standardSizes } from '../../../src/features/scheduling/index.ts';
import { UsageError } from '../command-line.ts';
import { bounds, wholeNumber } from './arguments.ts';

/** `schedule generate`: a made-up programme with a planted placing. */
export async function generateCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { seed: { type: 'string' }, out: { type: 'string' }, planted: { type: 'string' } },
  });
  const [name = '', ...more] = positionals;
  const sizes = standardSizes[name as keyof typeof standardSizes];
  if (sizes === undefined || more.length > 0 || values.out === undefined) {
    const known = Object.keys(standardSizes).join(', ');
    throw new UsageError(`npm run schedule -- generate takes one of ${known}, and --out INSTANCE.json.`);
  }
  const seed = wholeNumber('--seed', values.seed, { ...bounds.seed, usual: sizes.seed });
  const { instance, planted } = generateProgramme({ ...sizes, seed });
  await writeFile(values.out, `${JSON.stringify(instance)}\n`);
  const { hard, medium, soft } = check(instance, planted);
  if (values.planted !== undefined) {
    const solution = { placements: planted, score: { hard, medium, soft }, seconds: 0, seed };
    await writeFile(values.planted, `${JSON.stringify(solution)}\n`);
  }
  console.log(`${values.out}: ${instance.sessions.length} sessions, planted with hard ${hard}, soft ${soft}`);
  return 0;
}
