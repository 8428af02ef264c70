import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymous } from '../../../src/platform/actor/index.ts';
import { canonicalText } from '../../../src/platform/audit/index.ts';
import { type AuditTest, layla, openAuditTest, systemActor } from './support.ts';

describe('the log of changes', () => {
  let test: AuditTest;
  beforeAll(async () => {
    test = await openAuditTest();
  });
  afterAll(() => test.close());

  const read = <Row extends Record<string, unknown>>(statement: ReturnType<typeof sql>) =>
    test.database.rows<Row>(test.database.db, statement);
  const eventsOf = (chain: string) =>
    read<{ seq: number; previous: string; hash: string }>(
      sql`select seq::int as seq, previous, hash from audit_events where chain = ${chain} order by seq`,
    );

  it('hangs each event on the one before it, apart for each edition', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    await test.record(one);
    await test.record(other);
    await test.changes.run(layla, 'programme.manage', async (change) => {
      const entry = { action: 'session.edited', subject: { kind: 'session', id: '1' }, after: {} };
      await change.record({ ...entry, editionId: one });
      await change.record({ ...entry, editionId: other });
      await change.record({ ...entry, editionId: null });
      await change.record({ ...entry, editionId: one });
    });

    const events = await eventsOf(one);

    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(events.map(({ previous }) => previous)).toEqual(['', events[0]?.hash, events[1]?.hash]);
    expect((await eventsOf(other)).map(({ seq }) => seq)).toEqual([1, 2]);
    expect(await test.verify()).toMatchObject({ checked: 6, broken: [], older: 0 });
  });

  it('keeps from where and by what it was done', async () => {
    const edition = randomUUID();
    const { origin } = layla.kind === 'account' ? layla : { origin: undefined };
    await test.record(edition);
    await test.record(edition, {}, systemActor('import'));
    await test.record(edition, {}, { ...anonymous, ...(origin === undefined ? {} : { origin }) });

    const rows = await read(
      sql`select actor_name, via, credential_id, request_id, origin from audit_events where chain = ${edition} order by seq`,
    );

    const place = { request_id: 'r-1', origin: { ip: '192.0.2.7', userAgent: 'Test/1' } };
    expect(rows).toEqual([
      {
        actor_name: 'ليلى الاختبار',
        via: 'cookie',
        credential_id: layla.kind === 'account' ? layla.signInId : '',
        ...place,
      },
      { actor_name: 'import', via: 'system', credential_id: null, request_id: null, origin: null },
      { actor_name: 'anonymous', via: 'anonymous', credential_id: null, ...place },
    ]);
  });

  it('hashes the very text that the database keeps, for whatever was changed', async () => {
    const values = [
      0,
      -0,
      1,
      -1.5,
      1e-7,
      1.25e-9,
      1e21,
      123456789012345680000,
      1.7976931348623157e308,
      5e-324,
      0.1,
      [],
      {},
      [[]],
      [null, true, false],
      'قمة "الأنهار" \\ \n\t\b\f\r\u0001\u001f\u007f\u2028 🌊',
      { b: 1, a: 2, aa: 3, ب: 4, 'a b': 5, '': 6, é: 7, z: { y: [1.0, { x: null }] } },
      new Date('2026-11-22T09:00:00.123Z'),
      { gone: undefined, kept: null },
    ];
    for (const value of values) {
      const text = canonicalText(value);
      const [row] = await read<{ text: string }>(sql`select (${text}::text::jsonb)::text as text`);
      expect(text).toBe(row?.text);
    }
    expect([canonicalText(undefined), canonicalText(null)]).toEqual([null, null]);
  });

  it('is gapless and right after fifty changes at once, of one edition and of several', {
    timeout: 60_000,
  }, async () => {
    const one = await test.edition();
    const several = await Promise.all([test.edition(), test.edition(), test.edition()]);
    const processes = [test.changes, test.anotherProcess()];
    const entry = { action: 'session.edited', subject: { kind: 'session', id: '1' }, after: { n: 1 } };
    const work = Array.from({ length: 100 }, (_, index) => {
      const editions =
        index < 50 ? [one] : [...several, null].filter((_edition, at) => (index >> at) % 2 === 1);
      const inAnyOrder = index % 3 === 0 ? editions.toReversed() : editions;
      return processes[index % 2]?.run(layla, 'programme.manage', async (change) => {
        for (const editionId of inAnyOrder) await change.record({ ...entry, editionId });
      });
    });

    await Promise.all(work);

    expect((await eventsOf(one)).map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    const { broken } = await test.verify();
    expect(broken).toEqual([]);
    const [row] = await read<{ revision: number }>(
      sql`select revision::int as revision from editions where id = ${one}::uuid`,
    );
    // Changes of the installation freshen every edition.
    const [everywhere] = await read<{ count: number }>(
      sql`select count(distinct at)::int as count from audit_events where chain = 'installation'`,
    );
    expect(row?.revision).toBeGreaterThanOrEqual(51);
    expect(everywhere?.count).toBeGreaterThan(0);
    const ids = await read<{ ordered: boolean }>(
      sql`select bool_and(id > before) as ordered from (
        select id, lag(id, 1, 0::bigint) over (partition by chain order by seq) as before from audit_events) as steps`,
    );
    expect(ids).toEqual([{ ordered: true }]);
  });

  it('freshens no page for what no page shows', async () => {
    const edition = await test.edition();
    const revision = async () =>
      (
        await read<{ revision: number }>(
          sql`select revision::int as revision from editions where id = ${edition}::uuid`,
        )
      )[0]?.revision;

    await test.record(null, { action: 'account.signed-in', subject: { kind: 'account', id: randomUUID() } });
    await test.record(edition, { quiet: true });
    expect(await revision()).toBe(1);
    await test.record(edition);
    await test.record(null);
    expect(await revision()).toBe(3);
  });

  it('costs a change three statements, however much it records', async () => {
    const edition = randomUUID();
    await test.record(edition);
    const counts: number[] = [];
    for (const records of [1, 3, 30]) {
      let count = 0;
      test.database.onStatement(() => {
        count += 1;
      });
      await test.changes.run(layla, 'programme.manage', async (change) => {
        for (let index = 0; index < records; index += 1) {
          await change.record({
            action: 'session.edited',
            subject: { kind: 'session', id: String(index) },
            editionId: edition,
            after: {},
          });
        }
      });
      test.database.onStatement(undefined);
      counts.push(count);
    }
    // The revision, the lock, the events with the chain's end; begin and commit are not told.
    expect(counts).toEqual([3, 3, 3]);
  });
});

