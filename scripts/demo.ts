/** `npm run demo`: four forums and one in preparation, to look at and to sign in to. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type App, buildApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { ensureDemonstration, NotTheDemonstration } from '../src/demonstration/loader/index.ts';
import { systemClock } from '../src/platform/clock/index.ts';
import { DirectoryInUse, everything, MigrationDrift, openServing } from '../src/platform/database/index.ts';
import { listen, startFailure } from '../src/server.ts';
import { runCommand, UsageError } from './lib/command-line.ts';
import { welcome } from './lib/demo/welcome.ts';
import { databaseName } from './lib/open-database.ts';
import { showProgress } from './lib/progress.ts';

const HELP = `
npm run demo [-- --no-serve --out DIR]

Fills the database that DATABASE_URL names, or the embedded one in DATA_DIR (./data), with the demonstration when it is
empty, and uses it again when it holds the demonstration; a database that holds anything else is left alone. Writes the
documents of every edition, prints addresses and sign-ins, and serves on PORT (3000).

  --no-serve    only writes the documents and ends
  --out DIR     where the documents go, with DIR/manifest.json; default: documents in DATA_DIR
`;

function readOptions(args: readonly string[]): {
  readonly serves: boolean;
  readonly out: string | undefined;
} {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { 'no-serve': { type: 'boolean', default: false }, out: { type: 'string' } },
    allowPositionals: true,
  });
  if (positionals.length > 0)
    throw new UsageError(`npm run demo takes options alone; it was given ${positionals.join(' ')}.`);
  return { serves: !values['no-serve'], out: values.out };
}

await runCommand(
  HELP,
  async (args) => {
    const { serves, out } = readOptions(args);
    const config = readConfig();
    const directory = out ?? join(config.dataDir, 'documents');
    const database = await openServing(config);
    let app: App | undefined;
    const close = async (): Promise<void> => {
      await app?.server.close();
      await database.close();
    };
    try {
      const { mark, filled } = await database.seeing(everything, () =>
        ensureDemonstration({ config, database, clock: systemClock }),
      );
      console.log(
        filled
          ? `Filled ${databaseName(config)} with the demonstration as of ${mark.today}.`
          : `Using the demonstration as of ${mark.today} in ${databaseName(config)}.`,
      );
      app = await buildApp({ config, database });
      const progress = showProgress();
      const files = await app.documents.writeAll(directory, (done, total) =>
        progress('documents', done, total),
      );
      console.log(`Wrote ${files.length} documents and manifest.json to ${directory}.`);
      if (serves) {
        const address = await listen({ config, database, app });
        // PORT=0 takes a free port, which the settings can't know.
        const site = config.port === 0 ? address : config.publicUrl;
        console.log(await welcome({ database, mark, site }));
      } else await close();
    } catch (error) {
      await close();
      if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw new UsageError(startFailure(error));
      throw error;
    }
    return 0;
  },
  { expected: [DirectoryInUse, MigrationDrift, NotTheDemonstration] },
);
