import { type DocumentMode, sayIn } from '../../../platform/document/index.ts';
import { createDocument, type Document } from '../../../platform/pdf/index.ts';
import type { CertificateDocument } from './certificate.ts';
import { drawCertificate } from './page.ts';
import { drawCertificateOfBoth } from './page-of-both.ts';
import { certificateWording } from './wording.ts';

const SIDE_MARGIN = { ar: 76, en: 76, 'ar-en': 78 } as const satisfies Record<DocumentMode, number>;

/** A certificate with its wording, which title and page both need. */
interface Prepared {
  readonly title: string;
  draw(doc: Document): void;
}

const prepare = (input: CertificateDocument, mode: DocumentMode): Prepared => {
  if (mode === 'ar-en') {
    const wording = { ar: certificateWording(input, 'ar'), en: certificateWording(input, 'en') };
    return {
      title: `${wording.ar.title} / ${wording.en.title} — ${sayIn(input.holder.name, 'ar')}`,
      draw: (doc) => drawCertificateOfBoth(doc, input, wording),
    };
  }
  const wording = certificateWording(input, mode);
  return {
    title: `${wording.title} — ${sayIn(input.holder.name, mode)}`,
    draw: (doc) => drawCertificate(doc, input, wording, mode),
  };
};

const open = (input: CertificateDocument, mode: DocumentMode, title: string): Document => {
  const language = mode === 'en' ? 'en' : 'ar';
  const side = SIDE_MARGIN[mode];
  return createDocument({
    title,
    language,
    digits: input.edition.dates.digits,
    createdAt: new Date(`${input.issuedOn}T00:00:00Z`),
    size: 'a4Landscape',
    margins: { top: 20, bottom: 20, start: side, end: side },
    author: sayIn(input.organiser.name, language) || undefined,
    subject: input.serial,
  });
};

/** A certificate as a file of its own, one page of A4 landscape. Equal input gives equal bytes. */
export const renderCertificate = (input: CertificateDocument, mode: DocumentMode): Promise<Uint8Array> => {
  const { title, draw } = prepare(input, mode);
  const doc = open(input, mode, title);
  draw(doc);
  return doc.finish();
};

/**
 * Certificates in one file for the printer, one page each, in the order given, with a bookmark for each holder.
 *
 * @throws `RangeError` when there are none: a file needs a page.
 */
export const renderCertificates = (
  inputs: readonly CertificateDocument[],
  mode: DocumentMode,
): Promise<Uint8Array> => {
  const [first] = inputs;
  if (!first) throw new RangeError('A file of certificates needs one certificate at least');
  const language = mode === 'en' ? 'en' : 'ar';
  const doc = open(first, mode, sayIn(first.edition.title, language));
  for (const [index, input] of inputs.entries()) {
    if (index > 0) doc.newPage();
    doc.bookmark(`${input.serial} · ${sayIn(input.holder.name, language)}`, 1);
    prepare(input, mode).draw(doc);
  }
  return doc.finish();
};
