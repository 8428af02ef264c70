import { existsSync, readFileSync } from 'node:fs';
import type { ScheduleFile, ScheduleSession } from '../../../../src/features/programme/formats/index.ts';

/** Bytes of a fixture. */
export const fixture = (name: string): Buffer => readFileSync(new URL(`fixtures/${name}`, import.meta.url));

const shared = new URL('../../../../../shared/data/schedule/', import.meta.url);

/** Path of a published schema or file that lies beside the repository; undefined where it does not. */
export const sharedFile = (name: string): string | undefined => {
  const path = new URL(name, shared).pathname;
  return existsSync(path) ? path : undefined;
};

const session = (fields: Partial<ScheduleSession> & { key: string }): ScheduleSession => ({
  title: {},
  duration: 30,
  cancelled: false,
  roles: [],
  links: [],
  attachments: [],
  ...fields,
});

/** An edition with everything that makes formats stumble. */
export const edition = (): ScheduleFile => ({
  conference: {
    title: { ar: 'الملتقى الوطني للسلامة', en: 'National Safety Forum' },
    subtitle: { ar: 'معًا نحو بيئة آمنة', en: 'Together for safe places' },
    acronym: 'national-forum-2026',
    start: '2026-04-22',
    end: '2026-04-25',
    days: 4,
    timeZone: 'Africa/Cairo',
    version: '3 «قبل الافتتاح»',
    slotDuration: 15,
    url: 'https://forum.example/2026',
    baseUrl: 'https://forum.example/',
    color: '#0a6b5c',
    venue: 'Palace of Congresses',
    city: 'Cairo',
  },
  rooms: [
    {
      key: 'r1',
      name: { ar: 'القاعة الكبرى', en: 'Grand Hall' },
      capacity: 400,
      features: ['recording', 'interpretation'],
    },
    {
      key: 'r2',
      name: { en: 'GovTech Lab', ar: 'GovTech' },
      features: [],
      description: { ar: 'الدور الثاني' },
    },
    { key: 'r3', name: { ar: 'قاعة', en: 'Room' }, features: [] },
    {
      key: 'r4',
      name: { ar: 'قاعة', en: 'Room' },
      features: [],
      guid: '6f4d3f0e-0a54-4a3c-9d2b-5b1c2f1a7e10',
    },
  ],
  tracks: [
    { key: 't1', name: { ar: 'الوقاية', en: 'Prevention' }, slug: 'prevention', color: '#0a6b5c' },
    { key: 't2', name: { ar: 'الاستجابة' }, slug: 'الاستجابة', color: 'teal' },
  ],
  persons: [
    {
      key: 'p1',
      name: { ar: 'سلمى الهاجري', en: 'Salma Alhajri' },
      biography: { ar: 'باحثة.\n\nمدربة.', en: 'Researcher.' },
    },
    {
      key: 'p2',
      name: { en: 'Omar Nasser' },
      guid: '3c0f4f2e-64c4-4cc1-8d57-93c3b1d3a7f2',
      id: 8,
      code: 'OMAR01',
    },
    { key: 'p3', name: { ar: 'من لا يظهر' } },
  ],
  sessions: [
    session({
      key: 's1',
      guid: '0C8F8F5A-7D0E-4C3A-8F5E-2F0B8B6D4A01',
      slug: 'حفل-الافتتاح',
      title: { ar: 'حفل الافتتاح', en: 'Opening & "welcome" <all>' },
      subtitle: { ar: 'بحضور الضيوف' },
      abstract: { ar: 'فقرة أولى.\n\nفقرة ثانية.', en: 'First paragraph.\n\nSecond ]]> paragraph.' },
      description: { en: '<p>Literal markup</p>\u0000\u0007 and ?> an end' },
      language: 'ar',
      kind: 'ceremony',
      track: 't1',
      room: 'r1',
      start: new Date('2026-04-23T07:00:00Z'),
      duration: 90,
      roles: [
        { person: 'p1', role: 'chair' },
        { person: 'p2', role: 'speaker' },
      ],
      links: [
        { url: 'https://forum.example/بث', title: 'البث المباشر', type: 'live' },
        { url: 'mailto:desk@forum.example', title: 'dropped' },
      ],
      attachments: [{ url: 'https://forum.example/paper.pdf', title: 'Paper', type: 'paper' }],
      url: 'https://forum.example/2026/s1',
      feedbackUrl: 'https://forum.example/2026/s1/feedback',
      recordingUrl: 'https://video.example/s1',
      recordingLicense: 'CC BY 4.0',
      doNotRecord: false,
      sequence: 4,
      lastModified: new Date('2026-03-01T08:00:00Z'),
    }),
    // The night in which Cairo puts its clocks forward, from midnight to one.
    session({
      key: 's2',
      title: { ar: 'سهرة' },
      room: 'r2',
      start: new Date('2026-04-23T21:30:00Z'),
      duration: 60,
      kind: 'break',
    }),
    session({
      key: 's3',
      title: { en: 'Workshop: GovTech في القطاع' },
      room: 'r4',
      track: 't2',
      start: new Date('2026-04-24T06:00:00Z'),
      duration: 225,
    }),
    session({
      key: 's4',
      title: { ar: 'ورشة عمل ملغاة', en: 'Cancelled workshop' },
      kind: 'workshop',
      cancelled: true,
      room: 'r3',
      start: new Date('2026-04-24T06:00:00Z'),
    }),
    session({
      key: 's5',
      title: { en: 'Exhibition hours' },
      kind: 'exhibition',
      room: 'r2',
      start: new Date('2026-04-22T07:00:00Z'),
      duration: 6000,
    }),
    session({ key: 'unplaced', title: { en: 'No time yet' }, room: 'r1', roles: [{ person: 'p3' }] }),
    session({ key: 'homeless', title: { en: 'No room yet' }, start: new Date('2026-04-24T06:00:00Z') }),
  ],
});
