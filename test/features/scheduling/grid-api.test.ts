import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SignIn } from '../../support/app.ts';
import { openProgrammeTest, type ProgrammeTest, plenary } from '../programme/support.ts';

let test: ProgrammeTest;
let colleague: SignIn;
beforeAll(async () => {
  test = await openProgrammeTest();
  colleague = await test.signIn();
});
afterAll(() => test.close());
beforeEach(() => test.clear());

const below = '/editions/river-forum:2026';
const at = (from: string, to: string, roomId: string | null, day = '2026-11-16') => ({
  startsAt: `${day}T${from}:00+03:00`,
  endsAt: `${day}T${to}:00+03:00`,
  roomId,
});
const step = (payload: object, as = test.organiser) =>
  test.send('POST', `${below}/schedule-steps`, payload, as);
const undo = (id: string, as = test.organiser) =>
  test.send('POST', `${below}/schedule-steps/${id}/reversal`, undefined, as);
const redo = (id: string) => test.send('DELETE', `${below}/schedule-steps/${id}/reversal`);
const schedule = async (as = test.organiser) =>
  (await test.send('GET', `${below}/schedule`, undefined, as)).json();
const placeOf = async (id: string) => {
  const { facts } = await schedule();
  const found = facts.sessions.find((one: { id: string }) => one.id === id);
  return found?.at === null || found === undefined
    ? null
    : [new Date(found.at.start).toISOString().slice(11, 16), found.at.roomId];
};

