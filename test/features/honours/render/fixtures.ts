import { type DemoBody, type DemoCertificate, demonstration } from '../../../../src/demonstration/index.ts';
import type { CertificateDocument } from '../../../../src/features/honours/render/index.ts';
import { postLine, titledName } from '../../../../src/platform/language/index.ts';

const content = demonstration('2026-11-22');
const find = <T extends { readonly key: string }>(list: readonly T[], key: string): T => {
  const found = list.find((item) => item.key === key);
  if (!found) throw new Error(`the demonstration has no "${key}"`);
  return found;
};
const edition = find(content.editions, 'national-forum/2016');

export const dates = {
  timeZone: 'Asia/Riyadh',
  digits: 'latn',
  monthNames: 'gulf',
  hijri: { show: true, first: false, adjust: 0 },
} as const;

const kindCodes = {
  attendance: 'ATT',
  participation: 'PAR',
  speaker: 'SPK',
  trainer: 'TRN',
  organiser: 'ORG',
  exhibitor: 'EXH',
  appreciation: 'HON',
} as const;

const linesOf = (key: string) => {
  const person = find(content.persons, key);
  const body = person.body === null ? null : find(content.bodies, person.body);
  const words = (language: 'ar' | 'en') => {
    const { honorific, rank, academicTitle, name, post } = person[language];
    return {
      honorific: honorific ?? '',
      rank: rank ?? '',
      academicTitle: academicTitle ?? '',
      name,
      post: post ?? '',
      body: person.postNamesBody ? '' : (body?.name[language] ?? ''),
      state: '',
    };
  };
  return {
    gender: person.gender,
    name: { ar: titledName(words('ar')), en: titledName(words('en')) },
    line: { ar: postLine(words('ar'), 'ar'), en: postLine(words('en'), 'en') },
    post: { ar: words('ar').post, en: words('en').post },
  };
};

const holderOf = ({ recipient }: DemoCertificate): CertificateDocument['holder'] => {
  if (recipient.kind === 'person') {
    const { name, line, gender } = linesOf(recipient.person);
    return { name, line, gender, isBody: false };
  }
  const body: DemoBody = find(content.bodies, recipient.body);
  return { name: body.name, line: null, gender: 'unstated', isBody: true, bodyGender: body.gender };
};

/** Letters and digits that look like those of a real code and are always the same. */
const codeOf = (serial: number): string =>
  Array.from({ length: 12 }, (_, at) =>
    '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt((serial * (at + 7) * 13 + at * 5) % 32),
  ).join('');

/** A certificate of the demonstration as renderers take it. */
export const certificateOf = (certificate: DemoCertificate): CertificateDocument => {
  const { basis, kind, serial, issuedOn } = certificate;
  const organiser = find(content.bodies, edition.organiser);
  const signatory = linesOf(certificate.signatory);
  return {
    kind,
    holder: holderOf(certificate),
    organiser: { name: organiser.name, genderAr: organiser.gender },
    edition: {
      title: edition.title,
      number: edition.number,
      city: edition.city,
      from: edition.from,
      to: edition.to,
      dates,
    },
    session: basis.kind === 'role' ? find(edition.sessions, basis.session).title : null,
    hours: kind === 'attendance' ? 18 : null,
    citation: basis.kind === 'conferral' ? find(edition.conferrals, basis.conferral).citation : null,
    serial: `NF/1/${kindCodes[kind]}/${String(serial).padStart(4, '0')}`,
    code: codeOf(serial),
    verifyAddress: `https://multaqa.example/verify/${codeOf(serial)}`,
    issuedOn,
    signatories: [{ name: signatory.name, post: signatory.post }],
    sample: certificate.sample,
  };
};

/** All certificates of the first national forum. */
export const certificates: readonly CertificateDocument[] = edition.certificates.map(certificateOf);

/** The first certificate of a kind. */
export const certificateOfKind = (kind: CertificateDocument['kind']): CertificateDocument => {
  const found = certificates.find((certificate) => certificate.kind === kind);
  if (!found) throw new Error(`the demonstration has no certificate of ${kind}`);
  return found;
};

/** Names of the greatest length that a ministry may send. */
export const longNames = {
  person: {
    name: {
      ar: 'صاحب السمو الملكي الفريق الأول الركن الدكتور المهندس الأمير عبدالرحمن بن عبدالعزيز بن عبدالمحسن بن عبداللطيف السهلاوي المرجاني',
      en: 'H.R.H. Lt. Gen. Professor Dr Prince ʿAbd al-Raḥmān ibn ʿAbd al-ʿAzīz ibn ʿAbd al-Muḥsin ibn ʿAbd al-Laṭīf al-Sahlāwī al-Marjānī',
    },
    line: {
      ar: 'رئيس اللجنة الدائمة لمواءمة التشريعات الوطنية مع الصكوك الدولية، المعهد العالي للقضاء والدراسات القانونية المقارنة',
      en: 'Chair of the Standing Committee on the Harmonisation of National Legislation with International Instruments, Higher Institute of the Judiciary and Comparative Legal Studies',
    },
  },
  body: {
    ar: 'الهيئة العامة لتنظيم قطاع الاتصالات وتقنية المعلومات والخدمات البريدية والفضاء',
    en: 'General Authority for the Regulation of Communications, Information Technology, Postal Services and Space',
  },
  session: {
    ar: 'نحو مواءمة التشريعات العربية مع الصكوك الدولية في جرائم الاستغلال عبر الإنترنت وسبل التعاون القضائي',
    en: 'Towards harmonising national legislation with international instruments on online exploitation offences, and ways of judicial cooperation',
  },
} as const;
