import { addDays } from '../../dates.ts';
import type { DemoFollowUp, IsoDate } from '../../model.ts';
import { t } from '../../write.ts';

const nothing = {
  responses: [],
  actions: [],
  indicators: [],
  obligations: [],
  reports: [],
  assessments: [],
} as const;

/** What bodies say of the recommendations of the preparatory meeting: a draft begun, a report to read, and silence. */
export const followUps = (today: IsoDate): readonly DemoFollowUp[] => [
  {
    ...nothing,
    key: 'follow-up-open-figures',
    recommendation: 'open-figures',
    responses: [
      { body: 'aman-centre', response: 'supported', on: addDays(today, -2), note: null },
      {
        body: 'internet-authority',
        response: 'in-part',
        on: addDays(today, -1),
        note: t('تؤيد الهيئة النشر كل ستة أشهر.', 'The authority supports publication every six months.'),
      },
    ],
    actions: [
      {
        key: 'definitions',
        body: 'aman-centre',
        title: t('توحيد تعريفات البلاغ', 'Agree on definitions of a report'),
        dueOn: addDays(today, 20),
        reachedOn: null,
      },
      {
        key: 'first-figures',
        body: 'aman-centre',
        title: t('نشر أول مجموعة أرقام', 'Publish the first set of figures'),
        dueOn: addDays(today, 70),
        reachedOn: null,
      },
    ],
    indicators: [
      {
        key: 'sets',
        name: t('مجموعات الأرقام المنشورة', 'Sets of figures published'),
        unit: t('مجموعة', 'sets'),
        baseline: 0,
        target: 2,
        latest: null,
      },
    ],
    obligations: [
      { body: 'aman-centre', dueOn: addDays(today, 14) },
      { body: 'internet-authority', dueOn: addDays(today, 14) },
    ],
    reports: [
      {
        key: 'open-figures-draft',
        body: 'aman-centre',
        status: 'draft',
        selfReported: 'planning',
        submittedOn: null,
        text: t(
          'شُكّل فريق للتعريفات، ويُنشر أول جدول بعد إقرارها.',
          'A team on definitions was formed; the first table is published once they are agreed.',
        ),
        evidence: [t('محضر تشكيل الفريق', 'Minutes of the team’s first meeting')],
      },
    ],
  },
  {
    ...nothing,
    key: 'follow-up-pilot-schools',
    recommendation: 'pilot-schools',
    responses: [{ body: 'school-safety', response: 'supported', on: addDays(today, -2), note: null }],
    actions: [
      {
        key: 'choose-schools',
        body: 'school-safety',
        title: t('اختيار المدارس', 'Choose the schools'),
        dueOn: addDays(today, -1),
        reachedOn: addDays(today, -1),
      },
    ],
    indicators: [
      {
        key: 'schools',
        name: t('مدارس بدأت المقرر', 'Schools that began the course'),
        unit: t('مدرسة', 'schools'),
        baseline: 0,
        target: 30,
        latest: 12,
      },
    ],
    obligations: [
      { body: 'school-safety', dueOn: addDays(today, 14) },
      { body: 'preventive-awareness', dueOn: addDays(today, 14) },
    ],
    reports: [
      {
        key: 'pilot-schools-first',
        body: 'school-safety',
        status: 'submitted',
        selfReported: 'in-progress',
        submittedOn: addDays(today, -1),
        text: t(
          'اختيرت ثلاثون مدرسة في خمس مناطق، وبدأ المقرر في اثنتي عشرة منها.',
          'Thirty schools in five regions were chosen, and the course has begun in twelve of them.',
        ),
        evidence: [t('قائمة المدارس', 'List of the schools')],
      },
    ],
  },
  {
    ...nothing,
    key: 'follow-up-fraud-register',
    recommendation: 'fraud-register',
    obligations: [{ body: 'cyber-unit', dueOn: addDays(today, 14) }],
  },
];