describe('the end of a chain', () => {
  let test: AuditTest;
  beforeAll(async () => {
    test = await openAuditTest();
  });
  afterAll(() => test.close());

  /** Past the triggers, as somebody who owns the database. */
  const tamper = (statement: string) =>
    test.database.executeSql(`alter table audit_events disable trigger user; alter table audit_heads disable trigger user;
      ${statement}; alter table audit_events enable trigger user; alter table audit_heads enable trigger user`);

  it('never moves back', async () => {
    await test.record(null);
    await expect(test.database.executeSql('update audit_heads set seq = 0')).rejects.toThrow(
      /never moves back/,
    );
    await expect(test.database.executeSql('delete from audit_heads')).rejects.toThrow(
      /never changed or deleted/,
    );
  });

  it('is not sealed again over what somebody made of it: what follows says so', async () => {
    const edition = randomUUID();
    for (let index = 0; index < 4; index += 1) await test.record(edition);
    await tamper(`delete from audit_events where chain = '${edition}' and seq > 2`);
    await tamper(`update audit_heads set seq = 2, hash = (select hash from audit_events where chain = '${edition}' and seq = 2)
      where chain = '${edition}'`);
    expect((await test.verify()).broken).toMatchObject([{ chain: edition, seq: 2, fault: 'head-changed' }]);

    await test.anotherProcess().run(layla, 'programme.manage', (change) =>
      change.record({
        action: 'session.edited',
        subject: { kind: 'session', id: '1' },
        editionId: edition,
        after: {},
      }),
    );

    const { broken } = await test.verify();
    expect(broken).toMatchObject([
      { chain: edition, seq: 3, action: 'audit-chain.broken', fault: 'set-back' },
    ]);
    const events = await test.database.rows(
      test.database.db,
      sql`select seq::int as seq, action from audit_events where chain = ${edition} order by seq`,
    );
    expect(events.slice(2)).toEqual([
      { seq: 3, action: 'audit-chain.broken' },
      { seq: 4, action: 'session.edited' },
    ]);
  });

  it('is known to the process that wrote it, even when an old copy of it is put back', async () => {
    const edition = randomUUID();
    for (let index = 0; index < 2; index += 1) await test.record(edition);
    const [old] = await test.database.rows<{ hash: string; mac: string }>(
      test.database.db,
      sql`select hash, mac from audit_heads where chain = ${edition}`,
    );
    await test.record(edition);
    await tamper(`delete from audit_events where chain = '${edition}' and seq > 2`);
    await tamper(
      `update audit_heads set seq = 2, hash = '${old?.hash}', mac = '${old?.mac}' where chain = '${edition}'`,
    );

    await test.record(edition);

    const { broken } = await test.verify();
    expect(broken.filter(({ chain }) => chain === edition)).toMatchObject([{ seq: 3, fault: 'missing' }]);
  });
});
