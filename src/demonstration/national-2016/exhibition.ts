import type { DemoAllocation, DemoExhibition, DemoStand, Key, PlanPoint, StandService } from '../model.ts';
import { t } from '../write.ts';

/** Outline of a rectangular stand from its corner at the top left, metres. */
function rectangle(x: number, y: number, width: number, depth: number): readonly PlanPoint[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + depth],
    [x, y + depth],
  ];
}

const basic: readonly StandService[] = ['power', 'internet', 'furniture'];
const full: readonly StandService[] = ['power', 'internet', 'screen', 'furniture', 'storage'];

function held(
  body: Key,
  staff: readonly Key[],
  title: DemoAllocation['title'],
  description: DemoAllocation['description'],
): DemoAllocation {
  return { sample: true, body, status: 'confirmed', title, description, staffQuota: staff.length + 2, staff };
}

/** Row A along the wall opposite the entrance, row B in the middle, row C by the entrance, one corner each side. */
const stands: readonly DemoStand[] = [
  {
    key: 'a1',
    code: 'A1',
    class: 'pavilion',
    // The corner pavilion is cut at 45 degrees, so that the emergency exit stays clear.
    polygon: [
      [0, 0],
      [10, 0],
      [10, 6],
      [3, 6],
      [0, 3],
    ],
    services: [...full, 'water'],
    allocation: held(
      'preventive-awareness',
      ['maha-al-jadwali', 'nasser-al-rabwani'],
      t('رحلة بلاغ: من الشك إلى الحماية', 'The journey of a report: from doubt to protection'),
      t(
        'ممشى من ست محطات يتبع فيه الزائر بلاغًا متخيَّلًا خطوة خطوة.',
        'A walk of six stops on which the visitor follows an imagined report step by step.',
      ),
    ),
  },
  {
    key: 'a2',
    code: 'A2',
    class: 'standard',
    polygon: rectangle(12, 0, 6, 4),
    services: full,
    allocation: held(
      'aman-centre',
      ['wafa-al-rihlani', 'anas-al-bilani'],
      t('غرفة البلاغات المفتوحة', 'The open reporting room'),
      t(
        'نموذج لغرفة تلقي البلاغات، يجيب فيه المختصون عن أسئلة الزوار.',
        'A model of a reporting room, where specialists answer visitors’ questions.',
      ),
    ),
  },
  {
    key: 'a3',
    code: 'A3',
    class: 'standard',
    polygon: rectangle(19, 0, 6, 4),
    services: full,
    allocation: held(
      'school-safety',
      ['latifa-al-mishkati', 'arwa-al-hadbani'],
      t('صف السلامة الرقمية', 'The digital safety classroom'),
      t(
        'دروس قصيرة ومواد مطبوعة لكل مرحلة دراسية.',
        'Short lessons and printed material for every stage of school.',
      ),
    ),
  },
  {
    key: 'a4',
    code: 'A4',
    class: 'standard',
    polygon: rectangle(26, 0, 6, 4),
    services: full,
    allocation: held(
      'internet-authority',
      ['ghada-al-najmawi'],
      t('إعدادات تحمي البيت', 'Settings that protect the home'),
      t(
        'ضبط إعدادات الحماية على أجهزة الزوار خلال دقائق.',
        'Safety settings are adjusted on visitors’ devices within minutes.',
      ),
    ),
  },
  {
    key: 'a5',
    code: 'A5',
    class: 'pavilion',
    polygon: rectangle(34, 0, 6, 8),
    services: full,
    allocation: held(
      'reporting-alliance',
      ['tomas-lindqvar'],
      t('خطوط البلاغات في العالم', 'Reporting lines around the world'),
      t(
        'خريطة تفاعلية لخطوط البلاغات، وطريقة الانضمام إلى شبكتها.',
        'An interactive map of reporting lines, and how to join their network.',
      ),
    ),
  },
  {
    key: 'b1',
    code: 'B1',
    class: 'island',
    polygon: rectangle(8, 10, 6, 6),
    services: full,
    allocation: held(
      'riwaq-networks',
      ['waleed-al-silkani'],
      t('شبكة بيت آمنة', 'A safe home network'),
      t(
        'تصفية أسرية تُضبط مرة واحدة لكل أجهزة البيت.',
        'A family filter that is set once for every device at home.',
      ),
    ),
  },
  {
    key: 'b2',
    code: 'B2',
    class: 'island',
    polygon: rectangle(17, 10, 6, 6),
    services: full,
    allocation: held(
      'nibras-monitoring',
      ['sami-al-mujassani'],
      t('الرصد في الزمن الحقيقي', 'Detection in real time'),
      t(
        'عرض على بيانات مصطنعة لمطابقة البصمات الرقمية.',
        'Matching of digital fingerprints, shown on synthetic data.',
      ),
    ),
  },
  {
    key: 'b3',
    code: 'B3',
    class: 'island',
    polygon: rectangle(26, 10, 6, 6),
    services: full,
    allocation: held(
      'lubab-software',
      ['areej-al-ramzani'],
      t('تطبيق الاتفاق الأسري', 'The family agreement application'),
      t(
        'تطبيق يكتب به الطفل والوالدان قواعدهم معًا ويراجعونها كل شهر.',
        'An application with which child and parents write their rules together and review them every month.',
      ),
    ),
  },
  {
    key: 'c1',
    code: 'C1',
    class: 'standard',
    polygon: rectangle(2, 20, 4, 3),
    services: basic,
    allocation: held(
      'sanad-association',
      ['fahd-al-marjani', 'sultan-al-wardawani'],
      t('ركن الأسرة', 'The family corner'),
      t('استشارات قصيرة وأدلة مجانية للوالدين.', 'Short consultations and free guides for parents.'),
    ),
  },
  {
    key: 'c2',
    code: 'C2',
    class: 'standard',
    polygon: rectangle(7, 20, 4, 3),
    services: basic,
    allocation: held(
      'waha-recovery',
      ['lamia-al-wahati'],
      t('طريق التعافي', 'The way to recovery'),
      t(
        'تعريف بخدمات العلاج والتأهيل وكيفية الوصول إليها.',
        'Services of treatment and rehabilitation, and how to reach them.',
      ),
    ),
  },
  {
    key: 'c3',
    code: 'C3',
    class: 'standard',
    polygon: rectangle(12, 20, 4, 3),
    services: basic,
    allocation: held(
      'nawaris-university',
      ['jawaher-al-nahrani'],
      t('أسئلة البحث', 'Research questions'),
      t(
        'ملصقات علمية لطلاب الدراسات العليا، ودعوة إلى المشاركة في دراسات جارية.',
        'Posters by postgraduates, and an invitation to take part in current studies.',
      ),
    ),
  },
  {
    key: 'c4',
    code: 'C4',
    class: 'standard',
    polygon: rectangle(17, 20, 4, 3),
    services: basic,
    allocation: held(
      'digital-childhood-centre',
      ['jalal-al-mitrawi'],
      t('الأرقام تتكلم', 'What the figures say'),
      t(
        'لوحات بيانية عن استعمال الأطفال للشبكة، بأرقام توضيحية.',
        'Charts of children’s use of the network, with illustrative figures.',
      ),
    ),
  },
  {
    key: 'c5',
    code: 'C5',
    class: 'standard',
    polygon: rectangle(22, 20, 4, 3),
    services: basic,
    allocation: held(
      'media-observatory',
      ['joud-al-hibrani', 'shahad-al-ghusnani'],
      t('استوديو الرسالة القصيرة', 'The short message studio'),
      t(
        'يسجل الزائر رسالة توعوية من عشرين ثانية ويشاهدها على الشاشة.',
        'Visitors record an awareness message of twenty seconds and see it on the screen.',
      ),
    ),
  },
  {
    key: 'c6',
    code: 'C6',
    class: 'standard',
    polygon: rectangle(27, 20, 4, 3),
    services: basic,
    allocation: held(
      'arab-family-union',
      ['mounir-al-bayraqani'],
      t('أدلة من عواصم عربية', 'Guides from Arab cities'),
      t(
        'مجموعة أدلة إرشادية أعدتها جمعيات أعضاء.',
        'A collection of guides prepared by member associations.',
      ),
    ),
  },
  {
    key: 'c7',
    code: 'C7',
    class: 'standard',
    polygon: rectangle(32, 20, 4, 3),
    services: basic,
    allocation: null,
  },
];

