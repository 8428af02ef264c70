import type {
  Bilingual,
  DemoCertificate,
  DemoConferral,
  DemoHonourScheme,
  DemoRecipient,
  Key,
} from '../model.ts';
import { attendancePersons } from '../persons/attendance.ts';
import { t } from '../write.ts';

/** What was given at the closing of the first edition. */
export const honourSchemes: readonly DemoHonourScheme[] = [
  {
    key: 'appreciation',
    sample: true,
    name: t('شهادة شكر وتقدير للجهات المشاركة', 'Certificate of appreciation for participating bodies'),
    award: 'certificate',
  },
  {
    key: 'shield',
    sample: true,
    name: t('درع الملتقى', 'Shield of the forum'),
    award: 'shield',
  },
];

/** Bodies in the order in which they were called up, with what they were thanked for. */
const honoured: readonly (readonly [body: Key, citation: Bilingual])[] = [
  ['al-jazirah', t('التغطية الصحفية لأعمال الملتقى', 'its press coverage of the forum')],
  ['reporting-alliance', t('نقل خبرة خطوط البلاغات', 'sharing its experience of reporting lines')],
  ['regional-childhood-office', t('الإسهام في صياغة التوصيات', 'its part in drafting the recommendations')],
  ['arab-family-union', t('إشراك الجمعيات العربية', 'bringing in Arab associations')],
  ['evidence-examiners', t('عرض معايير الفحص', 'presenting standards of examination')],
  ['school-safety', t('إعداد حقيبة الدروس المدرسية', 'preparing the kit of school lessons')],
  [
    'child-prosecution',
    t('المشاركة العلمية في الجلسات النظامية', 'its papers in the sessions on legislation'),
  ],
  ['internet-authority', t('إدارة النقاش مع المنصات', 'leading the discussion with platforms')],
  ['safe-family-council', t('رعاية ورش الأسرة', 'its care for the family workshops')],
  ['digital-childhood-centre', t('الدراسات المقدَّمة في الملتقى', 'the studies it presented')],
  ['nawaris-university', t('الإسهام العلمي والبحثي', 'its contribution to science and research')],
  ['sanad-association', t('العمل الميداني مع الأسر', 'its work with families')],
  ['aman-centre', t('تدريب متلقي البلاغات', 'training those who take reports')],
  ['waha-recovery', t('عرض خدمات التعافي', 'presenting services of recovery')],
  ['media-observatory', t('إعداد الأفلام التوعوية', 'preparing awareness films')],
  ['riwaq-networks', t('تشغيل شبكة الملتقى', 'running the network of the forum')],
  ['lubab-software', t('المشاركة في المعرض المصاحب', 'taking part in the accompanying exhibition')],
  ['nibras-monitoring', t('عرض أنظمة الرصد', 'showing detection systems')],
  ['sahel-platforms', t('الحوار عن مسؤولية المنصات', 'the dialogue on the responsibility of platforms')],
];

/** The report names one newspaper among the bodies honoured; the other recipients are invented. */
export const conferrals: readonly DemoConferral[] = honoured.map(([body, citation], at) => ({
  key: `conferral-${body}`,
  sample: body !== 'al-jazirah',
  scheme: 'appreciation',
  recipient: { kind: 'body', body },
  citation,
  order: at + 1,
  conferredBy: 'othman-al-muhrij',
  session: 'honours',
  at: `2016-11-16T${15 + Math.floor((48 + at) / 60)}:${String((48 + at) % 60).padStart(2, '0')}:00+03:00`,
}));

/** Members of the committee that organised the forum. */
const organisers: readonly Key[] = [
  'hind-al-ramthani',
  'turki-al-dawhani',
  'rana-al-sindiyani',
  'majed-al-kahramani',
];

