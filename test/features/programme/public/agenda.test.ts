import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type SignIn, type TestApp } from '../../../support/app.ts';

const text = (ar: string, en: string) => ({ ar, en });

describe('the public agenda', () => {
  let test: TestApp;
  let organiser: SignIn;
  let room: string;
  let session: { id: string; version: number };
  beforeAll(async () => {
    test = await openTestApp();
    organiser = await test.signIn();
    await post('/series', {
      slug: 'rf',
      acronym: 'RF',
      noun: 'forum',
      name: text('ملتقى الأنهار', 'River Forum'),
    });
    await post('/series/rf/editions', {
      slug: '2026',
      number: 1,
      title: text('ملتقى الأنهار الأول', 'First River Forum'),
      startsOn: '2026-11-16',
      endsOn: '2026-11-18',
      timeZone: 'Asia/Riyadh',
      mode: 'in-person',
      visibility: 'public',
      digits: 'arab',
    });
    room = (
      await post('/editions/rf:2026/rooms', { name: text('القاعة الكبرى', 'Great Hall'), capacity: 900 })
    ).id;
    session = await post('/editions/rf:2026/sessions', {
      kind: 'plenary',
      title: text('مستقبل المياه', 'The future of water'),
      roomId: room,
      startsAt: '2026-11-16T09:00:00+03:00',
      endsAt: '2026-11-16T10:30:00+03:00',
      status: 'scheduled',
    });
  });
  afterAll(() => test.close());

  async function post(url: string, payload: object) {
    const answer = await test.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers: organiser });
    expect([url, answer.statusCode, answer.body]).toEqual([url, 201, expect.any(String)]);
    return answer.json();
  }
  const get = (url: string, headers: Record<string, string> = {}) => test.inject({ url, headers });

  it('shows a day in both languages, in the digits of the edition and of the language', async () => {
    const arabic = await get('/ar/forums/rf/2026/agenda');
    expect(arabic.statusCode).toBe(200);
    expect(arabic.body).toContain('مستقبل المياه');
    expect(arabic.body).toContain('٠٩:٠٠');
    const english = await get('/en/forums/rf/2026/agenda');
    expect(english.body).toContain('The future of water');
    expect(english.body).toContain('09:00');
  });

  it('answers 304 to a reader who has it, and shows a saved change at once', async () => {
    const first = await get('/en/forums/rf/2026/agenda');
    const again = await get('/en/forums/rf/2026/agenda', { 'if-none-match': String(first.headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);

    const edited = await test.inject({
      method: 'PATCH',
      url: `/api/v1/sessions/${session.id}`,
      headers: { ...organiser, 'if-match': `"${session.version}"` },
      payload: { title: text('مستقبل الأنهار', 'The future of rivers') },
    });
    expect(edited.statusCode).toBe(200);
    session = edited.json();
    const fresh = await get('/en/forums/rf/2026/agenda', { 'if-none-match': String(first.headers.etag) });
    expect(fresh.statusCode).toBe(200);
    expect(fresh.body).toContain('The future of rivers');
  });

  it('narrows by room, theme, kind and language, and says when nothing is left', async () => {
    const none = await get('/en/forums/rf/2026/agenda?kind=workshop');
    expect(none.body).toContain('No sessions of this day match.');
    expect(none.body).not.toContain('The future of rivers');
  });

  it('keeps a cancelled session, struck out, with its reason', async () => {
    const cancelled = await test.inject({
      method: 'POST',
      url: `/api/v1/sessions/${session.id}/cancellation`,
      headers: { ...organiser, 'if-match': '*' },
      payload: { reason: text('لمرض المتحدث', 'The speaker fell ill') },
    });
    expect(cancelled.statusCode).toBeLessThan(300);
    const agenda = await get('/en/forums/rf/2026/agenda');
    expect(agenda.body).toContain('is-cancelled');
    const { slug } = (await test.inject({ url: `/api/v1/sessions/${session.id}` })).json();
    expect((await get(`/en/forums/rf/2026/sessions/${slug}`)).body).toContain('The speaker fell ill');
    const calendar = await get('/en/forums/rf/2026/agenda.ics');
    expect(calendar.body).toContain('STATUS:CANCELLED');
    expect(calendar.body).toMatch(/SEQUENCE:[1-9]/);
  });

  it('comes as calendar, schedule.xml and schedule.json', async () => {
    const types = await Promise.all(
      ['agenda.ics', 'schedule.xml', 'schedule.json'].map(async (file) => {
        const answer = await get(`/ar/forums/rf/2026/${file}`);
        return [answer.statusCode, answer.headers['content-type']];
      }),
    );
    expect(types).toEqual([
      [200, 'text/calendar; charset=utf-8'],
      [200, 'application/xml; charset=utf-8'],
      [200, 'application/json; charset=utf-8'],
    ]);
  });
});
