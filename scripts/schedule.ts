/** `npm run schedule`: places the sessions of a programme, and judges where they were placed. */
import { FormatError } from '../src/features/scheduling/index.ts';
import { runCommand, UsageError } from './lib/command-line.ts';
import { checkCommand } from './lib/schedule/check.ts';
import { cosplibCommand } from './lib/schedule/cosplib.ts';
import { generateCommand } from './lib/schedule/generate.ts';
import { solveCommand } from './lib/schedule/solve.ts';

const HELP = `
npm run schedule -- solve INSTANCE.json [--seconds 30] [--seed 1] [--threads N] [--iterations N] [--lang ar|en] --out SOLUTION.json
npm run schedule -- check INSTANCE.json SOLUTION.json [--lang ar|en]
npm run schedule -- cosplib INSTANCE.xlsx [--seconds 60] [--seed 1] [--out SOLUTION.json] [--score THEIR-SOLUTION.xlsx]…
npm run schedule -- generate s60|s150|s800 [--seed N] --out INSTANCE.json [--planted SOLUTION.json]

  solve      looks for the best placing until the time is up, in threads, and writes it; small programmes are finished
             early when nothing better can be. Ctrl+C ends it with the best so far. With --iterations, which each thread
             tries instead of looking at the clock, the same seed gives the same answer
  check      prints { "hard", "medium", "soft", "violations": [{ "rule", "sessions", "text" }] } and exits with 1 while
             anything hard is broken; it shares no code with what the search counts by
             Both say besides, on standard error and in the language chosen, which rules are broken and why a session
             has no place
  cosplib    the same for an instance of the public benchmark CoSPLib: solves it and prints what each term costs, beside
             published solutions, all scored by one judge from the weights of the instance
  generate   a made-up programme in which a placing without conflicts was planted

Exits with 0 when it has done what was asked, with 1 as above, and with 2 when a file or an option can’t be used: one line
then names the file, the place in it and what to do.

The format is written down in src/features/scheduling/engine/instance.schema.json and solution.schema.json beside it.
`;

const commands = {
  solve: solveCommand,
  check: checkCommand,
  cosplib: cosplibCommand,
  generate: generateCommand,
} as const;

await runCommand(
  HELP,
  async ([name = '', ...args]) => {
    const command = commands[name as keyof typeof commands];
    if (command === undefined) {
      const given = name === '' ? 'nothing' : name;
      throw new UsageError(
        `npm run schedule takes ${Object.keys(commands).join(', ')}; it was given ${given}.`,
      );
    }
    return command(args);
  },
  { expected: [FormatError], refused: 2 },
);
