/**
 * The page that shows every component once, in its language and direction. Its sample words stand here and
 * not in the message files: they are pictures of words, not words of the interface.
 */
import { type Digits, inDigits, type Language } from '../language/index.ts';
import { sampleCharts } from './components-page-charts.ts';
import { sampleForm } from './components-page-form.ts';
import { sampleTable } from './components-page-table.ts';
import type { SessionCardModel, TagModel, ThemeModel } from './models.ts';

/** Chooses the sample in the page's language, with the digits of the page. */
export type Say = (arabic: string, english: string) => string;

/** View model of `site/components`; the caller adds `page`. */
export function componentsPage(settings: { readonly language: Language; readonly digits: Digits }) {
  const say: Say = (arabic, english) => inDigits(settings.language === 'ar' ? arabic : english, settings);
  const themes = themesOf(say);
  return {
    say,
    themes,
    colours: COLOURS,
    words: wordsOf(say),
    tags: tagsOf(say),
    sessions: sessionsOf(say, themes),
    people: [
      {
        name: say('د. سالم المريخي', 'Dr Salem Al-Muraikhi'),
        href: '#',
        post: say('وكيل وزارة العدل', 'Undersecretary, Ministry of Justice'),
        state: say('دولة قطر', 'State of Qatar'),
      },
      {
        name: say('ليان المرجان', 'Layan Al-Murjan'),
        href: '#',
        post: say('مديرة خط البلاغات', 'Director of the helpline'),
        tag: { text: say('رئيسة الجلسة', 'Chair') },
      },
    ],
    facts: [
      {
        label: say('الموعد', 'Time'),
        value: say('10:45 – 12:00', '10:45 – 12:00'),
        notes: [
          say('الأربعاء 4 نوفمبر 2026', 'Wednesday 4 November 2026'),
          say('24 جمادى الأولى 1448هـ', '24 Jumada I 1448 AH'),
        ],
      },
      { label: say('القاعة', 'Room'), value: say('القاعة الكبرى', 'Grand Hall') },
      { label: say('الرقم التسلسلي', 'Serial number'), value: 'SPK-00047', code: true },
      {
        label: say('الحالة', 'State'),
        tag: { text: say('سارية', 'Valid'), tone: 'ok' as const, icon: 'check' as const },
      },
    ],
    stats: [
      {
        label: say('دولة مشاركة', 'participating states'),
        value: 16,
        note: say('بزيادة دولتين', 'two more than before'),
      },
      {
        label: say('مشاركًا معتمدًا', 'accredited'),
        value: 1168,
        note: say('من 1214 مرشَّحًا', 'of 1,214 nominated'),
      },
      { label: say('بطاقات مُبطَلة', 'revoked badges'), value: 0 },
    ],
    steps: [
      {
        title: say('الترشيح', 'Nomination'),
        text: say('6 من 9 مقاعد', '6 of 9 places'),
        state: 'done' as const,
      },
      {
        title: say('الاعتماد', 'Accreditation'),
        text: say('طلبان قيد الدراسة', 'Two under review'),
        state: 'current' as const,
      },
      { title: say('البطاقات', 'Badges'), text: say('من 2 نوفمبر', 'From 2 November') },
    ],
    timeline: [
      {
        datetime: '2026-10-12T11:40',
        when: say('12 أكتوبر، 11:40', '12 October, 11:40'),
        title: say('تمت إعادة الطلب للاستكمال', 'Request returned'),
        text: say('صورة الجواز غير واضحة.', 'The passport picture cannot be read.'),
        who: say('لمى الشيّاب', 'Lama Shayyab'),
        tag: { text: say('مُعاد', 'Returned'), tone: 'warn' as const },
      },
      {
        datetime: '2026-10-10T09:05',
        when: say('10 أكتوبر، 09:05', '10 October, 09:05'),
        title: say('تم تقديم الطلب', 'Request submitted'),
        who: say('سليم البدراوي', 'Salim Badrawi'),
      },
    ],
    provision: {
      number: '2-07',
      href: '#',
      age: say('عمرها دورتان', 'Two editions old'),
      text: say(
        'إنشاء قناة موحدة لتلقي البلاغات تعمل على مدار الساعة، ويستطيع الطفل نفسه أن يستعملها.',
        'Establish one channel for reports that works round the clock and that a child can use alone.',
      ),
      ...(themes[2] ? { theme: themes[2] } : {}),
      lines: [say('الجهة الرئيسة: هيئة السلامة الرقمية', 'Lead: Digital Safety Authority')],
      axes: [
        {
          label: say('إفادة الجهة', 'The body says'),
          state: say('قيد التنفيذ', 'In progress'),
          level: 3 as const,
        },
        {
          label: say('تقييم المقيِّم', 'The assessor finds'),
          state: say('لا توجد شواهد', 'No evidence'),
          level: 0 as const,
        },
      ],
      last: { text: say('لم ترد إفادة منذ 3 جولات', 'No report for 3 rounds'), silent: true },
    },
    documents: [
      {
        title: say('دليل الوفود', 'Guide for delegations'),
        href: '#',
        note: say('PDF · 16 صفحة · بالعربية والإنجليزية', 'PDF · 16 pages · Arabic and English'),
      },
      {
        title: say('محضر الجلسة', 'Minutes of the session'),
        note: say('يُنشر بعد إقراره', 'Published once adopted'),
      },
    ],
    sampleForm: sampleForm(say, themes),
    sampleTable: sampleTable(say, themes),
    charts: sampleCharts(say, themes),
  };
}

