/** `npm run verify`: whether what is kept is what was recorded. */
import { readConfig } from '../src/config.ts';
import { verifyTexts } from '../src/features/outcomes/index.ts';
import { type Database, DirectoryInUse, MigrationDrift } from '../src/platform/database/index.ts';
import { createFiles } from '../src/platform/files/index.ts';
import { runCommand, UsageError } from './lib/command-line.ts';
import { withDatabase } from './lib/open-database.ts';
import { verifyAudit } from './lib/verify/audit.ts';
import { summary, type Verified } from './lib/verify/verified.ts';

const HELP = `
npm run verify -- files|texts|audit…

Compares what the database that DATABASE_URL names, or the embedded one in DATA_DIR (./data), keeps with what was recorded:

  files    the bytes of every stored file with its checksum
  texts    every adopted text with its numbers and codes, and with what the log of changes recorded of it
  audit    every event of the log of changes for what it must say

Names what is wrong, prints "files: N checked, M wrong" for each, and fails when anything is wrong.
`;

const names = ['files', 'texts', 'audit'] as const;
type Name = (typeof names)[number];

const checks: Readonly<Record<Name, (database: Database, dataDir: string) => Promise<Verified>>> = {
  async files(database, dataDir) {
    const { checked, wrong } = await createFiles({ database, dataDir }).verify();
    return { checked, wrong: wrong.map(({ id, name, fault }) => `files: ${id} (${name}) is ${fault}`) };
  },
  async texts({ db }) {
    const { checked, wrong } = await verifyTexts(db);
    return {
      checked,
      wrong: wrong.map(({ edition, slug, faults }) => `texts: ${edition} ${slug}: ${faults.join(', ')}`),
    };
  },
  audit: (database) => verifyAudit(database),
};

await runCommand(
  HELP,
  async (args) => {
    const unknown = args.filter((name) => !names.includes(name as Name));
    if (args.length === 0 || unknown.length > 0) {
      throw new UsageError(
        `npm run verify takes ${names.join(', ')}; it was given ${unknown.join(' ') || 'nothing'}.`,
      );
    }
    const config = readConfig();
    return withDatabase(config, { existing: true }, async (database) => {
      let faults = 0;
      for (const name of args as readonly Name[]) {
        const verified = await checks[name](database, config.dataDir);
        for (const line of [...verified.wrong, ...(verified.remarks ?? [])]) console.error(line);
        console.log(summary(name, verified));
        faults += verified.wrong.length;
      }
      return faults > 0 ? 1 : 0;
    });
  },
  { expected: [DirectoryInUse, MigrationDrift] },
);
