import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sightOf } from '../../../../src/platform/actor/index.ts';
import {
  type Database,
  everything,
  openBehindWall,
  sqlState,
} from '../../../../src/platform/database/index.ts';
import { databaseKind, openTestDatabases } from '../../../support/database.ts';
import {
  DEDUPE,
  fillWorld,
  holding,
  seenOf,
  seesWhole,
  type WallWorld,
  walled,
  walledTexts,
} from './support.ts';

const stateOf = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => undefined,
    (thrown: unknown) => sqlState(thrown) ?? (thrown as { code?: string }).code,
  );
const DENIED = '42501';

describe.skipIf(databaseKind !== 'postgres')('known leaks of row-level security, on PostgreSQL', () => {
  let database: Database;
  let serving: Database;
  let owner: Database;
  let world: WallWorld;
  beforeAll(async () => {
    ({ database, serving, owner } = await openTestDatabases());
    world = await fillWorld(database);
  });
  afterAll(() => database.close());

  const raw = (text: string) => serving.db.execute(sql.raw(text));
  const names = async (text: string): Promise<string[]> =>
    (await owner.rows<{ name: string }>(owner.db, sql.raw(text))).map(({ name }) => name);

  it('the wall stands before every table named, for their owner too', async () => {
    expect(serving.wall).toBe('role');
    expect(
      await names(
        `select relname as name from pg_class where relrowsecurity and relforcerowsecurity order by 1`,
      ),
    ).toEqual([...walled, ...walledTexts].toSorted());
    expect(
      await names(`select relname as name from pg_class where relrowsecurity <> relforcerowsecurity`),
    ).toEqual([]);
  });

  it('no view and no function is run by another than who asks, and none may see rows before the wall does', async () => {
    expect(
      await names(`select relname as name from pg_class where relnamespace = 'public'::regnamespace
        and (relkind = 'm' or relkind = 'v' and not coalesce(reloptions @> '{security_invoker=true}', false))`),
    ).toEqual([]);
    expect(
      await names(`select p.proname as name from pg_proc p
        where p.pronamespace = 'public'::regnamespace and (p.prosecdef or p.proleakproof)
          and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`),
    ).toEqual([]);
  });

  it('what one transaction sees is gone for the next on its connection, however it ended', async () => {
    const url = new URL(process.env.TEST_DATABASE_URL ?? '');
    const [row] = await owner.rows<{ name: string }>(owner.db, sql`select current_database() as name`);
    url.pathname = `/${row?.name}`;
    const one = await openBehindWall(url.href, { ...owner, close: async () => {} }, { connections: 1 });
    const settings = sql`select name, current_setting('multaqa.' || name, true) as value
      from unnest(array['everything', 'series', 'editions', 'delegations', 'account']) as given(name)`;
    const left = async () =>
      (await one.rows<{ value: string | null }>(one.db, settings)).filter(
        ({ value }) => (value ?? '') !== '',
      );
    const actor = holding('desk', 'edition', world.editions[0].id);
    try {
      await one.transaction((tx) => seenOf(one, tx), everything);
      expect([await left(), await seenOf(one, one.db)]).toEqual([[], seesWhole(0)]);

      await one.transaction((tx) => tx.execute(sql`select 1 / 0`), sightOf(actor)).catch(() => {});
      expect([await left(), await seenOf(one, one.db)]).toEqual([[], seesWhole(0)]);

      await one.transaction((tx) => tx.rollback(), everything).catch(() => {});
      expect([await left(), await seenOf(one, one.db)]).toEqual([[], seesWhole(0)]);

      await one.seeing(everything, () => seenOf(one, one.db));
      expect([await left(), await seenOf(one, one.db)]).toEqual([[], seesWhole(0)]);
    } finally {
      await one.close();
    }
  });

  it('many at once see each their own', async () => {
    const actors = world.editions.map(({ id }) => sightOf(holding('protocol', 'edition', id)));
    const found = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        serving.seeing(actors[index % 3] ?? everything, async () => {
          const rows = await serving.rows<{ id: string }>(
            serving.db,
            sql`select edition_id as id from identity_documents`,
          );
          return rows.map(({ id }) => id);
        }),
      ),
    );

    expect(found).toEqual(Array.from({ length: 60 }, (_, index) => [world.editions[index % 3]?.id]));
  });

  it('what is widened for the outbox or the log narrows again, also when it fails', async () => {
    const sight = sightOf(holding('delegate', 'edition', world.editions[0].id));
    const seen = await serving.transaction(async (tx) => {
      const within = await serving.widened(tx, () => seenOf(serving, tx));
      const after = await seenOf(serving, tx);
      await serving
        .widened(tx, async () => {
          throw new Error('no');
        })
        .catch(() => {});
      return [within, after, await seenOf(serving, tx)];
    }, sight);

    expect(seen).toEqual([seesWhole(3), seesWhole(0), seesWhole(0)]);
  });

  it('a key that is taken in another edition is refused as one that is not', async () => {
    const [first, , third] = world.editions;
    const sight = sightOf(holding('organiser', 'edition', third.id));
    const attempt = (statement: string) => stateOf(serving.transaction((tx) => tx.execute(statement), sight));
    const identity = (person: string, mac: string) =>
      attempt(`insert into identity_documents (edition_id, id, person_id, kind, issuing_state, sealed_number, tail, number_mac)
        values ('${first.id}', '${randomUUID()}', '${person}', 'passport', 'SA', 's', '1', '${mac}')`);
    const text = (slug: string) =>
      attempt(`insert into outcome_documents (edition_id, id, kind, slug, title, authentic_language, status)
        values ('${first.id}', '${randomUUID()}', 'declaration', '${slug}', null, 'ar', 'draft')`);
    const mail = (key: string) =>
      attempt(`insert into mails (id, edition_id, template, language, address, subject, secret, message_id, due_at, dedupe_key)
        values ('${randomUUID()}', '${first.id}', 't.t', 'ar', 'a@b.c', 's', false, 'm', now(), '${key}') on conflict do nothing`);

    expect([await identity(world.personId, 'mac'), await identity(randomUUID(), 'other')]).toEqual([
      DENIED,
      DENIED,
    ]);
    expect([await mail(DEDUPE), await mail('free')]).toEqual([DENIED, DENIED]);
    // Nor is told what the row itself would be refused for.
    expect([await text('draft'), await text('free')]).toEqual([DENIED, DENIED]);
  });

  it('a copy of a table is of what is seen', async () => {
    const url = new URL(process.env.TEST_DATABASE_URL ?? '');
    const [row] = await owner.rows<{ name: string }>(owner.db, sql`select current_database() as name`);
    url.pathname = `/${row?.name}`;
    const [role] = await serving.rows<{ name: string }>(serving.db, sql`select current_user::text as name`);
    const client = postgres(url.href, { max: 1, connection: { role: role?.name ?? '' } });
    try {
      const stream = await client`copy identity_documents to stdout`.readable();
      let copied = '';
      for await (const chunk of stream) copied += chunk;

      expect(copied).toBe('');
      expect(await stateOf(client`copy identity_documents from stdin`.writable())).toBe('0A000');
    } finally {
      await client.end();
    }
  });

  it.each([
    'truncate audit_events',
    'truncate mails cascade',
    'truncate submissions cascade',
    'truncate attendees cascade',
    'alter table nominations disable trigger all',
    'drop policy reviews_own on reviews',
    'delete from audit_events',
    'delete from audit_heads',
    'alter table identity_documents disable row level security',
    'alter table audit_events disable trigger all',
    'drop policy mails_of_edition on mails',
    'create policy all_of_it on mails using (true)',
    'create table public.copied as select 1',
    'create or replace function sees_everything() returns boolean language sql stable as $$ select true $$',
    'create schema elsewhere',
    'alter role current_user bypassrls',
    'alter role current_user superuser',
    'select * from drizzle.__drizzle_migrations',
  ])('the role may not: %s', async (statement) => {
    expect(await stateOf(raw(statement))).toBe(DENIED);
  });

  it('to turn row-level security off in a session makes statements fail, not see', async () => {
    const attempt = serving.transaction(async (tx) => {
      await tx.execute(sql`set local row_security = off`);
      return tx.execute(sql`select * from mails`);
    });

    expect(await stateOf(attempt)).toBe(DENIED);
  });
});
