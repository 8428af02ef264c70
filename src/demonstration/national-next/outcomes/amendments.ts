import type { DemoAmendment } from '../../model.ts';
import { t } from '../../write.ts';
import type { Ago } from './ago.ts';

const common = { document: 'declaration', coSponsors: [], advice: null } as const;

/** What delegations propose to the declaration: one in every state that an amendment can have. */
export const amendments = (ago: Ago): readonly DemoAmendment[] => [
  {
    ...common,
    key: 'round-the-clock',
    action: 'replace',
    provision: 'one-number',
    sponsor: 'state-kw',
    at: ago(4, '10:00'),
    text: t(
      'يؤكدون أن يكون للبلاغ رقم واحد مجاني يعمل ليل نهار في أيام السنة كلها؛',
      'Affirm that there shall be one number for reports, free of charge and answered day and night throughout the year;',
    ),
    rationale: t(
      'لا ينقطع الخطر مساءً، وكلفة المكالمة تمنع الطفل من البلاغ.',
      'The danger does not end in the evening, and the cost of a call keeps children from reporting.',
    ),
    coSponsors: [
      { party: 'state-bh', answer: 'consented' },
      { party: 'school-safety', answer: 'consented' },
    ],
    advice: {
      advice: 'accept-as-modified',
      note: t(
        'تُقبل مع صياغة تضم مقترح الأردن.',
        'Accept, in a wording that takes in the proposal of Jordan.',
      ),
    },
    end: {
      as: 'accepted',
      text: t(
        'يؤكدون أن يكون للبلاغ رقم واحد مجاني، يرد عليه مختصون ليل نهار في أيام السنة كلها؛',
        'Affirm that there shall be one number for reports, free of charge and answered by specialists day and night throughout the year;',
      ),
    },
  },
  {
    ...common,
    key: 'specialists',
    action: 'replace',
    provision: 'one-number',
    sponsor: 'state-jo',
    at: ago(4, '10:30'),
    text: t(
      'يؤكدون أن يكون للبلاغ رقم واحد يعمل طوال اليوم ويرد عليه مختصون؛',
      'Affirm that there shall be one number for reports, answered all day by specialists;',
    ),
    rationale: t('جودة الرد قبل سرعته.', 'The quality of the answer comes before its speed.'),
    advice: {
      advice: 'merge',
      note: t('تُدمج مع مقترح الكويت.', 'Merge with the proposal of Kuwait.'),
    },
    end: { as: 'merged', into: 'round-the-clock' },
  },
  {
    ...common,
    key: 'teachers',
    action: 'add',
    provision: 'schools',
    sponsor: 'school-safety',
    at: ago(4, '11:00'),
    text: t(
      'يوصون بتدريب معلم واحد على الأقل في كل مدرسة على الاستماع إلى الطفل وإحالته؛',
      'Recommend that one teacher at least in every school be trained in listening to children and referring them;',
    ),
    rationale: t('لا يُدرَّس ما لم يُدرَّب عليه أحد.', 'What nobody was trained in will not be taught.'),
    coSponsors: [{ party: 'safe-family-council', answer: 'consented' }],
    advice: {
      advice: 'discuss',
      note: t('تترك اللجنة الأمر للوفود.', 'The committee leaves it to the delegations.'),
    },
    end: { as: 'decided' },
  },
  {
    ...common,
    key: 'one-day',
    action: 'replace',
    provision: 'platforms',
    sponsor: 'internet-authority',
    at: ago(4, '12:00'),
    text: t(
      'يحثون المنصات على الرد على طلبات الإزالة خلال يوم عمل واحد؛',
      'Urge platforms to answer requests for removal within one working day;',
    ),
    rationale: t('ينتشر المحتوى في ساعات.', 'Material spreads within hours.'),
    advice: {
      advice: 'reject',
      note: t('لا تقدر عليه المنصات الصغيرة.', 'Small platforms are not able to do so.'),
    },
    end: { as: 'decided' },
  },
  {
    ...common,
    key: 'budget',
    action: 'add',
    provision: 'yearly-report',
    sponsor: 'safe-family-council',
    at: ago(4, '13:00'),
    text: t('يقرون موازنة سنوية لأمانة الملتقى.', 'Adopt a yearly budget for the secretariat of the forum.'),
    rationale: t('لا متابعة بلا موارد.', 'There is no follow-up without resources.'),
    end: {
      as: 'inadmissible',
      reason: 'الموازنة ليست من شأن الإعلان بحسب النظام الداخلي، وتُرفع إلى الجهة المنظِّمة.',
    },
  },
  {
    ...common,
    key: 'two-years',
    action: 'replace',
    provision: 'evidence',
    sponsor: 'state-ae',
    at: ago(3, '09:00'),
    text: t(
      'يدعون إلى حفظ الأدلة الرقمية في قضايا الابتزاز سنتين على الأقل؛',
      'Call for digital evidence to be kept for two years at least in cases of extortion;',
    ),
    rationale: t(
      'مدة محددة تُقاس، وتوحيد بلا مدة لا يُقاس.',
      'A stated period can be measured; a common one cannot.',
    ),
    coSponsors: [{ party: 'state-jo', answer: 'consented' }],
    advice: {
      advice: 'discuss',
      note: t('تمس المدة أنظمة وطنية.', 'The period touches on national legislation.'),
    },
    end: { as: 'put-to-decision' },
  },
  {
    ...common,
    key: 'common-index',
    action: 'add',
    provision: 'cooperation',
    sponsor: 'reporting-alliance',
    at: ago(3, '10:00'),
    text: t(
      'يدعون إلى مؤشر إقليمي واحد لزمن الرد على البلاغات؛',
      'Call for one regional index of the time in which reports are answered;',
    ),
    rationale: t('تُقارن الجهود بمقياس واحد.', 'Efforts are compared by one measure.'),
    end: { as: 'withdrawn', reason: 'أخذ به بيان العمل لسلامة الأسرة.' },
  },
  {
    ...common,
    key: 'named-contact',
    action: 'replace',
    provision: 'cooperation',
    sponsor: 'state-bh',
    at: ago(3, '11:00'),
    text: t(
      'يدعون الدول المشاركة إلى تسمية ضابط اتصال ونائب له لطلبات المساعدة العاجلة، وتحديث الأسماء كل عام؛',
      'Call upon participating states to name a contact and a deputy for urgent requests for assistance, and to bring the names up to date every year;',
    ),
    rationale: t('الاسم الواحد يغيب في الإجازات.', 'One name is away on leave.'),
    coSponsors: [
      { party: 'state-kw', answer: 'asked' },
      { party: 'reporting-alliance', answer: 'asked' },
      { party: 'state-ae', answer: 'consented' },
      { party: 'state-jo', answer: 'withdrawn' },
    ],
    advice: {
      advice: 'accept',
      note: t('إضافة نافعة لا تمس المعنى.', 'A useful addition that leaves the meaning as it is.'),
    },
    end: { as: 'admissible' },
  },
  {
    ...common,
    key: 'all-ages',
    action: 'replace',
    provision: 'safe-design',
    sponsor: 'school-safety',
    at: ago(2, '09:00'),
    text: t(
      'يدعون مقدمي الخدمات الرقمية إلى أن تكون إعدادات الحماية مفعّلة تلقائيًا في الحسابات كلها، ويجوز للراشد تغييرها؛',
      'Call upon providers of digital services to have protective settings switched on by default in all accounts; adults may change them;',
    ),
    rationale: t('يصعب التحقق من العمر.', 'Age is difficult to verify.'),
    end: { as: 'submitted' },
  },
  {
    ...common,
    key: 'no-banks',
    action: 'delete',
    provision: 'elderly',
    sponsor: 'internet-authority',
    at: ago(2, '10:00'),
    text: null,
    rationale: t('تنظمه جهة أخرى.', 'Another body regulates this.'),
    advice: {
      advice: 'reject',
      note: t('كبار السن من موضوع الدورة.', 'The elderly are a subject of the edition.'),
    },
    end: { as: 'rejected', reason: 'يبقى البند، فكبار السن من محاور الدورة.' },
  },
  {
    ...common,
    key: 'half-yearly',
    action: 'replace',
    provision: 'yearly-report',
    sponsor: 'state-jo',
    at: ago(2, '11:00'),
    text: t(
      'يطلبون إلى الأمانة أن تنشر كل ستة أشهر تقريرًا بحال هذا الإعلان.',
      'Request the secretariat to publish a report on this declaration every six months.',
    ),
    rationale: t('السنة مدة طويلة.', 'A year is a long time.'),
    end: {
      as: 'lapsed',
      reason: 'حدد إعلان قواعد المتابعة المعروض للإقرار موعدين في السنة، فلم يبق للتعديل موضوع.',
    },
  },
  {
    ...common,
    key: 'young-helpers',
    action: 'add',
    provision: 'one-number',
    sponsor: 'state-kw',
    at: ago(1, '09:00'),
    text: t(
      'يشجعون على إشراك اليافعين في تحسين قنوات البلاغ؛',
      'Encourage taking young people into the improvement of reporting channels;',
    ),
    rationale: t('هم من يستعملها.', 'They are the ones who use them.'),
    end: { as: 'draft' },
  },
  {
    ...common,
    key: 'exchange-of-methods',
    action: 'replace',
    provision: 'cooperation',
    sponsor: 'reporting-alliance',
    at: ago(1, '10:00'),
    text: t(
      'يدعون الدول المشاركة إلى تسمية ضابط اتصال واحد لطلبات المساعدة العاجلة، وتبادل أساليب التحقق من البلاغ؛',
      'Call upon participating states to name one contact for urgent requests for assistance, and to share how reports are verified;',
    ),
    rationale: t('يُبحث مع الوفود قبل تقديمه.', 'To be discussed with delegations before it is submitted.'),
    end: { as: 'draft' },
  },
];
