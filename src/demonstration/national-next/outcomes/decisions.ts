import { addDays } from '../../dates.ts';
import type { DemoDecision, DemoReservation, DemoTextCourse, IsoDate, Key } from '../../model.ts';
import { t } from '../../write.ts';
import type { Ago } from './ago.ts';

type Line = DemoDecision['roll'][number];
type Vote = Line['choice'] | 'absent' | `by ${Key}`;

/** Who decides in the edition: those that accepted as members. */
const members = [
  'state-sa',
  'state-ae',
  'state-bh',
  'state-jo',
  'state-kw',
  'school-safety',
  'internet-authority',
  'safe-family-council',
] as const;

/** In favour, unless it says otherwise; `by x`: represented by x, in favour. */
const rollOf = (
  others: Partial<Record<(typeof members)[number], Vote>> = {},
  choice: Line['choice'] = 'for',
): Line[] =>
  members.map((party) => {
    const vote = others[party];
    if (vote === undefined) return { party, present: true, proxy: null, choice };
    if (vote === 'absent') return { party, present: false, proxy: null, choice: null };
    if (vote?.startsWith('by ')) return { party, present: true, proxy: vote.slice(3), choice };
    return { party, present: true, proxy: null, choice: vote as Line['choice'] };
  });

const common = {
  amendment: null,
  question: null,
  majority: 'simple',
  presiding: 'رئيسة لجنة الصياغة',
  state: 'closed',
  hands: null,
} as const;

/** By roll call with an absent delegation and one that is represented, by consensus, by acclamation, by hands, on devices. */
export const decisions = (ago: Ago): readonly DemoDecision[] => [
  {
    ...common,
    document: 'family-action',
    method: 'roll-call',
    majority: 'two-thirds',
    at: ago(3, '13:00'),
    roll: rollOf({
      'state-jo': 'absent',
      'state-bh': 'by state-kw',
      'internet-authority': 'against',
      'safe-family-council': 'abstaining',
    }),
  },
  {
    ...common,
    document: 'preparatory-recommendations',
    method: 'consensus',
    at: ago(3, '14:00'),
    roll: rollOf({ 'state-jo': 'absent' }, null),
  },
  {
    ...common,
    document: 'opening-communique',
    method: 'acclamation',
    at: ago(3, '14:30'),
    roll: rollOf({ 'state-jo': 'absent' }, null),
  },
  {
    ...common,
    document: 'declaration',
    amendment: 'teachers',
    question: t('هل تضاف فقرة تدريب المعلمين؟', 'Shall the paragraph on the training of teachers be added?'),
    method: 'roll-call',
    at: ago(2, '12:00'),
    roll: rollOf({ 'state-bh': 'by state-ae', 'internet-authority': 'abstaining' }),
  },
  {
    ...common,
    document: 'declaration',
    amendment: 'one-day',
    question: t('هل تُقصَّر المدة إلى يوم عمل؟', 'Shall the time be shortened to one working day?'),
    method: 'show-of-hands',
    at: ago(2, '12:30'),
    roll: rollOf({}, null),
    hands: { for: 2, against: 5, abstaining: 1 },
  },
  {
    ...common,
    document: 'declaration',
    amendment: 'two-years',
    question: t('هل تُحدَّد مدة الحفظ بسنتين؟', 'Shall the period be two years?'),
    method: 'devices',
    at: ago(1, '11:00'),
    roll: rollOf({}, null),
    state: 'prepared',
  },
  {
    ...common,
    document: 'follow-up-rules',
    method: 'devices',
    majority: 'two-thirds',
    at: ago(1, '12:00'),
    roll: rollOf({ 'state-jo': 'absent', 'state-bh': 'by state-kw' }, null),
    state: 'open',
  },
];

/** What delegations put on record beside the statement of action. */
export const reservations = (today: IsoDate): readonly DemoReservation[] => [
  {
    document: 'family-action',
    provision: 'figures',
    party: 'internet-authority',
    kind: 'reservation',
    on: addDays(today, -3),
    text: t(
      'تتحفظ الهيئة على نشر زمن الرد إلى أن تُقر تعريفاته.',
      'The authority makes a reservation on publishing the time to answer until its definitions have been agreed.',
    ),
    withdrawn: false,
  },
  {
    document: 'family-action',
    provision: null,
    party: 'safe-family-council',
    kind: 'explanation',
    on: addDays(today, -3),
    text: t(
      'امتنع المجلس لأن النص لا يذكر موارد التنفيذ، وهو يؤيد غايته.',
      'The council abstained because the text does not speak of the means to carry it out; it supports its purpose.',
    ),
    withdrawn: false,
  },
  {
    document: 'family-action',
    provision: 'single-contact',
    party: 'school-safety',
    kind: 'reservation',
    on: addDays(today, -3),
    text: t('تتحفظ الجهة على مدة الأشهر الستة.', 'A reservation is made on the term of six months.'),
    withdrawn: true,
  },
];

export const courses = (today: IsoDate, opens: IsoDate, ago: Ago): readonly DemoTextCourse[] => [
  {
    document: 'declaration',
    circulatedAt: ago(6, '09:00'),
    amendments: { opensAt: ago(5, '09:00'), closesAt: `${addDays(today, 12)}T15:00:00+03:00` },
    tabledAt: null,
    release: null,
  },
  {
    document: 'follow-up-rules',
    circulatedAt: ago(6, '09:30'),
    amendments: null,
    tabledAt: ago(2, '08:00'),
    release: null,
  },
  {
    document: 'family-action',
    circulatedAt: ago(9, '09:00'),
    amendments: null,
    tabledAt: ago(4, '08:00'),
    release: { requestedBy: 'editor', approvedBy: 'secretariat', at: ago(3, '15:00'), embargoUntil: null },
  },
  {
    document: 'preparatory-recommendations',
    circulatedAt: ago(9, '09:30'),
    amendments: null,
    tabledAt: ago(4, '08:30'),
    release: { requestedBy: 'editor', approvedBy: 'secretariat', at: ago(3, '15:30'), embargoUntil: null },
  },
  {
    document: 'opening-communique',
    circulatedAt: null,
    amendments: null,
    tabledAt: ago(4, '09:00'),
    release: {
      requestedBy: 'editor',
      approvedBy: null,
      at: ago(1, '16:00'),
      embargoUntil: `${opens}T10:00:00+03:00`,
    },
  },
];
