/** `npm run keys`: the keys that sign access tokens. */
import { readConfig } from '../src/config.ts';
import { createSigningKeys, type KeyState } from '../src/features/accounts/index.ts';
import { systemActor } from '../src/platform/actor/index.ts';
import { createAuditLog, sealOlderEvents } from '../src/platform/audit/index.ts';
import { createChanges, createRevisions } from '../src/platform/changes/index.ts';
import { systemClock } from '../src/platform/clock/index.ts';
import { type Database, DirectoryInUse, MigrationDrift } from '../src/platform/database/index.ts';
import { createVault, masterKey, type Vault } from '../src/platform/vault/index.ts';
import { runCommand, UsageError } from './lib/command-line.ts';
import { withDatabase } from './lib/open-database.ts';

const HELP = `
npm run keys -- rotate|list

The keys that sign the access tokens of the database that DATABASE_URL names, or of the embedded one in DATA_DIR (./data).
They are sealed with the secret key (SECRET_KEY, or secret.key in DATA_DIR).

  rotate  the key that stood by signs from now on, a new one stands by, and the former one verifies until the last token
          that it signed is over: nobody is signed out. Servers that run on PostgreSQL take it up within seconds
  list    the keys in force: which signs, which stands by, which still verify and until when

Rotate from time to time, and twice in a row when a key may have been seen by others: then the one that stood by goes, too.
The rotation is recorded in the log of changes. Refused while a server holds the embedded database.
`;

/** One line for a key. */
const lineOf = ({ id, activatedAt, retiresAt }: KeyState): string => {
  if (activatedAt === null) return `${id}  stands by`;
  const since = `since ${activatedAt.toISOString()}`;
  return retiresAt === null
    ? `${id}  signs, ${since}`
    : `${id}  verifies until ${retiresAt.toISOString()}, signed ${since}`;
};

async function rotate(database: Database, vault: Vault): Promise<string> {
  const revisions = await createRevisions(database);
  try {
    await sealOlderEvents(database, vault);
    const audit = createAuditLog({ ...database, vault });
    const changes = createChanges({ database, clock: systemClock, revisions, audit, subscribers: [] });
    const keys = createSigningKeys({ database, clock: systemClock, vault });
    const before = (await keys.list()).find(
      ({ activatedAt, retiresAt }) => activatedAt !== null && retiresAt === null,
    );
    const turned = await changes.run(systemActor('keys'), 'system', async (change) => {
      const { signs, standsBy } = await keys.rotate(change.tx);
      await change.record({
        action: 'signing-key.rotated',
        subject: { kind: 'signing-key', id: signs },
        editionId: null,
        before: { signs: before?.id ?? null },
        after: { signs, standsBy },
      });
      return { signs, standsBy };
    });
    return `${turned.signs} signs from now on; ${turned.standsBy} stands by.`;
  } finally {
    await revisions.close();
  }
}

async function list(database: Database, vault: Vault): Promise<string> {
  const keys = await createSigningKeys({ database, clock: systemClock, vault }).list();
  return keys.length === 0 ? 'There is no key yet: the first start makes them.' : keys.map(lineOf).join('\n');
}

const tasks = { rotate, list } as const;

await runCommand(
  HELP,
  async (args) => {
    const [name = '', ...more] = args;
    if (!(name === 'rotate' || name === 'list') || more.length > 0) {
      throw new UsageError(`npm run keys takes rotate or list; it was given ${args.join(' ') || 'nothing'}.`);
    }
    const config = readConfig();
    const said = await withDatabase(config, { existing: true }, (database) =>
      tasks[name](database, createVault(masterKey(config))),
    );
    console.log(said);
    return 0;
  },
  { expected: [DirectoryInUse, MigrationDrift] },
);
