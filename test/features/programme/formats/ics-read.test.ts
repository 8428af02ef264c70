import { describe, expect, it } from 'vitest';
import { readSchedule } from '../../../../src/features/programme/formats/index.ts';
import { fixture } from './support.ts';

const calendar = (...events: string[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.map((event) => `BEGIN:VEVENT\n${event}\nEND:VEVENT`),
    'END:VCALENDAR',
    '',
  ].join('\n');

describe('a calendar', () => {
  const { format, model, notUnderstood } = readSchedule(fixture('calendar.ics'));

  it('is recognised; the conference spans its events', () => {
    expect(format).toBe('ics');
    expect(model.conference).toEqual({
      title: { en: 'Safety Forum' },
      acronym: '',
      start: '2026-04-12',
      end: '2026-04-12',
      days: 1,
      timeZone: 'Asia/Riyadh',
      version: '',
      slotDuration: 15,
    });
  });

  it('keeps what an event says, in a zone that only the file defines', () => {
    expect(model.sessions.find(({ guid }) => guid !== undefined)).toEqual({
      key: '0c8f8f5a-7d0e-4c3a-8f5e-2f0b8b6d4a01',
      guid: '0c8f8f5a-7d0e-4c3a-8f5e-2f0b8b6d4a01',
      title: { ar: 'حفل الافتتاح', en: 'Opening ceremony' },
      description: { en: 'First line\nsecond, with a comma and a very long text that is folded' },
      room: 'القاعة الكبرى',
      track: 'Prevention',
      start: new Date('2026-04-12T06:00:00Z'),
      duration: 90,
      cancelled: false,
      roles: [],
      links: [],
      attachments: [{ url: 'https://forum.example/paper.pdf', title: 'paper.pdf' }],
      url: 'https://forum.example/s/1',
      sequence: 3,
      lastModified: new Date('2026-03-01T08:00:00Z'),
    });
  });

  it('has floating times in the zone of the calendar, durations, cancellations and whole days', () => {
    expect(
      model.sessions.map(({ key, start, duration, cancelled }) => [
        key,
        start?.toISOString(),
        duration,
        cancelled,
      ]),
    ).toEqual([
      ['day-1', '2026-04-11T21:00:00.000Z', 2880, false],
      ['0c8f8f5a-7d0e-4c3a-8f5e-2f0b8b6d4a01', '2026-04-12T06:00:00.000Z', 90, false],
      ['floating-1', '2026-04-12T08:00:00.000Z', 45, true],
    ]);
  });

  it('lists what it leaves out, with lines that count folded ones, and hides mailboxes', () => {
    expect(notUnderstood.map(({ code, line, path, value }) => [code, line, path, value])).toEqual([
      ['invalidValue', 25, 'VCALENDAR/VEVENT/CATEGORIES', 'Extra'],
      ['unknownProperty', 29, 'VCALENDAR/VEVENT/ATTENDEE', 'mailto:…@…'],
      ['unknownProperty', 30, 'VCALENDAR/VEVENT/GEO', '24.7;46.7'],
      ['repetition', 39, 'VCALENDAR/VEVENT/RRULE', 'FREQ=DAILY;COUNT=2'],
      ['unknownElement', 40, 'VCALENDAR/VEVENT/VALARM', 'VALARM'],
      ['invalidValue', 48, 'VCALENDAR/VEVENT/DTSTART', '20260412'],
    ]);
  });
});

describe('a doubtful calendar', () => {
  it('without a zone is read as UTC and says so, unless the caller knows better', () => {
    const text = calendar('UID:1\nDTSTART:20260412T090000\nSUMMARY:a');

    expect(readSchedule(text).notUnderstood.map(({ code }) => code)).toEqual(['timeZoneMissing']);
    expect(readSchedule(text).model.sessions[0]?.start).toEqual(new Date('2026-04-12T09:00:00Z'));
    expect(readSchedule(text, { timeZone: 'Asia/Riyadh' }).model.sessions[0]?.start).toEqual(
      new Date('2026-04-12T06:00:00Z'),
    );
  });

  it('takes its zone from the first event, also behind the prefix of another maker', () => {
    const text = calendar('UID:1\nDTSTART;TZID=/example.org/20260101/Asia/Riyadh:20260412T090000\nSUMMARY:a');

    expect(readSchedule(text).model.conference.timeZone).toBe('Asia/Riyadh');
    expect(readSchedule(text).model.sessions[0]?.start).toEqual(new Date('2026-04-12T06:00:00Z'));
    expect(readSchedule(text).notUnderstood).toEqual([]);
  });

  it('lists a zone that is neither known nor defined', () => {
    const text = calendar('UID:1\nDTSTART;TZID=Nowhere:20260412T090000\nSUMMARY:a');

    expect(
      readSchedule(text, { timeZone: 'UTC' }).notUnderstood.map(({ code, line, value }) => [
        code,
        line,
        value,
      ]),
    ).toEqual([['invalidValue', 5, 'Nowhere']]);
  });

  it('tells occurrences of one event apart, and lists lines that are none', () => {
    const text = calendar(
      'UID:1\nDTSTART:20260412T090000Z\nSUMMARY:a',
      'UID:1\nRECURRENCE-ID:20260413T090000Z\nDTSTART:20260413T100000Z\nSUMMARY:b\nthis is no property',
    );

    const { model, notUnderstood } = readSchedule(text, { timeZone: 'UTC' });

    expect(model.sessions.map(({ key }) => key)).toEqual(['1', '1/20260413T090000Z']);
    expect(notUnderstood.map(({ code, line }) => [code, line])).toEqual([['invalidValue', 13]]);
  });
});
