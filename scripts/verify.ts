/** `npm run verify`: whether what is kept is what was recorded. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Config, readConfig } from '../src/config.ts';
import { verifyTexts } from '../src/features/outcomes/index.ts';
import { type Database, DirectoryInUse, MigrationDrift } from '../src/platform/database/index.ts';
import { createFiles } from '../src/platform/files/index.ts';
import { createVault, masterKey } from '../src/platform/vault/index.ts';
import { runCommand, UsageError } from './lib/command-line.ts';
import { withDatabase } from './lib/open-database.ts';
import { verifyAudit } from './lib/verify/audit.ts';
import { type HeadsFile, readHeads } from './lib/verify/audit-heads.ts';
import { summary, type Verified } from './lib/verify/verified.ts';

const HELP = `
npm run verify -- files|texts|audit… [--heads FILE]

Compares what the database that DATABASE_URL names, or the embedded one in DATA_DIR (./data), keeps with what was recorded:

  files    the bytes of every stored file with its checksum
  texts    every adopted text with its numbers and codes, with its seals, computed anew from its words, and with what
           the log of changes recorded of it
  audit    the chains of the log of changes with the secret key (SECRET_KEY, or secret.key in DATA_DIR): names the first
           event of each chain that was changed, added, taken or moved
  --heads  also compares with where the chains ended when FILE was written, and writes it when all is well; kept on
           another machine, it shows a chain that was cut back by somebody who held an old copy of its end

Names what is wrong, prints "files: N checked, M wrong" for each, and fails when anything is wrong.
`;

const names = ['files', 'texts', 'audit'] as const;
type Name = (typeof names)[number];

interface Checking {
  readonly database: Database;
  readonly config: Config;
  readonly heads: HeadsFile | undefined;
}

const checks: Readonly<Record<Name, (checking: Checking) => Promise<Verified>>> = {
  async files({ database, config: { dataDir } }) {
    const { checked, wrong } = await createFiles({ database, dataDir }).verify();
    return { checked, wrong: wrong.map(({ id, name, fault }) => `files: ${id} (${name}) is ${fault}`) };
  },
  async texts({ database }) {
    const { checked, wrong } = await verifyTexts(database.db);
    return {
      checked,
      wrong: wrong.map(
        ({ edition, slug, faults }) =>
          `texts: ${edition} ${slug}: ${faults.map(({ fault, at }) => (at === null ? fault : `${fault} (${at})`)).join(', ')}`,
      ),
    };
  },
  audit: ({ database, config, heads }) => verifyAudit(database, createVault(masterKey(config)), heads),
};

await runCommand(
  HELP,
  async (given) => {
    const { values, positionals: args } = parseArgs({
      args: [...given],
      options: { heads: { type: 'string' } },
      allowPositionals: true,
    });
    const unknown = args.filter((name) => !names.includes(name as Name));
    if (args.length === 0 || unknown.length > 0) {
      throw new UsageError(
        `npm run verify takes ${names.join(', ')}; it was given ${unknown.join(' ') || 'nothing'}.`,
      );
    }
    if (values.heads !== undefined && !args.includes('audit')) {
      throw new UsageError('npm run verify takes --heads with audit alone.');
    }
    const heads = values.heads === undefined ? undefined : await readHeads(resolve(values.heads));
    const config = readConfig();
    return withDatabase(config, { existing: true }, async (database) => {
      let faults = 0;
      for (const name of args as readonly Name[]) {
        const verified = await checks[name]({ database, config, heads });
        for (const line of [...verified.wrong, ...(verified.remarks ?? [])]) console.error(line);
        console.log(summary(name, verified));
        faults += verified.wrong.length;
      }
      return faults > 0 ? 1 : 0;
    });
  },
  { expected: [DirectoryInUse, MigrationDrift] },
);
