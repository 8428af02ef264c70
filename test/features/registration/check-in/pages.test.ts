import type { AddressInfo } from 'node:net';
import { inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attendees } from '../../../../src/features/delegations/tables.ts';
import { persons } from '../../../../src/features/directory/tables.ts';
import { fixedClock } from '../../../../src/platform/clock/index.ts';
import type { SignIn } from '../../../support/app.ts';
import { followEvents } from '../../../support/event-stream.ts';
import { openProgrammeTest, type ProgrammeTest, plenary } from '../../programme/support.ts';
import { checkIn, type DoorsTest, type Holder, openDoors } from './support.ts';

const below = '/editions/river-forum:2026';
const manage = '/manage/forums/river-forum/2026';

describe('counts and attendance', () => {
  let test: ProgrammeTest;
  let place: DoorsTest;
  let desk: SignIn;
  let secretariat: SignIn;
  let device: string;
  let session: string;
  let [hessa, rashid, mona]: Holder[] = [];

  beforeAll(async () => {
    // Before the edition: days are chosen freely, as in a rehearsal.
    test = await openProgrammeTest({ clock: fixedClock('2026-11-10T09:00:00Z') });
    place = await openDoors(test.database, test.edition);
    const role = (name: 'desk' | 'secretariat') =>
      test.signIn([{ role: name, scopeKind: 'edition', scopeId: test.edition }]);
    [desk, secretariat] = [await role('desk'), await role('secretariat')];
    session = (await test.addSession(plenary())).id;
    device = (await test.send('POST', `${below}/check-in-devices`, { name: 'Main door' }, desk)).json().id;
    hessa = await place.addHolder({ ar: 'حصة الكعبي', en: 'Hessa Al-Kaabi' }, { zones: [0, 1] });
    rashid = await place.addHolder({ ar: 'راشد الحربي', en: 'Rashid Al-Harbi' });
    mona = await place.addHolder({ ar: '=منى()', en: '=Mona()' }, { category: 'press' });
    const send = (items: readonly object[]) =>
      test.send('POST', `${below}/check-ins`, { device, sentAt: new Date().toISOString(), items }, desk);
    await send([
      checkIn(place.lobby, { code: hessa?.code }),
      checkIn(place.hall, { code: hessa?.code, session }),
      checkIn(place.lobby, { code: rashid?.code }),
    ]);
    await send([checkIn(place.lobby, { code: rashid?.code, direction: 'out' })]);
    await send([
      checkIn(place.lobby, { code: rashid?.code, day: 1 }),
      checkIn(place.lobby, { serial: 9_999 }),
    ]);
  }, 120_000);
  afterAll(() => test?.close());

  const page = (path: string, headers = secretariat, language = 'en') =>
    test.inject({ url: `/${language}${manage}${path}`, headers });

  it('counts who is inside, who came and by which doors, of each day', async () => {
    const counts = async (day: number) => {
      const { quarters, ...rest } = (
        await test.send('GET', `${below}/check-in-counts?day=${day}`, undefined, secretariat)
      ).json();
      return {
        ...rest,
        entries: quarters.reduce((sum: number, one: { entries: number }) => sum + one.entries, 0),
      };
    };
    const zones = (foyer: [number, number], hall: [number, number]) => [
      { number: 0, name: { ar: 'البهو', en: 'Foyer' }, inside: foyer[0], people: foyer[1] },
      { number: 1, name: { ar: 'القاعة الكبرى', en: 'Great Hall' }, inside: hall[0], people: hall[1] },
    ];
    const days = [
      { day: 0, people: 2 },
      { day: 1, people: 1 },
    ];
    const sorted = <T extends { doors: { id: string }[] }>(found: T) => ({
      ...found,
      doors: found.doors.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    });

    expect(sorted(await counts(0))).toEqual(
      sorted({
        inside: 1,
        people: 2,
        entries: 3,
        conflicts: 0,
        doors: [
          { id: place.lobby, in: 2, out: 1 },
          { id: place.hall, in: 1, out: 0 },
        ],
        zones: zones([1, 2], [1, 1]),
        sessions: [
          {
            id: session,
            code: expect.any(String),
            title: { ar: 'جلسة الافتتاح العامة', en: 'Opening plenary' },
            people: 1,
          },
        ],
        days,
      }),
    );
    expect(await counts(1)).toEqual({
      inside: 1,
      people: 1,
      entries: 1,
      conflicts: 0,
      doors: [{ id: place.lobby, in: 1, out: 0 }],
      zones: zones([1, 1], [0, 0]),
      sessions: [],
      days,
    });
  });

  it('shows counts, wall, conflicts and devices in both languages', async () => {
    for (const language of ['ar', 'en']) {
      const pages = await Promise.all(
        [
          '/check-in?day=0',
          '/check-in/wall?day=0',
          '/check-in/conflicts',
          '/check-in/devices',
          '/check-in/door',
          '/check-in/door.webmanifest',
        ].map((path) => page(path, desk, language)),
      );
      expect(pages.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200, 200]);
      expect(pages[0]?.body).toContain(language === 'ar' ? 'البهو' : 'Foyer');
      expect(pages[3]?.body).toContain('Main door');
      expect(pages[4]?.headers['permissions-policy']).toContain('camera=(self)');
      expect(pages[5]?.json().start_url).toBe(`/${language}${manage}/check-in/door`);
    }
    expect((await page('/check-in/door', secretariat)).statusCode).toBe(403);
    expect((await page('/check-in')).headers['permissions-policy']).toContain('camera=()');
  });

  it('reports attendance by person, delegation, day and session, as page, XLSX, CSV and PDF', async () => {
    const csv = (await page('/attendance.csv')).body.split('\r\n');
    expect(csv.slice(1, 4).map((line) => line.split(',').slice(0, 9))).toEqual(
      expect.arrayContaining([
        [String(hessa?.serial), 'حصة الكعبي', 'Hessa Al-Kaabi', 'Delegate', '', '1', '0', '0', '1'],
        [String(rashid?.serial), 'راشد الحربي', 'Rashid Al-Harbi', 'Delegate', '', '1', '1', '0', '0'],
        [String(mona?.serial), "'=منى()", "'=Mona()", 'Press', '', '0', '0', '0', '0'],
      ]),
    );
    const names = async (query: string) => {
      const { body } = await page(`/attendance.csv?${query}`);
      return ['Hessa', 'Rashid', 'Mona'].filter((name) => body.includes(name));
    };
    expect(await names('day=1')).toEqual(['Rashid']);
    expect(await names(`session=${session}`)).toEqual(['Hessa']);
    expect(await names('came=no')).toEqual(['Mona']);
    expect(await names('q=%D8%AD%D8%B5%D9%87')).toEqual(['Hessa']);
    const files = await Promise.all(
      ['/attendance', '/attendance.xlsx', '/attendance.ar.pdf', '/attendance.en.pdf'].map((path) =>
        page(path),
      ),
    );
    expect(files.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
    expect(files.slice(2).map(({ rawPayload }) => rawPayload.subarray(0, 5).toString())).toEqual([
      '%PDF-',
      '%PDF-',
    ]);
  });

  it('has somebody who comes in two qualities once: a speaker who is in a delegation, by what either badge was seen at', async () => {
    const [person] = await test.database.db.select({ id: persons.id }).from(persons).limit(1);
    const speaker = await place.addHolder({ ar: 'سعاد العيسى', en: 'Suad Al-Issa' }, { category: 'speaker' });
    const delegate = await place.addHolder({ ar: 'سعاد العيسى', en: 'Suad Al-Issa' });
    await test.database.db
      .update(attendees)
      .set({ personId: person?.id ?? '' })
      .where(inArray(attendees.id, [speaker.attendeeId, delegate.attendeeId]));
    const before = (await page('/attendance.csv?came=yes')).body.trim().split('\r\n').length - 1;
    await test.send(
      'POST',
      `${below}/check-ins`,
      {
        device,
        sentAt: new Date().toISOString(),
        items: [
          checkIn(place.lobby, { code: delegate.code }),
          checkIn(place.lobby, { code: speaker.code, day: 1 }),
        ],
      },
      desk,
    );

    const rows = (await page('/attendance.csv')).body.split('\r\n').filter((line) => line.includes('Suad'));
    expect(rows.map((line) => line.replaceAll('"', '').split(',').slice(1, 10))).toEqual([
      ['سعاد العيسى', 'Suad Al-Issa', 'Speaker', ' Delegate', '', '1', '1', '0', '0'],
    ]);
    const overview = (await test.inject({ url: `/en${manage}`, headers: test.organiser })).body;
    const came = /attendance\?came=yes[\s\S]*?<\/(?:li|div)>/.exec(overview)?.[0] ?? '';
    expect(came.replace(/<[^>]*>|[^\d]*came=yes[^>]*>/g, ' ').match(/\d+/g)).toEqual([String(before + 1)]);
    const several = (await page('/attendance?category=speaker')).body;
    expect(several).toContain('Suad Al-Issa');
  });

  it('asks for as many statements for a long report as for a short one', async () => {
    const one = await test.countStatements(() => page('/attendance'));
    for (let index = 0; index < 5; index += 1)
      await place.addHolder({ ar: `ضيف ${index}`, en: `Guest ${index}` });

    expect(await test.countStatements(() => page('/attendance'))).toBe(one);
  });

  it('tells whoever watches that somebody came in, as it happens, and nobody without the right', async () => {
    await test.app.server.listen({ host: '127.0.0.1', port: 0 });
    const { port } = test.app.server.server.address() as AddressInfo;
    const address = `http://127.0.0.1:${port}/api/v1${below}/check-ins/events`;
    const noura = await place.addHolder({ ar: 'نورة السبيعي', en: 'Noura Al-Subaie' });
    const stranger = await followEvents(address, await test.signIn([]));
    const watching = await followEvents(address, secretariat);
    await watching.until('event: counts');

    const items = [checkIn(place.lobby, { code: noura.code })];
    const batch = { device, sentAt: new Date().toISOString(), items };
    const { sequence } = (await test.send('POST', `${below}/check-ins`, batch, desk)).json();
    const took = await watching.until(`data: {"sequence":${sequence}}`);
    watching.close();

    expect([stranger.status, watching.status]).toEqual([403, 200]);
    expect(took).toBeLessThan(3_000);
    expect(watching.text()).not.toContain('Noura');
  });
});
