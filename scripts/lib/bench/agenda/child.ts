/**
 * The process that is put under load: the application on an embedded database of its own, and beside it, on another
 * port, a bare Fastify route. It ends when its parent lets go of it.
 *
 * Arguments: a new data directory, the number of sessions, the least number of rooms.
 */
import { randomBytes } from 'node:crypto';
import Fastify from 'fastify';
import { buildApp } from '../../../../src/app.ts';
import { readConfig } from '../../../../src/config.ts';
import { insertAccount } from '../../../../src/features/accounts/index.ts';
import { migrate, openDatabase } from '../../../../src/platform/database/index.ts';
import { makeEdition } from '../edition.ts';
import type { Served } from './served.ts';

const [dataDir = '', sessions = '', rooms] = process.argv.slice(2);
const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'warn', PORT: '0' });
const database = await openDatabase(config);
await migrate(database);
const app = await buildApp({ config, database });
const edition = await makeEdition(app, Number(sessions), rooms === undefined ? undefined : Number(rooms));
const organiser = await database.transaction((tx) =>
  insertAccount(tx, { email: 'bench@example.org', name: 'Bench' }, [
    { role: 'organiser', scopeKind: 'installation', scopeId: null },
  ]),
);

const bare = Fastify();
bare.get('/', async () => ({ hello: 'world' }));
/** As many bytes as are asked for. */
const payloads = new Map<number, Buffer>();
bare.get<{ Params: { bytes: number } }>('/:bytes', async ({ params: { bytes } }) => {
  const size = Number(bytes);
  const known = payloads.get(size) ?? randomBytes(size);
  payloads.set(size, known);
  return known;
});

const served: Served = {
  app: await app.server.listen({ host: '127.0.0.1', port: 0 }),
  bare: `${await bare.listen({ host: '127.0.0.1', port: 0 })}/`,
  edition,
  token: (await app.signIns.open({ accountId: organiser.id, method: 'password', secondFactor: 'totp' }))
    .accessToken,
};
process.send?.(served);
process.once('disconnect', async () => {
  await bare.close();
  await app.server.close();
  await database.close();
  process.exit(0);
});
