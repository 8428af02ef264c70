import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';

describe('managing series and editions on pages', () => {
  let test: TestApp;
  let organiser: SignIn;
  beforeAll(async () => {
    test = await openTestApp();
    organiser = await test.signIn();
  });
  afterAll(() => test.close());

  const post = (url: string, fields: Record<string, string> | [string, string][]) =>
    test.inject({
      method: 'POST',
      url,
      payload: new URLSearchParams(fields).toString(),
      headers: { ...organiser, 'content-type': 'application/x-www-form-urlencoded' },
    });
  const get = (url: string) => test.inject({ url, headers: organiser });

  it('walks from a new series to an edition with a theme, a venue, a room and the next edition', async () => {
    const series = await post('/ar/manage/series', {
      'name.ar': 'ملتقى الأنهار',
      'name.en': 'River Forum',
      slug: 'river-forum',
      acronym: 'RF',
      noun: 'forum',
      cadenceMonths: '٢٤',
    });
    expect([series.statusCode, series.headers.location]).toEqual([
      303,
      '/ar/manage/series/river-forum/editions/new',
    ]);

    const edition = await post('/ar/manage/series/river-forum/editions', {
      'title.ar': 'ملتقى الأنهار الأول',
      'title.en': 'First River Forum',
      number: '1',
      slug: '2026',
      mode: 'in-person',
      startsOn: '2026-11-16',
      endsOn: '2026-11-18',
      timeZone: 'Asia/Riyadh',
      'objectives.0.ar': 'حماية الأنهار',
      'objectives.0.en': 'Protect rivers',
      'objectives.1.ar': '',
      visibility: 'public',
    });
    expect([edition.statusCode, edition.headers.location]).toEqual([
      303,
      '/ar/manage/forums/river-forum/2026',
    ]);
    const shown = await test.inject({ url: '/api/v1/editions/river-forum:2026' });
    expect(shown.json().objectives).toMatchObject([{ ar: 'حماية الأنهار', en: 'Protect rivers' }]);

    const base = '/en/manage/forums/river-forum/2026';
    for (const [path, fields] of [
      ['themes', { 'title.ar': 'المياه', 'title.en': 'Water' }],
      ['venues', { 'name.ar': 'المركز', 'name.en': 'The Centre' }],
      ['rooms', { 'name.ar': 'القاعة', 'name.en': 'The Hall', capacity: '300', features: 'projector' }],
    ] as const) {
      const made = await post(`${base}/${path}`, fields);
      expect([made.statusCode, made.headers.location]).toEqual([303, `${base}/${path}`]);
      expect((await get(`${base}/${path}`)).statusCode).toBe(200);
    }

    const proposal = await get(`${base}/next`);
    expect(proposal.body).toContain('2028-11-13');
    const next = await post(`${base}/next`, [
      ['slug', '2028'],
      ['startsOn', '2028-11-13'],
      ['endsOn', '2028-11-15'],
      ['carry', 'themes'],
      ['carry', 'rooms'],
    ]);
    expect(next.headers.location).toBe('/en/manage/forums/river-forum/2028');
    const rooms = await test.inject({ url: '/api/v1/editions/river-forum:2028/rooms', headers: organiser });
    expect(rooms.json().items).toMatchObject([{ capacity: 300, features: ['projector'] }]);
  });

  it('shows the form again with what was typed and what to do', async () => {
    const answer = await post('/en/manage/forums/river-forum/2026/settings', {
      'title.en': 'Kept in the form',
      startsOn: '2026-11-20',
      endsOn: '2026-11-18',
      timeZone: 'Asia/Riyadh',
      version: '1',
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Kept in the form');
    expect(answer.body).toContain('The end must come after the start.');
  });

  it('refuses to save over somebody else’s change', async () => {
    const fields = { 'title.en': 'One', version: '1' };
    expect((await post('/en/manage/forums/river-forum/2026/settings', fields)).statusCode).toBe(303);
    const second = await post('/en/manage/forums/river-forum/2026/settings', {
      ...fields,
      'title.en': 'Two',
    });
    expect(second.statusCode).toBe(412);
    expect(second.body).toContain('Look at the present version');
  });

  it.each([[''], ['abc'], ['-1']])(
    'refuses to save a form that says no version it was read at: %o',
    async (version) => {
      const answer = await post('/en/manage/forums/river-forum/2026/settings', {
        'title.en': 'Lost',
        version,
      });
      expect(answer.statusCode).toBe(412);
    },
  );

  it('finds nothing at an address with a NUL, and refuses one in a field', async () => {
    expect((await get('/api/v1/series/%00')).statusCode).toBe(422);
  });

  it('offers new series and editions to those who may start them alone', async () => {
    const { id, series } = (await test.inject({ url: '/api/v1/editions/river-forum:2026' })).json();
    const offered = async (scopeKind: 'edition' | 'series', scopeId: string) => {
      const headers = await test.signIn([{ role: 'organiser', scopeKind, scopeId }]);
      const { body } = await test.inject({ url: '/en/manage', headers });
      return [...new Set(body.match(/\/en\/manage\/series\/[a-z0-9/-]+/g) ?? [])];
    };

    expect(await offered('edition', id)).toEqual([]);
    expect(await offered('series', series.id)).toEqual([
      '/en/manage/series/river-forum',
      '/en/manage/series/river-forum/editions/new',
    ]);
    const nobody = await test.inject({ url: '/en/manage', headers: await test.signIn([]) });
    expect(nobody.body).not.toContain('/manage/series/new');
  });

  it('leads back to the edition from an address below it that is not there', async () => {
    const base = '/en/forums/river-forum/2026';
    await test.inject({ url: base });

    const lost = await test.inject({ url: `${base}/agendas` });
    const elsewhere = await test.inject({ url: '/en/forums/river-forum/1999/agenda' });

    expect([lost.statusCode, lost.body.includes(`href="${base}"`)]).toEqual([404, true]);
    expect([elsewhere.statusCode, elsewhere.body.includes('"/en/forums/river-forum')]).toEqual([404, false]);
  });
});
