import { sql } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, buildApp } from '../../../../src/app.ts';
import { readConfig } from '../../../../src/config.ts';
import { insertAccount } from '../../../../src/features/accounts/index.ts';
import type { Grant } from '../../../../src/platform/actor/index.ts';
import type { Database } from '../../../../src/platform/database/index.ts';
import { anyone } from '../../../../src/platform/http/policy.ts';
import { databaseKind, openTestDatabases } from '../../../support/database.ts';
import { fillWorld, seenOf, seesWhole, type WallWorld } from './support.ts';

describe.skipIf(databaseKind !== 'postgres')('a route that forgot to ask who may, on PostgreSQL', () => {
  let database: Database;
  let app: App;
  let world: WallWorld;
  let ran: (() => void) | undefined;

  beforeAll(async () => {
    const { serving, ...databases } = await openTestDatabases();
    database = databases.database;
    world = await fillWorld(database);
    const config = readConfig({ LOG_LEVEL: 'silent', NODE_ENV: 'test', SECRET_KEY: 'ab'.repeat(32) });
    app = await buildApp({ config, database: serving });
    const route = { config: { policy: anyone }, schema: { hide: true } };
    const outside = () => seenOf(serving, serving.db);
    const later = (_request: FastifyRequest) =>
      new Promise((done, fail) => {
        setTimeout(() => outside().then(done, fail), 5);
      });
    app.server.get('/forgotten', route, later);
    app.server.post('/forgotten', route, async () => {
      const one = await outside();
      const two = await serving.transaction((tx) => seenOf(serving, tx));
      return { one, two };
    });
    app.jobs.every({
      name: 'probe',
      seconds: 60,
      work: async () => {
        const seen = await outside();
        await database.db.execute(
          sql`insert into installation (key, value) values ('job', ${JSON.stringify(seen)}::jsonb)`,
        );
        ran?.();
      },
    });
    await app.server.ready();
  });
  afterAll(async () => {
    await app.server.close();
    await database.close();
  });

  const headers = { host: 'localhost:3000' };
  const signedIn = async (...grants: Grant[]) => {
    const account = await database.transaction((tx) =>
      insertAccount(tx, { email: `${Math.random()}@example.org`, name: 'سارة الاختبار' }, grants),
    );
    const { accessToken } = await app.signIns.open({
      accountId: account.id,
      method: 'password',
      secondFactor: 'totp',
    });
    return { ...headers, authorization: `Bearer ${accessToken}` };
  };
  const get = async (as: Record<string, string>) =>
    (await app.server.inject({ url: '/forgotten', headers: as })).json();
  const post = async (as: Record<string, string>) =>
    (
      await app.server.inject({
        method: 'POST',
        url: '/forgotten',
        headers: { ...as, 'content-type': 'application/x-www-form-urlencoded' },
        payload: `many=${'x'.repeat(200_000)}`,
      })
    ).json();

  it('shows everybody what is published', async () => {
    expect(await get(headers)).toEqual(seesWhole(0));
  });

  it('shows whoever works in an edition that edition alone, before and after a body was read', async () => {
    const desk = await signedIn({ role: 'desk', scopeKind: 'edition', scopeId: world.editions[2].id });

    expect(await get(desk)).toEqual(seesWhole(1));
    expect(await post(desk)).toEqual({ one: seesWhole(1), two: seesWhole(1) });
  });

  it('shows two who ask at once each their own', async () => {
    const desk = await signedIn({ role: 'desk', scopeKind: 'edition', scopeId: world.editions[2].id });
    const chief = await signedIn({
      role: 'organiser',
      scopeKind: 'series',
      scopeId: world.editions[0].seriesId,
    });

    const [ofDesk, ofChief, ofNobody] = await Promise.all([get(desk), get(chief), get(headers)]);

    expect(ofDesk).toMatchObject({ identity_documents: 1, mails: 1 });
    expect(ofChief).toMatchObject({ identity_documents: 2, mails: 2 });
    expect(ofNobody).toEqual(seesWhole(0));
  });

  it('is not the system: its jobs see everything', { timeout: 30_000 }, async () => {
    const done = new Promise<void>((resolve) => {
      ran = resolve;
    });
    await app.jobs.start();
    await done;

    const [row] = await database.rows<{ value: Record<string, number> }>(
      database.db,
      sql`select value from installation where key = 'job'`,
    );
    expect(row?.value).toMatchObject({ identity_documents: 3, mails: 3 });
  });
});
