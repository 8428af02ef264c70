import type { Db } from '../../platform/database/index.ts';
import { conflict } from '../../platform/errors/index.ts';
import { dateSettingsOf, type EditionWhole } from '../series/index.ts';
import type { CertificateDocument } from './render/index.ts';
import { type CertificateWhole, findOrganiser } from './store/certificates.ts';

/** Where anyone can check a certificate. */
export const verifyAddress = (publicUrl: string, code: string): string => `${publicUrl}/verify/${code}`;

/**
 * Reads once what all certificates of an edition say alike, and gives the rest of each.
 * @throws 409 for an edition that names no organiser
 */
export async function certificateDocuments(
  db: Db,
  whole: EditionWhole,
  publicUrl: string,
): Promise<(certificate: CertificateWhole) => CertificateDocument> {
  const { edition, series } = whole;
  const organiser =
    edition.organiserBodyId === null ? undefined : await findOrganiser(db, edition.organiserBodyId);
  if (organiser === undefined) throw conflict('edition-without-organiser');
  const { language: _, ...dates } = dateSettingsOf(whole, 'ar');
  const facts = {
    title: series.name,
    number: edition.number,
    city: edition.city,
    from: edition.startsOn,
    to: edition.endsOn,
    dates,
  };
  return ({ certificate, session, citation }) => {
    const { holder } = certificate;
    const isBody = certificate.bodyId !== null;
    return {
      kind: certificate.kind,
      holder: {
        ...holder,
        isBody,
        bodyGender: isBody && holder.gender !== 'unstated' ? holder.gender : null,
      },
      organiser,
      edition: facts,
      session: session?.title ?? null,
      hours: certificate.hours,
      citation,
      serial: certificate.serial,
      code: certificate.code,
      verifyAddress: verifyAddress(publicUrl, certificate.code),
      issuedOn: certificate.issuedOn,
      signatories: certificate.signatories,
      sample: certificate.sample,
    };
  };
}

/** The serial number as the name of a file: `NF-1-SPK-0009`. */
export const fileNameOf = (serial: string): string => serial.replaceAll('/', '-');
