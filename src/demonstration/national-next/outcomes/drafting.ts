import type { DemoComment, DemoRewording, DemoSessionReport } from '../../model.ts';
import { t } from '../../write.ts';
import type { Ago } from './ago.ts';

const inDraft = { document: 'recommendations' } as const;

/** Reports that rapporteurs prepared ahead of their sessions, in each state. */
export const reports = (ago: Ago): readonly DemoSessionReport[] => [
  {
    session: 'follow-up-plenary',
    status: 'taken-up',
    at: ago(9, '10:00'),
    summary: t(
      'تقرير معدّ قبل الجلسة من إفادات الجهات وتقييمات الدورة الأولى، يُستكمل بعد انعقادها.',
      'Prepared before the session from the reports of bodies and the assessments of the first edition; to be completed after it.',
    ),
    returnReason: null,
    points: [
      {
        kind: 'recommendation',
        text: t(
          'تسمية جهة بديلة لكل توصية مرّ عليها موعدان دون إفادة؛',
          'Name another lead for every recommendation on which two dates have passed without a report;',
        ),
        fate: {
          takenUpIn: 'recommendations',
          title: t('جهة بديلة لما صُمت عنه', 'Another lead where there was silence'),
          theme: 'cooperation',
        },
      },
      {
        kind: 'commitment',
        text: t('تنشر كل جهة شواهدها مع إفادتها.', 'Every body publishes its evidence with its report.'),
        fate: { takenUpIn: 'follow-up-rules', title: t('الشواهد', 'Evidence'), theme: null },
      },
      {
        kind: 'remark',
        text: t(
          'طُلب أن تُعرض الحصيلة بحسب المحاور لا بحسب الجهات.',
          'It was asked that the record be shown by theme and not by body.',
        ),
        fate: { setAside: 'ملاحظة على العرض لا على النص، أُحيلت إلى لجنة البرنامج.' },
      },
    ],
  },
  {
    session: 'scope-panel',
    status: 'submitted',
    at: ago(7, '12:00'),
    summary: t(
      'خلاصة ما كتبته الجهات عن اتساع موضوع الدورة، في انتظار نقاش الجلسة.',
      'A summary of what bodies wrote on the wider subject, awaiting the discussion in the session.',
    ),
    returnReason: null,
    points: [
      {
        kind: 'recommendation',
        text: t(
          'أن يبقى للطفل باب خاص في كل نص يتناول سلامة الأسرة؛',
          'Keep a chapter of its own for the child in every text on the safety of families;',
        ),
        fate: null,
      },
      {
        kind: 'remark',
        text: t(
          'لا تعريف متفقًا عليه للسلامة الإلكترونية بعد.',
          'There is no agreed definition of electronic safety yet.',
        ),
        fate: null,
      },
    ],
  },
  {
    session: 'fraud-panel',
    status: 'returned',
    at: ago(6, '11:00'),
    summary: t(
      'أسئلة الحلقة وما ورد عليها كتابةً من الجهات.',
      'The questions of the panel, and what bodies answered in writing.',
    ),
    returnReason: 'تُصاغ النقطة الأولى توصيةً لها جهة تخاطبها، ويُذكر مصدر الرقم.',
    points: [
      {
        kind: 'recommendation',
        text: t(
          'تضاعفت بلاغات الابتزاز، ويلزم عمل شيء؛',
          'Reports of extortion have doubled, and something has to be done;',
        ),
        fate: null,
      },
    ],
  },
  {
    session: 'intelligence-papers',
    status: 'draft',
    at: ago(2, '15:00'),
    summary: t('هيكل التقرير قبل اختيار الأوراق.', 'Outline of the report, before the papers are chosen.'),
    returnReason: null,
    points: [
      {
        kind: 'remark',
        text: t(
          'تُجمع أسئلة التحكيم المشتركة بين الأوراق.',
          'Questions that the reviews of several papers share are collected.',
        ),
        fate: null,
      },
    ],
  },
];

