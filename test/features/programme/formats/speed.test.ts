import { describe, expect, it } from 'vitest';
import {
  readSchedule,
  type ScheduleFile,
  writeCalendar,
  writeScheduleJson,
  writeScheduleXml,
} from '../../../../src/features/programme/formats/index.ts';

const size = 1000;

const large: ScheduleFile = {
  conference: {
    title: { ar: 'الملتقى', en: 'Forum' },
    acronym: 'forum',
    start: '2026-04-12',
    end: '2026-04-16',
    days: 5,
    timeZone: 'Asia/Riyadh',
    version: '1',
    slotDuration: 15,
  },
  rooms: Array.from({ length: 20 }, (_, index) => ({
    key: `r${index}`,
    name: { ar: `قاعة ${index}` },
    features: [],
  })),
  tracks: [],
  persons: Array.from({ length: 300 }, (_, index) => ({ key: `p${index}`, name: { en: `Person ${index}` } })),
  sessions: Array.from({ length: size }, (_, index) => ({
    key: `s${index}`,
    title: { ar: `جلسة ${index}`, en: `Session ${index}` },
    abstract: { ar: 'نص الملخص بالعربية. '.repeat(20), en: 'The abstract in English. '.repeat(20) },
    room: `r${index % 20}`,
    start: new Date(Date.UTC(2026, 3, 12 + (index % 5), 6 + (Math.floor(index / 100) % 10))),
    duration: 45,
    cancelled: false,
    roles: [{ person: `p${index % 300}`, role: 'speaker' }],
    links: [],
    attachments: [],
  })),
};

/** Seconds of processor time: a busy machine does not count. */
const cost = (work: () => unknown): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
};

describe('a thousand sessions', () => {
  it.each([
    ['schedule.xml', writeScheduleXml(large)],
    ['schedule.json', writeScheduleJson(large)],
    ['ics', writeCalendar(large, { stamp: new Date(0) })],
  ])('read in less than a second from %s', (_, text) => {
    expect(readSchedule(text).model.sessions).toHaveLength(size);

    expect(cost(() => readSchedule(text))).toBeLessThan(1);
  });
});
