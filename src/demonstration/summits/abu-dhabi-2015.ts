import { emptyEdition } from '../empty-edition.ts';
import type { DemoAdherent, DemoEdition } from '../model.ts';
import { participation, provisions, t } from '../write.ts';

const closing = '2015-11-17';

/** Adherents of whom the reports give the number and no names. */
function numbered(
  count: number,
  key: string,
  status: DemoAdherent['status'],
  ar: string,
  en: string,
): DemoAdherent[] {
  return Array.from({ length: count }, (_, at) => ({
    key: `${key}-${at + 1}`,
    number: at + 1,
    party: null,
    label: t(`${ar} رقم ${at + 1}`, `${en} no. ${at + 1}`),
    status,
    on: closing,
  }));
}

const recorded = {
  authentic: 'ar',
  summary: true,
  sample: false,
  chapeau: null,
  enacting: null,
  adoption: {
    manner: 'read-out',
    mannerIsSample: false,
    session: null,
    on: closing,
    at: null,
    publishedAt: null,
    readBy: 'dana-al-marzouqi',
  },
} as const;

/** The second summit, Abu Dhabi 2015: three texts for three kinds of adherent, and a board with seats. */
export const abuDhabi2015: DemoEdition = {
  ...emptyEdition,
  key: 'weprotect-summit/2015',
  series: 'weprotect-summit',
  slug: '2015',
  number: 2,
  sample: false,
  title: t('قمة «نحن نحمي»، أبوظبي 2015', 'WePROTECT Summit, Abu Dhabi 2015'),
  authentic: 'ar',
  external: true,
  stage: 'closed',
  summary: t(
    'الدورة الثانية للقمة: وقّعت 40 دولة بيان العمل، وأعلن القطاع 17 تعهدًا، ووافقت 16 منظمة على العمل في بناء القدرات.',
    'The second edition of the summit: 40 states signed the statement of action, industry announced 17 pledges, and 16 organisations agreed to work on capacity building.',
  ),
  organiser: 'moi-ae',
  hostState: 'AE',
  city: t('أبوظبي', 'Abu Dhabi'),
  from: '2015-11-16',
  to: closing,
  zone: 'Asia/Dubai',
  languages: ['ar', 'en'],
  mode: 'in-person',
  digits: 'latn',
  note: t(
    'دورة خارجية مسجَّلة للإحالة إليها. الأعداد كما نُشرت دون أسماء، والنصوص ملخصات بلغتنا.',
    'An external edition, recorded so that texts can refer to it. The numbers are as published, without names; the texts are summaries in our words.',
  ),
  participations: [
    participation({ state: 'AE', sample: false, category: 'member', quota: 0 }),
    participation({ body: 'vgt-chair-office', sample: false, category: 'member', quota: 0 }),
    participation({ body: 'microsoft', sample: false, category: 'guest', quota: 0 }),
    participation({ body: 'google', sample: false, category: 'guest', quota: 0 }),
    participation({ body: 'facebook', sample: false, category: 'guest', quota: 0 }),
  ],
  documents: [
    {
      ...recorded,
      key: 'communique',
      kind: 'final-communique',
      title: t('البيان الختامي لقمة أبوظبي: ملخص', 'Final communique of the Abu Dhabi summit: a summary'),
      provisions: provisions('operative', [
        {
          key: 'governments',
          title: t('توقيع الدول', 'Signatures of states'),
          text: t(
            'وقّعت 40 دولة بيان العمل الخاص بالحكومات؛',
            'Forty states signed the statement of action for governments;',
          ),
        },
        {
          key: 'industry',
          title: t('تعهدات القطاع', 'Pledges of industry'),
          text: t('قدّم قطاع التقنية 17 تعهدًا؛', 'The technology industry made 17 pledges;'),
        },
        {
          key: 'organisations',
          title: t('موافقة المنظمات', 'Agreement of organisations'),
          text: t(
            'وافقت 16 منظمة على أن تسهم في بناء القدرات؛',
            'Sixteen organisations agreed to contribute to capacity building;',
          ),
        },
        {
          key: 'accession',
          title: t('الانضمام لاحقًا', 'Later accession'),
          text: t('يبقى باب الانضمام مفتوحًا لأطراف أخرى.', 'Others may join later.'),
        },
      ]),
    },
    {
      ...recorded,
      key: 'governments-statement',
      kind: 'statement-of-action',
      title: t('بيان العمل الخاص بالحكومات: ملخص', 'Statement of action for governments: a summary'),
      provisions: provisions('operative', [
        {
          key: 'national-model',
          title: t('نموذج الاستجابة الوطنية', 'Model of national response'),
          text: t(
            'تتفق الدول الموقِّعة على نموذج واحد للاستجابة الوطنية لاستغلال الأطفال عبر الإنترنت؛',
            'Signatory states agree on one model of national response to the exploitation of children online;',
          ),
        },
        {
          key: 'capabilities',
          title: t('الإرشاد والدعم', 'Guidance and support'),
          text: t(
            'يُقدَّم الإرشاد والدعم إلى الدول في القدرات التي تحتاج إليها؛',
            'States receive guidance and support in the capabilities that they need;',
          ),
        },
        {
          key: 'partners',
          title: t('الشركاء', 'Partners'),
          text: t(
            'يجري العمل بالشراكة مع أجهزة إنفاذ القانون والمنظمات الأهلية وشركات التقنية.',
            'Work is done in partnership with law enforcement, civil organisations and technology companies.',
          ),
        },
      ]),
    },
    {
      ...recorded,
      key: 'industry-statement',
      kind: 'statement-of-action',
      title: t('بيان العمل الخاص بالقطاع: ملخص', 'Statement of action for industry: a summary'),
      provisions: provisions('operative', [
        {
          key: 'removal',
          title: t('الحماية والإزالة', 'Protection and removal'),
          text: t(
            'تزيد الشركات ما تستعمله من برامج لحماية الأطفال وإزالة المحتوى المسيء إليهم؛',
            'Companies use more programs that protect children and remove material that abuses them;',
          ),
        },
        {
          key: 'tools',
          title: t('أدوات جديدة', 'New tools'),
          text: t('تطوّر الشركات أدوات وتقنيات لم تكن متاحة؛', 'Companies develop new tools and techniques;'),
        },
        {
          key: 'expertise',
          title: t('مشاركة الخبرة', 'Shared expertise'),
          text: t('تشارك الشركات خبراتها غيرها.', 'Companies share their expertise with others.'),
        },
      ]),
    },
    {
      ...recorded,
      key: 'capacity-statement',
      kind: 'statement-of-action',
      title: t('التزام المنظمات ببناء القدرات: ملخص', 'Organisations and capacity building: a summary'),
      provisions: provisions('operative', [
        {
          key: 'capacity',
          title: t('بناء القدرات', 'Capacity building'),
          text: t(
            'تعمل المنظمات الموافِقة معًا على بناء القدرات.',
            'The organisations work together on building capacity.',
          ),
        },
      ]),
    },
  ],
  statements: [
    {
      key: 'governments',
      title: t('بيان العمل الخاص بالحكومات', 'Statement of action for governments'),
      constituency: 'states',
      adherence: 'signature',
      document: 'governments-statement',
      adherents: numbered(40, 'state', 'signed', 'الدولة الموقِّعة', 'Signatory state'),
    },
    {
      key: 'industry',
      title: t('تعهدات القطاع', 'Pledges of industry'),
      constituency: 'industry',
      adherence: 'pledge',
      document: 'industry-statement',
      adherents: numbered(17, 'pledge', 'announced', 'التعهد', 'Pledge'),
    },
    {
      key: 'organisations',
      title: t('المنظمات العاملة في بناء القدرات', 'Organisations working on capacity building'),
      constituency: 'organisations',
      adherence: 'agreement',
      document: 'capacity-statement',
      adherents: numbered(16, 'organisation', 'agreed', 'المنظمة الموافِقة', 'Organisation'),
    },
  ],
  governingBodies: [
    {
      key: 'board',
      body: 'weprotect-board',
      seats: [
        {
          key: 'founding-ae',
          name: t('المقعد الدائم المؤسس', 'Permanent founding seat'),
          kind: 'permanent',
          founding: true,
          grounds: t(
            'مُنح للوزارة تقديرًا لعملها في حماية الطفل.',
            'Granted to the ministry in recognition of its work for the protection of children.',
          ),
          tenures: [{ holder: 'moi-ae', person: null, start: closing, end: null, startIsSample: false }],
        },
        {
          key: 'permanent-gb',
          name: t('المقعد الدائم', 'Permanent seat'),
          kind: 'permanent',
          founding: false,
          grounds: t('ورد ذكره عند منح المقعد المؤسس.', 'Mentioned when the founding seat was granted.'),
          tenures: [
            { holder: 'home-office', person: null, start: '2014-12-11', end: null, startIsSample: true },
          ],
        },
        {
          key: 'task-force-chair',
          name: t(
            'مقعد رئاسة القوة العالمية الافتراضية',
            'Seat of the Chair of the Virtual Global Taskforce',
          ),
          kind: 'ex-officio',
          founding: false,
          grounds: t(
            'يتبع رئاسة القوة العالمية الافتراضية مدة ثلاث سنوات.',
            'Goes with the chair of the Virtual Global Taskforce for three years.',
          ),
          tenures: [
            {
              holder: 'vgt-chair-office',
              person: null,
              start: closing,
              end: '2018-11-17',
              startIsSample: true,
            },
          ],
        },
      ],
    },
  ],
};
