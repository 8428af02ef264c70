import { emptyEdition } from './empty-edition.ts';
import type { DemoEdition, DemoSession, StateCode } from './model.ts';
import { participation, pause, provisions, session, slot, t } from './write.ts';

/** The reports give no date: a plausible one. */
const day = '2024-10-08';

/** 204 participants of 15 named states are recorded; how they were distributed is not. */
const participants: readonly (readonly [state: StateCode, count: number])[] = [
  ['EG', 26],
  ['JO', 14],
  ['AE', 15],
  ['BH', 12],
  ['DZ', 13],
  ['SY', 11],
  ['IQ', 16],
  ['OM', 13],
  ['PS', 12],
  ['QA', 13],
  ['KW', 14],
  ['LB', 10],
  ['LY', 10],
  ['MA', 14],
  ['YE', 11],
];

const sessions: readonly DemoSession[] = [
  pause({
    key: 'connection',
    slot: slot(day, '09:30–09:45', 'channel'),
    title: t('دخول المشاركين واختبار الاتصال', 'Joining and connection check'),
  }),
  session({
    key: 'opening',
    kind: 'opening-ceremony',
    sample: false,
    slot: slot(day, '09:45–10:15', 'channel'),
    title: t('الافتتاح وكلمة الترحيب', 'Opening and welcome'),
    abstract: t(
      'كلمة مدير المكتب العربي عن أهمية الموضوع وعن التوازن بين نفع الأجهزة الذكية وخطرها.',
      'The Director of the Arab Bureau speaks on the importance of the subject, and on the balance between the benefit and the danger of smart devices.',
    ),
    cast: { speaker: ['osama-khalaf'] },
  }),
  session({
    key: 'forms',
    kind: 'plenary',
    slot: slot(day, '10:15–11:00', 'channel'),
    theme: 'forms-of-crime',
    title: t('صور الجرائم الواقعة على الأطفال', 'Forms of crime against children'),
    abstract: t(
      'تصنيف مبسط لما يرد إلى جهات البلاغ، مع علامات مبكرة يعرفها كل عامل في الميدان.',
      'A plain classification of what is reported, with early signs that everybody in the field should know.',
    ),
    cast: { moderator: ['nabil-al-manarati'], speaker: ['ghalia-al-shashani'] },
  }),
  session({
    key: 'games',
    kind: 'plenary',
    slot: slot(day, '11:00–11:45', 'channel'),
    theme: 'violent-games',
    title: t('ألعاب العنف الإلكترونية وأثرها', 'Violent electronic games and their effect'),
    abstract: t(
      'ما يقوله البحث عن أثر هذه الألعاب في الطفل ومحيطه، وما يستطيع الأهل ضبطه فعلًا.',
      'What research says of their effect on the child and those around, and what parents can in fact control.',
    ),
    cast: { moderator: ['nabil-al-manarati'], speaker: ['emad-al-luabani'] },
  }),
  session({
    key: 'film',
    kind: 'screening',
    sample: false,
    slot: slot(day, '11:45–12:05', 'channel'),
    theme: 'forms-of-crime',
    title: t('فيلم «الأطفال وعالم الأجهزة الذكية»', 'Film: “Children and the world of smart devices”'),
    abstract: t(
      'فيلم من إعداد المكتب العربي عن بعض ما يواجهه الطفل في الفضاء الإلكتروني.',
      'A film made by the Arab Bureau on some of the dangers that children meet in the digital space.',
    ),
  }),
  pause({
    key: 'prayer',
    kind: 'prayer-break',
    slot: slot(day, '12:05–12:35'),
    title: t('استراحة الصلاة', 'Prayer break'),
  }),
  session({
    key: 'efforts',
    kind: 'panel',
    slot: slot(day, '12:35–13:20', 'channel'),
    theme: 'ministries',
    title: t('جهود وزارات الداخلية في الحماية', 'What interior ministries do to protect'),
    abstract: t(
      'حوار عن الوحدات المتخصصة والخطوط الساخنة والعمل مع المدارس.',
      'A conversation on specialised units, hot lines and work with schools.',
    ),
    cast: {
      moderator: ['nabil-al-manarati'],
      panellist: ['raed-al-sahabani', 'hanan-al-fajrani'],
    },
  }),
  session({
    key: 'experience',
    kind: 'experience',
    slot: slot(day, '13:20–14:20', 'channel'),
    theme: 'ministries',
    title: t('تجارب وطنية', 'National experience'),
    abstract: t(
      'عروض قصيرة لتجارب بعض الدول المشاركة، يتبع كلًّا منها سؤالان.',
      'Short presentations by some of the participating states, each followed by two questions.',
    ),
    cast: {
      chair: ['nabil-al-manarati'],
      speaker: ['qasim-al-mawjani', 'asma-al-khatwani', 'raed-al-sahabani'],
    },
  }),
  pause({ key: 'break', slot: slot(day, '14:20–14:35'), title: t('استراحة', 'Break') }),
  session({
    key: 'practice',
    kind: 'workshop',
    slot: slot(day, '14:35–15:15', 'channel'),
    theme: 'forms-of-crime',
    title: t('تدريب: فحص إعدادات جهاز طفل', 'Practice: checking the settings of a child’s device'),
    abstract: t(
      'تمرين موجَّه على قائمة من اثنتي عشرة خطوة، يجريه كل مشارك على جهازه.',
      'A guided exercise with a list of twelve steps, which each participant carries out on a device.',
    ),
    cast: { trainer: ['ghalia-al-shashani', 'murad-al-taqnani'] },
  }),
  session({
    key: 'closing',
    kind: 'closing-ceremony',
    slot: slot(day, '15:15–16:00', 'channel'),
    title: t('مناقشة التوصيات والختام', 'Discussion of the recommendations and closing'),
    abstract: t(
      'قراءة مشروع التوصيات، وملاحظات الوفود، والاتفاق على النص.',
      'The draft recommendations are read, delegations comment, and the text is agreed.',
    ),
    cast: { chair: ['nabil-al-manarati'], rapporteur: ['siham-al-uduli'] },
  }),
];

