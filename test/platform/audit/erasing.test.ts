import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditSelection, eraseAuditTexts, sealOlderEvents } from '../../../src/platform/audit/index.ts';
import { sqlState } from '../../../src/platform/database/index.ts';
import { type AuditTest, layla, openAuditTest, systemActor } from './support.ts';

describe('texts of the log of changes', () => {
  let test: AuditTest;
  beforeAll(async () => {
    test = await openAuditTest();
  });
  afterAll(() => test.close());

  const read = <Row extends Record<string, unknown>>(statement: ReturnType<typeof sql>) =>
    test.database.rows<Row>(test.database.db, statement);
  const person = () => ({ kind: 'person', id: randomUUID() });
  const erase = (selection: AuditSelection, subject = person()) =>
    test.changes.run(systemActor('erasure'), 'accounts.administer', (change) =>
      eraseAuditTexts(test.database.rows, change, selection, { subject }),
    );

  it('about a person are erased with their salts, what others did stays, and the chains hold', async () => {
    const edition = randomUUID();
    const subject = person();
    const canary = `زينة-${randomUUID()}`;
    await test.record(edition, { subject, after: { name: { ar: canary, en: 'Zeina "Canary"' } } });
    await test.record(edition, { after: { title: 'untouched' } });
    await test.record(null, { reason: `asked for by ${canary}` });

    const erased = await erase({ subjects: [subject], mentions: [canary] }, subject);

    expect(erased).toEqual({ actors: 0, details: 2 });
    const rows = await read(
      sql`select seq::int as seq, actor_name, before, after, reason, details_salt from audit_events where chain = ${edition} order by seq`,
    );
    expect(rows[0]).toEqual({
      seq: 1,
      actor_name: 'ليلى الاختبار',
      before: null,
      after: null,
      reason: null,
      details_salt: null,
    });
    expect(rows[1]).toMatchObject({ seq: 2, after: { title: 'untouched' } });
    const left = await read(sql`select id from audit_events where audit_events::text like ${`%${canary}%`}`);
    expect(left).toEqual([]);
    expect((await test.verify()).broken).toEqual([]);
  });

  it('name an actor no more, while what the actor did stays readable', async () => {
    const edition = randomUUID();
    const accountId = randomUUID();
    const name = `سعاد ${randomUUID()}`;
    await test.record(edition, {}, { ...layla, accountId, name } as typeof layla);

    const erased = await erase({ accountIds: [accountId] });

    expect(erased).toEqual({ actors: 1, details: 0 });
    const rows = await read(
      sql`select actor_name, origin, actor_salt, account_id, after -> 'seats' as seats from audit_events where chain = ${edition}`,
    );
    expect(rows).toEqual([
      { actor_name: null, origin: null, actor_salt: null, account_id: accountId, seats: 41.5 },
    ]);
    expect((await test.verify()).broken).toEqual([]);
  });

  it('are found by words with quotation marks, and are erased once', async () => {
    const edition = randomUUID();
    const words = `سمير "أبو علي" \\ ${randomUUID()}`;
    await test.record(edition, { before: undefined, after: { list: [{ name: words }] } });

    expect(await erase({ mentions: [words] })).toEqual({ actors: 0, details: 1 });
    expect(await erase({ mentions: [words] })).toEqual({ actors: 0, details: 0 });
    expect((await test.verify()).broken).toEqual([]);
  });

  it('are erased by nobody else: every other change of a row is refused', async () => {
    await test.record(null);
    const eraser = sql`(select max(id) from audit_events where action = 'personal-data.erased')`;
    const refused = [
      sql`update audit_events set reason = null`,
      sql`update audit_events set before = null, after = null, reason = null, details_salt = null, details_erased_by = 1`,
      sql`update audit_events set after = '{}', details_erased_by = ${eraser} where details_erased_by is null`,
      sql`update audit_events set before = null, after = null, reason = null, details_salt = null, details_erased_by = ${eraser}
        where action = 'personal-data.erased'`,
      sql`update audit_events set actor_name = null, origin = null, actor_salt = null, actor_erased_by = ${eraser}, action = 'x.y'
        where actor_erased_by is null`,
      sql`update audit_events set actor_erased_by = null where actor_erased_by is not null`,
      sql`update audit_events set hash = previous`,
      sql`update audit_events set chain = null, hash = null`,
    ];
    for (const statement of refused) {
      const error = await test.database.db.execute(statement).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect(sqlState(error)).toBe('23001');
    }
    expect((await test.verify()).broken).toEqual([]);
  });
});

describe('a database from before there were chains', () => {
  let test: AuditTest;
  beforeAll(async () => {
    test = await openAuditTest();
  });
  afterAll(() => test.close());

  const olderEvent = (editionId: string | null) =>
    sql`insert into audit_events (at, actor_name, authority, action, edition_id, subject_kind, subject_id, after)
      values (now(), 'قديم', 'series.manage', 'edition.edited', ${editionId}::uuid, 'edition', '1', '{"a": 1.50}')`;

  it('is chained by the first start, and goes on from there', async () => {
    const edition = randomUUID();
    for (let index = 0; index < 1_201; index += 1) {
      await test.database.db.execute(olderEvent(index % 3 === 0 ? null : edition));
    }
    expect((await test.verify()).broken).toMatchObject([{ chain: null, fault: 'unchained' }]);

    await sealOlderEvents(test.database, test.vault);
    await test.record(edition);

    expect(await test.verify()).toMatchObject({ checked: 1_202, broken: [], older: 1_201 });
  });

  it('is chained once: what is slipped in later stands in no chain', async () => {
    await test.database.db.execute(olderEvent(null));

    await sealOlderEvents(test.database, test.vault);

    expect((await test.verify()).broken).toMatchObject([{ chain: null, fault: 'unchained' }]);
  });
});
