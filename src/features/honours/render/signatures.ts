import { sayIn } from '../../../platform/document/index.ts';
import type { Language } from '../../../platform/language/index.ts';
import { type Document, palette, type TextStyle, textStyle } from '../../../platform/pdf/index.ts';
import type { CertificateDocument, CertificateSignatory } from './certificate.ts';
import { arabicWords, englishWords } from './words.ts';

/** A signature: the line and the room for texts under it. Left edge, height of the line, width. */
export interface SignatureBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Where signatures and seal stand. */
export interface FootLayout {
  readonly signatures: readonly SignatureBox[];
  readonly seal: readonly [x: number, y: number];
}

const LINE_Y = 484;

/**
 * One signatory at the end edge and the seal in the middle; of two, the first at the end edge, the second beyond the middle and
 * the seal between them.
 */
export const footLayout = (doc: Document, count: number): FootLayout => {
  if (count < 2) {
    const width = 190;
    const box = { x: doc.x(doc.measure - width, width), y: LINE_Y, width };
    return { signatures: [box], seal: [doc.width / 2, 490] };
  }
  const width = 160;
  const first = { x: doc.x(doc.measure - width, width), y: LINE_Y, width };
  const offset = doc.width / 2 - 140 - doc.margins.start;
  const second = { x: doc.x(offset, width), y: LINE_Y, width };
  const [left, right] = first.x < second.x ? [first, second] : [second, first];
  return { signatures: [first, second], seal: [(left.x + left.width + right.x) / 2, 490] };
};

const SEAL_WORDS = textStyle('regular', 7.5, 11, palette.mute);

/** «موضع الختم» inside the circle, in each language a line. */
export const drawSealWords = (
  doc: Document,
  [x, y]: FootLayout['seal'],
  edition: CertificateDocument['edition'],
  languages: readonly Language[],
): void => {
  let top = y - (SEAL_WORDS.line * languages.length) / 2;
  for (const language of languages) {
    const words = language === 'ar' ? arabicWords(edition) : englishWords(edition);
    const text = doc.text(words('seal'), SEAL_WORDS, { width: 70, align: 'center', language });
    top = doc.draw(text, x - 35, top);
  }
};

const NAME = textStyle('medium', 11, 18);
const POST = textStyle('regular', 9, 14, palette.soft);

/** How a text stands under a signature line. */
interface UnderLine {
  readonly style: TextStyle;
  readonly language: Language;
  readonly align: 'center' | 'start';
}

const drawUnder = (doc: Document, text: string, box: SignatureBox, y: number, how: UnderLine): number => {
  const { style, language, align } = how;
  const paragraph = doc.fit(text, style, {
    width: box.width,
    language,
    align,
    balance: true,
    minSize: style.size - 1.5,
    lines: 1,
    maxLines: 2,
    moreLinesSize: style.size - 0.5,
    cut: false,
  });
  return doc.draw(paragraph, box.x, y);
};

/** Name and post of a signatory in one language, centred under the line. */
export const drawSignatory = (
  doc: Document,
  { name, post }: CertificateSignatory,
  box: SignatureBox,
  language: Language,
): void => {
  const below = drawUnder(doc, sayIn(name, language), box, box.y + 5, {
    style: NAME,
    language,
    align: 'center',
  });
  drawUnder(doc, sayIn(post, language), box, below, { style: POST, language, align: 'center' });
};

// One weight only, as all of the page in both languages.
const BOTH = {
  ar: { name: textStyle('regular', 10.5, 16), post: textStyle('regular', 8.5, 13, palette.soft) },
  en: { name: textStyle('regular', 10, 16), post: textStyle('regular', 8, 13, palette.soft) },
} as const;

/** The same in both languages: Arabic in the right half of the line's width, English in the left. */
export const drawSignatoryInHalves = (
  doc: Document,
  { name, post }: CertificateSignatory,
  box: SignatureBox,
): void => {
  const width = box.width / 2 - 6;
  for (const language of ['ar', 'en'] as const) {
    const half = { ...box, width, x: language === 'ar' ? box.x + box.width / 2 + 6 : box.x };
    const { name: nameStyle, post: postStyle } = BOTH[language];
    const how = { language, align: 'start' } as const;
    const below = drawUnder(doc, sayIn(name, language), half, box.y + 5, { ...how, style: nameStyle });
    drawUnder(doc, sayIn(post, language), half, below, { ...how, style: postStyle });
  }
};

/** The same in both languages, one over the other: for two signatories side by side. */
export const drawSignatoryStacked = (
  doc: Document,
  { name, post }: CertificateSignatory,
  box: SignatureBox,
): void => {
  const line = (size: number, height: number, soft = false): TextStyle =>
    textStyle('regular', size, height, soft ? palette.soft : palette.ink);
  let y = box.y + 3;
  for (const language of ['ar', 'en'] as const) {
    const how = { language, align: 'center' } as const;
    y = drawUnder(doc, sayIn(name, language), box, y, { ...how, style: line(9.5, 14) });
    y = drawUnder(doc, sayIn(post, language), box, y, { ...how, style: line(8, 12, true) });
  }
};
