import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openProgrammeTest, type ProgrammeTest, plenary } from './support.ts';

describe('managing sessions on pages', () => {
  let test: ProgrammeTest;
  const base = '/en/manage/forums/river-forum/2026/sessions';
  beforeAll(async () => {
    test = await openProgrammeTest();
  });
  afterEach(() => test.clear());
  afterAll(() => test.close());

  const get = (path: string, headers = test.organiser) => test.inject({ url: path, headers });
  const post = (path: string, fields: Record<string, string | string[]>, headers = test.organiser) => {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) {
      for (const one of [value].flat()) body.append(name, one);
    }
    return test.inject({
      method: 'POST',
      url: path,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: body.toString(),
    });
  };
  const sessions = async () => (await test.send('GET', '/editions/river-forum:2026/sessions')).json().items;
  /** Fields as the form of a panel sends them. */
  const panel = (more: Record<string, string | string[]> = {}) => ({
    do: 'save',
    kind: 'panel',
    'title.ar': 'حلقة الأنهار',
    'title.en': 'Rivers panel',
    'abstract.ar': '',
    'abstract.en': '',
    themeId: test.theme,
    day: '2026-11-17',
    start: '10:00',
    end: '11:15',
    roomId: test.hall,
    common: '',
    status: 'scheduled',
    languages: ['', 'ar', 'en'],
    interpretation: '',
    audience: 'public',
    capacity: '',
    liveUrl: '',
    'roles.0.person': 'Omar Al-Sidri (omar-al-sidri)',
    'roles.0.role': 'chair',
    'roles.0.position': '2',
    'roles.1.person': '',
    'roles.1.role': '',
    'roles.1.position': '2',
    'roles.2.person': 'سلمى النهري',
    'roles.2.role': 'panellist',
    'roles.2.position': '1',
    code: '',
    slug: '',
    ...more,
  });

  it('saves a session in the local time of the edition, with people in the order of their numbers', async () => {
    const saved = await post(base, panel());

    expect([saved.statusCode, saved.headers.location]).toEqual([303, `${base}?saved=1`]);
    const [session] = await sessions();
    expect(session).toMatchObject({
      code: 'D2-01',
      startsAt: '2026-11-17T07:00:00.000Z',
      endsAt: '2026-11-17T08:15:00.000Z',
      languages: ['ar', 'en'],
      abstract: null,
      roles: [
        { role: 'panellist', person: { slug: 'salma-al-nahri' } },
        { role: 'chair', person: { slug: 'omar-al-sidri' } },
      ],
    });
  });

  it('shows what was typed again, with the errors beside their fields', async () => {
    const refused = await post(
      base,
      panel({
        'title.ar': '',
        'title.en': '',
        start: '٢٥:٠٠',
        'roles.2.person': 'Nobody at all',
        capacity: 'many',
      }),
    );

    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('value="Nobody at all"');
    expect(refused.body).toContain('href="#capacity"');
    const corrected = await post(base, panel({ start: '٢٥:٠٠', 'roles.2.person': 'Nobody at all' }));
    expect(corrected.statusCode).toBe(422);
    expect(corrected.body).toContain('href="#start"');
    expect(corrected.body).toContain('href="#roles-2-person"');
    expect(await sessions()).toEqual([]);
  });

  it('adds a row at the press of a button, and keeps what was typed', async () => {
    const more = await post(base, panel({ do: 'add-role' }));

    expect(more.statusCode).toBe(200);
    expect(more.body).toContain('name="roles.3.person"');
    expect(more.body).toContain('value="Rivers panel"');
    const paper = await post(base, panel({ do: 'add-paper' }));
    expect(paper.body).toContain('name="papers.0.title.ar"');
    expect(await sessions()).toEqual([]);
  });

  it('names the room that is taken beside the room', async () => {
    await post(base, panel());
    const refused = await post(
      base,
      panel({
        'title.en': 'Second',
        'roles.0.person': '',
        'roles.0.role': '',
        'roles.2.person': '',
        'roles.2.role': '',
      }),
    );

    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain(
      'The room “Great Hall” is taken from 10:00 to 11:15 by the session “Rivers panel”.',
    );
    expect(refused.body).toContain('href="#roomId"');
  });

  it('empties what the form empties, and refuses a version that is no longer the present one', async () => {
    const { id } = await test.addSession(
      plenary({ abstract: { ar: 'ملخص', en: 'Abstract' }, themeId: test.theme }),
    );
    const fields = panel({ themeId: '', 'title.en': '', version: '1' });

    const saved = await post(`${base}/${id}`, fields);
    const stale = await post(`${base}/${id}`, fields);

    expect([saved.statusCode, stale.statusCode]).toEqual([303, 412]);
    const [session] = await sessions();
    expect(session).toMatchObject({ theme: null, abstract: null, title: { ar: 'حلقة الأنهار', en: '' } });
  });

  it('lists sessions by tab, filter and words, with what they need', async () => {
    await test.addSession(plenary({ roomId: test.hall }));
    await test.addSession({
      kind: 'workshop',
      title: { ar: 'ورشة بلا ترجمة' },
      capacity: 25,
      roomId: test.studio,
    });
    const titles = async (query: string) =>
      [
        ...(await get(`${base}${query}`)).body.matchAll(/<th scope="row">.*?<a href="[^"]*">([^<]*)<\/a>/gs),
      ].map(([, title]) => title);

    expect(await titles('')).toEqual(['Opening plenary', 'ورشة بلا ترجمة']);
    expect(await titles('?view=workshops')).toEqual(['ورشة بلا ترجمة']);
    expect(await titles('?view=unscheduled')).toEqual(['ورشة بلا ترجمة']);
    expect(await titles('?view=translation')).toEqual(['ورشة بلا ترجمة']);
    expect(await titles('?status=scheduled&q=plenary')).toEqual(['Opening plenary']);
    expect(await titles('?sort=-title')).toEqual(['ورشة بلا ترجمة', 'Opening plenary']);
    const page = (await get(`${base}?columns=room&columns=capacity`)).body;
    expect(page).toContain('data-label="Places"');
    expect(page).not.toContain('data-label="Status"');
    expect((await get(base)).body).toContain('more places than the room has');
  });

  it('schedules, gives a theme to, and cancels many at once, after asking', async () => {
    const drafts = [
      await test.addSession(plenary({ status: 'draft', roomId: test.hall })),
      await test.addSession(plenary({ status: 'draft', roomId: test.studio })),
    ];
    const pick = drafts.map(({ id }) => id);
    const ids = pick.join(',');

    const asked = await post(`${base}/bulk`, { do: 'publish', pick });
    expect(asked.statusCode).toBe(200);
    expect(asked.body).toContain(`value="${ids}"`);
    const published = await post(`${base}/bulk/publish`, { ids });
    expect(published.headers.location).toBe(`${base}?done=2`);
    await post(`${base}/bulk/theme`, { ids, themeId: test.theme });
    const unreasoned = await post(`${base}/bulk/cancel`, { ids, 'reason.ar': '', 'reason.en': '' });
    expect(unreasoned.statusCode).toBe(422);
    await post(`${base}/bulk/cancel`, { ids, 'reason.ar': 'تأجيل', 'reason.en': '' });

    expect(await sessions()).toMatchObject([
      { status: 'cancelled', theme: { slug: 'water' }, cancellationReason: { ar: 'تأجيل' } },
      { status: 'cancelled', theme: { slug: 'water' } },
    ]);
  });

  it.each([
    ['sessions', '/sessions/bulk', 'publish', '/sessions'],
    ['speakers', '/speakers/bulk', 'ask', '/speakers'],
    ['submissions', '/papers/bulk', 'sessions', '/papers'],
    ['papers under review', '/reviewing/decide', 'accepted', '/reviewing'],
  ])(
    'says that nothing was ticked in the list of %s, and asks for nothing',
    async (_name, path, act, list) => {
      const manage = '/en/manage/forums/river-forum/2026';
      const answer = await post(`${manage}${path}`, { do: act });
      const shown = await get(String(answer.headers.location));

      expect([answer.statusCode, answer.headers.location]).toEqual([303, `${manage}${list}?picked=none`]);
      expect(shown.body).toContain('Nothing was selected. Tick one row or more and try again.');
      expect((await get(`${manage}${list}`)).body).not.toContain('Nothing was selected.');
    },
  );

  it('schedules all of them or none', async () => {
    const drafts = [
      await test.addSession(plenary({ status: 'draft', roomId: test.hall })),
      await test.addSession(plenary({ status: 'draft', roomId: test.hall })),
    ];
    const refused = await post(`${base}/bulk/publish`, { ids: drafts.map(({ id }) => id).join(',') });

    expect(refused.statusCode).toBe(422);
    expect((await sessions()).map(({ status }: { status: string }) => status)).toEqual(['draft', 'draft']);
  });

  it('cancels with a reason, restores and deletes', async () => {
    const { id } = await test.addSession(plenary());

    expect((await get(`${base}/${id}/cancellation`)).body).toContain('Cancel the session “Opening plenary”?');
    const cancelled = await post(`${base}/${id}/cancellation`, {
      version: '1',
      'reason.ar': 'سفر',
      'reason.en': 'Travel',
    });
    expect(cancelled.headers.location).toBe(`${base}/${id}`);
    expect((await get(`${base}/${id}`)).body).toContain('Travel');
    await post(`${base}/${id}/restoration`, { version: '2' });
    expect(await sessions()).toMatchObject([{ status: 'scheduled', version: 3 }]);
    await post(`${base}/${id}/deletion`, { version: '3' });
    expect(await sessions()).toEqual([]);
  });

  it('shows the pages to those who work there, and lets those write who may', async () => {
    const desk = await test.signIn([{ role: 'desk', scopeKind: 'edition', scopeId: test.edition }]);
    const nobody = await test.signIn([]);

    expect((await get(base, {})).statusCode).toBe(303);
    expect((await get(base, nobody)).statusCode).toBe(403);
    const list = await get(base, desk);
    expect([list.statusCode, list.body.includes('New session')]).toEqual([200, false]);
    expect((await post(base, panel(), desk)).statusCode).toBe(403);
    expect((await get('/ar/manage/forums/river-forum/2026/conflicts', desk)).body).toContain(
      'لا توجد تعارضات.',
    );
  });

  it('takes a schedule file after showing what it would change', async () => {
    const schedule = `<?xml version="1.0" encoding="UTF-8"?>
<schedule><version>1</version><conference><acronym>rf</acronym><title>RF</title><start>2026-11-16</start><end>2026-11-16</end><days>1</days><timeslot_duration>00:15</timeslot_duration><time_zone_name>Asia/Riyadh</time_zone_name></conference>
<day index="1" date="2026-11-16" start="2026-11-16T08:00:00+03:00" end="2026-11-17T02:00:00+03:00"><room name="Great Hall"><event guid="00000000-0000-4000-8000-000000000001" id="1"><date>2026-11-16T09:00:00+03:00</date><start>09:00</start><duration>01:00</duration><room>Great Hall</room><slug>rf-1-talk</slug><title>Imported talk</title><subtitle/><track/><type>lecture</type><language>en</language><abstract/><description/><persons/><links/><attachments/></event></room></day></schedule>`;
    const upload = (content: string) =>
      test.inject({
        method: 'POST',
        url: `${base}/import`,
        headers: { ...test.organiser, 'content-type': 'multipart/form-data; boundary=x' },
        payload: `--x\r\ncontent-disposition: form-data; name="file"; filename="schedule.xml"\r\ncontent-type: text/xml\r\n\r\n${content}\r\n--x--\r\n`,
      });

    const odd = await upload(
      schedule
        .replaceAll('2026-11-16T09', '2026-12-20T09')
        .replace('lecture', 'zzz')
        .replace('01:00', 'soon'),
    );
    const told = await get(String(odd.headers.location));
    expect(told.body).toContain('Sessions outside the edition’s days');
    expect(told.body).toContain('20 December 2026 is outside the edition, 16–18 November 2026.');
    expect(told.body).toContain('Allowed: a length, such as 01:30');
    expect(told.body).toContain('Allowed: ceremony, plenary,');
    expect(told.body).toContain('schedule/day/room/event/type');
    const arabic = await get(String(odd.headers.location).replace('/en/', '/ar/'));
    expect(arabic.body).toContain('20 ديسمبر 2026 خارج أيام الدورة: 16–18 نوفمبر 2026.');
    expect(arabic.body).toContain('المسموح به: مدة، مثل 01:30');

    const broken = await upload('<schedule><day>');
    expect(broken.statusCode).toBe(422);
    const kept = await upload(schedule);
    expect(kept.statusCode).toBe(303);
    const preview = await get(String(kept.headers.location));
    expect(preview.body).toContain('Nothing is saved yet.');
    expect(await sessions()).toEqual([]);

    const somebody = await test.signIn();
    expect((await post(String(kept.headers.location), {}, somebody)).statusCode).toBe(404);
    const report = await post(String(kept.headers.location), {});
    expect(report.body).toContain('Imported.');
    expect(await sessions()).toMatchObject([
      { title: { en: 'Imported talk' }, room: { slug: 'great-hall' } },
    ]);
    expect((await get(String(kept.headers.location))).body).toContain('differs in nothing');

    const renamed = await upload(schedule.replace('Imported talk', 'Named anew'));
    const changes = await get(String(renamed.headers.location));
    expect(changes.body).toContain('What changes, line by line');
    expect(changes.body).toContain('Title (English): Imported talk → Named anew');
    expect(changes.body).toContain('What this file does not carry');
    const inArabic = await get(String(renamed.headers.location).replace('/en/', '/ar/'));
    expect(inArabic.body).toContain('التغييرات سطرًا سطرًا');
    expect(inArabic.body).toMatch(/العنوان \([^)]+\): Imported talk ← Named anew/);
  });
});
