import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';

describe('deletions in management, without a script', () => {
  let test: TestApp;
  let organiser: SignIn;
  const base = '/en/manage/forums/river-forum/2026';
  const edition = '/api/v1/editions/river-forum:2026';
  beforeAll(async () => {
    test = await openTestApp();
    organiser = await test.signIn();
    await create('/api/v1/series', {
      slug: 'river-forum',
      acronym: 'RF',
      noun: 'forum',
      name: named('نهر', 'River'),
    });
    await create('/api/v1/series/river-forum/editions', {
      slug: '2026',
      number: 1,
      title: named('نهر', 'River'),
      startsOn: '2026-11-16',
      endsOn: '2026-11-18',
      timeZone: 'Asia/Riyadh',
      mode: 'in-person',
      visibility: 'public',
    });
  });
  afterAll(() => test.close());

  const named = (ar: string, en: string) => ({ ar, en, authentic: 'ar' });
  const create = async (url: string, payload: object): Promise<{ id: string; version: number }> => {
    const answer = await test.inject({ method: 'POST', url, headers: organiser, payload });
    expect([url, answer.statusCode, answer.statusCode < 300 ? '' : answer.body]).toEqual([url, 201, '']);
    return answer.json();
  };
  const get = (url: string, headers: SignIn = organiser) => test.inject({ url, headers });
  const post = (url: string, fields: Record<string, string>) =>
    test.inject({
      method: 'POST',
      url,
      payload: new URLSearchParams(fields).toString(),
      headers: { ...organiser, 'content-type': 'application/x-www-form-urlencoded' },
    });
  const versionIn = (body: string): string =>
    /<main.*name="version" value="(\d+)"/s.exec(body)?.[1] ?? 'none';

  it('lead from the form to a page that asks, and back', async () => {
    const venue = await create(`${edition}/venues`, { name: named('المركز', 'The Centre') });
    const room = await create(`${edition}/rooms`, {
      venueId: venue.id,
      name: named('قاعة النخيل', 'Palm Room'),
    });
    const theme = await create(`${edition}/themes`, { title: named('المياه', 'Water') });
    const stand = await create(`${edition}/stands`, {
      number: 'A1',
      class: 'standard',
      outline: [
        [0, 0],
        [4, 0],
        [4, 4],
      ],
    });
    const person = await create('/api/v1/persons', { name: named('سلمى النهري', 'Salma Al-Nahri') });
    const body = await create('/api/v1/bodies', {
      kind: 'agency',
      name: named('هيئة المياه', 'Water Board'),
    });
    const honour = await create(`${edition}/honours`, {
      award: 'certificate',
      personId: person.id,
      citation: named('للخدمة', 'For service'),
    });
    const session = await create(`${edition}/sessions`, {
      kind: 'plenary',
      title: named('الافتتاح', 'Opening'),
      status: 'draft',
    });
    const forms = [
      `${base}/sessions/${session.id}`,
      `${base}/rooms/${room.id}`,
      `${base}/themes/${theme.id}`,
      `${base}/stands/${stand.id}`,
      `${base}/honours/${honour.id}`,
      `/en/manage/bodies/${body.id}`,
    ];
    for (const form of forms) {
      const link = new RegExp(`href="(${form}/delet[a-z]+)" data-ask`).exec((await get(form)).body)?.[1];
      expect([form, link]).toEqual([form, expect.any(String)]);
      const asked = await get(String(link));
      expect([form, asked.statusCode, asked.body.includes(`href="${form}"`)]).toEqual([form, 200, true]);
      const done = await post(String(link), { version: versionIn(asked.body) });
      expect([form, done.statusCode]).toEqual([form, 303]);
      expect([form, (await get(form)).statusCode]).toEqual([form, 404]);
    }
  });

  it('name what goes with the thing', async () => {
    const person = await create('/api/v1/persons', { name: named('عمر السدري', 'Omar Al-Sidri') });
    const session = await create(`${edition}/sessions`, {
      kind: 'plenary',
      title: named('الختام', 'Closing'),
      status: 'draft',
      roles: [{ personId: person.id, role: 'speaker' }],
    });

    const asked = await get(`${base}/sessions/${session.id}/deletion`);

    expect(asked.body).toContain('Delete the session “Closing”?');
    expect(asked.body).toMatch(/Deleted with it:.*1 person/s);
  });

  it('leave the button out where something refuses, and say what', async () => {
    const venue = await create(`${edition}/venues`, { name: named('الدار', 'The House') });
    await create(`${edition}/rooms`, { venueId: venue.id, name: named('قاعة السدر', 'Sidr Room') });

    const asked = await get(`${base}/venues/${venue.id}/deletion`);

    expect(asked.body).toMatch(/cannot be deleted as long as it is used by:.*1 room/s);
    expect(versionIn(asked.body)).toBe('none');
  });

  it('ask nobody who may not delete', async () => {
    const theme = await create(`${edition}/themes`, { title: named('الغابات', 'Forests') });
    const reader = await test.signIn([]);
    expect((await get(`${base}/themes/${theme.id}/deletion`, reader)).statusCode).toBe(403);
  });
});
