/** `npm run backup`: everything in one file. */
import { createRequire } from 'node:module';
import { readConfig } from '../src/config.ts';
import { systemClock } from '../src/platform/clock/index.ts';
import { DirectoryInUse, MigrationDrift } from '../src/platform/database/index.ts';
import { createFiles } from '../src/platform/files/index.ts';
import { backUp } from './lib/backup/backup.ts';
import { runCommand, UsageError } from './lib/command-line.ts';
import { databaseName, withDatabase } from './lib/open-database.ts';
import { showProgress } from './lib/progress.ts';

const HELP = `
npm run backup -- FILE

Writes the whole database that DATABASE_URL names, or the embedded one in DATA_DIR (./data), and the stored files to FILE
(tar, compressed with gzip), as of one instant. The same file is restored into either kind of database.

A PostgreSQL is backed up while servers work on it; the embedded database must not be in use. FILE must not exist, and
holds everything, secrets included: it is readable by its owner alone.
`;

const { name, version } = createRequire(import.meta.url)('../package.json') as {
  name: string;
  version: string;
};

await runCommand(
  HELP,
  async (args) => {
    const [file, ...more] = args;
    if (file === undefined || more.length > 0)
      throw new UsageError('npm run backup takes one argument, the file to write.');
    const config = readConfig();
    const { tables, files } = await withDatabase(config, { existing: true }, (database) =>
      backUp({
        database,
        file,
        files: createFiles({ database, dataDir: config.dataDir }),
        program: `${name} ${version}`,
        now: systemClock.now(),
        progress: showProgress(),
      }),
    );
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(
      `Backed up ${databaseName(config)} to ${file}: ${tables.length} tables, ${rows} rows, ${files.length} files.`,
    );
    return 0;
  },
  { expected: [DirectoryInUse, MigrationDrift] },
);
