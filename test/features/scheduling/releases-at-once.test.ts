import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProgrammeTest, type ProgrammeTest, plenary } from '../programme/support.ts';

const below = '/editions/river-forum:2026';

describe('several who release at once', () => {
  let test: ProgrammeTest;
  let session: { id: string };
  beforeAll(async () => {
    test = await openProgrammeTest();
    session = await test.addSession(plenary({ roomId: test.hall }));
  });
  afterAll(() => test.close());

  /** What so many organisers are told who ask for the same at one moment. */
  const atOnce = async (count: number, payload: object) => {
    const signIns = await Promise.all(Array.from({ length: count }, () => test.signIn()));
    const answers = await Promise.all(
      signIns.map((headers) => test.send('POST', `${below}/releases`, { tell: false, ...payload }, headers)),
    );
    return answers
      .map((answer) => (answer.statusCode < 300 ? answer.json().version : answer.json().code) as string)
      .sort();
  };
  const listed = async () =>
    (await test.send('GET', `${below}/releases`))
      .json()
      .items.map(({ number }: { number: number }) => number);

  it('make one release: the others hear that somebody was before them', async () => {
    expect(await atOnce(4, { after: 0 })).toEqual(['1.0', ...Array(3).fill('released-meanwhile')]);
    expect(await listed()).toEqual([1]);
  });

  it('make one also when they do not say which they have seen: nothing is left for the others', async () => {
    await test.send('PATCH', `/sessions/${session.id}`, { roomId: test.studio });

    expect(await atOnce(4, {})).toEqual(['1.1', ...Array(3).fill('nothing-to-release')]);
    expect(await listed()).toEqual([2, 1]);
  });

  it('freeze whole sessions while somebody moves them: time and room of one state', async () => {
    const places = [
      { roomId: test.hall, startsAt: '2026-11-16T11:00:00+03:00', endsAt: '2026-11-16T12:00:00+03:00' },
      { roomId: test.studio, startsAt: '2026-11-16T13:00:00+03:00', endsAt: '2026-11-16T14:00:00+03:00' },
    ];
    await test.send('PATCH', `/sessions/${session.id}`, places[0]);
    await Promise.all([
      ...[1, 0, 1].map((place) => test.send('PATCH', `/sessions/${session.id}`, places[place])),
      ...[1, 2].map(() => test.send('POST', `${below}/releases`, { tell: false })),
    ]);

    const { items: releases } = (await test.send('GET', `${below}/releases`)).json();
    const known = [
      [test.hall, '2026-11-16T06:00:00.000Z'],
      [test.studio, '2026-11-16T06:00:00.000Z'],
      ...places.map(({ roomId, startsAt }) => [roomId, new Date(startsAt).toISOString()]),
    ];
    expect(releases.length).toBeGreaterThan(2);
    for (const { id } of releases) {
      const { items } = (await test.inject({ url: `/api/v1/releases/${id}/sessions` })).json();
      expect(items).toHaveLength(1);
      expect(known).toContainEqual([items[0].room.id, items[0].startsAt]);
    }
  });
});
