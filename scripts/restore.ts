/** `npm run restore`: a backup becomes a database again. */
import { readConfig } from '../src/config.ts';
import { DirectoryInUse, MigrationDrift } from '../src/platform/database/index.ts';
import { createFiles } from '../src/platform/files/index.ts';
import { restore } from './lib/backup/restore.ts';
import { BrokenArchive } from './lib/backup/tar.ts';
import { runCommand, UsageError } from './lib/command-line.ts';
import { databaseName, withDatabase } from './lib/open-database.ts';
import { showProgress } from './lib/progress.ts';

const HELP = `
npm run restore -- FILE

Fills the database that DATABASE_URL names, or the embedded one in DATA_DIR (./data), and its stored files from FILE, a
backup of either kind of database. The database must be empty, and is made when there is none. Every checksum is compared:
all of the rows come back as they were, or none.
`;

await runCommand(
  HELP,
  async (args) => {
    const [file, ...more] = args;
    if (file === undefined || more.length > 0)
      throw new UsageError('npm run restore takes one argument, the backup to read.');
    const config = readConfig();
    const { at, tables, files } = await withDatabase(config, { existing: false }, (database) =>
      restore({
        database,
        file,
        files: createFiles({ database, dataDir: config.dataDir }),
        progress: showProgress(),
      }),
    );
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(
      `Restored ${databaseName(config)} as it was at ${at}: ${tables.length} tables, ${rows} rows, ${files.length} files.`,
    );
    return 0;
  },
  { expected: [DirectoryInUse, MigrationDrift, BrokenArchive] },
);
