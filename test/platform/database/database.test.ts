import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  brokenConstraint,
  type Database,
  guarded,
  MigrationDrift,
  migrate,
} from '../../../src/platform/database/index.ts';
import { installation } from '../../../src/platform/database/tables.ts';
import { openTestDatabases } from '../../support/database.ts';

describe('either database', () => {
  let database: Database;
  let owner: Database;
  beforeAll(async () => {
    ({ database, owner } = await openTestDatabases());
  });
  afterAll(() => database.close());

  it('gives rows of raw statements as one array', async () => {
    const rows = await database.rows<{ one: number; text: string }>(
      database.db,
      sql`select 1::int as one, 'نص' as text`,
    );

    expect(rows).toEqual([{ one: 1, text: 'نص' }]);
  });

  it('keeps JSON and Arabic text as they were given', async () => {
    const value = { ar: 'ملتقى «الأنهار»', list: [1, null], nested: { deep: true } };

    await database.db.insert(installation).values({ key: 'json', value });

    expect(await database.db.select().from(installation)).toContainEqual({ key: 'json', value });
  });

  it('names the constraint that a statement broke', async () => {
    const twice = () => database.db.insert(installation).values({ key: 'twice', value: 1 });
    await twice();

    const error = await twice().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    const translated = guarded({ installation_pkey: () => new Error('it is there already') }, twice);

    expect(brokenConstraint(error)).toBe('installation_pkey');
    await expect(translated).rejects.toThrow('it is there already');
  });

  it('rolls a transaction back when its work throws', async () => {
    const failed = database.transaction(async (tx) => {
      await tx.insert(installation).values({ key: 'gone', value: 1 });
      throw new Error('no');
    });

    await expect(failed).rejects.toThrow('no');
    const rows = await database.rows(database.db, sql`select key from installation where key = 'gone'`);
    expect(rows).toEqual([]);
  });

  it('runs statements in the order in which they were begun', async () => {
    await database.db.insert(installation).values({ key: 'turns', value: 0 });

    const turns = await database.transaction((tx) =>
      Promise.all(
        Array.from({ length: 20 }, async () => {
          const [row] = await tx
            .update(installation)
            .set({ value: sql`to_jsonb((${installation.value} #>> '{}')::int + 1)` })
            .where(sql`key = 'turns'`)
            .returning({ value: installation.value })
            .execute();
          return row?.value;
        }),
      ),
    );

    expect(turns).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('fails a transaction whose last statement fails on the way of the commit', async () => {
    const { closing } = database;
    const failed = database.transaction(async (tx) => {
      await tx.insert(installation).values({ key: 'never', value: 1 });
      await closing(tx, sql`insert into installation (key, value) values ('turns', '1')`);
      return 'done';
    });

    expect(brokenConstraint(await failed.catch((error: unknown) => error))).toBe('installation_pkey');
    const rows = await database.rows(database.db, sql`select key from installation where key = 'never'`);
    expect(rows).toEqual([]);
  });

  it('hears what is notified, with its payload', async () => {
    const heard: string[] = [];
    const stop = await database.listen('test_channel', (payload) => heard.push(payload));

    await database.rows(database.db, sql`select pg_notify('test_channel', 'one')`);

    await expect.poll(() => heard, { timeout: 5_000 }).toEqual(['one']);
    await stop();
  });

  it('prepares a statement that comes often, and goes on with it after its table was changed', async () => {
    await owner.db.execute(sql`create table often (value integer not null)`);
    await owner.db.execute(sql`insert into often values (1), (2)`);
    const above = (least: number) =>
      owner.rows<{ value: unknown }>(owner.db, sql`select value from often where value > ${least}::int`);
    const prepared = await owner.transaction(async (tx) => {
      const statement = sql`select value from often where value >= ${2}::int`;
      for (let time = 0; time < 5; time += 1) await owner.rows(tx, statement);
      return owner.rows<{ count: number }>(
        tx,
        sql`select count(*)::int as count from pg_prepared_statements where statement like '%from often where value >=%'
          and not statement like '%pg_prepared_statements%'`,
      );
    });

    const before = await Promise.all(Array.from({ length: 12 }, () => above(1)));
    await owner.db.execute(sql`alter table often alter value type text`);
    await owner.db.execute(sql`alter table often alter value type bigint using value::bigint`);
    await owner.db.execute(sql`insert into often values (3)`);
    const after = await Promise.all(Array.from({ length: 12 }, () => above(1)));

    expect(prepared).toEqual([{ count: 1 }]);
    expect(before.flat().map(({ value }) => Number(value))).toEqual(before.map(() => 2));
    expect(after.map((rows) => rows.map(({ value }) => Number(value)))).toEqual(after.map(() => [2, 3]));
  });

  it('refuses text in one language only where a text belongs', async () => {
    const broken = database.db.execute(
      sql`insert into series (id, slug, acronym, noun, name) values (gen_random_uuid(), 'x', 'X', 'forum', '{"ar": "س"}')`,
    );

    const error = await broken.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(brokenConstraint(error)).toBe('series_name_is_text');
  });

  it('applies migrations once, and refuses a database whose migrations were edited', async () => {
    await migrate(owner);
    await owner.db.execute(
      sql`update drizzle.__drizzle_migrations set hash = 'edited' where id = (select min(id) from drizzle.__drizzle_migrations)`,
    );

    const drifted = migrate(owner);

    await expect(drifted).rejects.toBeInstanceOf(MigrationDrift);
    await expect(drifted).rejects.toThrow('0000_platform_create_functions.sql was changed');
  });
});
