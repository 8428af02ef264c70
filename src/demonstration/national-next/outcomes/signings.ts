import { addDays } from '../../dates.ts';
import type { Bilingual, DemoSigning, IsoDate, Key } from '../../model.ts';
import { t } from '../../write.ts';

type Party = DemoSigning['parties'][number];

const named = (party: Key, status: Party['status'], more: Partial<Party> = {}): Party => ({
  party,
  status,
  signatory: null,
  capacity: null,
  reservation: null,
  instrument: 'letter',
  on: null,
  notice: null,
  ...more,
});

const post = (ar: string, en: string): { capacity: Bilingual } => ({ capacity: t(ar, en) });

/** Two constituencies sign the statement of action: states at the closing session, organisations by letter. */
export const signings = (today: IsoDate, to: IsoDate): readonly DemoSigning[] => [
  {
    slug: 'families-states',
    title: t('توقيع الدول على بيان العمل لسلامة الأسرة', 'Signature of the statement of action by states'),
    document: 'family-action',
    constituency: 'states',
    opensOn: addDays(today, -3),
    closesOn: to,
    ceremony: 'closing',
    parties: [
      named('state-ae', 'signed', {
        ...post('رئيس الوفد', 'Head of delegation'),
        instrument: 'full-powers',
        on: addDays(today, -2),
      }),
      named('state-bh', 'signed', {
        ...post('رئيس الوفد', 'Head of delegation'),
        on: addDays(today, -1),
      }),
      named('state-jo', 'intent', post('وكيل الوزارة', 'Under-secretary of the ministry')),
      named('state-kw', 'invited'),
      named('state-eg', 'invited'),
      named('state-sa', 'intent'),
    ],
  },
  {
    slug: 'families-organisations',
    title: t(
      'موافقة الهيئات على بيان العمل لسلامة الأسرة',
      'Agreement of organisations to the statement of action',
    ),
    document: 'family-action',
    constituency: 'organisations',
    opensOn: addDays(today, -3),
    closesOn: to,
    ceremony: null,
    parties: [
      named('school-safety', 'signed', {
        signatory: t('لطيفة المشكاتي', 'Latifa Al-Mishkati'),
        ...post('مشرفة المناهج', 'Curriculum Supervisor'),
        on: addDays(today, -3),
      }),
      named('internet-authority', 'signed', {
        signatory: t('غادة النجماوي', 'Ghada Al-Najmawi'),
        ...post('مديرة حماية المستخدمين', 'Director of User Protection'),
        reservation: t(
          'مع التحفظ على نشر زمن الرد حتى تُقر تعريفاته.',
          'With a reservation on publishing the time to answer until its definitions have been agreed.',
        ),
        instrument: 'deposited',
        on: addDays(today, -2),
      }),
      named('safe-family-council', 'withdrawn', {
        ...post('الأمين العام', 'Secretary-General'),
        on: addDays(today, -3),
        notice: {
          on: addDays(today, -1),
          reason: t(
            'لم تتوافر للمجلس موارد التنفيذ هذا العام.',
            'The council does not have the means to carry it out this year.',
          ),
        },
      }),
      named('reporting-alliance', 'invited'),
      named('arab-family-union', 'declined'),
    ],
  },
];
