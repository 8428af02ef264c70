import QRCode from 'qrcode';
import type { CertificateDocument } from '../../../../../src/features/honours/index.ts';
import { escaped, page } from './page.ts';

/** A certificate as a page: names, session, serial number, code and the same QR code. */
export async function certificateHtml(certificate: CertificateDocument): Promise<string> {
  const { holder, organiser, edition, session, serial, code, signatories, verifyAddress } = certificate;
  const lines = [
    organiser.name.ar,
    holder.line?.ar ?? '',
    edition.title.ar,
    session?.ar ?? '',
    serial,
    code,
    ...signatories.flatMap(({ name, post }) => [name.ar, post.ar]),
  ];
  const paragraphs = lines.map((line) => `<p>${escaped(line)}</p>`).join('');
  const qr = await QRCode.toString(verifyAddress, { type: 'svg', margin: 0 });
  return page(
    holder.name.ar,
    `<div class="certificate"><b>${escaped(holder.name.ar)}</b>${paragraphs}${qr}</div>`,
  );
}
