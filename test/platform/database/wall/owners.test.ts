import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sightOf } from '../../../../src/platform/actor/index.ts';
import {
  type Database,
  everything,
  migrate,
  openBehindWall,
  openPostgres,
  openServing,
} from '../../../../src/platform/database/index.ts';
import { databaseKind } from '../../../support/database.ts';
import { fillWorld, holding, seenOf, seesWhole } from './support.ts';

const address = process.env.TEST_DATABASE_URL ?? 'postgres://none';
const tag = randomUUID().slice(0, 8);

describe.skipIf(databaseKind !== 'postgres')('the user of DATABASE_URL, on PostgreSQL', () => {
  const admin = postgres(address, { max: 1, onnotice: () => {} });
  const made: { readonly name: string; readonly role: string | null }[] = [];
  let mayMakeUsers = false;

  beforeAll(async () => {
    const [row] = await admin<
      { rolsuper: boolean }[]
    >`select rolsuper from pg_roles where rolname = current_user`;
    mayMakeUsers = row?.rolsuper === true;
  });
  afterAll(async () => {
    for (const { name, role } of made.reverse()) {
      await admin.unsafe(`drop database if exists ${name} with (force)`);
      if (role !== null) await admin.unsafe(`drop role if exists ${role}`);
    }
    await admin.end();
  });

  /** A database of a new user with these attributes. */
  async function databaseOf(kind: string, attributes: string): Promise<string> {
    const name = `multaqa_wall_${kind}_${tag}`;
    made.push({ name, role: name });
    made.push({ name, role: `multaqa_app_${name}` });
    await admin.unsafe(`create role ${name} login password 'secret' ${attributes}`);
    await admin.unsafe(`create database ${name} owner ${name}`);
    const url = new URL(address);
    url.username = name;
    url.password = 'secret';
    url.pathname = `/${name}`;
    return url.href;
  }

  const config = (databaseUrl: string) => ({ databaseUrl, dataDir: '/nowhere' });

  /** What the wall shows on a database, and what a command sees of it as its user. */
  async function behind(url: string) {
    const owner = await openPostgres(url, { connections: 3 });
    await migrate(owner);
    const world = await fillWorld(owner);
    const serving = await openServing(config(url));
    try {
      const actor = holding('desk', 'edition', world.editions[0].id);
      return {
        wall: serving.wall,
        nobody: await seenOf(serving, serving.db),
        desk: await serving.transaction((tx) => seenOf(serving, tx), sightOf(actor)),
        deskOutside: await serving.seeing(sightOf(actor), () => seenOf(serving, serving.db)),
        command: [
          await seenOf(owner, owner.db),
          await owner.transaction((tx) => seenOf(owner, tx)),
          await owner.db.transaction((tx) => seenOf(owner, tx as never)),
        ],
      };
    } finally {
      await serving.close();
      await owner.close();
    }
  }
  const holds = (wall: Database['wall']) => ({
    wall,
    nobody: seesWhole(0),
    desk: seesWhole(1),
    deskOutside: seesWhole(1),
    command: [seesWhole(3), seesWhole(3), seesWhole(3)],
  });

  it('who owns the database and no more, is held by the wall and its commands see everything', async ({
    skip,
  }) => {
    if (!mayMakeUsers) skip('TEST_DATABASE_URL names no superuser');

    expect(await behind(await databaseOf('plain', ''))).toEqual(holds('user'));
  });

  it('who may make roles, serves under one that owns nothing', async ({ skip }) => {
    if (!mayMakeUsers) skip('TEST_DATABASE_URL names no superuser');

    expect(await behind(await databaseOf('maker', 'createrole'))).toEqual(holds('role'));
  });

  it('who is passed by row-level security, serves under one that is not', async ({ skip }) => {
    if (!mayMakeUsers) skip('TEST_DATABASE_URL names no superuser');

    expect(await behind(await databaseOf('chief', 'superuser'))).toEqual(holds('role'));
    expect(await behind(await databaseOf('passing', 'bypassrls createrole'))).toEqual(holds('role'));
  });

  it('whose role can do more than it should, does without it and says so', async ({ skip }) => {
    if (!mayMakeUsers) skip('TEST_DATABASE_URL names no superuser');
    const url = await databaseOf('spoilt', 'superuser');
    await admin.unsafe(`create role multaqa_app_multaqa_wall_spoilt_${tag} bypassrls`);

    expect(await behind(url)).toMatchObject({ wall: 'none', nobody: seesWhole(3) });
  });

  it('starts several servers on one new database at once', async ({ skip }) => {
    if (!mayMakeUsers) skip('TEST_DATABASE_URL names no superuser');
    const url = await databaseOf('many', 'createrole');

    const opened = await Promise.all([1, 2, 3].map(() => openServing(config(url))));

    expect(opened.map(({ wall }) => wall)).toEqual(['role', 'role', 'role']);
    await Promise.all(opened.map((database) => database.close()));
  });

  it('runs the job queue, and migrates, as itself', async ({ skip }) => {
    if (!mayMakeUsers) skip('TEST_DATABASE_URL names no superuser');
    const url = await databaseOf('queue', 'createrole');
    const owner = await openPostgres(url, { connections: 2 });
    await migrate(owner);
    const serving = await openBehindWall(url, owner, { connections: 2, standing: everything });

    await serving.executeSql('create table pgboss.probe (id int)');
    await serving.db.execute(sql`insert into pgboss.probe values (1)`);

    expect((await serving.executeSql('select current_user::text as name')).rows).toEqual([
      { name: new URL(url).username },
    ]);
    expect(await serving.rows(serving.db, sql`delete from pgboss.probe returning id`)).toEqual([{ id: 1 }]);
    await serving.close();
  });
});
