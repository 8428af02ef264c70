import type { DemoDocument } from '../../model.ts';
import { assigned, provisions, t } from '../../write.ts';

const drafted = { authentic: 'ar', summary: false, sample: true, adoption: null } as const;

/** Open for amendments: what delegations propose to it stands in `amendments.ts`. */
const declaration: DemoDocument = {
  ...drafted,
  key: 'declaration',
  kind: 'declaration',
  title: t('إعلان الرياض للسلامة الإلكترونية', 'Riyadh Declaration on Electronic Safety'),
  chapeau: t(
    'إنّ المشاركين في الملتقى الوطني للسلامة الإلكترونية،',
    'The participants in the National Forum on Electronic Safety,',
  ),
  enacting: t('يعلنون ما يلي:', 'Declare as follows:'),
  provisions: [
    ...provisions('preamble', [
      {
        key: 'recalling',
        text: t(
          'إذ يشيرون إلى توصيات الدورة الأولى وما كشفته متابعتها من تقدم ومن صمت،',
          'Recalling the recommendations of the first edition, and the progress and the silence that their follow-up has shown,',
        ),
      },
      {
        key: 'concerned',
        text: t(
          'وإذ يعربون عن قلقهم إزاء اتساع الاحتيال والابتزاز الرقميين بين اليافعين وكبار السن،',
          'Concerned at the spread of digital fraud and extortion among the young and the elderly,',
        ),
      },
      {
        key: 'convinced',
        text: t(
          'واقتناعًا منهم بأن سلامة الأسرة في الفضاء الرقمي حق لا ميزة،',
          'Convinced that the safety of families in the digital space is a right and not a privilege,',
        ),
      },
    ]),
    ...provisions('operative', [
      {
        key: 'safe-design',
        title: t('السلامة منذ التصميم', 'Safety by design'),
        text: t(
          'يدعون مقدمي الخدمات الرقمية إلى أن تكون إعدادات الحماية مفعّلة تلقائيًا في حسابات من هم دون الثامنة عشرة؛',
          'Call upon providers of digital services to have protective settings switched on by default in the accounts of those under eighteen;',
        ),
        theme: 'artificial-intelligence',
      },
      {
        key: 'one-number',
        title: t('رقم واحد للبلاغ', 'One number for reports'),
        text: t(
          'يؤكدون أن يكون للبلاغ رقم واحد يعمل طوال اليوم؛',
          'Affirm that there shall be one number for reports, answered all day;',
        ),
        theme: 'reporting',
      },
      {
        key: 'schools',
        title: t('المدرسة', 'Schools'),
        text: t(
          'يوصون بأن تُدرَّس مهارات السلامة الرقمية في كل صف مرة في العام على الأقل؛',
          'Recommend that skills of digital safety be taught in every class once a year at least;',
        ),
        theme: 'family-school',
      },
      {
        key: 'evidence',
        title: t('الأدلة الرقمية', 'Digital evidence'),
        text: t(
          'يدعون إلى توحيد مدة حفظ الأدلة الرقمية في قضايا الابتزاز؛',
          'Call for one period for which digital evidence is kept in cases of extortion;',
        ),
        theme: 'legislation',
      },
      {
        key: 'platforms',
        title: t('مسؤولية المنصات', 'Responsibility of platforms'),
        text: t(
          'يحثون المنصات على الرد على طلبات الإزالة خلال ثلاثة أيام عمل؛',
          'Urge platforms to answer requests for removal within three working days;',
        ),
        theme: 'digital-fraud',
      },
      {
        key: 'elderly',
        title: t('كبار السن', 'The elderly'),
        text: t(
          'يشجعون المصارف على تنبيه كبار السن قبل التحويلات غير المعتادة؛',
          'Encourage banks to warn elderly customers before unusual transfers;',
        ),
        theme: 'digital-fraud',
      },
      {
        key: 'cooperation',
        title: t('التعاون بين الدول', 'Cooperation between states'),
        text: t(
          'يدعون الدول المشاركة إلى تسمية ضابط اتصال واحد لطلبات المساعدة العاجلة؛',
          'Call upon participating states to name one contact for urgent requests for assistance;',
        ),
        theme: 'cooperation',
      },
      {
        key: 'yearly-report',
        title: t('تقرير سنوي', 'A yearly report'),
        text: t(
          'يطلبون إلى الأمانة أن تنشر كل عام تقريرًا بحال هذا الإعلان.',
          'Request the secretariat to publish a report on this declaration every year.',
        ),
        theme: 'cooperation',
      },
    ]),
  ],
};

/** Before the delegations now: they decide on it on their own devices. */
const followUpRules: DemoDocument = {
  ...drafted,
  key: 'follow-up-rules',
  kind: 'declaration',
  title: t('إعلان قواعد متابعة التوصيات', 'Declaration on how recommendations are followed up'),
  chapeau: t('إنّ الوفود المشاركة في الدورة الثانية،', 'The delegations to the second edition,'),
  enacting: t('تقرر ما يلي:', 'Decide as follows:'),
  provisions: provisions('operative', [
    {
      key: 'two-dates',
      title: t('موعدان في السنة', 'Two dates a year'),
      text: t(
        'ترفع كل جهة رئيسة إفادة عن توصياتها مرتين في السنة؛',
        'Every lead body reports on its recommendations twice a year;',
      ),
    },
    {
      key: 'two-axes',
      title: t('إفادة وتقييم', 'Report and assessment'),
      text: t(
        'تُنشر إفادة الجهة وتقييم المقيِّم متجاورين ولا يُجمعان في رقم واحد؛',
        'What a body reports and what the assessor finds are published side by side, and never made one figure;',
      ),
    },
    {
      key: 'silence',
      title: t('الصمت', 'Silence'),
      text: t('يُنشر غياب الإفادة كما هو؛', 'That no report came is published as it is;'),
    },
  ]),
};

