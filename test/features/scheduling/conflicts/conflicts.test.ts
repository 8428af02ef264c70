import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SignIn } from '../../../support/app.ts';
import { openProgrammeTest, type ProgrammeTest, plenary } from '../../programme/support.ts';

let test: ProgrammeTest;
let manager: SignIn;
let desk: SignIn;
beforeAll(async () => {
  test = await openProgrammeTest();
  const grant = (role: 'programme-manager' | 'desk') =>
    test.signIn([{ role, scopeKind: 'edition', scopeId: test.edition }]);
  manager = await grant('programme-manager');
  desk = await grant('desk');
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.clear();
  const { items } = (await test.send('GET', `${api}/ignored-conflicts`)).json();
  for (const { id } of items) await test.send('DELETE', `/ignored-conflicts/${id}`);
});

const api = '/editions/river-forum:2026';
const pages = '/manage/forums/river-forum/2026/conflicts';
const get = (path: string, who: SignIn = manager) => test.inject({ url: path, headers: who });
const post = (path: string, fields: Record<string, string>, who: SignIn = manager) =>
  test.inject({
    method: 'POST',
    url: path,
    headers: { ...who, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    payload: new URLSearchParams(fields).toString(),
  });
const conflicts = async (query = '') =>
  (await test.send('GET', `${api}/conflicts${query}`, undefined, manager)).json().items;

/** Two panels that want the Great Hall at once, the second a draft beside the first. */
async function clash(): Promise<{ readonly first: string; readonly second: string }> {
  const { id: first } = await test.addSession(
    plenary({ kind: 'panel', title: { ar: 'الأنهار', en: 'Rivers' }, roomId: test.hall }),
  );
  const { id: second } = await test.addSession({
    ...plenary({ kind: 'panel', title: { ar: 'السدود', en: 'Dams' }, roomId: test.hall }),
    status: 'draft',
    startsAt: '2026-11-16T09:15:00+03:00',
    endsAt: '2026-11-16T10:15:00+03:00',
  });
  return { first, second };
}

/** Two panels at once that both want Salma, each in a room of its own. */
async function wantedTwice(): Promise<{ readonly first: string; readonly second: string }> {
  const panel = (title: string, more: object) =>
    test.addSession({
      ...plenary({ kind: 'panel', title: { en: title }, roles: [{ personId: test.salma, role: 'speaker' }] }),
      ...more,
    });
  const { id: first } = await panel('Rivers', { roomId: test.hall });
  const { id: second } = await panel('Dams', { roomId: test.studio, status: 'draft' });
  return { first, second };
}

describe('conflicts over the API', () => {
  it('are told with rule, level, sessions and a sentence in both languages', async () => {
    const { first, second } = await clash();

    expect(await conflicts('?rule=room-twice')).toEqual([
      {
        fingerprint: expect.stringContaining('room-twice|'),
        rule: 'room-twice',
        level: 'blocking',
        sentence: {
          ar: 'الجلستان «الأنهار» و«السدود» في القاعة الكبرى في وقت واحد، من 09:15 إلى 10:00.',
          en: '“Rivers” and “Dams” both need Great Hall from 09:15 to 10:00.',
        },
        sessions: [
          expect.objectContaining({ id: first, title: expect.objectContaining({ en: 'Rivers' }) }),
          expect.objectContaining({ id: second }),
        ],
        persons: [],
        rooms: [{ id: test.hall, name: expect.objectContaining({ en: 'Great Hall' }) }],
        from: '2026-11-16T06:15:00.000Z',
        to: '2026-11-16T07:00:00.000Z',
        cost: 0,
        ignored: null,
        ignorable: false,
        resource: { kind: 'room', id: test.hall, name: expect.objectContaining({ en: 'Great Hall' }) },
        session: expect.objectContaining({ id: second }),
        with: expect.objectContaining({ id: first }),
      },
    ]);
  });

  it('are narrowed by rule, level, day, room, session and whether they were ignored', async () => {
    const { first } = await clash();
    const { id } = await test.addSession({
      ...plenary({ kind: 'panel', title: { en: 'Nowhere' } }),
      startsAt: '2026-11-17T09:00:00+03:00',
      endsAt: '2026-11-17T10:00:00+03:00',
    });
    const rules = async (query: string) => (await conflicts(query)).map(({ rule }: { rule: string }) => rule);

    expect(await rules('')).toEqual(['room-twice', 'no-room']);
    expect(await rules('?level=warning')).toEqual(['no-room']);
    expect(await rules('?day=2026-11-16')).toEqual(['room-twice']);
    expect(await rules(`?room=${test.hall}`)).toEqual(['room-twice']);
    expect(await rules(`?session=${first}`)).toEqual(['room-twice']);
    expect(await rules(`?session=${id}`)).toEqual(['no-room']);
    expect(await rules(`?person=${test.salma}`)).toEqual([]);
    expect(await rules('?ignored=true')).toEqual([]);
    expect((await conflicts('?level=warning'))[0].sentence).toEqual({
      ar: 'لا قاعة للجلسة «Nowhere».',
      en: '“Nowhere” has no room.',
    });
    expect((await test.send('GET', `${api}/conflicts?rule=none`)).statusCode).toBe(422);
  });

  it('are ignored with a reason, kept and shown, until that is taken back', async () => {
    await wantedTwice();
    const [{ fingerprint }] = await conflicts();
    const ignore = (payload: object) => test.send('POST', `${api}/ignored-conflicts`, payload, manager);

    expect((await ignore({ fingerprint, reason: '' })).statusCode).toBe(422);
    expect((await ignore({ fingerprint, reason: ' ' })).json().errors).toMatchObject([{ field: 'reason' }]);
    expect((await ignore({ fingerprint: 'room-twice|x', reason: 'Why not' })).statusCode).toBe(404);
    const made = await ignore({ fingerprint, reason: 'She opens both' });
    expect([made.statusCode, made.json()]).toEqual([
      201,
      {
        id: expect.any(String),
        reason: 'She opens both',
        by: expect.any(String),
        at: expect.any(String),
        rule: 'person-twice',
        fingerprint,
        sessionIds: expect.any(Array),
        stands: true,
      },
    ]);
    expect((await ignore({ fingerprint, reason: 'Again' })).statusCode).toBe(409);
    expect(await conflicts('?ignored=false')).toEqual([]);
    expect(await conflicts()).toMatchObject([{ ignored: { reason: 'She opens both' } }]);

    const { id } = made.json();
    expect((await test.send('DELETE', `/ignored-conflicts/${id}`, undefined, desk)).statusCode).toBe(403);
    expect((await test.send('DELETE', `/ignored-conflicts/${id}`, undefined, manager)).statusCode).toBe(204);
    expect((await test.send('DELETE', `/ignored-conflicts/${id}`, undefined, manager)).statusCode).toBe(404);
    expect(await conflicts('?ignored=false')).toHaveLength(1);
  });

  it('that come back in a new shape are not ignored, and the old reason stays to be seen', async () => {
    const { first, second } = await wantedTwice();
    const [{ fingerprint }] = await conflicts();
    await test.send('POST', `${api}/ignored-conflicts`, { fingerprint, reason: 'Agreed' }, manager);

    for (const id of [first, second]) {
      await test.send('PUT', `/sessions/${id}/roles`, { items: [{ personId: test.omar, role: 'speaker' }] });
    }

    expect(await conflicts('?rule=person-twice')).toMatchObject([{ ignored: null }]);
    const kept = await test.send('GET', `${api}/ignored-conflicts`, undefined, desk);
    expect(kept.json().items).toMatchObject([{ reason: 'Agreed', stands: false }]);
  });

  it('of two sessions in a room are never ignored nor taken lightly, and say why', async () => {
    await clash();
    const [{ fingerprint }] = await conflicts();
    const ignoring = await test.send('POST', `${api}/ignored-conflicts`, { fingerprint, reason: 'A wall' });
    const lighter = await test.send('PATCH', `${api}/schedule-rules`, {
      rules: [{ rule: 'room-twice', level: 'warning', weight: 1 }],
    });

    expect([ignoring.statusCode, ignoring.json()]).toMatchObject([
      409,
      { code: 'conflict-never-ignored', title: expect.stringContaining('لا يقبلهما أي إصدار') },
    ]);
    expect([lighter.statusCode, lighter.json().errors]).toEqual([
      422,
      [
        {
          field: 'room-twice.level',
          code: 'rule-always-blocks',
          message: 'هذه القاعدة تمنع الإصدار دائمًا. اختر «مانع».',
        },
      ],
    ]);
    expect(await conflicts()).toMatchObject([{ level: 'blocking', ignored: null, ignorable: false }]);
  });

  it('follow the rules as the edition takes them', async () => {
    await wantedTwice();
    const patch = (rules: object[], who = manager) =>
      test.send('PATCH', `${api}/schedule-rules`, { rules }, who);

    expect((await patch([{ rule: 'person-twice', level: 'off', weight: 1 }], desk)).statusCode).toBe(403);
    expect((await patch([{ rule: 'person-twice', level: 'off', weight: 101 }])).statusCode).toBe(422);
    expect((await patch([{ rule: 'person-twice', level: 'fatal', weight: 1 }])).statusCode).toBe(422);
    await patch([{ rule: 'person-twice', level: 'wish', weight: 7 }]);
    expect(await conflicts()).toMatchObject([{ rule: 'person-twice', level: 'wish', cost: 7 }]);
    const read = (await test.send('GET', `${api}/schedule-rules`, undefined, desk)).json().items;
    expect(read[1]).toEqual({
      rule: 'person-twice',
      level: 'wish',
      weight: 7,
      default: { level: 'blocking', weight: 1 },
      about: { ar: expect.any(String), en: expect.any(String) },
    });
    await patch([{ rule: 'person-twice', level: 'off', weight: 1 }]);
    expect(await conflicts()).toEqual([]);
    await patch([{ rule: 'person-twice', level: 'blocking', weight: 1 }]);
    expect(await conflicts()).toMatchObject([{ level: 'blocking' }]);
  });

  it('have rules that nobody changes without having read them', async () => {
    const url = `${api}/schedule-rules`;
    const rules = (weight: number) => ({ rules: [{ rule: 'apart', level: 'blocking', weight }] });
    const patch = (weight: number, tag: object) =>
      test.inject({
        method: 'PATCH',
        url: `/api/v1${url}`,
        headers: { ...manager, ...tag },
        payload: rules(weight),
      });
    const { etag } = (await test.send('GET', url)).headers;

    expect((await patch(2, {})).statusCode).toBe(428);
    const changed = await patch(2, { 'if-match': etag });
    expect([changed.statusCode, changed.headers.etag === etag]).toEqual([200, false]);
    expect((await patch(3, { 'if-match': etag })).statusCode).toBe(412);
    expect((await patch(1, { 'if-match': changed.headers.etag })).headers.etag).toBe(etag);
  });

  it('take as many statements for three as for one', async () => {
    await clash();
    const one = await test.countStatements(() => conflicts());
    for (const minute of ['20', '25']) {
      await test.addSession({
        ...plenary({ kind: 'panel', title: { en: `At ${minute}` }, roomId: test.hall }),
        status: 'draft',
        startsAt: `2026-11-16T09:${minute}:00+03:00`,
      });
    }

    expect(await test.countStatements(() => conflicts())).toBe(one);
    expect(await conflicts()).toHaveLength(6);
  });
});

describe('the pages of conflicts', () => {
  it('list them with totals, in both languages, and as a file', async () => {
    await clash();

    const arabic = await get(`/ar${pages}`, desk);
    const english = await get(`/en${pages}`);
    expect([arabic.statusCode, english.statusCode]).toEqual([200, 200]);
    expect(arabic.body).toContain('في وقت واحد، من 09:15 إلى 10:00');
    expect(arabic.body).not.toContain('/conflicts/acceptance');
    expect(english.body).toContain('/en/manage/forums/river-forum/2026/schedule?day=2026-11-16');
    expect(english.body).not.toContain('/conflicts/acceptance');
    expect(english.body).toContain('Cannot be ignored: no release has a room taken twice.');
    expect((await get(`/en${pages}?level=warning`)).body).not.toContain('both need');
    expect((await get(`/en${pages}?q=dams`)).body).toContain('both need');
    expect((await get(`/en${pages}?q=nothing`)).body).not.toContain('both need');
    const file = await get(`/en${pages}.csv`);
    expect(file.headers['content-type']).toContain('text/csv');
    expect(file.body).toContain('“Rivers” and “Dams” both need Great Hall from 09:15 to 10:00.');
  });

  it('are accepted while they stand: one that has gone has no page, and nothing is kept for it', async () => {
    const { first } = await wantedTwice();
    const [{ fingerprint }] = await conflicts('?rule=person-twice');
    const form = `/en${pages}/acceptance?conflict=${encodeURIComponent(fingerprint)}`;
    expect((await get(form)).statusCode).toBe(200);
    await test.send('DELETE', `/sessions/${first}`);

    const gone = await get(form);
    const late = await post(`/en${pages}/acceptance`, { fingerprint, reason: 'Too late' });
    const unknown = await post(`/en${pages}/restoration`, { id: '018f0000-0000-7000-8000-000000000001' });
    const none = await post(`/en${pages}/restoration`, { id: 'none' });

    expect([gone, late, unknown, none].map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404]);
    expect(gone.body).toContain('<main');
    expect((await test.send('GET', `${api}/ignored-conflicts`)).json().items).toEqual([]);
  });

  it('ask for a reason, keep what was typed, and let it be taken back', async () => {
    await wantedTwice();
    const [{ fingerprint }] = await conflicts();
    const form = await get(`/en${pages}/acceptance?conflict=${encodeURIComponent(fingerprint)}`);
    expect(form.body).toContain('both');

    const empty = await post(`/en${pages}/acceptance`, { fingerprint, reason: '' });
    expect([empty.statusCode, empty.body.includes('both')]).toEqual([422, true]);
    const done = await post(`/en${pages}/acceptance`, { fingerprint, reason: 'She opens both sessions' });
    expect([done.statusCode, done.headers.location]).toEqual([303, `/en${pages}?done=accepted`]);
    expect((await get(`/en${pages}`)).body).not.toContain('both');
    const shown = await get(`/en${pages}?view=accepted`);
    expect(shown.body).toContain('She opens both sessions');

    const id = /name="id" value="([0-9a-f-]{36})"/.exec(shown.body)?.[1] ?? '';
    expect((await post(`/en${pages}/restoration`, { id }, desk)).statusCode).toBe(403);
    expect((await post(`/en${pages}/restoration`, { id })).headers.location).toBe(
      `/en${pages}?done=restored`,
    );
    expect((await get(`/en${pages}`)).body).toContain('both');
  });

  it('set the rules as a table, refuse wrong weights with what was typed, and restore the defaults', async () => {
    const page = await get(`/en${pages}/rules`);
    expect(page.statusCode).toBe(200);
    const fields = Object.fromEntries(
      [...page.body.matchAll(/name="([a-z-]+)\.weight"[^>]*value="(\d+)"/g)].flatMap(([, rule, weight]) => [
        [`${rule}.weight`, String(weight)],
        [`${rule}.level`, 'wish'],
      ]),
    );
    expect(Object.keys(fields).length).toBeGreaterThan(50);
    fields['room-twice.level'] = 'blocking';
    fields.version = /name="version" value="(\d+)"/.exec(page.body)?.[1] ?? '';

    const wrong = await post(`/en${pages}/rules`, { ...fields, 'apart.weight': 'x7' });
    expect([wrong.statusCode, wrong.body.includes('value="x7"')]).toEqual([422, true]);
    const saved = await post(`/en${pages}/rules`, fields);
    expect([saved.statusCode, saved.headers.location]).toEqual([303, `/en${pages}/rules?saved=1`]);
    const rules = async () => (await test.send('GET', `${api}/schedule-rules`)).json().items;
    expect((await rules()).map(({ level }: { level: string }) => level)).toEqual([
      'blocking',
      ...Array(Object.keys(fields).length / 2 - 1.5).fill('wish'),
    ]);
    expect((await post(`/en${pages}/rules`, fields)).statusCode).toBe(412);

    await post(`/en${pages}/rules/defaults`, {});
    for (const { level, weight, default: usual } of await rules()) expect({ level, weight }).toEqual(usual);
    expect((await get(`/en${pages}/rules`, desk)).statusCode).toBe(403);
  });

  it('and the pages of sessions say what stops a release, and what the new place of a session breaks', async () => {
    const { second } = await clash();
    const base = '/manage/forums/river-forum/2026/sessions';

    expect((await get(`/en${base}?view=needs`)).body).toContain('Dams');
    const page = await get(`/en${base}/${second}?saved=1`);
    expect(page.body).toContain('The session is saved. Where it is now:');
    expect(page.body).toContain('both need');
  });
});
