/**
 * Long work that somebody waits for: a task has a row with its progress, which a page shows, and a job in the queue,
 * which does it, in this process or another. A task can be cancelled; its result is a page or a file. Besides tasks there
 * are plain queues, whose jobs nobody waits for, and work that recurs.
 */
import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type { FastifyBaseLogger } from 'fastify';
import PgBoss from 'pg-boss';
import { type Actor, accountIdOf } from '../actor/index.ts';
import type { Database, Db } from '../database/index.ts';
import { everything, newId } from '../database/index.ts';
import { type RecurringWork, startRecurring } from './recurring.ts';
import { tasks } from './tables.ts';

export type TaskRow = typeof tasks.$inferSelect;

/** Seconds between two looks into the queue. */
const POLLING = 0.5;
/** A task that waits longer than this has lost its job (the process ended between two writes) and is queued again. */
const LOST_AFTER_SECONDS = 60;
const QUEUE = 'tasks';
/** For kinds that take minutes: they wait for one another, and nothing else for them. */
const LONG_QUEUE = 'tasks-long';

/** Thrown inside a task's work after somebody cancelled it. */
export class TaskCancelled extends Error {
  override readonly name = 'TaskCancelled';
}

export interface TaskRun<Input> {
  readonly id: string;
  readonly input: Input;
  /**
   * Says how far it is.
   * @throws TaskCancelled when somebody cancelled it
   */
  progress(done: number, total: number): Promise<void>;
}

/** One kind of long work. What `work` returns is the task's result, as JSON. */
export interface TaskKind<Input = unknown> {
  readonly kind: string;
  /** It takes minutes: it is done beside the others, which go on meanwhile. */
  readonly long?: boolean;
  work(run: TaskRun<Input>): Promise<unknown>;
}

/** A queue whose jobs nobody waits for. A job that is lost or fails is its owner's to give out again. */
export interface QueueWork<Data extends object = object> {
  readonly queue: string;
  /** Most jobs that are done at once. */
  readonly batch: number;
  /** Longest that a batch may take, in seconds. */
  readonly expireSeconds: number;
  work(jobs: readonly Data[]): Promise<void>;
}

export interface Jobs {
  /** Adds a plain queue; before {@link Jobs.start}. */
  addQueue<Data extends object>(queue: QueueWork<Data>): void;
  /** Puts jobs into a plain queue. */
  send(queue: string, jobs: readonly object[]): Promise<void>;
  /** Adds work that recurs, the first time at the start; before {@link Jobs.start}. */
  every(work: RecurringWork): void;
  /** Adds a kind; before {@link Jobs.start}. */
  add<Input>(kind: TaskKind<Input>): void;
  /** Queues a piece of work. */
  queue(
    actor: Actor,
    task: { kind: string; editionId: string | null; input: unknown; total?: number },
  ): Promise<TaskRow>;
  find(id: string): Promise<TaskRow | undefined>;
  /** Asks the work to stop; it does at its next report. */
  cancel(id: string): Promise<void>;
  start(): Promise<void>;
  /** Lets running work finish, then stops. */
  stop(): Promise<void>;
}

/** Makes the queue's own tables; part of the prepared template, so that a first start is quick. */
export async function prepareQueue(database: Database): Promise<void> {
  const boss = new PgBoss({ db: database, supervise: false, schedule: false });
  await boss.start();
  for (const queue of [QUEUE, LONG_QUEUE]) await boss.createQueue(queue);
  await boss.stop({ graceful: false, wait: true });
}