/** Adopted by vote and published: open to signature, with reservations on record. */
const familyAction: DemoDocument = {
  ...drafted,
  key: 'family-action',
  kind: 'statement-of-action',
  title: t('بيان العمل لسلامة الأسرة', 'Statement of action for the safety of families'),
  chapeau: t('إنّ الأطراف الموقِّعة على هذا البيان،', 'The signatories of this statement,'),
  enacting: t('تلتزم بما يلي:', 'Undertake the following:'),
  provisions: provisions('operative', [
    {
      key: 'single-contact',
      title: t('جهة اتصال واحدة', 'A single contact'),
      text: t(
        'تسمية جهة اتصال واحدة للأسر خلال ستة أشهر من التوقيع؛',
        'To name a single contact for families within six months of signature;',
      ),
      theme: 'family-school',
    },
    {
      key: 'shared-material',
      title: t('مواد مشتركة', 'Shared material'),
      text: t(
        'إتاحة مواد التوعية التي تنتجها للأطراف الأخرى دون مقابل؛',
        'To make the awareness material that they produce available to the others free of charge;',
      ),
      theme: 'awareness',
    },
    {
      key: 'figures',
      title: t('أرقام قابلة للمقارنة', 'Comparable figures'),
      text: t(
        'نشر عدد البلاغات وزمن الرد عليها كل سنة بتعريفات واحدة.',
        'To publish the number of reports and the time to answer them every year, by the same definitions.',
      ),
      theme: 'reporting',
    },
  ]),
};

/** Adopted by consensus and published: responsible bodies report on these while the edition is prepared. */
const preparatory: DemoDocument = {
  ...drafted,
  key: 'preparatory-recommendations',
  kind: 'recommendations',
  title: t('توصيات الاجتماع التحضيري', 'Recommendations of the preparatory meeting'),
  chapeau: t(
    'إنّ المشاركين في الاجتماع التحضيري للدورة الثانية،',
    'The participants in the preparatory meeting of the second edition,',
  ),
  enacting: t('يوصون بما يلي:', 'Recommend as follows:'),
  provisions: provisions('recommendation', [
    {
      key: 'open-figures',
      title: t('أرقام البلاغات المفتوحة', 'Open figures of reports'),
      text: t(
        'نشر أرقام البلاغات كل ثلاثة أشهر قبل انعقاد الدورة؛',
        'Publish the figures of reports every three months before the edition is held;',
      ),
      theme: 'reporting',
      level: 'national',
      targetGroup: t('الباحثون والإعلام', 'Researchers and the media'),
      assignments: assigned('aman-centre', ['internet-authority']),
    },
    {
      key: 'pilot-schools',
      title: t('مدارس تجريبية', 'Pilot schools'),
      text: t(
        'تجربة مقرر السلامة الرقمية في ثلاثين مدرسة وعرض حصيلته على الدورة؛',
        'Try the course on digital safety in thirty schools, and present the outcome to the edition;',
      ),
      theme: 'family-school',
      level: 'national',
      targetGroup: t('طلاب المرحلة المتوسطة', 'Pupils of intermediate schools'),
      assignments: assigned('school-safety', ['preventive-awareness']),
    },
    {
      key: 'fraud-register',
      title: t('سجل أساليب الاحتيال', 'Register of fraud methods'),
      text: t(
        'إعداد سجل محدَّث بأساليب الاحتيال الرقمي تتبادله الجهات.',
        'Keep a register of methods of digital fraud up to date, and share it among bodies.',
      ),
      theme: 'digital-fraud',
      level: 'regional',
      assignments: assigned('cyber-unit'),
    },
  ]),
};

/** Adopted, and under embargo until the edition opens: a second person is asked to release it. */
const opening: DemoDocument = {
  ...drafted,
  key: 'opening-communique',
  kind: 'final-communique',
  title: t('بيان افتتاح الدورة', 'Communique of the opening'),
  chapeau: null,
  enacting: null,
  provisions: provisions('operative', [
    {
      key: 'record',
      title: t('الحصيلة', 'The record'),
      text: t(
        'تبدأ الدورة بعرض حال توصيات الدورة الأولى واحدة واحدة؛',
        'The edition begins by showing where each recommendation of the first edition stands;',
      ),
    },
    {
      key: 'invitation',
      title: t('دعوة', 'An invitation'),
      text: t(
        'والدعوة مفتوحة إلى كل جهة لتعلن تعهدها قبل الختام.',
        'Every body is invited to announce its pledge before the close.',
      ),
    },
  ]),
};

export const texts: readonly DemoDocument[] = [
  familyAction,
  preparatory,
  opening,
  declaration,
  followUpRules,
];
