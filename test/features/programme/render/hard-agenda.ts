import type {
  AgendaDocument,
  AgendaRole,
  AgendaSession,
} from '../../../../src/features/programme/render/index.ts';
import type { PersonGender } from '../../../../src/platform/language/index.ts';

const pair = (ar: string, en: string) => ({ ar, en });
const instant = (day: string, time: string): Date => new Date(`${day}T${time}:00+03:00`);
const repeated = (text: string, times: number, separator: string): string =>
  Array.from({ length: times }, () => text).join(separator);

const person = (
  role: string,
  [nameAr, nameEn]: readonly [string, string],
  rest: Partial<Record<'post' | 'body' | 'state', readonly [string, string]>> = {},
  gender: PersonGender = 'm',
): AgendaRole => {
  const words = (side: 0 | 1) => ({
    honorific: '',
    rank: '',
    academicTitle: side === 0 ? 'الدكتور' : 'Dr',
    name: side === 0 ? nameAr : nameEn,
    post: rest.post?.[side] ?? '',
    body: rest.body?.[side] ?? '',
    state: rest.state?.[side] ?? '',
  });
  return { role, gender, ar: words(0), en: words(1) };
};

const forty: readonly [string, string] = [
  `سامر ${repeated('بن عبد الرحمن', 19, ' ')} الواحي`,
  `Samir ${repeated('ibn Abd al-Rahman', 13, ' ')} al-Wahi`,
];
const longTitle = pair(
  repeated('نحو مواءمة التشريعات العربية مع الصكوك الدولية في جرائم الاستغلال عبر الإنترنت', 4, '، و'),
  repeated(
    'towards harmonising national legislation with international instruments on online exploitation',
    4,
    ', and ',
  ),
);
const longAbstract = pair(
  repeated(
    'تعرض الجلسة أربع تجارب وطنية وإقليمية في بناء منظومات الإبلاغ والاستجابة وتقارن بين مددها.',
    45,
    ' ',
  ),
  repeated(
    'The session presents four national and regional experiences in building systems of reporting.',
    40,
    ' ',
  ),
);

const monday = '2026-11-16';
const tuesday = '2026-11-17';
const wednesday = '2026-11-18';

const session = (code: string, changes: Partial<AgendaSession>): AgendaSession => ({
  code,
  kind: 'panel',
  title: pair(`جلسة ${code}`, `Session ${code}`),
  abstract: null,
  roomId: 'r1',
  themeId: null,
  startsAt: instant(tuesday, '09:00'),
  endsAt: instant(tuesday, '10:00'),
  common: false,
  cancelled: false,
  movedFrom: null,
  roles: [],
  ...changes,
});

const at = (day: string, start: string, end: string, endDay = day) => ({
  startsAt: instant(day, start),
  endsAt: instant(endDay, end),
});

const speakers = Array.from({ length: 12 }, (_, index) =>
  person(
    'speaker',
    [`متحدث رقم ${index + 1} السهلاوي`, `Speaker Number ${index + 1} al-Sahlawi`],
    index % 3 === 0
      ? {}
      : {
          post: [
            'أستاذ القانون الدولي الجنائي ورئيس لجنة مواءمة التشريعات',
            'Professor of International Criminal Law',
          ],
          body: ['المعهد العالي للقضاء', 'Higher Judicial Institute'],
          ...(index % 2 === 0 ? { state: ['المغرب', 'Morocco'] as const } : {}),
        },
  ),
);

/** Eleven rooms with a slot of five minutes to several hours each. */
const crowd = Array.from({ length: 11 }, (_, room) =>
  session(`W-${room + 1}`, {
    ...at(wednesday, '09:00', room % 2 === 0 ? '09:05' : '11:00'),
    roomId: `r${room + 1}`,
    kind: 'workshop',
    themeId: room % 3 === 0 ? null : `t${(room % 7) + 1}`,
  }),
);

/** Everything that is hard to print: it happens, and must not spoil a page. */
export const hardAgenda = (): AgendaDocument => ({
  edition: {
    title: pair('منتدى الحالات الصعبة', 'Forum of Hard Cases'),
    number: 21,
    slogan: null,
    patron: null,
    venue: null,
    city: pair('مدينة النخيل', ''),
    organiser: null,
    coOrganisers: [],
    from: tuesday,
    to: '2026-11-20',
    authentic: 'ar',
    dates: {
      timeZone: 'Asia/Riyadh',
      digits: 'arab',
      monthNames: 'joint',
      hijri: { show: true, first: true, adjust: 1 },
    },
  },
  symbol: 'HARD/21/AG',
  version: pair('النسخة الأولى', 'First version'),
  createdAt: new Date('2026-11-01T00:00:00Z'),
  distribution: 'participants',
  days: [tuesday, wednesday, '2026-11-19', '2026-11-20'],
  rooms: Array.from({ length: 11 }, (_, index) => ({
    id: `r${index + 1}`,
    name: pair(`قاعة المؤتمرات الكبرى رقم ${index + 1}`, `Grand Conference Hall Number ${index + 1}`),
  })),
  themes: Array.from({ length: 14 }, (_, index) => ({
    id: `t${index + 1}`,
    number: index + 1,
    title: pair(`محور طويل الاسم عن حماية الأطفال ${index + 1}`, `A theme with a long name ${index + 1}`),
  })),
  sessions: [
    session('EVE', {
      ...at(monday, '20:00', '01:30', tuesday),
      kind: 'ceremony',
      common: true,
      roomId: null,
    }),
    session('T-01', {
      title: longTitle,
      abstract: longAbstract,
      themeId: 't12',
      roles: [person('chair', forty), ...speakers],
    }),
    session('T-02', { roomId: 'r2', cancelled: true, themeId: 't2', title: longTitle }),
    session('T-03', { roomId: 'r2', themeId: 't2', title: pair('بديلة', '') }),
    session('T-04', {
      roomId: 'r3',
      title: pair('', 'Only in English'),
      roles: [person('moderator', forty, {}, 'unstated')],
    }),
    session('T-05', { roomId: 'r3', ...at(tuesday, '09:15', '09:45'), themeId: 't3' }),
    session('T-06', { roomId: 'r3', ...at(tuesday, '09:20', '09:40'), themeId: 't4' }),
    session('T-07', { ...at(tuesday, '10:00', '10:05'), kind: 'break', common: true, roomId: null }),
    session('T-08', {
      ...at(tuesday, '10:05', '10:10'),
      kind: 'prayer-break',
      common: true,
      roomId: null,
      title: longTitle,
    }),
    session('T-09', {
      ...at(tuesday, '23:00', '00:30', wednesday),
      roomId: null,
      place: pair('ضفة النهر', 'The river bank'),
      kind: 'cultural-visit',
      movedFrom: { startsAt: instant(monday, '19:00'), roomId: 'r4' },
    }),
    session('T-10', {
      ...at(tuesday, '08:00', '18:00'),
      kind: 'exhibition-hours',
      common: true,
      roomId: null,
    }),
    ...crowd,
  ],
});
