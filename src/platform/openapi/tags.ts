import type { Language } from '../language/index.ts';

/** An area of the API: operations name it, the document and its page are arranged by it. */
export interface ApiTag {
  readonly name: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly description: Readonly<Record<Language, string>>;
}

/** Every area, in the order of the document. An operation under another tag is a fault that a test finds. */
export const tags: readonly ApiTag[] = [
  {
    name: 'access',
    title: { ar: 'الدخول', en: 'Access' },
    description: {
      ar: 'رموز الدخول، والحساب الذي يقدّم الطلب.',
      en: 'Access tokens, and the account that asks.',
    },
  },
  {
    name: 'directory',
    title: { ar: 'الدليل', en: 'Directory' },
    description: {
      ar: 'الدول بأسمائها المعتمدة، والجهات، والأشخاص، في جميع الدورات.',
      en: 'States with their approved names, bodies and persons, whatever the edition.',
    },
  },
  {
    name: 'series',
    title: { ar: 'السلاسل والدورات', en: 'Series and editions' },
    description: {
      ar: 'الملتقيات التي تنعقد دوريًا ودوراتها، ومحاور كل دورة ومقارها وقاعاتها، وإعداد الدورة التالية.',
      en: 'Forums that recur and their editions, with themes, venues and rooms, and planning the next one.',
    },
  },
  {
    name: 'programme',
    title: { ar: 'البرنامج', en: 'Programme' },
    description: {
      ar: 'الجلسات ومواعيدها وقاعاتها وأدوار المشاركين فيها وأوراق العمل، والتعارضات.',
      en: 'Sessions with times, rooms, roles and papers, and conflicts between them.',
    },
  },
  {
    name: 'accreditation',
    title: { ar: 'الاعتماد', en: 'Accreditation' },
    description: {
      ar: 'طلبات الاعتماد والقرارات فيها، وما يُطلب لكل صفة، وقائمة التنبيه.',
      en: 'Requests for accreditation and decisions on them, what each category asks for, the watch list.',
    },
  },
  {
    name: 'registration',
    title: { ar: 'التسجيل', en: 'Registration' },
    description: {
      ar: 'نماذج التسجيل وأسئلتها، والتسجيل وتحريره وإلغاؤه، وقوائم الانتظار والموافقة.',
      en: 'Forms and their questions, registering, editing and cancelling, waiting lists and approval.',
    },
  },
  {
    name: 'calls',
    title: { ar: 'الدعوة إلى تقديم أوراق العمل', en: 'Call for papers' },
    description: {
      ar: 'الدعوات وأسئلتها، وما قُدِّم إليها من أوراق عمل وورش وعروض تجارب، وتحكيمها.',
      en: 'Calls and what they ask, the papers, workshops and experiences submitted to them, and their review.',
    },
  },
  {
    name: 'agendas',
    title: { ar: 'الجداول الشخصية', en: 'Personal agendas' },
    description: {
      ar: 'الجلسات المختارة، والجدول الشخصي، ورابط تقويمه.',
      en: 'Sessions that somebody chose, their own agenda, and the address of its calendar.',
    },
  },
  {
    name: 'reviews',
    title: { ar: 'التحكيم', en: 'Reviews' },
    description: {
      ar: 'معايير التحكيم والمحكّمون وإسناد الأوراق إليهم وآراؤهم، والقرارات بشأن الأوراق.',
      en: 'Criteria, reviewers, who reviews what, what they say, and decisions on papers.',
    },
  },
  {
    name: 'delegations',
    title: { ar: 'المشاركات والوفود', en: 'Participations and delegations' },
    description: {
      ar: 'الدول والجهات المشاركة في الدورة وصفة مشاركة كل منها، وخطابات الدعوة إليها وردودها، ووفودها وضباط اتصالها ومن ترشّحهم، وخطابات دعم التأشيرة.',
      en: 'States and bodies that take part in an edition and as what; letters of invitation and their answers; delegations, focal points and nominations; letters for visas.',
    },
  },
  {
    name: 'registration',
    title: { ar: 'التسجيل', en: 'Registration' },
    description: {
      ar: 'نماذج التسجيل والتسجيلات ومقاعد الأنشطة والبطاقات وإثبات الحضور.',
      en: 'Forms, registrations, places in activities, badges and check-in.',
    },
  },
  {
    name: 'exhibition',
    title: { ar: 'المعرض', en: 'Exhibition' },
    description: {
      ar: 'أجنحة المعرض المصاحب ومخططها وشاغلوها.',
      en: 'Stands of the exhibition, their outlines and who holds them.',
    },
  },
  {
    name: 'meetings',
    title: { ar: 'اللقاءات الرسمية', en: 'Official meetings' },
    description: {
      ar: 'طلبات اللقاءات الرسمية ومواعيدها.',
      en: 'Requests for official meetings, and the meetings.',
    },
  },
  {
    name: 'outcomes',
    title: { ar: 'المخرجات', en: 'Outcomes' },
    description: {
      ar: 'الوثائق الختامية وفقراتها والتوصيات: إعدادها وإقرارها ونشرها ومتابعتها.',
      en: 'Outcome documents, their provisions and recommendations: drafting, adoption, publication, follow-up.',
    },
  },
  {
    name: 'honours',
    title: { ar: 'التكريم والشهادات', en: 'Honours and certificates' },
    description: {
      ar: 'التكريم والشهادات والتحقق منها.',
      en: 'Honours, certificates and their verification.',
    },
  },
  {
    name: 'documents',
    title: { ar: 'الوثائق', en: 'Documents' },
    description: { ar: 'الوثائق الصادرة وملفاتها.', en: 'Documents issued, and their files.' },
  },
  {
    name: 'notifications',
    title: { ar: 'الرسائل', en: 'Messages' },
    description: { ar: 'الرسائل المرسَلة وسجلها.', en: 'Messages sent, and their log.' },
  },
  {
    name: 'service',
    title: { ar: 'الخدمة', en: 'Service' },
    description: {
      ar: 'حالة الخدمة، ووصف واجهة البرمجة نفسها.',
      en: 'How the service is, and this description of the API.',
    },
  },
];
