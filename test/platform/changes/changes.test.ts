import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../src/platform/actor/index.ts';
import { createAuditLog } from '../../../src/platform/audit/index.ts';
import { auditEvents } from '../../../src/platform/audit/tables.ts';
import {
  type Changes,
  createChanges,
  createRevisions,
  type Revisions,
} from '../../../src/platform/changes/index.ts';
import { fixedClock } from '../../../src/platform/clock/index.ts';
import { type Database, sqlState } from '../../../src/platform/database/index.ts';
import { createVault, KEY_BYTES } from '../../../src/platform/vault/index.ts';
import { openTestDatabases } from '../../support/database.ts';

const vault = createVault(Buffer.alloc(KEY_BYTES, 1));
const actor = systemActor('test');
const subject = { kind: 'thing', id: '1' };

describe('a change', () => {
  let database: Database;
  let owner: Database;
  let revisions: Revisions;
  let changes: Changes;
  beforeAll(async () => {
    ({ database, owner } = await openTestDatabases());
    revisions = await createRevisions(database);
    changes = createChanges({
      database,
      clock: fixedClock('2026-11-22T09:00:00Z'),
      revisions,
      audit: createAuditLog({ ...database, vault }),
      subscribers: [
        async ({ tx }, { type }) => {
          if (type === 'refused') throw new Error('a subscriber refuses');
          await tx.execute(sql`insert into installation (key, value) values (${type}, '1')`);
        },
      ],
    });
  });
  afterAll(async () => {
    await revisions.close();
    await database.close();
  });

  const audited = () => database.db.select().from(auditEvents).orderBy(auditEvents.id);

  it('is recorded with who, what, when and on what authority', async () => {
    await changes.run(actor, 'things.manage', (change) =>
      change.record({ action: 'thing.made', subject, editionId: null, after: { name: 'new' } }),
    );

    expect(await audited()).toMatchObject([
      {
        id: 1,
        at: new Date('2026-11-22T09:00:00Z'),
        accountId: null,
        actorName: 'test',
        authority: 'things.manage',
        action: 'thing.made',
        editionId: null,
        subjectKind: 'thing',
        subjectId: '1',
        before: null,
        after: { name: 'new' },
        reason: null,
        requestId: null,
        via: 'system',
        credentialId: null,
        origin: null,
        chain: 'installation',
        seq: 1,
        previous: '',
      },
    ]);
  });

  it('is taken back when nothing differs: no audit, no version, whatever else it wrote', async () => {
    const before = (await audited()).length;
    const old = { id: '1', version: 3, updatedAt: new Date(0), name: { en: 'a', ar: 'b' }, note: null };
    const edited = {
      ...old,
      name: { ar: 'b', en: 'a' },
      note: undefined,
      version: 4,
      updatedAt: new Date(1),
    };

    const returned = await changes.run(actor, 'things.manage', async (change) => {
      await change.tx.execute(sql`insert into installation (key, value) values ('idle', '1')`);
      await change.record({ action: 'thing.edited', subject, editionId: null, before: old, after: edited });
      return edited;
    });

    expect([returned.version, returned.updatedAt]).toEqual([3, new Date(0)]);
    expect(await audited()).toHaveLength(before);
    expect(await database.rows(database.db, sql`select key from installation where key = 'idle'`)).toEqual(
      [],
    );
  });

  it('waits for what is under way meanwhile, and fails for its reason', async () => {
    const before = (await audited()).length;
    const twice = (value: number) =>
      changes.run(actor, 'things.manage', async (change) => {
        const { tx } = change;
        change.meanwhile(
          tx.execute(sql`insert into installation (key, value) values ('meanwhile', ${value}::text::jsonb)`),
        );
        await change.record({ action: 'thing.edited', subject, editionId: null, after: { value } });
      });
    await twice(1);

    const failed = await twice(2).catch((error: unknown) => error);

    expect(sqlState(failed)).toBe('23505');
    expect(await audited()).toHaveLength(before + 1);
    const kept = await database.rows(
      database.db,
      sql`select value from installation where key = 'meanwhile'`,
    );
    expect(kept).toEqual([{ value: 1 }]);
  });

  it('is recorded whole when one of its things differs', async () => {
    const before = (await audited()).length;
    const entry = (name: string) => ({
      action: 'thing.edited',
      subject,
      editionId: null,
      before: { name: 'a' },
      after: { name },
    });

    await changes.run(actor, 'things.manage', async (change) => {
      for (const name of ['a', 'b', 'a']) await change.record(entry(name));
    });

    expect((await audited()).slice(before).map(({ after }) => after)).toEqual([
      { name: 'a' },
      { name: 'b' },
      { name: 'a' },
    ]);
  });

  it('is done whole or not at all, its audit and its subscribers included', async () => {
    const before = (await audited()).length;

    const refused = changes.run(actor, 'things.manage', async (change) => {
      await change.record({ action: 'thing.made', subject, editionId: null });
      await change.publish({ type: 'heard', editionId: null });
      await change.publish({ type: 'refused', editionId: null });
    });

    await expect(refused).rejects.toThrow('a subscriber refuses');
    expect(await audited()).toHaveLength(before);
    const kept = await database.rows(database.db, sql`select key from installation where key = 'heard'`);
    expect(kept).toEqual([]);
  });

  it.each([
    ['changed', sql`update audit_events set action = 'nothing'`],
    ['deleted', sql`delete from audit_events`],
    ['emptied', sql`truncate audit_events`],
  ])('is never %s in the audit, by the owner neither', async (_what, statement) => {
    const error = await owner.db.execute(statement).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );

    expect(sqlState(error)).toBe('23001');
  });
});
