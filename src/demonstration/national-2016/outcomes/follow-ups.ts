import type { DemoFollowUp, Key } from '../../model.ts';
import { t } from '../../write.ts';

/** Assessors are of bodies that lead nothing. */
const assessor = { regional: 'nadine-al-karmawani', trust: 'eliane-marsholt' };

/** Reports were due at the first and second anniversary of the adoption. */
function due(...bodies: readonly Key[]): DemoFollowUp['obligations'] {
  return ['2017-11-16', '2018-11-16'].flatMap((dueOn) => bodies.map((body) => ({ body, dueOn })));
}

/** Nothing but what is written: an empty list is silence, and is shown as silence. */
function followUp(spec: Pick<DemoFollowUp, 'recommendation'> & Partial<DemoFollowUp>): DemoFollowUp {
  return {
    responses: [],
    actions: [],
    indicators: [],
    obligations: [],
    reports: [],
    assessments: [],
    ...spec,
    key: `follow-up-${spec.recommendation}`,
  };
}

/** Follow-up of the recommendations; invented, by invented bodies. Recommendations without any are silent. */
export const followUps: readonly DemoFollowUp[] = [
  followUp({
    recommendation: 'safety-centre',
    responses: [{ body: 'cyber-unit', response: 'supported', on: '2017-01-15', note: null }],
    actions: [
      {
        key: 'centre-study',
        body: 'cyber-unit',
        title: t('إعداد دراسة مقارنة لمراكز السلامة', 'Prepare a comparative study of safety centres'),
        dueOn: '2017-09-30',
        reachedOn: '2017-10-12',
      },
    ],
    obligations: due('cyber-unit'),
    reports: [
      {
        key: 'centre-2017',
        body: 'cyber-unit',
        status: 'published',
        selfReported: 'planning',
        submittedOn: '2017-11-09',
        text: t(
          'أنجزت الوحدة دراسة مقارنة لستة مراكز، ورفعت تصورًا أوليًا لمهام المركز وأقسامه.',
          'The unit completed a comparative study of six centres and submitted a first outline of the centre’s tasks and sections.',
        ),
        evidence: [t('الدراسة المقارنة، 84 صفحة', 'The comparative study, 84 pages')],
      },
    ],
    assessments: [
      {
        key: 'centre-assessed-2017',
        assessor: assessor.regional,
        finding: 'limited',
        on: '2017-12-10',
        text: t(
          'الدراسة وافية، ولم يبدأ التأسيس بعد.',
          'The study is thorough; establishment has not begun.',
        ),
      },
    ],
  }),
  followUp({
    recommendation: 'recurrence',
    responses: [{ body: 'organising-committee', response: 'supported', on: '2017-01-10', note: null }],
    actions: [
      {
        key: 'scope-study',
        body: 'scientific-committee',
        title: t('دراسة توسيع نطاق الدورة القادمة', 'Study of a wider scope for the next edition'),
        dueOn: '2018-03-31',
        reachedOn: null,
      },
    ],
    obligations: due('organising-committee'),
    reports: [
      {
        key: 'recurrence-2017',
        body: 'organising-committee',
        status: 'published',
        selfReported: 'in-progress',
        submittedOn: '2017-11-14',
        text: t(
          'كُلّفت اللجنة العلمية بدراسة النطاق، وعُقد لقاءان مع الجهات المشاركة.',
          'The Scientific Committee was entrusted with the study of scope, and two meetings with participating bodies were held.',
        ),
        evidence: [t('محضرا اللقاءين', 'Minutes of the two meetings')],
      },
    ],
    assessments: [
      {
        key: 'recurrence-assessed-2017',
        assessor: assessor.regional,
        finding: 'limited',
        on: '2017-12-10',
        text: t('العمل جارٍ دون موعد معلن للدورة.', 'Work goes on, without a published date for the edition.'),
      },
    ],
  }),
  followUp({
    recommendation: 'reporting-channels',
    responses: [
      { body: 'aman-centre', response: 'supported', on: '2016-12-20', note: null },
      {
        body: 'internet-authority',
        response: 'in-part',
        on: '2017-01-22',
        note: t(
          'تؤيد الهيئة القنوات، وتتحفظ على مدة الإخبار بالنتيجة.',
          'The authority supports the channels, with a reservation on the time within which results are told.',
        ),
      },
    ],
    actions: [
      {
        key: 'children-line',
        body: 'aman-centre',
        title: t('تشغيل نموذج بلاغ مبسط للأطفال', 'Open a simple report form for children'),
        dueOn: '2017-06-30',
        reachedOn: '2017-06-18',
      },
      {
        key: 'night-shift',
        body: 'aman-centre',
        title: t('الرد على البلاغات على مدار الساعة', 'Answer reports around the clock'),
        dueOn: '2018-06-30',
        reachedOn: '2018-07-05',
      },
    ],
    indicators: [
      {
        key: 'answer-time',
        name: t('متوسط زمن الرد الأول', 'Mean time to first answer'),
        unit: t('دقيقة', 'minutes'),
        baseline: 95,
        target: 20,
        latest: 27,
      },
    ],
    obligations: due('aman-centre', 'internet-authority'),
    reports: [
      {
        key: 'channels-2017',
        body: 'aman-centre',
        status: 'published',
        selfReported: 'in-progress',
        submittedOn: '2017-11-02',
        text: t(
          'شُغّل النموذج المبسط في يونيو، وورد عبره ثلث البلاغات.',
          'The simple form was opened in June; a third of reports came through it.',
        ),
        evidence: [t('إحصاء البلاغات الشهري', 'Monthly count of reports')],
      },
      {
        key: 'channels-2018',
        body: 'aman-centre',
        status: 'published',
        selfReported: 'fulfilled',
        submittedOn: '2018-11-08',
        text: t(
          'يعمل الخط على مدار الساعة منذ يوليو، وتراجع متوسط زمن الرد الأول إلى 27 دقيقة.',
          'The line has worked around the clock since July, and the mean time to a first answer has fallen to 27 minutes.',
        ),
        evidence: [t('جدول المناوبات', 'Shift roster'), t('تقرير قياس زمن الرد', 'Report on response times')],
      },
    ],
    assessments: [
      {
        key: 'channels-assessed-2018',
        assessor: assessor.trust,
        finding: 'substantial',
        on: '2018-12-12',
        text: t(
          'تقدم كبير في السهولة والزمن. إخبار المبلِّغ بالنتيجة لا يزال جزئيًا.',
          'Substantial progress in ease and time. Telling those who report of the result is still partial.',
        ),
      },
    ],
  }),
  followUp({
    recommendation: 'families',
    responses: [{ body: 'safe-family-council', response: 'supported', on: '2017-02-05', note: null }],
    indicators: [
      {
        key: 'trained-parents',
        name: t('الآباء والأمهات المستفيدون من اللقاءات', 'Parents reached by meetings'),
        unit: t('مستفيد', 'persons'),
        baseline: 0,
        target: 12000,
        latest: 7350,
      },
    ],
    obligations: due('safe-family-council'),
    reports: [
      {
        key: 'families-2018',
        body: 'safe-family-council',
        status: 'accepted',
        selfReported: 'in-progress',
        submittedOn: '2018-11-15',
        text: t(
          'عُقدت لقاءات في ثلاثين مدينة، ووُزّع دليل الأسرة مطبوعًا ومسموعًا.',
          'Meetings were held in thirty towns, and the family guide was distributed in print and as a recording.',
        ),
        evidence: [t('سجل اللقاءات', 'Register of meetings')],
      },
    ],
    assessments: [
      {
        key: 'families-assessed-2018',
        assessor: assessor.regional,
        finding: 'limited',
        on: '2018-12-20',
        text: t(
          'الوصول واسع، ولم يُقس الأثر بعد.',
          'The reach is wide; the effect has not yet been measured.',
        ),
      },
    ],
  }),
  followUp({
    recommendation: 'campaigns',
    responses: [{ body: 'preventive-awareness', response: 'supported', on: '2016-12-25', note: null }],
    obligations: due('preventive-awareness'),
    reports: [
      {
        key: 'campaigns-2017',
        body: 'preventive-awareness',
        status: 'published',
        selfReported: 'in-progress',
        submittedOn: '2017-10-30',
        text: t(
          'نُفذت ثلاث حملات موسمية، وقيس أثر واحدة منها.',
          'Three seasonal campaigns were run, and the effect of one was measured.',
        ),
        evidence: [t('تقرير قياس الأثر', 'Report on the effect')],
      },
      {
        key: 'campaigns-2018',
        body: 'preventive-awareness',
        status: 'returned',
        selfReported: 'fulfilled',
        submittedOn: '2018-11-16',
        text: t('استمرت الحملات طوال العام.', 'Campaigns continued throughout the year.'),
        evidence: [],
      },
    ],
    assessments: [
      {
        key: 'campaigns-assessed-2018',
        assessor: assessor.trust,
        finding: 'no-evidence',
        on: '2018-12-12',
        text: t(
          'أُعيد التقرير لاستكمال شواهد القياس.',
          'The report was returned for evidence of measurement.',
        ),
      },
    ],
  }),
  followUp({
    recommendation: 'legislation-review',
    responses: [{ body: 'child-prosecution', response: 'noted', on: '2017-03-01', note: null }],
    obligations: due('child-prosecution'),
    reports: [
      {
        key: 'legislation-2017',
        body: 'child-prosecution',
        status: 'accepted',
        selfReported: 'planning',
        submittedOn: '2017-11-16',
        text: t(
          'شُكّل فريق للمراجعة، وحُصرت النصوص ذات الصلة.',
          'A review team was formed, and the relevant texts were listed.',
        ),
        evidence: [t('قائمة النصوص', 'List of texts')],
      },
    ],
    assessments: [
      {
        key: 'legislation-assessed-2017',
        assessor: assessor.trust,
        finding: 'not-started',
        on: '2017-12-18',
        text: t('الحصر تمهيد، ولم تبدأ المراجعة.', 'The list is a preparation; the review has not started.'),
      },
    ],
  }),
  followUp({
    recommendation: 'pupils',
    responses: [{ body: 'school-safety', response: 'supported', on: '2016-12-18', note: null }],
    actions: [
      {
        key: 'lessons',
        body: 'school-safety',
        title: t('إعداد دروس لكل مرحلة دراسية', 'Prepare lessons for every school stage'),
        dueOn: '2017-08-31',
        reachedOn: '2017-08-27',
      },
      {
        key: 'teachers',
        body: 'school-safety',
        title: t('تأهيل معلم في كل مدرسة', 'Prepare one teacher in every school'),
        dueOn: '2018-08-31',
        reachedOn: '2018-08-30',
      },
    ],
    indicators: [
      {
        key: 'schools-covered',
        name: t('المدارس التي تقدم الدروس', 'Schools that give the lessons'),
        unit: t('نسبة مئوية', 'per cent'),
        baseline: 4,
        target: 90,
        latest: 92,
      },
    ],
    obligations: due('school-safety'),
    reports: [
      {
        key: 'pupils-2018',
        body: 'school-safety',
        status: 'published',
        selfReported: 'fulfilled',
        submittedOn: '2018-10-21',
        text: t(
          'تُقدَّم الدروس في المراحل الثلاث، وأُهّل معلم في كل مدرسة مشمولة.',
          'The lessons are given at all three stages, and a teacher has been prepared in every school covered.',
        ),
        evidence: [t('كشف المدارس', 'List of schools'), t('دليل المعلم', 'Teachers’ guide')],
      },
    ],
    assessments: [
      {
        key: 'pupils-assessed-2018',
        assessor: assessor.regional,
        finding: 'complete',
        on: '2018-12-02',
        text: t('زيارة عشرين مدرسة تؤكد ما في الكشف.', 'Visits to twenty schools confirm the list.'),
      },
    ],
  }),
  followUp({
    recommendation: 'research-support',
    obligations: due('digital-childhood-centre'),
    reports: [
      {
        key: 'research-2017',
        body: 'digital-childhood-centre',
        status: 'published',
        selfReported: 'in-progress',
        submittedOn: '2017-11-10',
        text: t(
          'مُوّلت خمس دراسات، نُشرت منها اثنتان.',
          'Five studies were funded, of which two have been published.',
        ),
        evidence: [t('الدراستان المنشورتان', 'The two published studies')],
      },
    ],
    assessments: [
      {
        key: 'research-assessed-2017',
        assessor: assessor.trust,
        finding: 'substantial',
        on: '2017-12-18',
        text: t('الدراستان محكّمتان ومتاحتان.', 'Both studies are reviewed and available.'),
      },
    ],
  }),
  followUp({
    recommendation: 'national-strategy',
    responses: [{ body: 'safe-family-council', response: 'supported', on: '2017-02-05', note: null }],
    obligations: due('safe-family-council'),
    reports: [
      {
        key: 'strategy-2018',
        body: 'safe-family-council',
        status: 'submitted',
        selfReported: 'in-progress',
        submittedOn: '2018-11-15',
        text: t(
          'اكتملت المسودة الثانية، وعُممت على الجهات لإبداء الرأي.',
          'The second draft is complete and has been circulated for comment.',
        ),
        evidence: [t('المسودة الثانية', 'The second draft')],
      },
    ],
  }),
  // Due twice and never reported.
  followUp({ recommendation: 'partnerships', obligations: due('internet-authority') }),
  followUp({
    recommendation: 'detection-systems',
    responses: [{ body: 'internet-authority', response: 'supported', on: '2017-01-22', note: null }],
    obligations: due('internet-authority'),
  }),
  followUp({
    recommendation: 'victims-rights',
    responses: [
      { body: 'waha-recovery', response: 'supported', on: '2017-01-03', note: null },
      { body: 'child-prosecution', response: 'supported', on: '2017-03-01', note: null },
    ],
    actions: [
      {
        key: 'second-house',
        body: 'waha-recovery',
        title: t('افتتاح مقر ثانٍ لخدمات التعافي', 'Open a second house of recovery services'),
        dueOn: '2018-12-31',
        reachedOn: null,
      },
    ],
    obligations: due('waha-recovery'),
    reports: [
      {
        key: 'victims-2017',
        body: 'waha-recovery',
        status: 'published',
        selfReported: 'in-progress',
        submittedOn: '2017-11-12',
        text: t(
          'زاد عدد المختصين من 9 إلى 16، ووُقّع اتفاق مع المدارس لعودة الأطفال إلى صفوفهم.',
          'The number of specialists rose from 9 to 16, and an agreement with schools on children’s return to class was signed.',
        ),
        evidence: [t('اتفاق العودة إلى الصف', 'Agreement on the return to class')],
      },
    ],
    assessments: [
      {
        key: 'victims-assessed-2017',
        assessor: assessor.regional,
        finding: 'substantial',
        on: '2017-12-10',
        text: t(
          'الخدمة أفضل وأسرع، ولا تصل بعد إلى المدن البعيدة.',
          'The service is better and faster; it does not yet reach distant towns.',
        ),
      },
    ],
  }),
];
