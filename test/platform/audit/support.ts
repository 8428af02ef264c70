import { randomUUID } from 'node:crypto';
import { editions, series } from '../../../src/features/series/tables.ts';
import { type Actor, systemActor } from '../../../src/platform/actor/index.ts';
import {
  type AuditVerification,
  createAuditLog,
  verifyAuditChains,
} from '../../../src/platform/audit/index.ts';
import {
  type Changes,
  createChanges,
  createRevisions,
  type Revisions,
} from '../../../src/platform/changes/index.ts';
import { type Clock, systemClock } from '../../../src/platform/clock/index.ts';
import type { Database, Db } from '../../../src/platform/database/index.ts';
import { localText } from '../../../src/platform/language/index.ts';
import { createVault, KEY_BYTES, type Vault } from '../../../src/platform/vault/index.ts';
import { openTestDatabases } from '../../support/database.ts';

/** Somebody at a desk. */
export const layla: Actor = {
  kind: 'account',
  accountId: randomUUID(),
  name: 'ليلى الاختبار',
  language: 'ar',
  grants: [],
  signInId: randomUUID(),
  origin: { requestId: 'r-1', ip: '192.0.2.7', userAgent: 'Test/1', credential: 'cookie' },
};

export interface AuditTest {
  readonly database: Database;
  /** The same for whoever owns it. */
  readonly owner: Database;
  readonly vault: Vault;
  readonly changes: Changes;
  /** Another process: it remembers nothing of what this one wrote. */
  anotherProcess(): Changes;
  /** Writes one event: about a session of an edition, or of the installation when there is none. */
  record(editionId: string | null, more?: object, actor?: Actor): Promise<void>;
  verify(db?: Db): Promise<AuditVerification>;
  /** Puts an edition into the database, for its revision. */
  edition(): Promise<string>;
  close(): Promise<void>;
}

export async function openAuditTest(options: { clock?: Clock } = {}): Promise<AuditTest> {
  const { database, owner } = await openTestDatabases();
  const vault = createVault(Buffer.alloc(KEY_BYTES, 7));
  const revisions: Revisions = await createRevisions(database);
  const process = (): Changes =>
    createChanges({
      database,
      clock: options.clock ?? systemClock,
      revisions,
      audit: createAuditLog({ ...database, vault }),
      subscribers: [],
    });
  const changes = process();
  return {
    database,
    owner,
    vault,
    changes,
    anotherProcess: process,
    record: (editionId, more = {}, actor = layla) =>
      changes.run(actor, 'programme.manage', (change) =>
        change.record({
          action: 'session.edited',
          subject: { kind: 'session', id: randomUUID() },
          editionId,
          before: { title: { ar: 'قديم', en: 'Old' }, seats: 40 },
          after: { title: { ar: 'جديد', en: 'New' }, seats: 41.5 },
          reason: 'a reason',
          ...more,
        }),
      ),
    verify: (db = database.db) => verifyAuditChains({ rows: database.rows, db, vault }),
    async edition() {
      const id = randomUUID();
      const { db } = database;
      const [forum] = await db
        .insert(series)
        .values({
          slug: `s-${id}`,
          acronym: 'T',
          noun: 'forum',
          name: localText({ ar: 'ملتقى', en: 'Forum' }),
        })
        .returning();
      await db.insert(editions).values({
        id,
        seriesId: forum?.id ?? '',
        slug: '2026',
        number: 1,
        title: localText({ ar: 'دورة', en: 'Edition' }),
        startsOn: '2026-11-16',
        endsOn: '2026-11-18',
        timeZone: 'Asia/Riyadh',
        languages: ['ar', 'en'],
        mode: 'in-person',
        status: 'planned',
      });
      return id;
    },
    async close() {
      await revisions.close();
      await database.close();
    },
  };
}

export { systemActor };