describe('the board', () => {
  it('places from the pool, takes back and does again', async () => {
    const one = await test.addSession({ kind: 'panel', title: { en: 'Waiting' } });

    const taken = await step({
      kind: 'move',
      sessionId: one.id,
      at: at('10:00', '11:00', test.hall),
      versions: { [one.id]: one.version },
    });
    expect(taken.json()).toMatchObject({ kind: 'move', undone: false, moves: [{ before: null }] });
    expect(taken.statusCode).toBe(201);
    expect(await placeOf(one.id)).toEqual(['07:00', test.hall]);
    expect(await schedule()).toMatchObject({ undo: taken.json().id, redo: null });
    expect((await undo(taken.json().id)).json()).toMatchObject({ undone: true });
    expect(await placeOf(one.id)).toBeNull();
    expect(await schedule()).toMatchObject({ undo: null, redo: taken.json().id });
    expect((await redo(taken.json().id)).statusCode).toBe(200);
    expect(await placeOf(one.id)).toEqual(['07:00', test.hall]);
  });

  it('keeps how long a session is when it goes back to the pool, from the board and from its form', async () => {
    const one = await test.addSession(plenary({ roomId: test.hall, endsAt: '2026-11-16T09:20:00+03:00' }));
    const other = await test.addSession(
      plenary({ roomId: test.studio, endsAt: '2026-11-16T11:10:00+03:00', status: 'draft' }),
    );
    const minutesOf = async (id: string) => {
      const { facts } = await schedule();
      return facts.sessions.find((session: { id: string }) => session.id === id).minutes;
    };

    await step({ kind: 'move', sessionId: one.id, at: null });
    await test.send('PATCH', `/sessions/${other.id}`, { startsAt: null, endsAt: null });

    expect([await minutesOf(one.id), await minutesOf(other.id)]).toEqual([20, 130]);
    await test.send('PATCH', `/sessions/${other.id}`, { minutes: 45 });
    expect(await minutesOf(other.id)).toBe(45);
  });

  it('makes an announced session a draft when it goes back to the pool, and announces it again on undo', async () => {
    const one = await test.addSession(plenary({ roomId: test.hall }));

    const taken = await step({ kind: 'move', sessionId: one.id, at: null });
    expect((await test.send('GET', `/sessions/${one.id}`)).json()).toMatchObject({
      status: 'draft',
      startsAt: null,
    });
    await undo(taken.json().id);

    expect((await test.send('GET', `/sessions/${one.id}`)).json()).toMatchObject({
      status: 'scheduled',
      startsAt: '2026-11-16T06:00:00.000Z',
    });
  });

  it('copies a break into every room, and takes the copies away again', async () => {
    const rest = await test.addSession(plenary({ kind: 'break', common: false, roomId: test.hall }));

    const taken = (await step({ kind: 'copy-break', sessionId: rest.id })).json();
    expect(taken.moves).toMatchObject([{ copyOf: rest.id, before: null, after: { roomId: test.studio } }]);
    const copy = taken.moves[0].sessionId;
    expect(await placeOf(copy)).toEqual(['06:00', test.studio]);
    await undo(taken.id);
    expect((await test.send('GET', `/sessions/${copy}`)).statusCode).toBe(404);
    expect((await redo(taken.id)).json()).toMatchObject({ undone: false });
    expect(await placeOf(copy)).toEqual(['06:00', test.studio]);
  });

  it('refuses a picture that has passed, and says who moved the session', async () => {
    const one = await test.addSession(plenary({ roomId: test.hall }));
    const mine = await step({ kind: 'move', sessionId: one.id, at: at('10:00', '11:00', test.hall) });
    await step({ kind: 'move', sessionId: one.id, at: at('12:00', '13:00', test.hall) }, colleague);

    const stale = await step({
      kind: 'move',
      sessionId: one.id,
      at: at('14:00', '15:00', test.hall),
      versions: { [one.id]: one.version },
    });
    expect([stale.statusCode, stale.json().code]).toEqual([412, 'board-moved-since-by']);
    expect(stale.json().title).toContain('سارة الاختبار');
    expect(stale.json().session).toMatchObject({
      id: one.id,
      code: one.code,
      at: { startsAt: '2026-11-16T09:00:00.000Z', endsAt: '2026-11-16T10:00:00.000Z', roomId: test.hall },
    });
    const late = await undo(mine.json().id);
    expect([late.statusCode, late.json().code]).toEqual([409, 'board-moved-since-by']);
    expect(await placeOf(one.id)).toEqual(['09:00', test.hall]);
  });

  it('takes the schedule’s ETag as If-Match, and names what was moved since', async () => {
    const one = await test.addSession(plenary({ roomId: test.hall }));
    const other = await test.addSession({ kind: 'panel', title: { en: 'Waiting' } });
    const read = await test.send('GET', `${below}/schedule`);
    const etag = String(read.headers.etag);
    const move = (from: string, to: string, tag: string) =>
      test.send(
        'POST',
        `${below}/schedule-steps`,
        { kind: 'move', sessionId: one.id, at: at(from, to, test.hall) },
        { ...test.organiser, 'if-match': tag },
      );

    const first = await move('10:00', '11:00', etag);
    const second = await move('12:00', '13:00', String(first.headers.etag));
    const late = await move('14:00', '15:00', etag);
    await step({ kind: 'move', sessionId: other.id, at: at('08:00', '09:00', test.studio) }, colleague);
    const elsewhere = await move('14:00', '15:00', String(second.headers.etag));

    expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
    expect(first.json()).toMatchObject({
      sessions: [{ id: one.id, version: one.version + 1 }],
      undo: first.json().id,
    });
    expect([late.statusCode, late.json().session.code]).toEqual([412, one.code]);
    expect([elsewhere.statusCode, elsewhere.json().session.id]).toEqual([412, other.id]);
    expect((await move('14:00', '15:00', '*')).statusCode).toBe(201);
  });

  it('takes back only one’s own last step', async () => {
    const one = await test.addSession(plenary({ roomId: test.hall }));
    const first = (
      await step({ kind: 'move', sessionId: one.id, at: at('10:00', '11:00', test.hall) })
    ).json();
    const second = (await step({ kind: 'pin', sessionIds: [one.id], pinned: true })).json();

    expect((await undo(first.id)).json().code).toBe('board-undo-last-first');
    expect((await undo(second.id, colleague)).statusCode).toBe(403);
    expect((await undo('00000000-0000-7000-8000-000000000000')).statusCode).toBe(404);
    expect((await step({ kind: 'move', sessionId: one.id, at: null })).json().code).toBe('board-pinned');
    expect((await redo(second.id)).json().code).toBe('board-redo-done');
    expect((await undo(second.id)).statusCode).toBe(200);
    const again = (await undo(second.id)).json();
    expect([again.code, again.title]).toEqual(['board-undo-done', 'سبق التراجع عن هذه الخطوة.']);
    expect((await undo(first.id)).statusCode).toBe(200);
  });

  it('lets one of two organisers through who move a session at the same moment', async () => {
    const one = await test.addSession(plenary({ roomId: test.hall }));
    const go = (from: string, to: string, as: SignIn) =>
      step(
        {
          kind: 'move',
          sessionId: one.id,
          at: at(from, to, test.studio),
          versions: { [one.id]: one.version },
        },
        as,
      );

    const answers = await Promise.all([
      go('10:00', '11:00', test.organiser),
      go('15:00', '16:00', colleague),
    ]);

    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 412]);
  });

  it('answers impossible places clearly and changes nothing', async () => {
    const one = await test.addSession(plenary({ roomId: test.hall }));
    const nobody = '00000000-0000-7000-8000-000000000000';

    for (const [wrong, code, field] of [
      [at('11:00', '10:00', test.hall), 'end-before-start', 'at.endsAt'],
      [at('10:00', '11:00', test.hall, '2026-12-24'), 'outside-edition', 'at.startsAt'],
      [at('10:00', '11:00', nobody), 'room-unknown', 'at.roomId'],
    ] as const) {
      const answer = await step({ kind: 'move', sessionId: one.id, at: wrong });
      expect([answer.statusCode, answer.json().code]).toEqual([422, code]);
      expect(answer.json().errors.map((error: { field: string }) => error.field)).toEqual([field]);
    }
    expect((await step({ kind: 'move', sessionId: nobody, at: null })).statusCode).toBe(404);
    expect((await step({ kind: 'jump', sessionId: one.id })).statusCode).toBe(422);
    expect(
      (await step({ kind: 'move', sessionId: one.id, at: at('09:00', '10:00', test.hall) })).json().code,
    ).toBe('board-nothing-changed');
    expect(await placeOf(one.id)).toEqual(['06:00', test.hall]);
  });

  it('is read by those who work on the edition and changed by those who make the programme', async () => {
    const one = await test.addSession(plenary({ roomId: test.hall }));
    const desk = await test.signIn([{ role: 'rapporteur', scopeKind: 'edition', scopeId: test.edition }]);
    const stranger = await test.signIn([]);

    expect(await schedule(desk)).toMatchObject({ mayChange: false });
    expect((await step({ kind: 'move', sessionId: one.id, at: null }, desk)).statusCode).toBe(403);
    expect((await test.send('GET', `${below}/schedule`, undefined, stranger)).statusCode).toBe(403);
    const answer = await test.send('GET', `${below}/schedule`);
    const again = await test.send('GET', `${below}/schedule`, undefined, {
      ...test.organiser,
      'if-none-match': String(answer.headers.etag),
    });
    expect(again.statusCode).toBe(304);
  });
});