const COLOURS = [
  'ink',
  'ink-2',
  'ink-3',
  'line-strong',
  'line',
  'surface-3',
  'surface-2',
  'brand',
  'brand-tint-2',
  'deep',
  'brass',
  'brass-bright',
  'ok',
  'warn',
  'bad',
  'info',
];

function themesOf(say: Say): readonly ThemeModel[] {
  const names = [
    say('الوقاية والتوعية', 'Prevention and awareness'),
    say('التشريع والعدالة', 'Law and justice'),
    say('الإبلاغ والاستجابة', 'Reporting and response'),
    say('الأسرة والمدرسة', 'Family and school'),
    say('التقنية والمنصات', 'Technology and platforms'),
    say('دعم الضحايا والتعافي', 'Victim support and recovery'),
    say('التعاون الدولي', 'International co-operation'),
    say('البحث والقياس', 'Research and measurement'),
  ];
  return names.map((name, index) => ({ number: index + 1, name }));
}

function tagsOf(say: Say): readonly TagModel[] {
  return [
    { text: say('مسودة', 'Draft') },
    { text: say('منشورة', 'Published'), tone: 'brand' },
    { text: say('مُوافَق عليها', 'Approved'), tone: 'ok', icon: 'check' },
    { text: say('مُعادة للاستكمال', 'Returned'), tone: 'warn', icon: 'undo' },
    { text: say('ملغاة', 'Cancelled'), tone: 'bad' },
    { text: say('قيد الدراسة', 'Under review'), tone: 'info', icon: 'clock' },
    { text: say('جارية الآن', 'Live now'), tone: 'live' },
    { text: say('لم ترد إفادة', 'No report'), tone: 'silent' },
    { text: say('ترجمة فورية', 'Interpreted'), tone: 'line', icon: 'head' },
  ];
}

