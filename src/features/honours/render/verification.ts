import { fullDate, type Language } from '../../../platform/language/index.ts';
import {
  type Document,
  ltr,
  type Paragraph,
  palette,
  type TextStyle,
  textStyle,
} from '../../../platform/pdf/index.ts';
import type { CertificateDocument } from './certificate.ts';
import { arabicWords, datesOf, englishWords } from './words.ts';

/** Side of the QR code; the white of the page around it is its quiet zone. */
const QR_SIZE = 58;
const GAP = 10;
const TEXT_WIDTH = 150;
const WIDTH = QR_SIZE + GAP + TEXT_WIDTH;
/** Four modules of a code of 33, the most that an address of 60 letters needs. */
const QUIET_ZONE = 7;

const LABEL = textStyle('regular', 7.5, 11, palette.mute);
const ADDRESS = textStyle('regular', 7.5, 11, palette.soft);
const SERIAL = { one: textStyle('medium', 9, 14), both: textStyle('regular', 9, 14) } as const;

const wordsOf = ({ edition }: CertificateDocument, language: Language) => {
  const say = language === 'ar' ? arabicWords(edition) : englishWords(edition);
  return (key: 'serial' | 'verify' | 'verify-short' | 'qr'): string => say(key);
};

const issuedLine = ({ edition, issuedOn }: CertificateDocument, language: Language): string => {
  const say = language === 'ar' ? arabicWords(edition) : englishWords(edition);
  return say('issued', { date: fullDate(issuedOn, datesOf(edition, language)) });
};

/** A code in groups of four, as it is read aloud: `7QF2-M9KD-X4TB`. */
export const groupedCode = (code: string): string =>
  code.includes('-') ? code : code.replace(/(.{4})(?=.)/gu, '$1-');

/** The address without its protocol and without the code, which stands under it. */
const shownAddress = (address: string): string =>
  address.replace(/^https?:\/\//u, '').replace(/\/[^/]*$/u, '');

/**
 * QR code at the start edge; beside it serial number, where to verify and the code; and the day of issue, in each
 * language a line.
 *
 * @param top upper edge of the QR code
 * @param languages one, or both: the first names the side that the text is aligned to
 */
export const drawVerification = (
  doc: Document,
  input: CertificateDocument,
  top: number,
  languages: readonly [Language, ...Language[]],
): void => {
  const [first] = languages;
  const direction = doc.direction;
  const label = (key: 'serial' | 'verify' | 'verify-short'): string =>
    languages
      .map((language) =>
        language === first ? wordsOf(input, language)(key) : ltr(wordsOf(input, language)(key)),
      )
      .join('   ');
  const line = (content: string, style: TextStyle): Paragraph =>
    doc.fit(content, style, { width: TEXT_WIDTH, direction, minSize: 7, cut: false, avoidOrphans: false });
  doc.qr(input.verifyAddress, doc.x(0, QR_SIZE), top, QR_SIZE, {
    alt: `${wordsOf(input, first)('qr')} ${input.verifyAddress}`,
  });
  let y = top;
  for (const text of [
    line(label('serial'), LABEL),
    line(ltr(input.serial), languages.length > 1 ? SERIAL.both : SERIAL.one),
    line(label(languages.length > 1 ? 'verify-short' : 'verify'), LABEL),
    line(ltr(shownAddress(input.verifyAddress)), ADDRESS),
    line(ltr(groupedCode(input.code)), ADDRESS),
  ]) {
    y = doc.draw(text, doc.x(QR_SIZE + GAP, TEXT_WIDTH), y);
  }
  // In one language the date has a line under the code's quiet zone; two lines go on beside it.
  const beside = languages.length > 1;
  const width = beside ? WIDTH - QR_SIZE - GAP + 70 : WIDTH;
  const offset = beside ? QR_SIZE + GAP : 0;
  if (!beside) y = Math.max(y, top + QR_SIZE) + QUIET_ZONE;
  for (const language of languages) {
    const issued = doc.fit(issuedLine(input, language), LABEL, {
      width,
      language,
      align: direction === 'rtl' ? 'right' : 'left',
      minSize: 7,
      cut: false,
    });
    y = doc.draw(issued, doc.x(offset, width), y);
  }
};