/** The draft that begins with what is unfinished of the first edition, as it was worded anew. */
export const rewordings = (ago: Ago): readonly DemoRewording[] => [
  {
    ...inDraft,
    provision: 'safety-centre',
    by: 'secretariat',
    at: ago(8, '09:00'),
    text: t(
      'إنشاء مركز وطني للسلامة الإلكترونية تستضيفه وزارة الداخلية وتشرف عليه خلال ثمانية عشر شهرًا، على ثلاث مراحل معلنة؛',
      'Establish a national centre for electronic safety, hosted and supervised by the Ministry of the Interior, within eighteen months and in three published stages;',
    ),
    comment: 'أُضيفت مدة ومراحل كما في قرار الترحيل.',
    reviewed: null,
  },
  {
    ...inDraft,
    provision: 'safety-centre',
    by: 'secretariat',
    at: ago(5, '09:00'),
    text: {
      ar: 'إنشاء مركز وطني للسلامة الإلكترونية تستضيفه وزارة الداخلية وتشرف عليه خلال اثني عشر شهرًا من انعقاد الدورة، على ثلاث مراحل معلنة؛',
    },
    comment: 'قُصِّرت المدة بعد مشاورة لجنة الصياغة، وتلحق الترجمة.',
    reviewed: null,
  },
  {
    ...inDraft,
    provision: 'reporting-channels',
    by: 'secretariat',
    at: ago(8, '10:00'),
    text: {
      ar: 'توفير قنوات للإبلاغ متعددة وسهلة وسرية يستطيع الطفل نفسه استعمالها، وتطويرها بانتظام، وإخبار المبلِّغ بما آل إليه بلاغه خلال عشرة أيام؛',
    },
    comment: null,
    reviewed: null,
  },
  {
    ...inDraft,
    provision: 'reporting-channels',
    by: 'editor',
    at: ago(4, '14:00'),
    text: {
      en: 'Provide several reporting channels that are easy, confidential and usable by children themselves, improve them regularly, and tell those who report, within ten days, what became of their report;',
    },
    comment: 'The term follows the Arabic.',
    reviewed: 'en',
  },
  {
    ...inDraft,
    provision: 'legislation-review',
    by: 'secretariat',
    at: ago(3, '09:30'),
    text: {
      ar: 'مراجعة الأنظمة الوطنية خلال سنة واحدة بما يحظر استعمال الشبكة في استغلال الأطفال ويضمن ملاحقة مرتكبيه، وبما يساير المعايير الدولية المعتمدة؛',
    },
    comment: 'أُضيفت المدة التي نص عليها قرار الترحيل، وتلحق الترجمة.',
    reviewed: null,
  },
];

export const comments = (ago: Ago): readonly DemoComment[] => [
  {
    ...inDraft,
    provision: 'safety-centre',
    by: 'rapporteur',
    at: ago(6, '10:00'),
    text: 'ثمانية عشر شهرًا تتجاوز موعد الدورة الثالثة. أقترح اثني عشر شهرًا من الانعقاد.',
    answers: [
      {
        by: 'secretariat',
        at: ago(5, '08:30'),
        text: 'موافقون. عُدّلت الصياغة العربية، وتُحدَّث الترجمة.',
      },
    ],
    resolved: false,
  },
  {
    ...inDraft,
    provision: 'reporting-channels',
    by: 'editor',
    at: ago(6, '13:00'),
    text: 'Ten calendar days or working days? The English should say the same as the Arabic.',
    answers: [
      { by: 'rapporteur', at: ago(5, '12:00'), text: 'أيام تقويمية، كما في بقية النص.' },
      { by: 'editor', at: ago(4, '14:05'), text: 'Thank you; done.' },
    ],
    resolved: true,
  },
  {
    ...inDraft,
    provision: 'partnerships',
    by: 'rapporteur',
    at: ago(3, '11:00'),
    text: 'تحتاج هذه التوصية إلى جهة رئيسة جديدة قبل تعميم النص.',
    answers: [],
    resolved: false,
  },
  {
    ...inDraft,
    provision: null,
    by: 'secretariat',
    at: ago(2, '09:00'),
    text: 'يُعمَّم المشروع على الوفود بعد اكتمال مراجعة الترجمة.',
    answers: [],
    resolved: false,
  },
];
