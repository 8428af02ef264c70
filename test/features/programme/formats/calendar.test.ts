import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { readSchedule, writeCalendar } from '../../../../src/features/programme/formats/index.ts';
import { joinText } from '../../../../src/features/programme/formats/text.ts';
import { edition } from './support.ts';

const options = { stamp: new Date('2026-03-15T10:00:00Z') };
const written = writeCalendar(edition(), options);
const events = new ICAL.Component(ICAL.parse(written) as unknown[]).getAllSubcomponents('vevent');

const event = (summary: string): ICAL.Component | undefined =>
  events.find((found) => String(found.getFirstPropertyValue('summary')).includes(summary));

const linesOf = (found: ICAL.Component | undefined): string[] =>
  (found?.getAllProperties() ?? []).map((property) => property.toICALString());

describe('a calendar feed', () => {
  it('names the calendar, its zone and when to ask again', () => {
    expect(written.split('BEGIN:VTIMEZONE')[0]?.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//multaqa//programme//AR',
      'METHOD:PUBLISH',
      'NAME:الملتقى الوطني للسلامة | National Safety Forum',
      'X-WR-CALNAME:الملتقى الوطني للسلامة | National Safety ',
      ' Forum',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'X-PUBLISHED-TTL:PT1H',
      'X-WR-TIMEZONE:Africa/Cairo',
      '',
    ]);
  });

  it('has every property of the calendar before its components, as RFC 5545 asks', () => {
    const [, , between] = written.split(/^END:VTIMEZONE\r\n|^BEGIN:VEVENT\r\n/m);
    const behind = written.slice(written.lastIndexOf('END:VEVENT'));
    const head = new ICAL.Component(ICAL.parse(written) as unknown[]).getAllProperties();

    expect(between).toContain('UID:');
    expect(behind).toBe('END:VEVENT\r\nEND:VCALENDAR\r\n');
    expect(head.map(({ name }) => name)).toEqual([
      'version',
      'prodid',
      'method',
      'name',
      'x-wr-calname',
      'refresh-interval',
      'x-published-ttl',
      'x-wr-timezone',
    ]);
  });

  it('says of a session when, where, what and in which revision', () => {
    expect(linesOf(event('حفل الافتتاح'))).toEqual([
      'UID:0c8f8f5a-7d0e-4c3a-8f5e-2f0b8b6d4a01@multaqa',
      'SEQUENCE:4',
      'DTSTAMP:20260301T080000Z',
      'DTSTART;TZID=Africa/Cairo:20260423T090000',
      'DTEND;TZID=Africa/Cairo:20260423T103000',
      expect.stringContaining('Opening & "welcome" <all>'),
      'LOCATION:القاعة الكبرى | Grand Hall',
      expect.stringContaining('DESCRIPTION:بحضور الضيوف\\n\\nفقرة أولى.'),
      'CATEGORIES:الوقاية | Prevention',
      'URL:https://forum.example/2026/s1',
      'STATUS:CONFIRMED',
      'X-MULTAQA-PEOPLE:سلمى الهاجري، Omar Nasser',
      'X-MULTAQA-PEOPLE:Salma Alhajri\\, Omar Nasser',
      'LAST-MODIFIED:20260301T080000Z',
    ]);
  });

  it('names those who appear, in the language of the text', () => {
    const [arabic, english] = String(event('حفل الافتتاح')?.getFirstPropertyValue('description')).split(
      '\n\n---\n\n',
    );

    expect(arabic).toMatch(/سلمى الهاجري، Omar Nasser$/);
    expect(english).toMatch(/Salma Alhajri, Omar Nasser$/);
  });

  it('keeps cancelled sessions as cancelled, with the stamp of the release where nothing changed since', () => {
    expect(linesOf(event('ورشة عمل ملغاة'))).toEqual(
      expect.arrayContaining([
        'STATUS:CANCELLED',
        'SEQUENCE:0',
        'DTSTAMP:20260315T100000Z',
        'LAST-MODIFIED:20260315T100000Z',
      ]),
    );
  });

  it('has sessions without a room, not those without a time', () => {
    expect(events).toHaveLength(6);
    expect(event('No room yet')?.getFirstPropertyValue('location')).toBeNull();
    expect(event('No time yet')).toBeUndefined();
  });

  it('folds at 75 octets, never within a character, and ends every line in CRLF', () => {
    const bytes = Buffer.from(written);
    const lines = written.split('\r\n');

    expect(bytes.toString('utf8')).toBe(written);
    expect(lines.at(-1)).toBe('');
    expect(lines.filter((line) => /[\r\n\ufffd]/.test(line))).toEqual([]);
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  });

  it('may show one language and another name; commas in it are escaped', () => {
    const english = writeCalendar(edition(), {
      ...options,
      language: 'en',
      name: 'Forum, 2026; all',
      refreshMinutes: 15,
    });

    expect(english).toContain('X-WR-CALNAME:Forum\\, 2026\\; all\r\n');
    expect(english).toContain('X-PUBLISHED-TTL:PT15M\r\n');
    expect(english).not.toContain('الافتتاح');
  });

  it('comes back with all that a calendar carries', () => {
    const model = edition();
    const { model: read, notUnderstood } = readSchedule(written);
    const carried = (sessions: typeof read.sessions) =>
      sessions
        .flatMap(({ title, start, duration, cancelled, url, sequence = 0 }) =>
          start
            ? [
                {
                  start: start.toISOString(),
                  title: joinText(title, 'line', 'both'),
                  duration,
                  cancelled,
                  url,
                  sequence,
                },
              ]
            : [],
        )
        .sort((a, b) => (a.start + a.title < b.start + b.title ? -1 : 1));

    expect(notUnderstood).toEqual([]);
    expect(carried(read.sessions)).toEqual(carried(model.sessions));
    expect(read.conference).toMatchObject({ title: model.conference.title, timeZone: 'Africa/Cairo' });
    expect(read.sessions.find(({ sequence }) => sequence === 4)).toMatchObject({
      key: '0c8f8f5a-7d0e-4c3a-8f5e-2f0b8b6d4a01',
      room: 'القاعة الكبرى | Grand Hall',
      track: 'الوقاية | Prevention',
      lastModified: new Date('2026-03-01T08:00:00Z'),
    });
  });
});