function sessionsOf(say: Say, themes: readonly ThemeModel[]): readonly SessionCardModel[] {
  const at = (start: string, end: string) => ({
    start: { datetime: start, text: say(start, start) },
    end: { datetime: end, text: say(end, end) },
  });
  const theme = (index: number) => (themes[index] ? { theme: themes[index] } : {});
  return [
    {
      title: say('تجارب دولية في حماية الأطفال', 'International experience in protecting children'),
      href: '#',
      kind: say('عرض تجربة', 'Experiences'),
      ...theme(6),
      ...at('10:45', '12:00'),
      day: say('الأربعاء 4 نوفمبر', 'Wednesday 4 November'),
      room: say('القاعة الكبرى', 'Grand Hall'),
      who: say('رئاسة: معالي وزير الداخلية', 'Chair: H.E. the Minister of the Interior'),
      tags: [{ text: say('جارية الآن', 'Live now'), tone: 'live' }],
      state: 'live',
    },
    {
      title: say('كشف المحتوى الضار', 'Detecting harmful content'),
      href: '#',
      kind: say('جلسة أوراق العمل', 'Papers'),
      ...theme(4),
      ...at('13:15', '14:30'),
      day: say('الأربعاء 4 نوفمبر', 'Wednesday 4 November'),
      room: say('قاعة المرجان', 'Coral Room'),
      tags: [{ text: say('ملغاة', 'Cancelled'), tone: 'bad' }],
      state: 'cancelled',
    },
    {
      title: say('المقابلة الصديقة للطفل', 'The child-friendly interview'),
      href: '#',
      kind: say('ورشة عمل', 'Workshop'),
      ...theme(5),
      ...at('15:00', '16:15'),
      day: say('الأربعاء 4 نوفمبر', 'Wednesday 4 November'),
      room: say('قاعة الواحة', 'Oasis Room'),
      who: say('تدريب: يونس فلدت', 'Trainer: Jonas Feldt'),
      tags: [{ text: say('بقي 22 مقعدًا', '22 places left') }],
    },
  ];
}

