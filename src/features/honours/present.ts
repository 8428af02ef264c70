import type { DocumentMode } from '../../platform/document/index.ts';
import type { Translate } from '../../platform/i18n/index.ts';
import { dayOf } from '../../platform/language/index.ts';
import type { TagModel } from '../../platform/views/index.ts';
import type { BodySummary, PersonSummary } from '../directory/index.ts';
import type { EditionWhole } from '../series/index.ts';
import type { AttendanceView } from './contract/attendance.ts';
import type { CertificateView, FactView, OwnCertificate } from './contract/certificates.ts';
import type { HonourView } from './contract/honours.ts';
import type { VerificationView } from './contract/verifications.ts';
import { verifyAddress } from './document.ts';
import { bodyHolder, personHolder } from './holder.ts';
import type { Own } from './own.ts';
import { groupedCode } from './render/index.ts';
import type { CertificateStatus } from './rules.ts';
import type { Present } from './store/attendance.ts';
import type { CertificateWhole, findByCode, listByActs } from './store/certificates.ts';
import type { Fact } from './store/facts.ts';
import type { HonourWhole } from './store/honours.ts';

/** Who holds an honour or is in a fact, named as of today. */
export function presentHolder({
  person,
  body,
}: {
  readonly person: PersonSummary | null;
  readonly body: BodySummary | null;
}): HonourView['holder'] {
  if (person !== null) {
    const { name, line } = personHolder(person);
    return { kind: 'person', id: person.id, slug: person.slug, name, line };
  }
  if (body === null) throw new Error('An honour has a person or a body.');
  const { name, line } = bodyHolder(body);
  return { kind: 'body', id: body.id, slug: body.slug, name, line };
}

export const presentHonour = (whole: HonourWhole): HonourView => ({
  id: whole.honour.id,
  award: whole.honour.award,
  holder: presentHolder(whole),
  citation: whole.honour.citation,
  position: whole.honour.position,
  conferredOn: whole.honour.conferredOn,
  sample: whole.honour.sample,
  version: whole.honour.version,
});

export const presentCertificate = (
  { certificate, session }: CertificateWhole,
  publicUrl: string,
): CertificateView => ({
  id: certificate.id,
  kind: certificate.kind,
  holder: {
    kind: certificate.personId === null ? 'body' : 'person',
    id: (certificate.personId ?? certificate.bodyId) as string,
    name: certificate.holder.name,
    line: certificate.holder.line,
    gender: certificate.holder.gender,
  },
  basis: certificate.basis,
  statement: certificate.statement,
  session,
  honourId: certificate.honourId,
  hours: certificate.hours,
  serial: certificate.serial,
  code: groupedCode(certificate.code),
  verifyUrl: verifyAddress(publicUrl, certificate.code),
  issuedOn: certificate.issuedOn,
  signatories: certificate.signatories.map(({ name, post }) => ({ name, post })),
  status: certificate.status,
  revokedAt: certificate.revokedAt === null ? null : certificate.revokedAt.toISOString(),
  revocationReason: certificate.revocationReason,
  replacedById: certificate.replacedById,
  sample: certificate.sample,
  version: certificate.version,
});

/** Somebody who was there, with what is counted of them. */
export const presentPresent = (one: Present): AttendanceView['enough'][number] => ({
  attendeeId: one.attendeeId,
  personId: one.personId,
  name: one.name,
  post: one.post,
  days: one.days,
  sessions: one.sessions,
  workshopHours: Math.round((one.workshopMinutes / 60) * 100) / 100,
});

/** Address of a certificate as PDF for whoever has its code, below a language. */
export const filePath = (code: string, language: DocumentMode): string =>
  `/verify/${code}/certificate.pdf?language=${language}`;

/** In which languages a certificate can be had. */
export const fileModes = ['ar', 'en', 'ar-en'] as const satisfies readonly DocumentMode[];

/** A certificate as its holder has it. */
export const presentOwn = ({ certificate, whole }: Own, publicUrl: string): OwnCertificate => ({
  id: certificate.id,
  kind: certificate.kind,
  edition: { id: whole.edition.id, title: whole.edition.title },
  serial: certificate.serial,
  code: groupedCode(certificate.code),
  status: certificate.status,
  issuedOn: certificate.issuedOn,
  verifyUrl: verifyAddress(publicUrl, certificate.code),
  files:
    certificate.status === 'valid'
      ? fileModes.map((language) => ({
          language,
          href: `${publicUrl}/${language === 'en' ? 'en' : 'ar'}${filePath(certificate.code, language)}`,
        }))
      : [],
});

/** A fact, with the certificate that attests it already. */
export const presentFact = (
  fact: Fact,
  certificate: Awaited<ReturnType<typeof listByActs>>[number] | undefined,
): FactView => ({
  kind: fact.kind,
  basis: fact.basis,
  holder: presentHolder(fact),
  session: fact.session,
  honourId: fact.honourId,
  stands: [...fact.stands],
  citation: fact.citation,
  certificate:
    certificate === undefined
      ? null
      : { id: certificate.id, serial: certificate.serial, status: certificate.status },
});

/** What anybody who has the code may know: no more than the certificate itself says. */
export const presentVerification = (
  { certificate, replacement }: NonNullable<Awaited<ReturnType<typeof findByCode>>>,
  { edition, series }: EditionWhole,
): VerificationView => ({
  subject: 'certificate',
  code: groupedCode(certificate.code),
  kind: certificate.kind,
  name: certificate.holder.name,
  serial: certificate.serial,
  edition: { series: series.slug, slug: edition.slug, number: edition.number, title: edition.title },
  status: certificate.status,
  issuedOn: certificate.issuedOn,
  revokedOn: certificate.revokedAt === null ? null : dayOf(certificate.revokedAt, edition.timeZone),
  revocationReason: certificate.revocationReason,
  replacement:
    replacement === null ? null : { serial: replacement.serial, code: groupedCode(replacement.code) },
});

const tones: Readonly<Record<CertificateStatus, TagModel['tone']>> = {
  valid: 'ok',
  revoked: 'bad',
  replaced: 'warn',
  erased: 'silent',
};

/** A certificate's state as a tag. */
export const certificateTag = (t: Translate, status: CertificateStatus): TagModel => ({
  text: t(`common:status.certificate.${status}`),
  tone: tones[status],
});