/** The Arab training workshop on smart devices, held by video conference. */
export const arabWorkshop: DemoEdition = {
  ...emptyEdition,
  key: 'arab-workshop/smart-devices',
  series: 'arab-workshop',
  slug: 'smart-devices',
  number: 1,
  sample: false,
  title: t(
    'ورشة العمل التدريبية: حماية حقوق الأطفال من المخاطر الأمنية لاستخدام الأجهزة الذكية',
    'Training workshop: protecting the rights of children from the security risks of smart devices',
  ),
  authentic: 'ar',
  external: false,
  stage: 'closed',
  summary: t(
    'يوم تدريبي عبر الاتصال المرئي شارك فيه ٢٠٤ من ممثلي وزارات الداخلية في ١٥ دولة عربية.',
    'A day of training by video conference with 204 participants from the interior ministries of 15 Arab states.',
  ),
  objectives: [
    t(
      'رفع مهارة العاملين في حماية الطفل من مخاطر الأجهزة الذكية.',
      'To raise the skill of those who protect children from the risks of smart devices.',
    ),
    t('تبادل التجارب بين الوزارات المشاركة.', 'To exchange experience between the participating ministries.'),
  ],
  organiser: 'arab-awareness-bureau',
  coOrganisers: ['arab-interior-secretariat'],
  hostState: null,
  city: null,
  from: day,
  to: day,
  datesAreSample: true,
  zone: 'Africa/Cairo',
  languages: ['ar', 'en'],
  mode: 'online',
  digits: 'arab',
  note: t(
    'التاريخ والمواعيد وتوزيع المشاركين على الدول نموذج للعرض.',
    'The date, the hours and the distribution of participants among states are samples.',
  ),
  themes: [
    {
      key: 'forms-of-crime',
      number: 1,
      title: t('صور الجريمة', 'Forms of crime'),
      description: t(
        'ما يقع على الأطفال من سوء استعمال الأجهزة والشبكة.',
        'What children suffer through the misuse of devices and the network.',
      ),
      carriedFrom: null,
    },
    {
      key: 'violent-games',
      number: 2,
      title: t('ألعاب العنف', 'Violent games'),
      description: t('خطر هذه الألعاب على الطفل والمجتمع.', 'The danger of such games to child and society.'),
      carriedFrom: null,
    },
    {
      key: 'ministries',
      number: 3,
      title: t('جهود وزارات الداخلية', 'Efforts of interior ministries'),
      description: t(
        'ما تقوم به الوزارات العربية لحماية الطفل في الفضاء الرقمي.',
        'What Arab ministries do to protect children in the digital space.',
      ),
      carriedFrom: null,
    },
  ],
  venues: [
    {
      key: 'online',
      sample: true,
      status: 'confirmed',
      name: t('عبر الاتصال المرئي', 'Online'),
      address: null,
      rooms: [
        {
          key: 'channel',
          name: t('القناة الرئيسة', 'Main channel'),
          capacity: 300,
          features: ['video-conference', 'recording'],
          booths: 0,
          floor: null,
        },
      ],
    },
  ],
  participations: participants.map(([state, attended]) =>
    participation({ state, sample: false, category: 'member', quota: 30, attended, attendedIsSample: true }),
  ),
  precedence: [
    {
      key: 'states',
      sample: true,
      occasion: t('ترتيب الدول في قائمة المشاركين', 'Order of states in the list of participants'),
      scheme: 'alphabetical',
      language: 'ar',
      uses: ['list'],
      host: 'none',
      seed: null,
      order: [],
      revised: null,
    },
  ],
  sessions,
  releases: [
    {
      version: '1.0',
      at: '2024-09-29T11:00:00+03:00',
      comment: t('برنامج الورشة.', 'Programme of the workshop.'),
    },
  ],
  documents: [
    {
      key: 'recommendations',
      kind: 'recommendations',
      title: t('توصيات الورشة', 'Recommendations of the workshop'),
      authentic: 'ar',
      summary: false,
      sample: true,
      chapeau: t(
        'إنّ المشاركين في الورشة، المنعقدة عبر الاتصال المرئي،',
        'The participants in the workshop, held by video conference,',
      ),
      enacting: t('يوصون بما يلي:', 'Recommend as follows:'),
      provisions: [
        ...provisions('preamble', [
          {
            key: 'preamble-1',
            text: t(
              'إذ يدركون أن الأطفال أكثر الناس تأثرًا بما تحمله الأجهزة الذكية من نفع وضرر،',
              'Recognizing that children are affected more than anyone by the good and the harm that smart devices bring,',
            ),
          },
        ]),
        ...provisions('recommendation', [
          {
            key: 'infrastructure',
            title: t('البنية التقنية', 'Technical infrastructure'),
            text: t(
              'مواصلة تحديث البنية التقنية للإدارات المعنية بحقوق الطفل، ووضع خطط تراعي اتساع استعمال الذكاء الاصطناعي؛',
              'Continue to modernize the technical infrastructure of departments in charge of the rights of the child, with plans that take account of the growing use of artificial intelligence;',
            ),
            theme: 'ministries',
            sessions: ['efforts'],
            level: 'national',
          },
          {
            key: 'digital-cases',
            title: t('إجراءات القضايا الرقمية', 'Procedure in digital cases'),
            text: t(
              'اتخاذ خطوات جديدة تيسّر إجراءات القضايا الرقمية وتطوّرها؛',
              'Take further steps that ease and improve procedure in digital cases;',
            ),
            theme: 'forms-of-crime',
            sessions: ['forms'],
            level: 'national',
          },
          {
            key: 'cooperation',
            title: t('التعاون مع المؤسسات والمنظمات', 'Cooperation with institutions and organizations'),
            text: t(
              'توثيق التعاون بين أجهزة الأمن والمؤسسات الاجتماعية والمنظمات العاملة في حماية الطفل؛',
              'Strengthen cooperation between police, social institutions and organizations that protect children;',
            ),
            theme: 'ministries',
            sessions: ['efforts', 'experience'],
            level: 'regional',
          },
          {
            key: 'campaigns',
            title: t('حملات التوعية', 'Awareness campaigns'),
            text: t(
              'إطلاق حملات جديدة تعرّف الطفل والأسرة بمخاطر الفضاء الإلكتروني؛',
              'Launch new campaigns that make children and families aware of the dangers of the digital space;',
            ),
            theme: 'violent-games',
            sessions: ['games', 'film'],
            level: 'national',
            targetGroup: t('الأطفال والأسر', 'Children and families'),
          },
          {
            key: 'more-workshops',
            title: t('ورش عمل قادمة', 'Further workshops'),
            text: t(
              'عقد ورش عمل أخرى تتابع ما يستجد في هذا الميدان.',
              'Hold further workshops that follow new developments in this field.',
            ),
            sessions: ['closing'],
            level: 'regional',
          },
        ]),
      ],
      adoption: {
        manner: 'consensus',
        mannerIsSample: true,
        session: 'closing',
        on: day,
        at: `${day}T15:50:00+03:00`,
        publishedAt: `${day}T17:00:00+03:00`,
        readBy: 'siham-al-uduli',
      },
    },
  ],
  certificates: [
    {
      key: 'certificate-1',
      sample: true,
      kind: 'trainer',
      recipient: { kind: 'person', person: 'ghalia-al-shashani' },
      basis: { kind: 'role', session: 'practice', role: 'trainer' },
      serial: 1,
      issuedOn: '2024-10-10',
      signatory: 'nabil-al-manarati',
    },
    {
      key: 'certificate-2',
      sample: true,
      kind: 'speaker',
      recipient: { kind: 'person', person: 'emad-al-luabani' },
      basis: { kind: 'role', session: 'games', role: 'speaker' },
      serial: 2,
      issuedOn: '2024-10-10',
      signatory: 'nabil-al-manarati',
    },
  ],
};
