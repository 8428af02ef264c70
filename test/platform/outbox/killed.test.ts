import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { openEmbedded } from '../../../src/platform/database/index.ts';
import { databaseKind, openTestDatabase } from '../../support/database.ts';
import { openMailServer } from '../../support/mail-server.ts';
import { openProbe, runningClock } from '../../support/outbox.ts';

const MAILS = 200;
const KILLS = 4;
/** Connections of one worker: what may be under way when it is killed. */
const SLOTS = 5;

/** A database that another process can open, once `handOver` was called; `takeBack` opens it again. */
async function openShared() {
  if (databaseKind === 'postgres') {
    const database = await openTestDatabase();
    const [row] = await database.rows<{ name: string }>(database.db, sql`select current_database() as name`);
    const url = new URL(process.env.TEST_DATABASE_URL ?? '');
    url.pathname = `/${row?.name}`;
    return {
      database,
      place: url.href,
      handOver: async () => {},
      takeBack: async () => database,
      remove: async () => {},
    };
  }
  const place = await mkdtemp(join(tmpdir(), 'multaqa-killed-'));
  const database = await openEmbedded(place);
  return {
    database,
    place,
    handOver: () => database.close(),
    takeBack: () => openEmbedded(place),
    remove: () => rm(place, { recursive: true, force: true }),
  };
}

const startWorker = async (place: string, url: string): Promise<ChildProcess> => {
  const script = fileURLToPath(new URL('../../support/mail-worker.ts', import.meta.url));
  const worker = spawn(process.execPath, ['--import', 'tsx', script, place, url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await Promise.race([once(worker.stdout as NodeJS.ReadableStream, 'data'), once(worker, 'exit')]);
  if (worker.exitCode !== null) throw new Error('the worker ended by itself');
  return worker;
};

const until = async (holds: () => boolean, seconds: number): Promise<void> => {
  const deadline = Date.now() + seconds * 1_000;
  while (!holds() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
};

const kill = async (worker: ChildProcess): Promise<void> => {
  const ended = once(worker, 'exit');
  worker.kill('SIGKILL');
  await ended;
};

describe('a mail worker that is killed', () => {
  it('loses no mail and doubles at most what was under way, under the same Message-ID', async () => {
    const server = await openMailServer({ delay: 40 });
    const shared = await openShared();
    const probe = await openProbe(shared.database, runningClock);
    const ids = new Set<string>();
    for (let index = 0; index < MAILS; index += 1) ids.add(`<${await probe.write()}@forum.example.org>`);
    await shared.handOver();

    const distinct = () => new Set(server.received.map(({ messageId }) => messageId));
    for (let killed = 0; killed < KILLS; killed += 1) {
      const worker = await startWorker(shared.place, server.url);
      const goal = Math.min(MAILS - 10, distinct().size + Math.floor(MAILS / (KILLS + 2)));
      await until(() => distinct().size >= goal, 30);
      await kill(worker);
    }
    const last = await startWorker(shared.place, server.url);
    await Promise.race([once(last.stdout as NodeJS.ReadableStream, 'data'), once(last, 'exit')]);
    await kill(last);

    const database = await shared.takeBack();
    const unsent = await database.rows(
      database.db,
      sql`select state, attempts, failure, answer from mails where state <> 'sent'`,
    );
    expect(unsent).toEqual([]);
    expect(distinct()).toEqual(ids);
    const doubles = server.received.length - MAILS;
    expect(doubles).toBeLessThanOrEqual(KILLS * SLOTS);
    console.info(`${MAILS} mails, ${KILLS} kills: none lost, ${doubles} sent twice`);
    await database.close();
    await probe.close();
    await server.close();
    await shared.remove();
  }, 240_000);
});
