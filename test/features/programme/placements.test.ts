import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Placement } from '../../../src/features/programme/index.ts';
import { systemActor } from '../../../src/platform/actor/index.ts';
import { openProgrammeTest, type ProgrammeTest, plenary } from './support.ts';

let test: ProgrammeTest;
beforeAll(async () => {
  test = await openProgrammeTest();
});
afterAll(() => test.close());
beforeEach(() => test.clear());

const at = (day: string, from: string, to: string, roomId: string | null) => ({
  startsAt: new Date(`${day}T${from}:00+03:00`),
  endsAt: new Date(`${day}T${to}:00+03:00`),
  roomId,
});
const place = (moves: readonly Placement[]) =>
  test.app.changes.run(systemActor('import'), 'programme.manage', (change) =>
    test.app.programme.placements.apply(change, test.edition, moves),
  );
const conflicts = async (): Promise<number> =>
  (await test.send('GET', '/editions/river-forum:2026/conflicts')).json().items.length;

describe('placing sessions', () => {
  it('moves, pins, gives a code of the day, and takes back to the pool', async () => {
    const draft = await test.addSession({ kind: 'panel', title: { en: 'Waiting' } });
    const held = await test.addSession(plenary({ roomId: test.hall }));

    const changed = await place([
      { sessionId: draft.id, at: at('2026-11-17', '10:00', '11:00', test.studio), pinned: true },
      { sessionId: held.id, at: null },
    ]);

    expect(changed.map(({ after }) => after)).toMatchObject([
      { code: 'D2-01', status: 'draft', pinned: true, roomId: test.studio, sequence: 1, version: 2 },
      { status: 'draft', startsAt: null, endsAt: null, roomId: null, sequence: 1 },
    ]);
    const read = (await test.send('GET', `/sessions/${draft.id}`)).json();
    expect(read).toMatchObject({ code: 'D2-01', version: 2, startsAt: '2026-11-17T07:00:00.000Z' });
  });

  it('books what overlaps as contested, and firmly once the other has gone', async () => {
    const one = await test.addSession(plenary({ roomId: test.hall }));
    const other = await test.addSession(
      plenary({
        roomId: test.hall,
        startsAt: '2026-11-16T11:00:00+03:00',
        endsAt: '2026-11-16T12:00:00+03:00',
      }),
    );

    await place([{ sessionId: other.id, at: at('2026-11-16', '09:30', '10:30', test.hall) }]);
    expect(await conflicts()).toBe(1);
    expect((await test.send('GET', `/sessions/${other.id}`)).json().movedFrom).toMatchObject({
      startsAt: '2026-11-16T08:00:00.000Z',
    });
    await place([{ sessionId: one.id, at: at('2026-11-17', '09:00', '10:00', test.hall) }]);

    expect(await conflicts()).toBe(0);
    const third = await test.send('POST', '/editions/river-forum:2026/sessions', {
      ...plenary({ roomId: test.hall }),
    });
    expect(third.json().errors).toMatchObject([{ code: 'room-booked' }]);
  });

  it('refuses a version that has passed, unknown things and impossible times, and changes nothing', async () => {
    const one = await test.addSession(plenary({ roomId: test.hall }));
    const nobody = '00000000-0000-7000-8000-000000000000';
    const good = at('2026-11-17', '09:00', '10:00', test.hall);

    await expect(place([{ sessionId: one.id, at: good, version: 7 }])).rejects.toMatchObject({
      status: 412,
      code: 'session-stale',
      params: { code: one.code },
    });
    await expect(
      place([
        { sessionId: one.id, at: { ...good, roomId: nobody } },
        { sessionId: nobody, at: good },
        { sessionId: one.id, at: good },
      ]),
    ).rejects.toMatchObject({
      errors: [
        { field: 'moves.0.roomId', code: 'room-unknown' },
        { field: 'moves.1.sessionId', code: 'session-unknown' },
        { field: 'moves.2.sessionId', code: 'session-moved-twice' },
      ],
    });
    for (const [wrong, code] of [
      [at('2026-11-17', '10:00', '09:00', null), 'end-before-start'],
      [at('2026-11-21', '09:00', '10:00', null), 'outside-edition'],
    ] as const) {
      await expect(place([{ sessionId: one.id, at: wrong }])).rejects.toMatchObject({ errors: [{ code }] });
    }
    expect((await test.send('GET', `/sessions/${one.id}`)).json().version).toBe(one.version);
  });

  it('takes as many statements for many as for one, and none for what is there already', async () => {
    const made = [];
    for (let index = 0; index < 6; index += 1) {
      made.push(await test.addSession({ kind: 'panel', title: { en: `Panel ${index}` } }));
    }
    const moves = made.map(
      ({ id }, index): Placement => ({
        sessionId: id,
        at: at('2026-11-17', `1${index}:00`, `1${index}:45`, test.hall),
      }),
    );

    const one = await test.countStatements(() => place(moves.slice(0, 1)));
    const five = await test.countStatements(() => place(moves.slice(1)));

    expect(five).toBe(one);
    expect(await place(moves)).toEqual([]);
  });
});
