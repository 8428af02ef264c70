import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openProgrammeTest, type ProgrammeTest } from '../programme/support.ts';

let test: ProgrammeTest;
beforeAll(async () => {
  test = await openProgrammeTest();
  await test.app.jobs.start();
});
afterAll(async () => {
  await test.app.jobs.stop();
  await test.close();
});
beforeEach(() => test.clear());

const below = '/editions/river-forum:2026';
const start = (payload: object = {}) =>
  test.send('POST', `${below}/solver-runs`, { scope: 'unscheduled', seconds: 5, seed: 1, ...payload });
const read = async (id: string) => (await test.send('GET', `${below}/solver-runs/${id}`)).json();

async function ended(id: string) {
  for (let tries = 0; tries < 150; tries += 1) {
    const run = await read(id);
    if (run.state !== 'queued' && run.state !== 'running') return run;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('The run did not end.');
}

const waiting = (title: string, more: object = {}) =>
  test.addSession({ kind: 'panel', title: { en: title }, minutes: 60, ...more });

describe('a run of the solver', { timeout: 60_000 }, () => {
  it('places what waits, and changes nothing until it is accepted', async () => {
    const one = await waiting('One', { roles: [{ personId: test.salma, role: 'speaker' }] });
    const other = await waiting('Other', { roles: [{ personId: test.salma, role: 'speaker' }] });

    const made = await start();
    expect(made.statusCode).toBe(201);
    const run = await ended(made.json().id);

    expect(run).toMatchObject({
      state: 'done',
      score: { hard: 0 },
      unplaced: [],
      conflicts: { after: { blocking: 0 } },
    });
    expect(run.moves.map((move: { sessionId: string }) => move.sessionId).sort()).toEqual(
      [one.id, other.id].sort(),
    );
    expect((await test.send('GET', `/sessions/${one.id}`)).json()).toMatchObject({ startsAt: null });

    const taken = await test.send('POST', `${below}/solver-runs/${run.id}/acceptance`, {
      sessions: [one.id],
    });
    expect(taken.json()).toEqual({ accepted: [one.id], stale: [] });
    const to = run.moves.find((move: { sessionId: string }) => move.sessionId === one.id).to;
    expect((await test.send('GET', `/sessions/${one.id}`)).json()).toMatchObject({
      startsAt: to.startsAt,
      status: 'draft',
    });
  });

  it('is taken over once: a second time, and of nothing, it says so and changes nothing', async () => {
    const one = await waiting('One');
    const still = await test.addSession({
      kind: 'panel',
      title: { en: 'Standing' },
      startsAt: '2026-11-17T09:00:00+03:00',
      endsAt: '2026-11-17T10:00:00+03:00',
    });
    const run = await ended((await start()).json().id);
    const accept = (sessions?: readonly string[]) =>
      test.send(
        'POST',
        `${below}/solver-runs/${run.id}/acceptance`,
        sessions === undefined ? {} : { sessions },
      );
    const nothing = await accept([still.id]);
    const first = await accept();
    const { version } = (await test.send('GET', `/sessions/${one.id}`)).json();
    const second = await accept();
    const page = await test.inject({
      url: `/en/manage/forums/river-forum/2026/solver/${run.id}`,
      headers: test.organiser,
    });

    expect([nothing.statusCode, nothing.json().code]).toEqual([409, 'solver-nothing-proposed']);
    expect(first.json()).toEqual({ accepted: [one.id], stale: [] });
    expect([second.statusCode, second.json().code]).toEqual([409, 'solver-accepted-already']);
    expect((await test.send('GET', `/sessions/${one.id}`)).json().version).toBe(version);
    expect(page.body).not.toContain(`solver/${run.id}/acceptance`);
  });

  it('leaves and names what somebody has changed since it began', async () => {
    const one = await waiting('One');
    const other = await waiting('Other');
    const run = await ended((await start()).json().id);
    await test.send('PATCH', `/sessions/${other.id}`, { title: { ar: '', en: 'Changed', authentic: 'en' } });

    const taken = await test.send('POST', `${below}/solver-runs/${run.id}/acceptance`, {});

    expect(taken.json()).toEqual({ accepted: [one.id], stale: [other.code] });
  });

  it('says why something has no place', async () => {
    await waiting('Too large', { expected: 5_000 });

    const run = await ended((await start()).json().id);

    expect(run.unplaced).toMatchObject([
      { reasons: [{ code: 'no-room-large', audience: 5_000, seats: 300 }] },
    ]);
    const page = await test.inject({
      url: `/en/manage/forums/river-forum/2026/solver/${run.id}`,
      headers: test.organiser,
    });
    expect(page.body).toContain('5,000 are expected, and the largest room seats 300.');
  });

  it('is cancelled with the best so far, and only one is on at a time', async () => {
    for (const title of ['One', 'Two', 'Three']) await waiting(title);
    const made = await start({ seconds: 60, scope: 'unpinned' });

    const second = await start();
    expect(second.json()).toMatchObject({ code: 'solver-running' });
    await expect
      .poll(async () => (await read(made.json().id)).progress.length, { timeout: 30_000 })
      .toBeGreaterThan(0);
    await test.send('POST', `${below}/solver-runs/${made.json().id}/cancellation`);
    const run = await ended(made.json().id);

    expect(run.state).toBe('cancelled');
    expect(run.progress.length).toBeGreaterThan(0);
    expect(run.score).not.toBeNull();
  });

  it('gives files that the command reads, and refuses what is no option', async () => {
    await waiting('One');
    const run = await ended((await start()).json().id);

    const instance = (await test.send('GET', `${below}/solver-runs/${run.id}/instance`)).json();
    expect(instance.sessions).toHaveLength(1);
    expect((await test.send('GET', `${below}/solver-runs/${run.id}/solution`)).json()).toHaveProperty(
      'placements',
    );
    expect((await start({ seconds: 500 })).statusCode).toBe(422);
    expect((await start({ scope: 'everything' })).statusCode).toBe(422);
  });

  it.each(['ar', 'en'])('shows its pages in %s', async (language) => {
    await waiting('One');
    const run = await ended((await start()).json().id);
    const base = `/${language}/manage/forums/river-forum/2026/solver`;

    for (const path of [base, `${base}/new`, `${base}/${run.id}`]) {
      const page = await test.inject({ url: path, headers: test.organiser });
      expect([path, page.statusCode]).toEqual([path, 200]);
      expect(page.body).not.toMatch(/solver:|schedule:/);
    }
  });
});
