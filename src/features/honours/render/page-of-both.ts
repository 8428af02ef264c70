import { sayIn } from '../../../platform/document/index.ts';
import type { Language } from '../../../platform/language/index.ts';
import {
  type Document,
  type Paragraph,
  palette,
  resized,
  rosette,
  type TextStyle,
  textStyle,
} from '../../../platform/pdf/index.ts';
import type { CertificateDocument, CertificateWording } from './certificate.ts';
import { drawFrame, drawSealPlace, drawSignatureLine, drawSpineLine } from './frame.ts';
import { drawSealWords, drawSignatoryInHalves, drawSignatoryStacked, type FootLayout } from './signatures.ts';
import { drawVerification } from './verification.ts';
import { arabicWords, englishWords } from './words.ts';

/** Space between the two columns. */
const GUTTER = 52;
const TITLE_TOP = 138;
const BOTTOM = 430;
const VERIFICATION_TOP = 460;
const LANGUAGES = ['ar', 'en'] as const;

/** The wording in each language. */
export type WordingOfBoth = Readonly<Record<Language, CertificateWording>>;

type Pair = Readonly<Record<Language, Paragraph>>;

/**
 * One weight of the text face: two languages already need twice the letters, and a second weight of them would take the file
 * over 30 kB. Colour tells what the weight tells on a page in one language.
 */
const STYLES = {
  ar: {
    organiser: textStyle('regular', 11, 18, palette.petrol),
    title: textStyle('display', 36, 50, palette.petrol),
    lead: textStyle('regular', 12, 22, palette.soft),
    name: textStyle('displayBold', 25, 38),
    post: textStyle('regular', 10.5, 18, palette.soft),
  },
  en: {
    organiser: textStyle('regular', 10.5, 18, palette.petrol),
    title: textStyle('display', 31, 50, palette.petrol),
    lead: textStyle('regular', 11.5, 22, palette.soft),
    name: textStyle('displayBold', 22.5, 38),
    post: textStyle('regular', 10, 18, palette.soft),
  },
} as const satisfies Record<Language, Record<string, TextStyle>>;
const SAMPLE = textStyle('regular', 7.5, 11, palette.mute);

/** What the two columns may shrink to, from what the design wants to what the longest titles need. */
interface Tightness {
  readonly name: number;
  /** Line height of names in proportion to their size; `null`: the design's. */
  readonly nameLine: number | null;
  /** Largest and smallest size. */
  readonly post: readonly [most: number, least: number];
  readonly lead: readonly [most: number, least: number];
  readonly text: readonly number[];
  /** Line height of the sentence in proportion to its size. */
  readonly textLine: number;
}
const WIDE: Tightness = {
  name: 16,
  nameLine: null,
  post: [10.5, 9.5],
  lead: [12, 10.5],
  text: [12, 11.5, 11, 10.5, 10],
  textLine: 1.85,
};
const TIGHT: Tightness = {
  name: 13,
  nameLine: 1.4,
  post: [9, 8],
  lead: [10.5, 9.5],
  text: [10, 9.5, 9, 8.5],
  textLine: 1.6,
};

/** Width of a column, and the left edge of each. */
const columnsOf = (doc: Document) => {
  const width = (doc.measure - GUTTER) / 2;
  return { width, x: { ar: doc.width - doc.margins.end - width, en: doc.margins.start } } as const;
};

const heightOf = (pair: Pair): number => Math.max(pair.ar.height, pair.en.height);
const lastBaseline = ({ lines, height }: Paragraph): number => {
  const last = lines.at(-1);
  return last ? height - last.height + last.baseline : 0;
};

interface Columns {
  readonly organiser: Pair;
  readonly title: Pair;
  readonly lead: Pair;
  readonly name: Pair;
  readonly post: Pair;
}

const setColumns = (
  doc: Document,
  input: CertificateDocument,
  wording: WordingOfBoth,
  limits: Tightness,
): Columns => {
  const { width } = columnsOf(doc);
  const both = (set: (language: Language) => Paragraph): Pair => ({ ar: set('ar'), en: set('en') });
  const fitted = (language: Language, text: string, style: TextStyle, minSize: number, maxLines: number) =>
    doc.fit(text, style, { width, language, minSize, maxLines, balance: true, cut: false });
  const limited = (
    language: Language,
    text: string,
    style: TextStyle,
    [most, least]: readonly [number, number],
  ): Paragraph => fitted(language, text, style.size > most ? resized(style, most) : style, least, 2);
  return {
    organiser: both((side) =>
      doc.fit(sayIn(input.organiser.name, side), STYLES[side].organiser, {
        width: width - 20,
        language: side,
        minSize: 9.5,
        maxLines: 3,
        cut: false,
      }),
    ),
    // A title that shrank keeps its line height, so that the two stand on one baseline.
    title: both((side) => {
      const style = STYLES[side].title;
      const { size } = fitted(side, wording[side].title, style, 20, 1);
      return doc.text(wording[side].title, { ...style, size }, { width, language: side });
    }),
    lead: both((side) => limited(side, wording[side].lead, STYLES[side].lead, limits.lead)),
    name: both((side) => {
      const own = STYLES[side].name;
      const style = { ...own, line: limits.nameLine === null ? own.line : own.size * limits.nameLine };
      return fitted(side, sayIn(input.holder.name, side), style, limits.name, 2);
    }),
    post: both((side) => limited(side, sayIn(input.holder.line, side), STYLES[side].post, limits.post)),
  };
};

