import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportRequest, readAgenda, readSchedule } from '../../../src/features/programme/index.ts';
import { systemActor } from '../../../src/platform/actor/index.ts';
import { openProgrammeTest, type ProgrammeTest } from './support.ts';

const operator = systemActor('import');

interface Talk {
  readonly guid: string;
  readonly title: string;
  readonly room: string;
  readonly start: string;
  readonly minutes?: number;
  readonly track?: string;
  readonly type?: string;
  readonly persons?: readonly string[];
}

const guid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A number that follows from a name. */
const idOf = (name: string): number =>
  [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7);

/** A schedule.json of one conference; days are read from the starts. */
function scheduleOf(talks: readonly Talk[], timeZone = 'Asia/Riyadh'): string {
  const days = [...new Set(talks.map(({ start }) => start.slice(0, 10)))].sort();
  return JSON.stringify({
    schedule: {
      version: '1',
      conference: {
        acronym: 'rivers26',
        title: 'Rivers Conference',
        start: days[0],
        end: days.at(-1),
        daysCount: days.length,
        time_zone_name: timeZone,
        timeslot_duration: '00:15',
        days: days.map((date, index) => ({
          index: index + 1,
          date,
          rooms: Object.fromEntries(
            [...new Set(talks.map(({ room }) => room))].map((room) => [
              room,
              talks
                .filter((talk) => talk.room === room && talk.start.startsWith(date))
                .map(({ minutes = 60, persons = [], ...talk }) => ({
                  guid: talk.guid,
                  id: Number(talk.guid.slice(-6)),
                  date: talk.start,
                  start: talk.start.slice(11, 16),
                  duration: `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
                  room,
                  slug: `rivers26-${talk.guid.slice(-6)}`,
                  title: talk.title,
                  subtitle: '',
                  track: talk.track ?? null,
                  type: talk.type ?? 'lecture',
                  language: 'en',
                  abstract: `About ${talk.title}`,
                  description: '',
                  persons: persons.map((name) => ({
                    id: idOf(name),
                    guid: null,
                    name,
                    public_name: name,
                  })),
                  links: [],
                  attachments: [],
                })),
            ]),
          ),
        })),
      },
    },
  });
}

const base: Talk[] = [
  {
    guid: guid(1),
    title: 'Opening of the rivers',
    room: 'Great Hall',
    start: '2026-11-16T09:00:00+03:00',
    type: 'opening',
    persons: ['Salma Al-Nahri'],
  },
  {
    guid: guid(2),
    title: 'Measuring water',
    room: 'River Room',
    start: '2026-11-16T10:00:00+03:00',
    track: 'Water',
    persons: ['Ziad Al-Wadi'],
  },
  {
    guid: guid(3),
    title: 'Hands-on dams',
    room: 'River Room',
    start: '2026-11-17T10:00:00+03:00',
    type: 'workshop',
    track: 'Dams',
    persons: ['Ziad Al-Wadi'],
  },
];

describe('importing a schedule', () => {
  let test: ProgrammeTest;
  beforeAll(async () => {
    test = await openProgrammeTest();
  });
  afterAll(() => test.close());

  const request = (talks: readonly Talk[], more: Partial<ImportRequest> = {}): ImportRequest => ({
    series: 'river-forum',
    edition: '2026',
    file: readSchedule(scheduleOf(talks)),
    ...more,
  });
  const take = (talks: readonly Talk[], more: Partial<ImportRequest> = {}) =>
    test.app.programme.imports.importSchedule(operator, request(talks, more));
  const counts = (created: number, unchanged: number, updated = 0, removed = 0) => ({
    created,
    updated,
    unchanged,
    removed,
  });
  const programme = async () => {
    const data = await readAgenda(test.database.db, test.edition, { audience: 'work' });
    if (data === undefined) throw new Error('There is no edition.');
    return data;
  };

  it('says what it would do and does nothing in a dry run', async () => {
    const { changes, timeZone, notCarried, ...report } = await take(base, { dryRun: true });

    expect(report).toEqual({
      sessions: counts(3, 0),
      rooms: counts(1, 1),
      themes: counts(1, 1),
      persons: counts(1, 1),
      notUnderstood: [],
      outside: [],
      conflicts: [],
    });
    expect((await programme()).sessions).toEqual([]);
  });

  it('adds sessions with their rooms, themes and persons, and uses those that are there', async () => {
    await take(base);

    const { sessions, rooms, themes } = await programme();
    expect(rooms.map(({ slug }) => slug)).toEqual(['great-hall', 'studio', 'river-room']);
    expect(themes.map(({ slug, number }) => [slug, number])).toEqual([
      ['water', 1],
      ['dams', 2],
    ]);
    expect(
      sessions.map((session) => [
        session.code,
        session.slug,
        session.kind,
        session.status,
        session.room?.slug,
        session.theme?.slug,
        session.roles.map(({ role, person }) => [role, person.slug]),
      ]),
    ).toEqual([
      [
        'D1-01',
        'opening-of-the-rivers',
        'ceremony',
        'scheduled',
        'great-hall',
        undefined,
        [['speaker', 'salma-al-nahri']],
      ],
      [
        'D1-02',
        'measuring-water',
        'paper-session',
        'scheduled',
        'river-room',
        'water',
        [['speaker', 'ziad-al-wadi']],
      ],
      [
        'D2-01',
        'hands-on-dams',
        'workshop',
        'scheduled',
        'river-room',
        'dams',
        [['speaker', 'ziad-al-wadi']],
      ],
    ]);
    expect(sessions[0]).toMatchObject({ title: { ar: '', en: 'Opening of the rivers' }, languages: ['en'] });
  });

  it('changes nothing the second time', async () => {
    const before = await programme();

    const report = await take(base);

    expect(report).toMatchObject({
      sessions: counts(0, 3),
      rooms: counts(0, 2),
      themes: counts(0, 2),
      persons: counts(0, 2),
    });
    expect((await programme()).sessions).toEqual(before.sessions);
  });

  it('changes nothing when its own schedule files come back', async () => {
    for (const file of ['schedule.xml', 'schedule.json']) {
      const written = await test.inject({ url: `/en/forums/river-forum/2026/${file}` });
      const report = await test.app.programme.imports.importSchedule(operator, {
        series: 'river-forum',
        edition: '2026',
        file: readSchedule(written.body),
      });
      expect([file, report.sessions, report.persons.created, report.rooms.created]).toEqual([
        file,
        counts(0, 3),
        0,
        0,
      ]);
    }
  });

  it('moves, renames and removes what a later delivery moves, renames and leaves out', async () => {
    const [opening, measuring] = base as [Talk, Talk];
    const report = await take([
      { ...opening, start: '2026-11-16T11:00:00+03:00' },
      { ...measuring, title: 'Measuring rivers', persons: ['Ziad Al-Wadi', 'Salma Al-Nahri'] },
    ]);

    expect(report.sessions).toEqual(counts(0, 0, 2, 1));
    const { sessions } = await programme();
    expect(sessions.map(({ code, title, sequence }) => [code, title.en, sequence])).toEqual([
      ['D1-02', 'Measuring rivers', 0],
      ['D1-01', 'Opening of the rivers', 1],
    ]);
    expect(sessions[1]?.movedFrom?.startsAt).toEqual(new Date('2026-11-16T06:00:00Z'));
    expect(sessions[0]?.roles.map(({ person }) => person.slug)).toEqual(['ziad-al-wadi', 'salma-al-nahri']);
  });

  it('lets overlaps in as conflicts, which the API lists until one of the two moves', async () => {
    const clash: Talk = {
      guid: guid(9),
      title: 'At the same time',
      room: 'River Room',
      start: '2026-11-16T10:30:00+03:00',
      persons: ['Nadir Al-Khaliji'],
    };
    const report = await take([...base, clash]);

    expect(report.conflicts).toEqual([
      {
        resource: 'room',
        name: 'River Room',
        session: 'At the same time',
        with: 'Measuring water',
        from: '2026-11-16T07:30:00.000Z',
        to: '2026-11-16T08:00:00.000Z',
      },
    ]);
    const again = await take([...base, clash]);
    expect([again.sessions, again.conflicts]).toEqual([counts(0, 4), report.conflicts]);
    const listed = await test.send('GET', '/editions/river-forum:2026/conflicts');
    expect(listed.json().items).toMatchObject([
      {
        resource: { kind: 'room', name: { en: 'River Room' } },
        session: { title: { en: 'At the same time' } },
        with: { title: { en: 'Measuring water' } },
      },
    ]);
    const { id } = listed.json().items[0].session;
    expect((await test.send('GET', `/sessions/${id}`)).json().needs).toContain('conflict');

    await test.send('PATCH', `/sessions/${listed.json().items[0].with.id}`, { roomId: test.studio });
    expect((await test.send('GET', '/editions/river-forum:2026/conflicts')).json()).toEqual({ items: [] });
  });

  it('names every session outside the edition’s days, in a dry run as in the import, and takes it in', async () => {
    const late = { ...(base[0] as Talk), guid: guid(31), title: 'Too late', persons: [] };
    const talks = [
      ...base,
      { ...late, start: '2026-11-25T09:00:00+03:00' },
      { ...late, guid: guid(32), title: 'Too early', start: '2026-11-10T09:00:00+03:00' },
      { ...late, guid: guid(33), title: 'At one time', room: 'Studio', start: '2026-11-25T09:00:00+03:00' },
      { ...late, guid: guid(34), title: 'Days long', start: '2026-11-26T09:00:00+03:00', minutes: 1500 },
    ];
    const planned = await take(talks, { dryRun: true });
    const taken = await take(talks);

    expect(planned.outside.map(({ session, day, from, to }) => [session, day, from, to])).toEqual([
      ['Too early', '2026-11-10', '2026-11-16', '2026-11-18'],
      ['Too late', '2026-11-25', '2026-11-16', '2026-11-18'],
      ['At one time', '2026-11-25', '2026-11-16', '2026-11-18'],
      ['Days long', '2026-11-26', '2026-11-16', '2026-11-18'],
    ]);
    expect(planned.outside[0]).toMatchObject({
      line: 1,
      path: '/schedule/conference/days/0/rooms/Great Hall/0/date',
    });
    expect(taken.outside).toEqual(planned.outside);
    expect(planned.notUnderstood).toMatchObject([{ expected: 'session-length' }]);
    expect((await take(talks)).outside).toEqual(planned.outside);
    expect((await programme()).sessions.map(({ title }) => title.en)).toContain('Too late');
    await take(base);
  });

  it('says of a word that it does not know where it stands, what it is and what may stand there', async () => {
    const xml = `<schedule><conference><title>T</title><start>2026-11-16</start>
<time_zone_name>Asia/Riyadh</time_zone_name></conference><day date="2026-11-16" index="1"><room name="Studio">
<event guid="${guid(41)}"><date>2026-11-16T09:00:00+03:00</date><duration>1:00</duration>
<title>A</title>
<type>zzz</type><persons>
<person role="yyy">Salma Al-Nahri</person></persons></event>
<event guid="${guid(42)}"><date>2026-11-16T11:00:00+03:00</date>
<duration>soon</duration><title>B</title><type>zzz</type></event></room></day></schedule>`;
    const { notUnderstood } = await take(base, { file: readSchedule(xml), dryRun: true });

    expect(
      notUnderstood.map(({ expected, line, path, value, times }) => [expected, line, path, value, times]),
    ).toEqual([
      ['duration', 8, 'schedule/day/room/event/duration', 'soon', undefined],
      ['session-kind', 5, 'schedule/day/room/event/type', 'zzz', 2],
      ['session-role', 6, 'schedule/day/room/event/persons/person/@role', 'yyy', undefined],
    ]);
  });

  it('makes series and edition where they are missing, with the days and the zone of the file', async () => {
    const missing = { series: 'dams', edition: '2031' };
    await expect(take(base, missing)).rejects.toMatchObject({ status: 404, code: 'edition-unknown' });
    const planned = await take(base, { ...missing, create: true, dryRun: true });
    expect(planned.sessions).toEqual(counts(3, 0));
    await expect(take(base, missing)).rejects.toMatchObject({ status: 404 });

    await take(base, { ...missing, create: true });

    const url = '/api/v1/editions/dams:2031';
    expect((await test.inject({ url })).statusCode).toBe(404);
    const edition = await test.inject({ url, headers: test.organiser });
    expect(edition.json()).toMatchObject({
      visibility: 'draft',
      title: { en: 'Rivers Conference', authentic: 'en' },
      startsOn: '2026-11-16',
      endsOn: '2026-11-17',
      timeZone: 'Asia/Riyadh',
    });
    const again = await take(base, { ...missing, create: true });
    expect(again).toMatchObject({ sessions: counts(0, 3), rooms: counts(0, 2), persons: counts(0, 2) });
  });

  it('leaves an edition that is there as public as it is', async () => {
    await take(base, { create: true });

    expect((await test.inject({ url: '/api/v1/editions/river-forum:2026' })).json().visibility).toBe(
      'public',
    );
  });

  it('leaves neither series nor edition nor room behind when the import is refused', async () => {
    const file = readSchedule(scheduleOf(base));
    const [first] = file.model.sessions;
    if (first === undefined) throw new Error('There is no session.');
    // A key that stands twice cannot come from a reader: the database refuses it after everything else was written.
    file.model.sessions.push({ ...first });
    const broken = take(base, { series: 'weirs', edition: '2026', create: true, file });

    await expect(broken).rejects.toThrow();
    expect((await test.inject({ url: '/api/v1/series/weirs', headers: test.organiser })).statusCode).toBe(
      404,
    );
    expect(
      (await test.inject({ url: '/api/v1/editions/weirs:2026', headers: test.organiser })).statusCode,
    ).toBe(404);
  });

  it('updates rooms, themes and persons that came with an earlier delivery, by what the file says and no more', async () => {
    const delivery = (room: object, track: object, person: object) => {
      const { schedule } = JSON.parse(
        scheduleOf([{ ...(base[1] as Talk), room: 'Bay', track: 'Tides', persons: ['Lina Al-Bahri'] }]),
      );
      const text = JSON.stringify({ schedule });
      const file = JSON.parse(text);
      const { conference } = file.schedule;
      const [day] = conference.days;
      const { name = 'Bay' } = room as { name?: string };
      const [event] = day.rooms.Bay;
      Object.assign(event, { room: name, track: (track as { name: string }).name });
      Object.assign(event.persons[0], { id: 77, public_name: null }, person);
      day.rooms = { [name]: [event] };
      conference.rooms = [{ name, guid: guid(900), ...room }];
      conference.tracks = [track];
      return { file: readSchedule(JSON.stringify(file)), series: 'bays', edition: '2026', create: true };
    };
    const first = delivery(
      { capacity: 80, features: { recording: 'record_by_default' } },
      { name: 'Tides', slug: 'tides' },
      { name: 'Lina Al-Bahri', biography: 'Measures tides.' },
    );
    expect(await take(base, first)).toMatchObject({
      rooms: counts(1, 0),
      themes: counts(1, 0),
      persons: counts(1, 0),
    });
    const parts = async () => {
      const items = async (url: string) =>
        (await test.inject({ url: `/api/v1${url}`, headers: test.organiser })).json().items;
      const [[room], [theme], persons] = [
        await items('/editions/bays:2026/rooms'),
        await items('/editions/bays:2026/themes'),
        await items('/persons?q=Lina'),
      ];
      return [
        room.name.en,
        room.capacity,
        room.features,
        theme.title.en,
        persons.map((one: { name: { en: string }; biography: { en: string } }) => [
          one.name.en,
          one.biography.en,
        ]),
      ];
    };
    expect(await parts()).toEqual([
      'Bay',
      80,
      ['recording'],
      'Tides',
      [['Lina Al-Bahri', 'Measures tides.']],
    ]);
    const same = { rooms: counts(0, 1), themes: counts(0, 1), persons: counts(0, 1), sessions: counts(0, 1) };
    expect(await take(base, first)).toMatchObject(same);

    const silent = delivery({}, { name: 'Tides', slug: 'tides' }, { name: 'Lina Al-Bahri' });
    expect(await take(base, silent)).toMatchObject(same);
    expect(await parts()).toEqual([
      'Bay',
      80,
      ['recording'],
      'Tides',
      [['Lina Al-Bahri', 'Measures tides.']],
    ]);

    const changed = delivery(
      { name: 'Large Bay', capacity: 120 },
      { name: 'Tides and waves', slug: 'tides' },
      { name: 'Lina Al-Bahri Haddad' },
    );
    const planned = await take(base, { ...changed, dryRun: true });
    const taken = await take(base, changed);
    const updated = {
      rooms: counts(0, 0, 1),
      themes: counts(0, 0, 1),
      persons: counts(0, 0, 1),
      sessions: counts(0, 1),
    };
    expect([planned, taken]).toMatchObject([updated, updated]);
    expect(await parts()).toEqual([
      'Large Bay',
      120,
      ['recording'],
      'Tides and waves',
      [['Lina Al-Bahri Haddad', 'Measures tides.']],
    ]);
    expect(await take(base, changed)).toMatchObject(same);
  });

  it('leaves rooms and persons alone that were there before the file', async () => {
    const file = JSON.parse(scheduleOf(base));
    file.schedule.conference.rooms = [{ name: 'Great Hall', guid: guid(901), capacity: 9 }];

    expect((await take(base, { file: readSchedule(JSON.stringify(file)) })).rooms).toEqual(counts(0, 2));
    const hall = (await programme()).rooms.find(({ id }) => id === test.hall);
    expect(hall?.capacity).toBe(300);
  });

  it('tells line by line what is created, changed and removed, before and after', async () => {
    const [one, two] = [base[0] as Talk, base[1] as Talk];
    const target = { series: 'lines', edition: '2026', create: true };
    await take([one, two], target);
    const moved = { ...one, title: 'Named anew', start: '2026-11-16T12:00:00+03:00' };
    const added = {
      ...two,
      guid: guid(61),
      title: 'Added',
      room: 'New room',
      start: '2026-11-17T14:00:00+03:00',
    };

    const { changes, timeZone } = await take([moved, added], { ...target, dryRun: true });

    expect(timeZone).toBe('Asia/Riyadh');
    expect(changes.filter(({ sort }) => sort !== 'persons')).toEqual([
      {
        ...{
          sort: 'sessions',
          change: 'created',
          name: 'Added',
          code: 'D2-01',
          room: 'New room',
          fields: [],
        },
        startsAt: '2026-11-17T11:00:00.000Z',
      },
      {
        ...{ sort: 'sessions', change: 'updated', name: 'Named anew', code: 'D1-01', room: one.room },
        startsAt: '2026-11-16T09:00:00.000Z',
        fields: [
          { field: 'title', language: 'en', from: one.title, to: 'Named anew' },
          {
            field: 'abstract',
            language: 'en',
            from: `About ${one.title}`,
            to: 'About Named anew',
          },
          { field: 'startsAt', from: new Date(one.start).toISOString(), to: '2026-11-16T09:00:00.000Z' },
          expect.objectContaining({ field: 'endsAt', to: '2026-11-16T10:00:00.000Z' }),
        ],
      },
      expect.objectContaining({ sort: 'sessions', change: 'removed', name: two.title }),
      { sort: 'rooms', change: 'created', name: 'New room', fields: [] },
    ]);
  });

  it('says what it mends in silence nowhere: no length, no title, a language that we do not keep, whole days', async () => {
    const event = (fields: string) =>
      `<event guid="${guid(71)}"><date>2026-11-16T09:00:00+03:00</date>${fields}</event>`;
    const xml = (fields: string) => `<schedule><conference><title>T</title><start>2026-11-16</start>
<time_zone_name>Asia/Riyadh</time_zone_name></conference><day date="2026-11-16" index="1"><room name="Studio">
${event(fields)}</room></day></schedule>`;
    const calendar =
      `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-TIMEZONE:Asia/Riyadh\r\nBEGIN:VEVENT\r\nUID:a@b\r\nSUMMARY:Day
DTSTART;VALUE=DATE:20261116\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`.replace('Day\n', 'Day\r\n');
    const said = async (file: string) =>
      (await take(base, { dryRun: true, file: readSchedule(file) })).notUnderstood.map(
        ({ expected, line, value }) => [expected, line, value],
      );

    expect(await said(xml('<duration>0:00</duration><title>A</title>'))).toEqual([['duration', 3, '0:00']]);
    expect(await said(xml('<duration>1:00</duration><title>A</title><language>xx</language>'))).toEqual([
      ['session-language', 3, 'xx'],
    ]);
    expect(await said(xml('<duration>1:00</duration><title> </title>'))).toEqual([['session-title', 3, '']]);
    expect(await said(calendar)).toEqual([['date-time', 7, '20261116']]);
  });

  it('says what a file has no place for', async () => {
    const calendar = await test.inject({ url: '/en/forums/river-forum/2026/agenda.ics' });
    const json = await test.inject({ url: '/en/forums/river-forum/2026/schedule.json' });

    const reports = [
      await take(base, { dryRun: true }),
      await take(base, { dryRun: true, file: readSchedule(calendar.body) }),
      await take(base, { dryRun: true, file: readSchedule(json.body) }),
    ];

    expect(reports.map(({ notCarried }) => notCarried)).toEqual([
      ['parts', 'drafts', 'directory'],
      ['people', 'parts', 'drafts', 'directory'],
      ['drafts', 'directory'],
    ]);
  });

  it('asks for the right to write the programme', async () => {
    const nobody = { kind: 'account', accountId: guid(1), name: 'x', language: 'ar', grants: [] } as const;
    await expect(
      test.app.programme.imports.importSchedule(nobody, request(base, { dryRun: true })),
    ).rejects.toMatchObject({ status: 403 });
  });

  it('takes a thousand sessions in seconds', async () => {
    const talks = Array.from({ length: 1_000 }, (_, index): Talk => {
      const hour = String(9 + (index % 8)).padStart(2, '0');
      const day = 16 + (Math.floor(index / 8) % 3);
      return {
        guid: guid(index + 100),
        title: `Talk ${index}`,
        room: `Room ${Math.floor(index / 24)}`,
        start: `2026-11-${day}T${hour}:00:00+03:00`,
        track: `Track ${index % 12}`,
        persons: [`Speaker ${index}`],
      };
    });
    const started = performance.now();
    const report = await take(talks, { series: 'big', edition: '2026', create: true });
    const seconds = (performance.now() - started) / 1000;

    expect(report).toMatchObject({
      sessions: counts(1_000, 0),
      rooms: counts(42, 0),
      persons: counts(1_000, 0),
      conflicts: [],
    });
    expect(seconds).toBeLessThan(20);
    expect((await take(talks, { series: 'big', edition: '2026' })).sessions).toEqual(counts(0, 1_000));
  });
});
