import { sayIn } from '../../../platform/document/index.ts';
import type { Language } from '../../../platform/language/index.ts';
import {
  type Document,
  type FittedParagraph,
  type Paragraph,
  palette,
  rosette,
  type TextStyle,
  textStyle,
} from '../../../platform/pdf/index.ts';
import type { CertificateDocument, CertificateWording } from './certificate.ts';
import { drawDivider, drawFrame, drawSealPlace, drawSignatureLine } from './frame.ts';
import { drawSealWords, drawSignatory, footLayout } from './signatures.ts';
import { drawVerification } from './verification.ts';
import { arabicWords, englishWords } from './words.ts';

/** Where the texts between emblem and foot stand. */
const TOP = 122;
const BOTTOM = 432;
const VERIFICATION_TOP = 464;

const STYLES = {
  ar: {
    title: textStyle('display', 46, 64, palette.petrol),
    name: textStyle('displayBold', 32, 50),
    text: textStyle('regular', 13.5, 25),
  },
  en: {
    title: textStyle('display', 42, 58, palette.petrol),
    name: textStyle('displayBold', 29, 44),
    text: textStyle('regular', 13, 23),
  },
} as const satisfies Record<Language, Record<string, TextStyle>>;
const ORGANISER = textStyle('medium', 11, 18, palette.petrol);
const LEAD = textStyle('regular', 13, 22, palette.soft);
const POST = textStyle('regular', 11.5, 20, palette.soft);
const SAMPLE = textStyle('regular', 7.5, 11, palette.mute);

/** Upper bounds of sizes, from what the design wants to what a name of four lines needs. */
const TIGHTNESS = [
  { name: 32, text: 13.5, line: 1 },
  { name: 26, text: 12, line: 1 },
  { name: 22, text: 11.5, line: 0.92 },
  { name: 20, text: 10.5, line: 0.85 },
] as const;

interface Block {
  readonly organiser: Paragraph;
  readonly title: Paragraph;
  readonly lead: Paragraph;
  readonly name: FittedParagraph;
  readonly post: Paragraph;
  readonly text: Paragraph;
  /** What is left between {@link TOP} and {@link BOTTOM}; negative when the block is too high. */
  readonly rest: number;
}

/** Height of the divider under the name. */
const DIVIDER = 16;

const setBlock = (
  doc: Document,
  input: CertificateDocument,
  wording: CertificateWording,
  language: Language,
  tightness: (typeof TIGHTNESS)[number],
): Block => {
  const styles = STYLES[language];
  const centred = { align: 'center', balance: true, cut: false } as const;
  const sized = (style: TextStyle, limit: number): TextStyle => {
    const size = Math.min(style.size, limit);
    return { ...style, size, line: Math.round((style.line / style.size) * size * tightness.line * 2) / 2 };
  };
  const organiser = doc.fit(sayIn(input.organiser.name, language), ORGANISER, {
    ...centred,
    width: 600,
    minSize: 10,
    maxLines: 2,
  });
  const title = doc.fit(wording.title, styles.title, { ...centred, width: 600, minSize: 30 });
  const lead = doc.fit(wording.lead, LEAD, { ...centred, width: 600, minSize: 11.5, maxLines: 2 });
  const name = doc.fit(sayIn(input.holder.name, language), sized(styles.name, tightness.name), {
    ...centred,
    width: 620,
    minSize: 20,
    maxLines: 2,
  });
  const post = doc.fit(sayIn(input.holder.line, language), POST, {
    ...centred,
    width: 600,
    minSize: 10.5,
    maxLines: 2,
  });
  const text = doc.fit(wording.text, sized(styles.text, tightness.text), {
    ...centred,
    width: 590,
    minSize: Math.min(11.5, tightness.text),
    lines: 3,
  });
  const heights = [organiser, title, lead, name, post, text].reduce(
    (sum, part) => sum + part.height,
    DIVIDER,
  );
  return { organiser, title, lead, name, post, text, rest: BOTTOM - TOP - heights };
};

const fittingBlock = (
  doc: Document,
  input: CertificateDocument,
  wording: CertificateWording,
  language: Language,
): Block => {
  const [widest, ...tighter] = TIGHTNESS;
  let block = setBlock(doc, input, wording, language, widest);
  for (const tightness of tighter) {
    if (block.rest >= 0) return block;
    block = setBlock(doc, input, wording, language, tightness);
  }
  return block;
};

const drawGround = (doc: Document, language: Language, count: number): void => {
  const { signatures, seal } = footLayout(doc, count);
  doc.artwork(`certificate ${language} ${signatures.length}`, (canvas) => {
    drawFrame(canvas, doc.width, doc.height);
    rosette(canvas, doc.width / 2, 92, 22);
    drawSealPlace(canvas, ...seal);
    for (const { x, y, width } of signatures) drawSignatureLine(canvas, x, y, width);
  });
};

/** Draws a certificate in one language on the current page, which must be A4 landscape with side margins of 76. */
export const drawCertificate = (
  doc: Document,
  input: CertificateDocument,
  wording: CertificateWording,
  language: Language,
): void => {
  const signatories = input.signatories.slice(0, 2);
  drawGround(doc, language, signatories.length);
  const words = language === 'ar' ? arabicWords(input.edition) : englishWords(input.edition);
  const centre = (part: Paragraph, y: number, tag: 'P' | 'H1' = 'P'): number =>
    doc.draw(part, (doc.width - part.width) / 2, y, { tag });
  if (input.sample) centre(doc.text(words('sample'), SAMPLE, { width: 300, align: 'center' }), 51);

  const { organiser, title, lead, name, post, text, rest } = fittingBlock(doc, input, wording, language);
  const unit = Math.max(0, Math.min(rest / 7, 15));
  let y = centre(organiser, TOP);
  y = centre(title, y + unit, 'H1');
  y = centre(lead, y + 1.2 * unit);
  y = centre(name, y + 0.6 * unit) + 0.3 * unit + 6;
  doc.shape((canvas) => drawDivider(canvas, doc.width / 2, y));
  y = centre(post, y + 10 + 0.3 * unit);
  centre(text, y + 0.5 * unit);

  drawVerification(doc, input, VERIFICATION_TOP, [language]);
  const { signatures, seal } = footLayout(doc, signatories.length);
  drawSealWords(doc, seal, input.edition, [language]);
  for (const [index, signatory] of signatories.entries()) {
    const box = signatures[index];
    if (box) drawSignatory(doc, signatory, box, language);
  }
};