describe('the definition of a zone', () => {
  it('covers the years of the programme, so that clients without zone data are right too', () => {
    const [, definition = ''] = /(BEGIN:VTIMEZONE[\s\S]*END:VTIMEZONE)/.exec(written) ?? [];

    expect(definition.split('\r\n')).toEqual([
      'BEGIN:VTIMEZONE',
      'TZID:Africa/Cairo',
      ...[
        'BEGIN:STANDARD',
        'DTSTART:20260101T000000',
        'TZOFFSETFROM:+0200',
        'TZOFFSETTO:+0200',
        'TZNAME:+02',
        'END:STANDARD',
      ],
      ...[
        'BEGIN:DAYLIGHT',
        'DTSTART:20260424T000000',
        'TZOFFSETFROM:+0200',
        'TZOFFSETTO:+0300',
        'TZNAME:+03',
        'END:DAYLIGHT',
      ],
      ...[
        'BEGIN:STANDARD',
        'DTSTART:20261030T000000',
        'TZOFFSETFROM:+0300',
        'TZOFFSETTO:+0200',
        'TZNAME:+02',
        'END:STANDARD',
      ],
      'END:VTIMEZONE',
    ]);
  });

  it('gives a client that trusts it alone the same instants', () => {
    const calendar = new ICAL.Component(ICAL.parse(written) as unknown[]);
    const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone') as ICAL.Component);
    const instants = events.map((found) => {
      const time = found.getFirstPropertyValue('dtstart') as ICAL.Time;
      time.zone = zone;
      return new Date(time.toUnixTime() * 1000).toISOString();
    });

    const expected = edition().sessions.flatMap(({ start }) => start?.toISOString() ?? []);
    expect(instants.sort()).toEqual(expected.sort());
  });
});
