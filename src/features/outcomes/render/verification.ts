import { languagesOf } from '../../../platform/document/index.ts';
import { type Document, ltr, palette, type TextStyle, textStyle } from '../../../platform/pdf/index.ts';
import { shortSeal } from '../seals.ts';
import type { Reporting } from './sheet.ts';

/** Side of the QR code; the white of the page around it is its quiet zone. */
const QR_SIZE = 58;
/** Four modules of the code, at least. */
const QUIET_ZONE = 10;

const LABEL = textStyle('regular', 8.5, 14, palette.mute);
const SEAL = textStyle('medium', 10, 16);
const ADDRESS = textStyle('regular', 8.5, 14, palette.petrol);

/** The address without its protocol and without what is asked of it, which stands above it. */
const shown = (address: string): string => address.replace(/^https?:\/\//u, '').replace(/\?.*$/u, '');

const grouped = (seal: string): string => (seal.match(/.{1,4}/gu) ?? []).join(' ');

/** A code that leads to where the text is checked, with the seal in short for who types it; nothing without a seal. */
export const drawTextVerification = (doc: Document, { input, sheet, speech }: Reporting): void => {
  const { verifyAddress, fingerprint } = input;
  if (verifyAddress == null || fingerprint == null) return;
  doc.y += QUIET_ZONE;
  doc.need(QR_SIZE + QUIET_ZONE);
  const top = doc.y;
  const offset = QR_SIZE + 14;
  const width = doc.measure - offset;
  const languages = languagesOf(sheet);
  const said = (key: 'verify' | 'verify-how'): string[] =>
    languages.map((language) => {
      const words = speech[language].say(key);
      return language === 'en' && doc.language === 'ar' ? ltr(words) : words;
    });
  doc.qr(verifyAddress, doc.x(0, QR_SIZE), top, QR_SIZE, {
    alt: `${speech[doc.language].say('verify')} ${verifyAddress}`,
  });
  let y = top + 2;
  const line = (content: string, style: TextStyle): void => {
    y = doc.at(offset, width, content, style, { y, avoidOrphans: false });
  };
  line(said('verify').join('  ·  '), LABEL);
  line(ltr(`SHA-256  ${grouped(shortSeal(fingerprint))}`), SEAL);
  line(ltr(shown(verifyAddress)), ADDRESS);
  for (const words of said('verify-how')) line(words, LABEL);
  doc.y = Math.max(top + QR_SIZE, y) + QUIET_ZONE;
};
