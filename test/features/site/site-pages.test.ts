import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';

const text = (ar: string, en: string) => ({ ar, en });

describe('the site', () => {
  let test: TestApp;
  let organiser: SignIn;
  const ids: Record<string, string> = {};

  const post = async (
    url: string,
    payload: object,
  ): Promise<{ readonly id: string; readonly version: number }> => {
    const answer = await test.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers: organiser });
    if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.body}`);
    return answer.json();
  };
  const get = async (url: string, headers: SignIn = {}) => test.inject({ url, headers });

  beforeAll(async () => {
    test = await openTestApp({ clock: { now: () => new Date('2026-06-01T09:00:00Z') } });
    organiser = await test.signIn();
    await post('/series', {
      slug: 'river-forum',
      acronym: 'RF',
      noun: 'forum',
      name: text('ملتقى الأنهار', 'River Forum'),
      scope: text('حماية الأنهار', 'Protecting rivers'),
      cadenceMonths: 24,
    });
    await post('/series', {
      slug: 'sea-summit',
      acronym: 'SS',
      noun: 'summit',
      name: text('قمة البحار', 'Sea Summit'),
      external: true,
    });
    const edition = {
      slug: '2026',
      number: 2,
      title: text('ملتقى الأنهار الثاني', 'Second River Forum'),
      slogan: text('ماء للجميع', 'Water for all'),
      description: text('يجمع أهل الأنهار.', 'It gathers the people of rivers.'),
      city: text('الرياض', 'Riyadh'),
      startsOn: '2026-11-16',
      endsOn: '2026-11-18',
      timeZone: 'Asia/Riyadh',
      mode: 'in-person',
      status: 'announced',
      visibility: 'public',
    };
    ids.edition = (await post('/series/river-forum/editions', edition)).id;
    await post('/series/river-forum/editions', {
      ...edition,
      slug: '2024',
      number: 1,
      title: text('ملتقى الأنهار الأول', 'First River Forum'),
      startsOn: '2024-11-16',
      endsOn: '2024-11-18',
      status: 'held',
    });
    await post('/series/river-forum/editions', {
      ...edition,
      slug: '2028',
      number: 3,
      title: text('ملتقى الأنهار الثالث', 'Third River Forum'),
      startsOn: '2028-11-16',
      endsOn: '2028-11-18',
      visibility: 'draft',
    });
    await post('/series/sea-summit/editions', {
      ...edition,
      slug: '2025',
      number: 1,
      title: text('قمة البحار الأولى', 'First Sea Summit'),
      startsOn: '2025-01-16',
      endsOn: '2025-01-17',
      status: 'held',
      external: true,
    });
    const theme = await post(`/editions/${ids.edition}/themes`, { title: text('المياه', 'Water') });
    const room = await post(`/editions/${ids.edition}/rooms`, {
      name: text('القاعة', 'The Hall'),
      capacity: 300,
    });
    await post(`/editions/${ids.edition}/sessions`, {
      kind: 'plenary',
      title: text('جلسة الأنهار', 'Session of rivers'),
      themeId: theme.id,
      roomId: room.id,
      startsAt: '2026-11-16T09:00:00+03:00',
      endsAt: '2026-11-16T10:00:00+03:00',
      status: 'scheduled',
    });
    await post(`/editions/${ids.edition}/participations`, {
      stateCode: 'QA',
      category: 'member',
      status: 'accepted',
      participants: 7,
    });
  });
  afterAll(() => test.close());

  it('leads from the root to the reader’s language, and a signed-in one to the account’s', async () => {
    const [arabic, english, signedIn] = [
      await get('/'),
      await get('/', { 'accept-language': 'en-GB,en;q=0.8' }),
      await get('/', { ...organiser, 'accept-language': 'en' }),
    ];

    expect(
      [arabic, english, signedIn].map(({ statusCode, headers }) => [statusCode, headers.location]),
    ).toEqual([
      [302, '/ar/'],
      [302, '/en/'],
      [302, '/ar/'],
    ]);
    expect(english.headers.vary).toContain('accept-language');
  });

  it('tells robots what to leave alone, and has an icon', async () => {
    const robots = await get('/robots.txt');
    const icon = await get('/favicon.ico');

    expect(robots.body.split('\n')).toEqual(
      expect.arrayContaining(['User-agent: *', 'Disallow: /ar/manage']),
    );
    expect([icon.statusCode, (await get(String(icon.headers.location))).headers['content-type']]).toEqual([
      302,
      'image/svg+xml; charset=utf-8',
    ]);
  });

  it('lists public editions newest first, the next one marked, other hosts apart, drafts for those who work there', async () => {
    const open = await get('/en/');
    const working = await get('/en/', organiser);
    const order = ['Second River Forum', 'First River Forum', 'Forums of other hosts', 'First Sea Summit'];
    const places = order.map((words) => open.body.lastIndexOf(words));

    expect(open.statusCode).toBe(200);
    expect(places).toEqual([...places].toSorted((one, other) => one - other));
    expect(open.body).toContain('Next edition');
    expect(open.body.match(/Upcoming/g)).toHaveLength(1);
    expect([open.body.includes('Third River Forum'), working.body.includes('Third River Forum')]).toEqual([
      false,
      true,
    ]);
  });

  it('takes as many statements for three editions as for one', async () => {
    const home = await test.countStatements(() => get('/en/'));
    const series = await test.countStatements(() => get('/en/forums/river-forum'));

    expect([home, series]).toEqual([2, 2]);
  });

  it('has a page for each series, by its slug alone', async () => {
    const page = await get('/en/forums/river-forum');
    const { items } = (await get('/api/v1/series')).json<{ items: { id: string }[] }>();

    expect(page.statusCode).toBe(200);
    for (const words of ['Protecting rivers', 'every 2 years', 'Second River Forum', '2 editions'])
      expect(page.body).toContain(words);
    expect((await get('/en/forums/unknown')).statusCode).toBe(404);
    expect((await get(`/en/forums/${items[0]?.id}`)).statusCode).toBe(404);
    expect((await get('/ar/forums')).headers.location).toBe('/ar/');
  });

  it('shows an edition with its word, dates in both calendars, programme, themes and participants', async () => {
    const arabic = await get('/ar/forums/river-forum/2026');
    const english = await get('/en/forums/river-forum/2026');

    expect([arabic.statusCode, english.statusCode]).toEqual([200, 200]);
    for (const words of ['«ماء للجميع»', '16–18 نوفمبر 2026', 'جمادى الآخرة 1448هـ', 'جلسة الأنهار', 'قطر'])
      expect(arabic.body).toContain(words);
    for (const words of [
      '“Water for all”',
      '16–18 November 2026',
      'Session of rivers',
      '/en/forums/river-forum/2026/agenda?theme=',
      '1 session',
      'Qatar',
      '/en/forums/river-forum/2024',
    ])
      expect(english.body).toContain(words);
  });

  it('keeps an edition’s home until something of it changes, and hides that of a draft', async () => {
    const url = '/en/forums/river-forum/2026';
    const first = await get(url);
    const known = { 'if-none-match': String(first.headers.etag) };
    expect((await get(url, known)).statusCode).toBe(304);
    expect(await test.countStatements(() => get(url))).toBe(0);

    await post(`/editions/${ids.edition}/themes`, { title: text('السدود', 'Dams') });

    const fresh = await get(url, known);
    expect([fresh.statusCode, fresh.body.includes('Dams')]).toEqual([200, true]);
    expect((await get('/en/forums/river-forum/2028')).statusCode).toBe(404);
    expect((await get('/en/forums/river-forum/2028', organiser)).statusCode).toBe(200);
  });

  it('says that an edition was postponed, with the organiser’s words', async () => {
    const { json, headers } = await get('/api/v1/editions/river-forum:2024').then((answer) => ({
      json: answer.json<{ id: string }>(),
      headers: answer.headers,
    }));
    await test.inject({
      method: 'PATCH',
      url: `/api/v1/editions/${json.id}`,
      payload: { status: 'postponed', remark: text('لأعمال تجهيز المقر.', 'The venue is being fitted.') },
      headers: { ...organiser, 'if-match': String(headers.etag) },
    });

    const page = await get('/en/forums/river-forum/2024');

    for (const words of ['This edition was postponed.', 'The venue is being fitted.'])
      expect(page.body).toContain(words);
  });

  it.each(['ar', 'en'])('offers as downloads only what it serves (%s)', async (language) => {
    const base = `/${language}/forums/river-forum/2026`;
    const page = await get(`${base}/documents`);
    const links = [...page.body.matchAll(/href="([^"]+\.(?:pdf|ics|xml|json|csv|xlsx)[^"]*)"/g)].map(
      ([, href]) => String(href).replaceAll('&amp;', '&'),
    );
    const answers = await Promise.all(
      [...new Set(links)].map(async (url) => [url, (await get(url)).statusCode]),
    );

    expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
    expect(links).toEqual(
      expect.arrayContaining([`${base}/agenda.ics`, `${base}/schedule.xml`, `${base}/schedule.json`]),
    );
  });

  it('says so where nothing is published yet', async () => {
    const page = await get('/en/forums/sea-summit/2025/documents');

    expect(page.body).toContain('Nothing is published of this edition yet.');
  });

  it.each([
    ['/ar/help', 'إنشاء سلسلة ودورة'],
    ['/en/help', 'Start a series and an edition'],
    ['/ar/accessibility', 'الإبلاغ عن عائق'],
    ['/en/accessibility', 'Report a barrier'],
    ['/ar/components', 'عناصر التصميم'],
    ['/en/components', 'Pieces of the design'],
  ])('has %s, the same bytes for everybody', async (url, words) => {
    const page = await get(url);
    const again = await get(url, { 'if-none-match': String(page.headers.etag) });

    expect([page.statusCode, again.statusCode]).toEqual([200, 304]);
    expect(page.body).toContain(words);
  });

  it.each([
    '/ar/',
    '/en/',
    '/en/forums/river-forum',
    '/en/forums/river-forum/2026',
    '/en/help',
    '/en/accessibility',
  ])('links from %s only to pages that are there', async (from) => {
    const page = await get(from);
    const links = [...page.body.matchAll(/<a[^>]* href="(\/[^"#]*)/g)].map(([, href]) =>
      String(href).replaceAll('&amp;', '&'),
    );
    const answers = await Promise.all(
      [...new Set(links)].map(async (url) => [url, (await get(url)).statusCode] as const),
    );

    expect(answers.filter(([, status]) => status >= 400)).toEqual([]);
  });
});
