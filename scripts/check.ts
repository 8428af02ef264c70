/** `npm run check`: what keeps the house, in one command. */
import { formatAndLint } from './lib/checks/biome.ts';
import type { Check } from './lib/checks/check.ts';
import { files } from './lib/checks/files.ts';
import { imports } from './lib/checks/imports.ts';
import { lock } from './lib/checks/lock.ts';
import { migrations } from './lib/checks/migrations.ts';
import { runChecks } from './lib/checks/run.ts';
import { types } from './lib/checks/types.ts';
import { unused } from './lib/checks/unused.ts';
import { runCommand, UsageError } from './lib/command-line.ts';

const HELP = `
npm run check [-- NAME…]

Checks types (tsc), format and lint (Biome), structure (dependency-cruiser and our own), unused code (knip), migration
drift (drizzle-kit) and the lock file; prints what is wrong, a table, and "N passed, N failed".

  NAME    only the checks whose name contains it, such as types or structure
`;

const checks: readonly Check[] = [
  types('types: server', 'tsconfig.json'),
  types('types: browser', 'src/client/tsconfig.json'),
  formatAndLint,
  imports,
  files,
  unused,
  migrations,
  lock,
];

await runCommand(HELP, async (names) => {
  const chosen = checks.filter(({ name }) => names.length === 0 || names.some((part) => name.includes(part)));
  if (chosen.length === 0) {
    throw new UsageError(
      `No check is called ${names.join(' ')}; there are ${checks.map(({ name }) => name).join('; ')}.`,
    );
  }
  return runChecks(chosen, { lanes: 2, say: console.log });
});
