/** `npm run migrate`: brings the database to the schema of this program. */
import { readConfig } from '../src/config.ts';
import { DirectoryInUse, MigrationDrift, migrate, openDatabase } from '../src/platform/database/index.ts';
import { runCommand, UsageError } from './lib/command-line.ts';

const HELP = `
npm run migrate

Applies the pending migrations to the database that DATABASE_URL names, or to the embedded one in DATA_DIR (./data),
which it makes when there is none. All of them or none; a database that has them all is left as it is.
`;

await runCommand(
  HELP,
  async (args) => {
    if (args.length > 0)
      throw new UsageError(`npm run migrate takes no arguments; it was given ${args.join(' ')}`);
    const config = readConfig();
    const database = await openDatabase(config);
    try {
      await migrate(database);
    } finally {
      await database.close();
    }
    console.log(
      database.kind === 'embedded'
        ? `The embedded database in ${config.dataDir} is up to date.`
        : 'The PostgreSQL that DATABASE_URL names is up to date.',
    );
    return 0;
  },
  { expected: [DirectoryInUse, MigrationDrift] },
);
