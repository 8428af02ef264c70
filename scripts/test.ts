/** `npm test`: the whole suite on every database that can be had. */
import { readConfig } from '../src/config.ts';
import { runCommand, UsageError } from './lib/command-line.ts';
import { NoPostgres } from './lib/postgres/no-postgres.ts';
import { runAll } from './lib/tests/suite.ts';

const HELP = `
npm test [-- [--embedded | --postgres] [FILTER…] [vitest options]]

Runs the tests on the embedded database and, where a PostgreSQL 15 or newer can be reached or started, on that too;
says which it ran and closes with "N passed, N failed" over all runs.

  --embedded      on the embedded database alone
  --postgres      on PostgreSQL alone; fails where there is none
  FILTER          only the test files whose path contains it, such as test/platform/pdf
  -t PATTERN      only the tests whose name matches (any option of vitest works)

The PostgreSQL is the one that TEST_DATABASE_URL names (its role creates databases), else DATABASE_URL's server, else one
started for the run from the programs installed here.
`;

await runCommand(
  HELP,
  async (args) => {
    const embedded = args.includes('--embedded');
    const postgres = args.includes('--postgres');
    if (embedded && postgres)
      throw new UsageError('--embedded and --postgres exclude each other; leave both out to run on both.');
    return runAll({
      config: readConfig(),
      on: embedded ? 'embedded' : postgres ? 'postgres' : 'all',
      args: args.filter((argument) => argument !== '--embedded' && argument !== '--postgres'),
      say: console.log,
    });
  },
  { expected: [NoPostgres] },
);
