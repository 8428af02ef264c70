import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { elsewhere } from '../../../../src/features/programme/formats/identifiers.ts';
import {
  completeSchedule,
  readSchedule,
  type ScheduleFile,
  writeCalendar,
  writeScheduleJson,
  writeScheduleXml,
} from '../../../../src/features/programme/formats/index.ts';
import { jsonErrors, schemas, xmlErrors } from './schemas.ts';
import { edition, fixture, sharedFile } from './support.ts';

const debconf = sharedFile('debconf23.xml');
const democon = sharedFile('pretalx-democon.json');
const models: [string, () => ScheduleFile][] = [
  ['an edition with everything that makes formats stumble', edition],
  ['what was read from frab', () => readSchedule(fixture('frab.xml')).model],
  ['what was read from pretalx', () => readSchedule(fixture('pretalx.xml')).model],
  ['what was read from FOSDEM', () => readSchedule(fixture('fosdem.xml')).model],
  ['what was read from a schedule.json', () => readSchedule(fixture('schedule.json')).model],
  ['what was read from a calendar', () => readSchedule(fixture('calendar.ics')).model],
  ...(debconf
    ? [['DebConf 23', () => readSchedule(readFileSync(debconf)).model] as [string, () => ScheduleFile]]
    : []),
  ...(democon
    ? [['DemoCon', () => readSchedule(readFileSync(democon)).model] as [string, () => ScheduleFile]]
    : []),
];

describe.each(models)('%s', (_, model) => {
  it.skipIf(!schemas.xml)(
    'is valid schedule.xml (skipped where xmllint or ../shared/data/schedule is absent)',
    () => {
      expect(xmlErrors(writeScheduleXml(model()))).toBe('');
      expect(xmlErrors(writeScheduleXml(model(), { language: 'en' }))).toBe('');
    },
  );

  it.skipIf(!schemas.json)('is valid schedule.json (skipped where ../shared/data/schedule is absent)', () => {
    expect(jsonErrors(writeScheduleJson(model()))).toEqual([]);
    expect(jsonErrors(writeScheduleJson(model(), { language: 'ar' }))).toEqual([]);
  });

  it('comes back from schedule.xml as it was', () => {
    const { model: read, notUnderstood } = readSchedule(writeScheduleXml(model()));

    expect(read).toEqual(withoutElsewhere(completeSchedule(model())));
    expect(notUnderstood).toEqual([]);
  });

  it('comes back from schedule.json as it was', () => {
    const { model: read, notUnderstood } = readSchedule(writeScheduleJson(model()));

    expect(read).toEqual(withoutElsewhere(completeSchedule(model())));
    expect(notUnderstood).toEqual([]);
  });

  it('is complete after it was completed once', () => {
    const once = completeSchedule(model());

    expect(completeSchedule(once)).toEqual(once);
  });
});

/** A completed schedule as it is read again: sessions of the room «elsewhere» have none. */
const withoutElsewhere = (complete: ReturnType<typeof completeSchedule>) => {
  const rooms = complete.rooms.filter(({ guid }) => guid !== elsewhere.guid);
  const keys = new Set(rooms.map(({ key }) => key));
  const sessions = complete.sessions.map(({ room, ...session }) =>
    keys.has(room) ? { ...session, room } : session,
  );
  return { ...complete, rooms, sessions };
};