/** The accompanying exhibition of the first edition, three days in the exhibition hall. */
export const exhibition: DemoExhibition = {
  key: 'exhibition',
  sample: true,
  title: t('المعرض المصاحب', 'The accompanying exhibition'),
  description: t(
    'نماذج من أدوات الرقابة الأسرية ووسائل الإبلاغ وأنظمة الرصد وبرامج التوعية، تعرضها جهات وطنية ودولية.',
    'Family safety tools, reporting channels, detection systems and awareness programmes shown by national and international bodies.',
  ),
  room: 'gallery',
  plan: { width: 40, height: 24, version: 2 },
  hours: [
    { day: '2016-11-14', opens: '10:30', closes: '18:00' },
    { day: '2016-11-15', opens: '09:00', closes: '18:00' },
    { day: '2016-11-16', opens: '09:00', closes: '15:00' },
  ],
  classes: [
    { key: 'pavilion', name: t('جناح رئيس', 'Pavilion') },
    { key: 'island', name: t('جناح مفتوح من أربع جهات', 'Island stand') },
    { key: 'standard', name: t('جناح قياسي', 'Standard stand') },
  ],
  stands,
  applications: [
    {
      key: 'application-sahel',
      sample: true,
      body: 'sahel-platforms',
      status: 'waitlisted',
      title: t('مركز السلامة في المنصة', 'The platform’s safety centre'),
      note: t('طلب ورد بعد اكتمال الأجنحة المفتوحة.', 'Received after the island stands were full.'),
    },
    {
      key: 'application-lali',
      sample: true,
      body: 'lali-centre',
      status: 'submitted',
      title: t('الإرشاد الأسري عن بُعد', 'Family guidance at a distance'),
      note: null,
    },
  ],
};
