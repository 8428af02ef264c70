/** Mail workers that are killed in the middle of their work, over a real mail server. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { type Database, migrate, openEmbedded } from '../../../src/platform/database/index.ts';
import { openMailServer } from './mail-server.ts';
import { openProbe, runningClock } from './outbox.ts';

/** Connections of one worker: what may be under way when it is killed. */
export const SLOTS = 5;

/** A database that another process can open, once `handOver` was called; `takeBack` opens it again. */
export interface SharedDatabase {
  readonly database: Database;
  /** Directory or connection string. */
  readonly place: string;
  handOver(): Promise<void>;
  takeBack(): Promise<Database>;
  remove(): Promise<void>;
}

/** The embedded database in a directory of its own. */
export async function openSharedEmbedded(): Promise<SharedDatabase> {
  const place = await mkdtemp(join(tmpdir(), 'multaqa-killed-'));
  const database = await openEmbedded(place);
  await migrate(database);
  return {
    database,
    place,
    handOver: () => database.close(),
    takeBack: () => openEmbedded(place),
    remove: () => rm(place, { recursive: true, force: true }),
  };
}

const startWorker = async (place: string, url: string): Promise<ChildProcess> => {
  const script = fileURLToPath(new URL('mail-worker.ts', import.meta.url));
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

export interface Killed {
  /** Mails of which the outbox does not know that they were sent. */
  readonly unsent: readonly Record<string, unknown>[];
  /** Message-IDs that were written and never came. */
  readonly lost: readonly string[];
  /** Mails that came more than once, each time counted. */
  readonly doubles: number;
  /** Mails that came under a Message-ID that nobody wrote. */
  readonly strange: number;
}

/** Writes mails and lets workers send them, of which so many are killed, and the last ends the work. */
export async function killWorkers(
  shared: SharedDatabase,
  { mails, kills }: { readonly mails: number; readonly kills: number },
): Promise<Killed> {
  const server = await openMailServer({ delay: 40 });
  const probe = await openProbe(shared.database, runningClock);
  const ids = new Set<string>();
  for (let index = 0; index < mails; index += 1) ids.add(`<${await probe.write()}@forum.example.org>`);
  await shared.handOver();

  const distinct = () => new Set(server.received.map(({ messageId }) => messageId));
  for (let killed = 0; killed < kills; killed += 1) {
    const worker = await startWorker(shared.place, server.url);
    const goal = Math.min(mails - 10, distinct().size + Math.floor(mails / (kills + 2)));
    await until(() => distinct().size >= goal, 60);
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
  const arrived = distinct();
  await database.close();
  await probe.close();
  await server.close();
  await shared.remove();
  return {
    unsent,
    lost: [...ids].filter((id) => !arrived.has(id)),
    doubles: server.received.length - arrived.size,
    strange: [...arrived].filter((id) => !ids.has(id)).length,
  };
}