const speakers: readonly (readonly [person: Key, session: Key])[] = [
  ['saud-al-ghadrani', 'partnership-plenary'],
  ['basma-al-saqiyani', 'risk-papers'],
  ['callum-rosewarne', 'schools-experience'],
  ['mazen-al-luluani', 'legislation-papers'],
  ['chloe-darmance', 'law-plenary'],
  ['khalid-al-barqawi', 'evidence-papers'],
  ['idriss-al-atlasani', 'campaigns-experience'],
  ['said-al-lubanani', 'recovery-experience'],
  ['sami-al-mujassani', 'technology-papers'],
  ['zineb-al-yanboui', 'family-papers'],
  ['jalal-al-mitrawi', 'research-papers'],
  ['nadine-al-karmawani', 'cooperation-papers'],
];

const trainers: readonly (readonly [person: Key, session: Key])[] = [
  ['fahd-al-marjani', 'dialogue-workshop'],
  ['shamma-al-rimali', 'dialogue-workshop'],
  ['anas-al-bilani', 'first-report-workshop'],
  ['rula-al-zahrawani', 'first-report-workshop'],
  ['rayan-al-shifani', 'interview-workshop'],
  ['imogen-hartley-vane', 'interview-workshop'],
  ['areej-al-ramzani', 'safe-design-workshop'],
  ['azlan-tamrin', 'content-workshop'],
];

const guests: readonly Key[] = [
  'nusa-institute',
  'harthwell-trust',
  'valmire-laboratory',
  'northfield-network',
  'banksia-centre',
];

const exhibitors: readonly (readonly [stand: Key, body: Key])[] = [
  ['a1', 'preventive-awareness'],
  ['a5', 'reporting-alliance'],
  ['b1', 'riwaq-networks'],
  ['b2', 'nibras-monitoring'],
  ['b3', 'lubab-software'],
  ['c6', 'arab-family-union'],
];

type Draft = Pick<DemoCertificate, 'kind' | 'recipient' | 'basis'>;

const toPerson = (person: Key): DemoRecipient => ({ kind: 'person', person });
const toBody = (body: Key): DemoRecipient => ({ kind: 'body', body });

const drafts: readonly Draft[] = [
  ...conferrals.map(
    (conferral): Draft => ({
      kind: 'appreciation',
      recipient: conferral.recipient,
      basis: { kind: 'conferral', conferral: conferral.key },
    }),
  ),
  ...organisers.map(
    (person): Draft => ({ kind: 'organiser', recipient: toPerson(person), basis: { kind: 'organiser' } }),
  ),
  ...speakers.map(
    ([person, session]): Draft => ({
      kind: 'speaker',
      recipient: toPerson(person),
      basis: { kind: 'role', session, role: 'speaker' },
    }),
  ),
  ...trainers.map(
    ([person, session]): Draft => ({
      kind: 'trainer',
      recipient: toPerson(person),
      basis: { kind: 'role', session, role: 'trainer' },
    }),
  ),
  ...guests.map(
    (body): Draft => ({
      kind: 'participation',
      recipient: toBody(body),
      basis: { kind: 'participation', participation: body },
    }),
  ),
  ...exhibitors.map(
    ([stand, body]): Draft => ({
      kind: 'exhibitor',
      recipient: toBody(body),
      basis: { kind: 'stand', stand },
    }),
  ),
  ...attendancePersons.map(
    ({ key }): Draft => ({
      kind: 'attendance',
      recipient: toPerson(key),
      basis: { kind: 'attendance', registration: `registration-${key}` },
    }),
  ),
];

/** Certificates of the first edition, all signed by the chair of the organising committee. */
export const certificates: readonly DemoCertificate[] = drafts.map((draft, at) => ({
  ...draft,
  key: `certificate-${at + 1}`,
  sample: draft.recipient.kind === 'person' || draft.recipient.body !== 'al-jazirah',
  serial: at + 1,
  issuedOn: draft.kind === 'appreciation' ? '2016-11-16' : '2016-11-20',
  signatory: 'faisal-al-ghaithani',
}));
