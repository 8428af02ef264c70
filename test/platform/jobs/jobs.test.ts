import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../src/platform/actor/index.ts';
import type { Database } from '../../../src/platform/database/index.ts';
import { createJobs, type Jobs } from '../../../src/platform/jobs/index.ts';
import { openTestDatabase } from '../../support/database.ts';

const actor = systemActor('test');

describe('long work', () => {
  let database: Database;
  let jobs: Jobs;
  /** Ends the work that waits. */
  let release: (() => void) | undefined;
  beforeAll(async () => {
    database = await openTestDatabase();
    jobs = createJobs({ database, log: pino({ level: 'silent' }) });
    jobs.add<{ upTo: number }>({
      kind: 'count',
      async work({ input, progress }) {
        for (let done = 1; done <= input.upTo; done += 1) {
          await progress(done, input.upTo);
          await new Promise((go) => setTimeout(go, 10));
        }
        return { counted: input.upTo };
      },
    });
    jobs.add({
      kind: 'wait',
      long: true,
      work: async () => {
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        return null;
      },
    });
    jobs.add({
      kind: 'break',
      work: async () => {
        throw new Error('broken on purpose');
      },
    });
    await jobs.start();
  });
  afterAll(async () => {
    await jobs.stop();
    await database.close();
  });

  const settled = (id: string) =>
    expect
      .poll(async () => (await jobs.find(id))?.state, { timeout: 15_000 })
      .toSatisfy((state) => ['done', 'failed', 'cancelled'].includes(String(state)));

  it('is done in the background, and its row says how far it is and what it made', async () => {
    const { id } = await jobs.queue(actor, { kind: 'count', editionId: null, input: { upTo: 3 } });
    await settled(id);
    expect(await jobs.find(id)).toMatchObject({ state: 'done', done: 3, total: 3, result: { counted: 3 } });
  });

  it('says that it failed and keeps the details for the log', async () => {
    const { id } = await jobs.queue(actor, { kind: 'break', editionId: null, input: {} });
    await settled(id);
    expect(await jobs.find(id)).toMatchObject({ state: 'failed', failure: 'internal', result: null });
  });

  it('stops at its next report after somebody cancelled it', async () => {
    const { id } = await jobs.queue(actor, { kind: 'count', editionId: null, input: { upTo: 100_000 } });
    await expect.poll(async () => (await jobs.find(id))?.done, { timeout: 15_000 }).toBeGreaterThan(0);
    await jobs.cancel(id);
    const { done } = (await jobs.find(id)) ?? { done: 0 };
    await new Promise((go) => setTimeout(go, 100));
    const after = await jobs.find(id);
    expect(after?.state).toBe('cancelled');
    expect((after?.done ?? 0) - done).toBeLessThanOrEqual(1);
  });

  it('goes on while long work is done, which waits for other long work', async () => {
    const long = await jobs.queue(actor, { kind: 'wait', editionId: null, input: {} });
    await expect.poll(() => release, { timeout: 15_000 }).toBeDefined();
    const next = await jobs.queue(actor, { kind: 'wait', editionId: null, input: {} });
    const short = await jobs.queue(actor, { kind: 'count', editionId: null, input: { upTo: 1 } });

    await settled(short.id);
    const states = await Promise.all([long, next, short].map(async ({ id }) => (await jobs.find(id))?.state));
    expect(states).toEqual(['running', 'queued', 'done']);

    for (const { id } of [long, next]) {
      await expect.poll(() => jobs.find(id), { timeout: 15_000 }).toMatchObject({ state: 'running' });
      await expect.poll(() => release, { timeout: 15_000 }).toBeDefined();
      release?.();
      release = undefined;
      await settled(id);
    }
  });
});