describe('a written schedule', () => {
  const written = readSchedule(writeScheduleXml(edition())).model;
  const session = (title: string) =>
    written.sessions.find(({ title: { ar, en } }) => ar === title || en === title);

  it('keeps both languages, paragraphs, roles and what the format has no field for', () => {
    expect(session('حفل الافتتاح')).toMatchObject({
      key: '0c8f8f5a-7d0e-4c3a-8f5e-2f0b8b6d4a01',
      title: { ar: 'حفل الافتتاح', en: 'Opening & "welcome" <all>' },
      abstract: { ar: 'فقرة أولى.\n\nفقرة ثانية.', en: 'First paragraph.\n\nSecond ]]> paragraph.' },
      description: { en: '<p>Literal markup</p> and ?> an end' },
      slug: 'national_forum_2026-585133413-885u3q',
      links: [{ url: 'https://forum.example/%D8%A8%D8%AB', title: 'البث المباشر', type: 'live' }],
      start: new Date('2026-04-23T07:00:00Z'),
      sequence: 4,
      lastModified: new Date('2026-03-01T08:00:00Z'),
    });
    expect(session('حفل الافتتاح')?.roles.map(({ role }) => role)).toEqual(['chair', 'speaker']);
    expect(session('Exhibition hours')?.duration).toBe(6000);
  });

  it('says cancelled in the type, and still knows the kind', () => {
    expect(writeScheduleXml(edition())).toContain('<type>cancelled</type>');
    expect(session('ورشة عمل ملغاة')).toMatchObject({ cancelled: true, kind: 'workshop' });
  });

  it('leaves out sessions without a time, and whoever appears in no other', () => {
    expect(session('No time yet')).toBeUndefined();
    expect(written.sessions).toHaveLength(6);
  });

  it('puts sessions without a room into one that says so, which is none when it is read again', () => {
    for (const [text, name] of [
      [writeScheduleXml(edition()), 'خارج القاعات | Elsewhere'],
      [writeScheduleJson(edition()), 'خارج القاعات | Elsewhere'],
      [writeScheduleXml(edition(), { language: 'ar' }), 'خارج القاعات'],
      [writeScheduleJson(edition(), { language: 'en' }), 'Elsewhere'],
    ] as const) {
      expect(text).toContain(name);
      const { sessions, rooms } = readSchedule(text).model;
      const found = sessions.find(({ title }) => title.en === 'No room yet');
      expect([found?.title.en, found?.room]).toEqual(['No room yet', undefined]);
      expect(rooms.some((room) => room.key === name)).toBe(false);
    }
    const everywhere = { ...edition(), sessions: edition().sessions.filter((one) => one.room !== undefined) };
    expect(writeScheduleXml(everywhere)).not.toContain('Elsewhere');
  });

  it('tells rooms of one name apart', () => {
    expect(written.rooms.map(({ key, name }) => [key, name])).toEqual([
      ['القاعة الكبرى | Grand Hall', { ar: 'القاعة الكبرى', en: 'Grand Hall' }],
      ['GovTech | GovTech Lab', { ar: 'GovTech', en: 'GovTech Lab' }],
      ['قاعة | Room', { ar: 'قاعة', en: 'Room' }],
      ['قاعة | Room (2)', { ar: 'قاعة', en: 'Room' }],
    ]);
  });

  it('has days with bounds and times in the offset of the zone, across a change of clocks', () => {
    const xml = writeScheduleXml(edition());

    expect(xml.match(/<day [^>]*>/g)).toEqual([
      '<day date="2026-04-22" start="2026-04-22T00:00:00+02:00" end="2026-04-22T23:59:59+02:00" index="1">',
      '<day date="2026-04-23" start="2026-04-23T00:00:00+02:00" end="2026-04-23T23:59:59+02:00" index="2">',
      '<day date="2026-04-24" start="2026-04-24T01:00:00+03:00" end="2026-04-24T23:59:59+03:00" index="3">',
      '<day date="2026-04-25" start="2026-04-25T00:00:00+03:00" end="2026-04-25T23:59:59+03:00" index="4">',
    ]);
    expect(xml).toContain('<date>2026-04-24T09:00:00+03:00</date>');
    expect(xml).toContain('<start>09:00</start>');
  });

  it('may show one language, the other where that is missing, and nothing beside it', () => {
    const xml = writeScheduleXml(edition(), { language: 'en' });
    const { sessions, rooms } = readSchedule(xml).model;

    expect(xml).not.toContain('<?multaqa');
    expect(rooms.map(({ name }) => name.en)).toEqual(['Grand Hall', 'GovTech Lab', 'Room', 'Room (2)']);
    expect(sessions.map(({ title }) => title)).toEqual([
      { en: 'Exhibition hours' },
      { en: 'Opening & "welcome" <all>' },
      { ar: 'سهرة' },
      { en: 'Cancelled workshop' },
      // Half of its words are Arabic, and nothing in a file of one language says which it was meant for.
      { ar: 'Workshop: GovTech في القطاع' },
      { en: 'No room yet' },
    ]);
  });

  it('is not overruled by what travels beside it when somebody edits it by hand', () => {
    const edited = writeScheduleXml(edition())
      .replace(
        '<title>حفل الافتتاح | Opening &amp; "welcome" &lt;all&gt;</title>',
        '<title>حفل الختام</title>',
      )
      .replace('<type>cancelled</type>', '<type>talk</type>');
    const { sessions } = readSchedule(edited).model;

    expect(
      sessions.find(({ start }) => start?.getTime() === Date.parse('2026-04-23T07:00:00Z'))?.title,
    ).toEqual({
      ar: 'حفل الختام',
    });
    expect(sessions.find(({ title }) => title.en === 'Cancelled workshop')).toMatchObject({
      cancelled: false,
      kind: 'talk',
    });
  });

  it('is not led astray by a supplement of somebody else', () => {
    const foreign = (body: string): string =>
      `<schedule><conference><time_zone_name>UTC</time_zone_name></conference><day date="2026-04-12"><room name="A"><event id="1"><start>10:00</start><duration>1</duration><title>a</title></event></room></day></schedule><?multaqa ${body}?>`;

    for (const body of [
      '',
      '{',
      '[]',
      '{"sessions":{"id:1":{"title":["00000000",5]}}}',
      '{"sessions":{"id:1":{"start":["74234e98",null]}}}',
      '{"sessions":{"id:1":{"__proto__":["74234e98",{}]}}}',
    ]) {
      const { model } = readSchedule(foreign(body));
      expect(model.sessions[0]).toMatchObject({
        title: { en: 'a' },
        start: new Date('2026-04-12T10:00:00Z'),
      });
    }
  });

  it('is the same whatever the order of the lists that do not matter', () => {
    const model = edition();
    const calendar = { stamp: new Date(0) };
    const turned = {
      ...model,
      sessions: [...model.sessions].reverse(),
      persons: [...model.persons].reverse(),
    };

    expect(writeScheduleXml(turned)).toBe(writeScheduleXml(model));
    expect(writeScheduleJson(turned)).toBe(writeScheduleJson(model));
    expect(writeCalendar(turned, calendar)).toBe(writeCalendar(model, calendar));
  });
});

describe('identifiers of a schedule', () => {
  it('stay when a session is added', () => {
    const model = edition();
    const added = {
      ...model,
      sessions: [...model.sessions, { ...model.sessions[1], key: 'new' } as (typeof model.sessions)[number]],
    };
    const ids = (file: ScheduleFile) =>
      new Map(completeSchedule(file).sessions.map(({ guid, id, code, slug }) => [guid, [id, code, slug]]));

    expect([...ids(added)]).toEqual(expect.arrayContaining([...ids(model)]));
  });
});