export function createJobs(deps: { database: Database; log: FastifyBaseLogger }): Jobs {
  const { database, log } = deps;
  const { db } = database;
  const kinds = new Map<string, TaskKind>();
  const queues: QueueWork[] = [];
  const recurring: RecurringWork[] = [];
  let boss: PgBoss | undefined;
  let stopRecurring: (() => Promise<void>) | undefined;

  /** What nobody waits for at a request is the system's own work. */
  const asSystem = <T>(work: () => T): T => database.seeing(everything, work);

  const set = (on: Db, id: string, row: Partial<TaskRow>) =>
    on
      .update(tasks)
      .set({ ...row, updatedAt: sql`now()` })
      .where(eq(tasks.id, id));

  const send = async (id: string, kind: string): Promise<void> => {
    // One job for a task, however often it is sent.
    const queue = kinds.get(kind)?.long === true ? LONG_QUEUE : QUEUE;
    await boss?.send(queue, { id }, { singletonKey: id, retryLimit: 2, expireInMinutes: 60 });
  };

  const stillWanted = async (id: string): Promise<boolean> => (await find(id))?.state !== 'cancelled';

  async function find(id: string): Promise<TaskRow | undefined> {
    return (await db.select().from(tasks).where(eq(tasks.id, id)))[0];
  }

  async function run(id: string): Promise<void> {
    const [row] = await db
      .update(tasks)
      .set({ state: 'running', updatedAt: sql`now()` })
      .where(and(eq(tasks.id, id), inArray(tasks.state, ['queued', 'running'])))
      .returning();
    const kind = row === undefined ? undefined : kinds.get(row.kind);
    if (row === undefined || kind === undefined) return;
    try {
      const result = await kind.work({
        id,
        input: row.input,
        async progress(done, total) {
          if (!(await stillWanted(id))) throw new TaskCancelled();
          await set(db, id, { done, total });
        },
      });
      await set(db, id, { state: 'done', result: result ?? null });
    } catch (error) {
      if (error instanceof TaskCancelled) return;
      log.error({ err: error, task: id, kind: row.kind }, 'task failed');
      await set(db, id, { state: 'failed', failure: 'internal' });
    }
  }

  /** Queues again what lost its job. */
  async function sweep(): Promise<void> {
    const lost = await db
      .select({ id: tasks.id, kind: tasks.kind })
      .from(tasks)
      .where(
        and(
          eq(tasks.state, 'queued'),
          lt(tasks.updatedAt, sql`now() - make_interval(secs => ${LOST_AFTER_SECONDS})`),
        ),
      );
    for (const { id, kind } of lost) await send(id, kind);
  }

  return {
    addQueue: (queue) => {
      queues.push(queue as unknown as QueueWork);
    },
    async send(queue, jobs) {
      const expireInSeconds = queues.find((one) => one.queue === queue)?.expireSeconds ?? 60;
      await boss?.insert(jobs.map((data) => ({ name: queue, data, retryLimit: 0, expireInSeconds })));
    },
    every: (work) => {
      recurring.push(work);
    },
    add: (kind) => {
      kinds.set(kind.kind, kind as TaskKind);
    },
    async queue(actor, { kind, editionId, input, total = 0 }) {
      const id = newId();
      const [row] = await db
        .insert(tasks)
        .values({
          id,
          kind,
          editionId,
          input,
          total,
          accountId: accountIdOf(actor),
        })
        .returning();
      if (row === undefined) throw new Error('The task was not stored.');
      await send(id, kind);
      return row;
    },
    find,
    async cancel(id) {
      await db
        .update(tasks)
        .set({ state: 'cancelled', updatedAt: sql`now()` })
        .where(and(eq(tasks.id, id), inArray(tasks.state, ['queued', 'running'])));
    },
    async start() {
      boss = new PgBoss({ db: database, schedule: false });
      boss.on('error', (error) => log.error({ err: error }, 'job queue'));
      await boss.start();
      for (const queue of [QUEUE, LONG_QUEUE]) {
        await boss.createQueue(queue);
        await boss.work<{ id: string }>(queue, { pollingIntervalSeconds: POLLING }, async ([job]) => {
          if (job !== undefined) await asSystem(() => run(job.data.id));
        });
      }
      for (const { queue, batch, work } of queues) {
        await boss.createQueue(queue);
        await boss.work<object>(queue, { pollingIntervalSeconds: POLLING, batchSize: batch }, async (jobs) =>
          asSystem(() => work(jobs.map(({ data }) => data))),
        );
      }
      await sweep();
      stopRecurring = asSystem(() => startRecurring(recurring, log));
    },
    async stop() {
      await stopRecurring?.();
      stopRecurring = undefined;
      await boss?.stop({ graceful: true, wait: true, timeout: 8_000 });
      boss = undefined;
    },
  };
}
