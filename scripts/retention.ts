/** `npm run retention`: clears what was kept for its time. */
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.ts';
import { DirectoryInUse, MigrationDrift } from '../src/platform/database/index.ts';
import { runCommand } from './lib/command-line.ts';
import { databaseName } from './lib/open-database.ts';
import { foundLines } from './lib/retention/found.ts';
import { withApp } from './lib/with-app.ts';

const HELP = `
npm run retention -- [--dry-run]

Deletes from the database that DATABASE_URL names, or the embedded one in DATA_DIR (./data), what was kept for its time:
identity documents 90 days after their edition (their key is destroyed, so that no older copy can be read either), ended
sign-ins, links, mails and the rest of what the page /privacy lists with its reasons. Each deletion is recorded in the log
of changes. A server does the same once a day.

  --dry-run   lists what would go, by kind, class of data and edition, and deletes nothing

A backup that was made before holds what it held: keep backups no longer than these periods.
`;

await runCommand(
  HELP,
  async (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: { 'dry-run': { type: 'boolean', default: false } },
    });
    const config = readConfig();
    return withApp(config, { existing: true }, async ({ privacy: { retention } }) => {
      const dryRun = values['dry-run'];
      const found = dryRun ? await retention.look() : await retention.run();
      for (const line of foundLines(found)) console.log(line);
      const total = found.reduce((sum, { count }) => sum + count, 0);
      console.log(
        `${dryRun ? 'Would delete' : 'Deleted'} ${total} ${total === 1 ? 'record' : 'records'} from ${databaseName(config)}.`,
      );
      return 0;
    });
  },
  { expected: [DirectoryInUse, MigrationDrift] },
);