/** Titles of the sections and the words of single pieces. */
function wordsOf(say: Say) {
  return {
    colour: say('الألوان', 'Colour'),
    colourNote: say('النسب مدونة في tokens.css', 'Ratios are noted in tokens.css'),
    type: say('الخط', 'Type'),
    typeSamples: [
      say('عنوان الدورة', 'Edition title'),
      say('عنوان الصفحة', 'Page title'),
      say('عنوان القسم', 'Section title'),
      say('عنوان فرعي أو مقدمة', 'Sub-heading or lede'),
    ],
    body: say(
      'نص المتن بسطر لا يتجاوز سبعين حرفًا، ولا تُباعد حروفه ولا تُمال.',
      'Body text: the line is kept to about seventy characters; 16 px on 1.6.',
    ),
    word: say(
      'كلمة الملتقى: نص التوصية، والشعار، والشهادة.',
      'The forum’s own word: adopted text, slogan and certificate.',
    ),
    caption: say('تعليق صغير · 13 بكسل · 24 جمادى الأولى 1448هـ', 'Caption · 13 px · 24 Jumada I 1448 AH'),
    buttons: say('الأزرار', 'Buttons'),
    buttonsNote: say('زر مملوء واحد في الشاشة', 'One filled button per screen'),
    save: say('حفظ ومتابعة التحرير', 'Save and continue'),
    export: say('تصدير', 'Export'),
    leave: say('رجوع', 'Back'),
    cancel: say('إلغاء الجلسة', 'Cancel session'),
    cancelTitle: say('إلغاء جلسة «كشف المحتوى الضار»؟', 'Cancel “Detecting harmful content”?'),
    cancelText: say(
      'تبقى الجلسة في جدول الأعمال مشطوبة، ويُشعَر 31 مشاركًا.',
      'The session stays in the agenda, struck through, and 31 participants are told.',
    ),
    unavailable: say('غير متاح', 'Not available'),
    more: say('المزيد', 'More'),
    register: say('التسجيل للحضور', 'Register to attend'),
    agenda: say('جدول الأعمال', 'See the agenda'),
    tags: say('الوسوم والحالات', 'Tags and states'),
    themes: say('المحاور', 'Themes'),
    notices: say('التنبيهات', 'Notices'),
    notice: [
      {
        title: say('الأوقات بتوقيت الرياض', 'Times are in Riyadh'),
        text: say('يمكن تغيير المنطقة الزمنية من الحساب.', 'The time zone can be changed in the account.'),
      },
      {
        title: say('تم نشر الإصدار 8', 'Release 8 is out'),
        text: say('أُشعر 31 مشاركًا مرة واحدة.', '31 people were told, once.'),
        tone: 'ok' as const,
      },
      {
        title: say('يُغلق باب الترشيح بعد يومين', 'Nominations close in two days'),
        tone: 'warn' as const,
        actions: [{ label: say('ترشيح عضو', 'Nominate'), href: '#' }],
      },
      {
        title: say('لم تُرسَل 3 رسائل', '3 messages were not sent'),
        tone: 'bad' as const,
        lines: [
          say('العنوان غير صحيح', 'The address is not right'),
          say('الصندوق ممتلئ', 'The mailbox is full'),
        ],
      },
    ],
    empty: say('الصفحة الفارغة', 'Empty state'),
    emptyState: {
      title: say('لا توجد جلسات في الجدول الشخصي بعد.', 'No sessions in the personal agenda yet.'),
      text: say(
        'إضافة جلسة من صفحتها تجمعها هنا وفي التقويم.',
        'Add a session on its page to find it here and in the calendar.',
      ),
      action: { label: say('جدول الأعمال', 'Browse the agenda'), href: '#' },
    },
    cards: say('البطاقات', 'Cards'),
    cardTitle: say('معلومات الجلسة', 'About the session'),
    sessions: say('بطاقات الجلسات', 'Session cards'),
    people: say('المتحدثون', 'People'),
    stats: say('الأرقام', 'Figures'),
    statsNote: say('الصفر المنفرد كلمة', 'A lone zero is a word'),
    steps: say('الخطوات والسجل', 'Steps and history'),
    progress: say('التقدم', 'Progress'),
    progressLabel: say('استيراد 240 شخصًا: تم 156', 'Importing 240 people: 156 done'),
    provision: say('التوصيات', 'Recommendations'),
    documents: say('الوثائق', 'Documents'),
    dialog: say('الحوار', 'Dialog'),
    dialogTitle: say('نشر الإصدار 8؟', 'Publish release 8?'),
    dialogText: say(
      'تُجمَّد 5 تغييرات ويُشعَر 31 مشاركًا. لا يُحرَّر إصدار منشور، بل يتبعه آخر.',
      '5 changes are frozen and 31 people are told. A release cannot be edited; a new one follows it.',
    ),
    publish: say('نشر', 'Publish'),
    help: say('المساعدة', 'Help'),
    helpTitle: say('ما النص ذو الحجية؟', 'What is the authentic text?'),
    helpText: say(
      'النص الذي يُرجع إليه عند الاختلاف بين اللغتين.',
      'The text that decides where the two languages differ.',
    ),
    form: say('النموذج', 'Form'),
    table: say('القائمة', 'List'),
    charts: say('الرسوم', 'Charts'),
    chartsNote: say('الجدول هو الرسم', 'The table is the chart'),
    ornament: say('الزخرفة', 'Ornament'),
    ornamentNote: say('للمناسبة لا للعمل', 'For occasion, not for work'),
    verdict: {
      title: say('شهادة سارية', 'A valid certificate'),
      text: say('طابق الرمز سجل الشهادات.', 'The code matches the register.'),
    },
    certificate: {
      label: say('نص الشهادة', 'Text of the certificate'),
      over: [say('الملتقى الوطني', 'National Forum'), say('الدورة الثالثة', 'Third edition')],
      kind: say('شهادة متحدث', 'Certificate of a speaker'),
      before: [say('تمنح هيئة السلامة الرقمية هذه الشهادة إلى', 'This certifies that')],
      name: say('الدكتورة ميرا سولن', 'Dr Mira Solen'),
      after: [
        say(
          'تقديرًا لتقديم ورقة عمل بعنوان «قياس السلوك الرقمي».',
          'presented the paper “Measuring digital behaviour”.',
        ),
      ],
    },
  };
}
