/** `npm run bench`: how fast it is, each figure against a reference in the same run. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { benches } from './lib/bench/all.ts';
import { runBenches } from './lib/bench/run.ts';
import { figuresTable } from './lib/bench/table.ts';
import { runCommand } from './lib/command-line.ts';

const HELP = `
npm run bench [-- NAME…] [--json FILE]

Measures the figures named, areas whole (agenda) or one figure alone (pdf.report); without a name all of them, within
twenty minutes on two cores. Each is compared to a reference that is measured in the same run, so that the machine
matters little; on a busy one the medians still waver.

  --json FILE     also writes the figures as [{ name, value, unit, reference, target, better, met, reason }], anew after
                  each figure

The figures:
${benches.map(({ figures }) => `  ${figures.map(({ name }) => name).join(', ')}`).join('\n')}

A target that was missed is reported and does not fail the command; what could not be measured does.
`;

await runCommand(HELP, async (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'string' } },
    allowPositionals: true,
  });
  const figures = await runBenches({
    benches,
    names: positionals,
    file: values.json === undefined ? undefined : resolve(values.json),
    say: (line) => process.stderr.write(`${line}\n`),
  });
  console.log(figuresTable(figures));
  return figures.some(({ met }) => met === null) ? 1 : 0;
});
