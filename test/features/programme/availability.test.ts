import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { circleWith } from '../../../src/features/programme/rules/relations.ts';
import { startOfDay } from '../../../src/features/programme/rules/times.ts';
import { openProgrammeTest, type ProgrammeTest, plenary } from './support.ts';

type Errors = { json(): { errors?: { field: string; code: string }[]; code?: string } };
const errorsOf = (answer: Errors) => (answer.json().errors ?? []).map(({ field, code }) => [field, code]);

describe('when persons, rooms and sessions can be had', () => {
  let test: ProgrammeTest;
  const below = '/editions/river-forum:2026';
  const pages = '/en/manage/forums/river-forum/2026/availability';
  let session: string;
  beforeAll(async () => {
    test = await openProgrammeTest();
    session = (await test.addSession(plenary({ roles: [{ personId: test.salma, role: 'speaker' }] }))).id;
  });
  afterAll(() => test.close());

  const post = (path: string, fields: Record<string, string>) =>
    test.inject({
      method: 'POST',
      url: path,
      headers: { ...test.organiser, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
  const listed = async (query = '') =>
    (await test.send('GET', `${below}/availabilities${query}`)).json().items as {
      id: string;
      kind: string;
      startsAt: string;
      endsAt: string;
      note?: string | null;
    }[];
  const morning = {
    kind: 'unavailable',
    startsAt: '2026-11-17T08:00:00+03:00',
    endsAt: '2026-11-17T12:00:00+03:00',
  };

  it('is added and taken back over the API, and seen by those who work there alone', async () => {
    const made = await test.send('POST', `${below}/availabilities`, {
      of: 'person',
      resourceId: test.salma,
      ...morning,
      note: 'Lands at noon',
    });
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({
      of: 'person',
      name: { en: 'Salma Al-Nahri' },
      note: 'Lands at noon',
    });
    const desk = await test.signIn([{ role: 'desk', scopeKind: 'edition', scopeId: test.edition }]);
    const [seen, hidden] = [
      await test.send('GET', `${below}/availabilities?of=person`, undefined, desk),
      await test.send('GET', `${below}/availabilities`, undefined, await test.signIn([])),
    ];
    expect(seen.json().items).toHaveLength(1);
    expect(seen.json().items[0]).not.toHaveProperty('note');
    expect(hidden.statusCode).toBe(403);

    const gone = await test.send('DELETE', `/availabilities/${made.json().id}`);
    expect(gone.statusCode).toBe(204);
    expect(await listed()).toEqual([]);
  });

  it('refuses what cannot be, field by field', async () => {
    const add = async (more: object) =>
      errorsOf(
        await test.send('POST', `${below}/availabilities`, {
          of: 'person',
          resourceId: test.salma,
          ...morning,
          ...more,
        }),
      );
    expect(await add({ endsAt: '2026-11-17T07:00:00+03:00' })).toEqual([['endsAt', 'end-before-start']]);
    expect(await add({ startsAt: '2026-11-12T07:00:00+03:00' })).toEqual([
      ['startsAt', 'period-outside-edition'],
    ]);
    expect(await add({ endsAt: '2026-11-20T07:00:00+03:00' })).toEqual([
      ['startsAt', 'period-outside-edition'],
    ]);
    expect(await add({ kind: 'only' })).toEqual([['kind', 'kind-not-for-this']]);
    expect(await add({ resourceId: test.hall })).toEqual([['resourceId', 'person-unknown']]);
    expect(await add({ note: 'a\u0007b' })).toEqual([['note', 'text-control-characters']]);
    expect(await listed()).toEqual([]);
  });

  it('is written as rows of a form: whole days, every day, and rows that say nothing', async () => {
    const saved = await post(`${pages}/persons/${test.salma}`, {
      do: 'save',
      'periods.0.kind': 'unavailable',
      'periods.0.day': '2026-11-16',
      'periods.0.start': '',
      'periods.0.end': '',
      'periods.1.kind': 'preferred',
      'periods.1.day': '2026-11-17',
      'periods.1.start': '٩:٠٠',
      'periods.1.end': '00:00',
      'periods.2.kind': '',
      'periods.2.day': '',
    });
    expect(saved.statusCode).toBe(303);
    expect((await listed()).map(({ kind, startsAt, endsAt }) => [kind, startsAt, endsAt])).toEqual([
      ['unavailable', '2026-11-15T21:00:00.000Z', '2026-11-16T21:00:00.000Z'],
      ['preferred', '2026-11-17T06:00:00.000Z', '2026-11-17T21:00:00.000Z'],
    ]);

    const every = await post(`${pages}/rooms/${test.hall}`, {
      'periods.0.kind': 'unavailable',
      'periods.0.day': 'all',
      'periods.0.start': '12:00',
      'periods.0.end': '13:00',
    });
    expect(every.statusCode).toBe(303);
    expect(await listed(`?of=room&resourceId=${test.hall}`)).toHaveLength(3);
    const list = await test.inject({ url: pages, headers: test.organiser });
    expect(list.body).toMatch(/Preferably: [^<]*17 Nov[^<]*9:00/);
  });

  it('keeps what was typed when something is wrong with it', async () => {
    const wrong = await post(`${pages}/sessions/${session}`, {
      'periods.0.kind': 'only',
      'periods.0.day': '2026-11-16',
      'periods.0.start': '10:00',
      'periods.0.end': '09:00',
      'periods.3.kind': 'unavailable',
      'periods.3.day': '2026-11-16',
      'periods.3.start': '25:00',
      'periods.3.end': '',
    });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('This is not a time.');
    expect(wrong.body).toContain('value="25:00"');
    expect(wrong.body).toContain('name="periods.3.end"');
    const contradictory = await post(`${pages}/sessions/${session}`, {
      'periods.1.kind': 'only',
      'periods.1.day': '2026-11-16',
      'periods.2.kind': 'unavailable',
      'periods.2.day': '2026-11-16',
    });
    expect(contradictory.statusCode).toBe(422);
    expect(contradictory.body).toContain('periods-2-kind');
    expect(await listed('?of=session')).toEqual([]);
    const more = await post(`${pages}/sessions/${session}`, { do: 'add-period', 'periods.4.kind': '' });
    expect(more.body).toContain('name="periods.5.kind"');
  });

  it('is read in as many statements for three as for one', async () => {
    const count = async () => {
      const statements = await test.countStatements(() =>
        test.inject({ url: pages, headers: test.organiser }),
      );
      return statements;
    };
    const before = await count();
    await test.send('POST', `${below}/availabilities`, { of: 'room', resourceId: test.studio, ...morning });
    await test.send('POST', `${below}/availabilities`, { of: 'person', resourceId: test.omar, ...morning });
    expect(await count()).toBe(before);
  });

  it('knows the first instant of a day whose clocks jump over midnight', () => {
    expect(startOfDay('2026-04-24', 'Africa/Cairo').toISOString()).toBe('2026-04-23T22:00:00.000Z');
    expect(startOfDay('2026-11-16', 'Asia/Riyadh').toISOString()).toBe('2026-11-15T21:00:00.000Z');
  });
});

describe('relations between sessions', () => {
  let test: ProgrammeTest;
  const relations = '/editions/river-forum:2026/session-relations';
  const page = '/en/manage/forums/river-forum/2026/relations';
  let ids: string[];
  beforeAll(async () => {
    test = await openProgrammeTest();
    ids = [];
    for (const hour of ['09', '11', '13']) {
      const times = { startsAt: `2026-11-16T${hour}:00:00+03:00`, endsAt: `2026-11-16T${hour}:45:00+03:00` };
      ids.push((await test.addSession(plenary(times))).id);
    }
  });
  afterAll(() => test.close());
  const add = (kind: string, first: number, second: number) =>
    test.send('POST', relations, { kind, firstId: ids[first], secondId: ids[second] });

  it('finds the shortest circle that one more would close', () => {
    const relation = (text: string) => ({ firstId: text[0] ?? '', secondId: text[1] ?? '' });
    const standing = ['ab', 'bc', 'cd', 'bd'].map(relation);
    expect(circleWith(standing, relation('da'))).toEqual(['d', 'a', 'b']);
    expect(circleWith(standing, relation('ad'))).toBeUndefined();
  });

  it('refuses a circle and names it, a relation that stands, and a session with itself', async () => {
    expect((await add('before', 0, 1)).statusCode).toBe(201);
    expect((await add('before', 1, 2)).statusCode).toBe(201);
    const circle = await add('before', 2, 0);
    expect(errorsOf(circle)).toEqual([['secondId', 'relation-circle']]);
    expect(circle.json().errors[0].message).toContain('D1-03 › D1-01 › D1-02 › D1-03');
    expect(errorsOf(await add('before', 0, 0))).toEqual([['secondId', 'relation-with-itself']]);
    expect((await add('apart', 0, 2)).statusCode).toBe(201);
    expect(errorsOf(await add('apart', 2, 0))).toEqual([['secondId', 'relation-stands']]);
    const listed = (await test.send('GET', relations)).json().items;
    expect(
      listed.map((one: { kind: string; first: { code: string }; second: { code: string } }) => [
        one.first.code,
        one.kind,
        one.second.code,
      ]),
    ).toEqual([
      ['D1-01', 'before', 'D1-02'],
      ['D1-02', 'before', 'D1-03'],
      ['D1-01', 'apart', 'D1-03'],
    ]);
  });

  it('are added and deleted on their page', async () => {
    const form = (fields: Record<string, string>) =>
      test.inject({
        method: 'POST',
        url: page,
        headers: { ...test.organiser, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(fields).toString(),
      });
    const wrong = await form({ kind: 'before', firstId: ids[2] ?? '', secondId: ids[0] ?? '', weight: '' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('D1-03 › D1-01 › D1-02 › D1-03');
    const saved = await form({ kind: 'shared', firstId: ids[0] ?? '', secondId: ids[1] ?? '', weight: '40' });
    expect(saved.statusCode).toBe(303);
    const { items } = (await test.send('GET', relations)).json();
    expect(items.at(-1)).toMatchObject({ kind: 'shared', weight: 40 });
    const gone = await test.inject({
      method: 'POST',
      url: `${page}/${items.at(-1).id}/deletion`,
      headers: test.organiser,
    });
    expect(gone.statusCode).toBe(303);
    expect((await test.send('GET', relations)).json().items).toHaveLength(3);
  });
});