const setText = (
  doc: Document,
  wording: WordingOfBoth,
  { text: sizes, textLine }: Tightness,
  room: number,
): Pair => {
  const { width } = columnsOf(doc);
  const at = (size: number): Pair => {
    const line = Math.round(size * textLine * 2) / 2;
    const set = (language: Language, own: number): Paragraph =>
      doc.text(wording[language].text, textStyle('regular', own, line), { width, language });
    return { ar: set('ar', size), en: set('en', size - 0.5) };
  };
  const [largest = 10, ...smaller] = sizes;
  let pair = at(largest);
  for (const size of smaller) {
    if (heightOf(pair) <= room) break;
    pair = at(size);
  }
  return pair;
};

const setPage = (doc: Document, input: CertificateDocument, wording: WordingOfBoth, limits: Tightness) => {
  const columns = setColumns(doc, input, wording, limits);
  const { lead, name, post } = columns;
  const fixed = 50 + 8 + heightOf(lead) + 6 + heightOf(name) + 17 + heightOf(post) + 6;
  const room = BOTTOM - TITLE_TOP - fixed;
  const text = setText(doc, wording, limits, room);
  return { ...columns, text, rest: room - heightOf(text) };
};

const footOf = (doc: Document, count: number): FootLayout => {
  const seal = [doc.width / 2, 488] as const;
  const x = doc.margins.start;
  if (count < 2) return { seal, signatures: [{ x, y: 480, width: 240 }] };
  // Two share what is left of the seal; the one at the end edge signs first.
  return {
    seal,
    signatures: [
      { x, y: 474, width: 138 },
      { x: x + 150, y: 474, width: 138 },
    ],
  };
};

const drawGround = (doc: Document, { signatures, seal }: FootLayout): void =>
  doc.artwork(`certificate ar-en ${signatures.length}`, (canvas) => {
    drawFrame(canvas, doc.width, doc.height);
    rosette(canvas, doc.width / 2, 96, 24);
    drawSpineLine(canvas, doc.width / 2);
    drawSealPlace(canvas, ...seal);
    for (const { x, y, width } of signatures) drawSignatureLine(canvas, x, y, width);
  });

/**
 * Draws a certificate in both languages on the current page, which must be A4 landscape with side margins of 78: Arabic right,
 * English left, each line of one on the baseline of the other's.
 */
export const drawCertificateOfBoth = (
  doc: Document,
  input: CertificateDocument,
  wording: WordingOfBoth,
): void => {
  const signatories = input.signatories.slice(0, 2);
  const foot = footOf(doc, signatories.length);
  drawGround(doc, foot);
  const { width, x } = columnsOf(doc);
  const wide = setPage(doc, input, wording, WIDE);
  const { organiser, title, lead, name, post, text, rest } =
    wide.rest >= 0 ? wide : setPage(doc, input, wording, TIGHT);

  const drawPair = (pair: Pair, y: number, last = false, tag: 'P' | 'H1' = 'P'): number => {
    const lowest = Math.max(lastBaseline(pair.ar), lastBaseline(pair.en));
    for (const side of LANGUAGES) {
      const part = pair[side];
      const shift = last ? lowest - lastBaseline(part) : 0;
      doc.draw(part, side === 'ar' ? x.ar + width - part.width : x.en, y + shift, { tag });
    }
    return y + heightOf(pair);
  };

  if (input.sample) {
    const words = `${arabicWords(input.edition)('sample')}   ${englishWords(input.edition)('sample')}`;
    doc.draw(doc.text(words, SAMPLE, { width: 300, align: 'center' }), (doc.width - 300) / 2, 51);
  }
  for (const side of LANGUAGES) {
    const part = organiser[side];
    doc.draw(part, side === 'ar' ? x.ar + width - part.width : x.en, 97 - part.height / 2);
  }

  let y = TITLE_TOP + Math.max(-8, Math.min(26, rest * 0.45));
  y = drawPair(title, y, false, 'H1') + 4;
  y = drawPair(lead, y + 4);
  y = drawPair(name, y + 6, true) + 7;
  const stroke = { colour: palette.brass, width: 0.6 };
  for (const side of LANGUAGES) {
    doc.shape((canvas) =>
      canvas
        .move(x[side], y)
        .line(x[side] + width, y)
        .paint({ stroke }),
    );
  }
  y = drawPair(post, y + 10);
  drawPair(text, y + 6);

  drawVerification(doc, input, VERIFICATION_TOP, LANGUAGES);
  drawSealWords(doc, foot.seal, input.edition, LANGUAGES);
  for (const [index, signatory] of signatories.entries()) {
    const box = foot.signatures[index];
    if (!box) continue;
    if (signatories.length === 1) drawSignatoryInHalves(doc, signatory, box);
    else drawSignatoryStacked(doc, signatory, box);
  }
};
