import type { FaceName } from './fonts.ts';
import { type BrokenText, breakLines, type Line } from './lines.ts';
import { createLru } from './lru.ts';
import type { Colour } from './palette.ts';
import type { Language, TextStyle } from './roles.ts';
import { type PreparedText, prepareText, type ResolvedSpan } from './runs.ts';
import { bind, bindLastWord, INVISIBLE, isolateLatin, sanitise } from './text.ts';

/** Direction of reading. */
export type Direction = 'rtl' | 'ltr';

/** Alignment by reading direction; `left` and `right` are physical. */
export type Align = 'start' | 'end' | 'center' | 'justify' | 'left' | 'right';

/** A stretch of text that differs from its paragraph's style. */
export interface Span {
  readonly text: string;
  readonly face?: FaceName | undefined;
  /** Font size in points; the line height stays the paragraph's. */
  readonly size?: number | undefined;
  readonly colour?: Colour | undefined;
  /** A web or mail address, or `#anchor` within the document. */
  readonly link?: string | undefined;
}

/** Text of a paragraph: plain, or spans; what is empty, `null` or `false` is left out, so parts can be conditional. */
export type Content = string | Span | readonly (Span | string | null | undefined | false)[];

/** How to break a paragraph into lines. */
export interface ParagraphOptions {
  /** The measure in points. */
  readonly width: number;
  readonly direction: Direction;
  /** Default `start`; justification widens spaces, never letters. */
  readonly align?: Align | undefined;
  /** Lines of about equal length, for titles. Default false. */
  readonly balance?: boolean | undefined;
  /** Keeps a short word or a short last line from standing alone. Default true. */
  readonly avoidOrphans?: boolean | undefined;
  /** Isolates phones, addresses, codes, signs and percentages in Arabic. Default true; has no effect left to right. */
  readonly isolateCodes?: boolean | undefined;
  /** Language of the text, for readers aloud. Default Arabic from right to left, English from left to right. */
  readonly language?: Language | undefined;
}

/** A measured paragraph: a plain value that any number of documents can draw. */
export interface Paragraph {
  readonly lines: readonly Line[];
  /** The measure that it was set for; alignment refers to it. */
  readonly width: number;
  /** Sum of its line heights; 0 when empty. */
  readonly height: number;
  readonly direction: Direction;
  readonly align: 'left' | 'right' | 'center' | 'justify';
  /** Its text in logical order, without invisible characters. */
  readonly text: string;
  readonly language: Language;
  /** A word was wider than the measure and was cut between letters. */
  readonly overflow: boolean;
}

const toSpans = (content: Content): Span[] => {
  if (typeof content === 'string') return content ? [{ text: content }] : [];
  const parts = Array.isArray(content)
    ? (content as readonly (Span | string | null | undefined | false)[])
    : [content as Span];
  return parts
    .filter((part) => part !== null && part !== undefined && part !== false)
    .map((part) => (typeof part === 'string' ? { text: part } : part))
    .filter((span) => span.text !== '');
};

/** The plain text of a content, without invisible characters. */
export const plainText = (content: Content): string =>
  toSpans(content)
    .map((span) => sanitise(span.text).replace(INVISIBLE, ''))
    .join('');

const resolveSpans = (
  content: Content,
  style: TextStyle,
  options: ParagraphOptions,
  joinLast: boolean,
): ResolvedSpan[] => {
  const spans = toSpans(content);
  return spans.map((span, index) => {
    let text = bind(sanitise(span.text));
    if (options.direction === 'rtl' && options.isolateCodes !== false) text = isolateLatin(text);
    if (joinLast && index === spans.length - 1) text = bindLastWord(text);
    return {
      text,
      face: span.face ?? style.face,
      size: span.size ?? style.size,
      colour: span.colour ?? style.colour,
      link: span.link,
    };
  });
};

const alignment = (align: Align, direction: Direction): Paragraph['align'] => {
  if (align === 'start') return direction === 'rtl' ? 'right' : 'left';
  if (align === 'end') return direction === 'rtl' ? 'left' : 'right';
  return align;
};

const widest = (broken: BrokenText): number =>
  broken.lines.reduce((width, line) => Math.max(width, line.width), 0);
const lastWidth = (broken: BrokenText): number => broken.lines.at(-1)?.width ?? 0;

/** The narrowest measure, at least 80 % of an even share, that needs no more lines. */
const balanced = (source: PreparedText, first: BrokenText, width: number, line: number): BrokenText => {
  const count = first.lines.length;
  let low = (width / count) * 0.8;
  let high = width;
  let best = first;
  for (let step = 0; step < 9; step += 1) {
    const middle = (low + high) / 2;
    const trial = breakLines(source, middle, line);
    if (trial.lines.length <= count && !trial.overflow && widest(trial) <= middle + 0.1) {
      high = middle;
      best = trial;
    } else low = middle;
  }
  return best;
};

/** A last line under 20 % of the measure: the paragraph narrows, to 80 % at most, until it is half as long again. */
const withoutOrphan = (source: PreparedText, first: BrokenText, width: number, line: number): BrokenText => {
  if (lastWidth(first) >= width * 0.2) return first;
  for (let share = 0.98; share > 0.8; share -= 0.02) {
    const trial = breakLines(source, width * share, line);
    if (trial.lines.length > first.lines.length || trial.overflow) break;
    if (lastWidth(trial) >= width * 0.15 && lastWidth(trial) >= lastWidth(first) * 1.5) return trial;
  }
  return first;
};

const breakWell = (content: Content, style: TextStyle, options: ParagraphOptions): BrokenText => {
  const { width, direction } = options;
  const tidy = options.avoidOrphans !== false;
  let source = prepareText(resolveSpans(content, style, options, tidy), direction);
  let broken = breakLines(source, width, style.line);
  if (broken.overflow && tidy) {
    source = prepareText(resolveSpans(content, style, options, false), direction);
    broken = breakLines(source, width, style.line);
  }
  if (broken.lines.length < 2 || broken.overflow) return broken;
  if (options.balance) return balanced(source, broken, width, style.line);
  if (tidy && options.align !== 'justify') return withoutOrphan(source, broken, width, style.line);
  return broken;
};

const CACHE_LIMIT = 2_000;
const measured = createLru<Paragraph>(CACHE_LIMIT);

const keyOf = (content: Content, style: TextStyle, options: ParagraphOptions): string =>
  JSON.stringify([
    content,
    [style.face, style.size, style.line, style.colour],
    [options.width, options.direction, options.align, options.balance, options.avoidOrphans],
    [options.isolateCodes, options.language],
  ]);

/**
 * Sets a text: order, shapes, line breaks, height. Nothing is drawn. Equal arguments give the same value again, from a
 * bounded cache, so that what every certificate repeats is laid out once in a process.
 *
 * @example
 * const title = setParagraph('جدول الأعمال', roleStyle('pageTitle', 'ar'), { width: 400, direction: 'rtl' });
 */
export const setParagraph = (content: Content, style: TextStyle, options: ParagraphOptions): Paragraph => {
  const key = keyOf(content, style, options);
  const known = measured.get(key);
  if (known) return known;
  const { lines, text, overflow } = breakWell(content, style, options);
  const paragraph: Paragraph = {
    lines,
    text,
    overflow,
    width: options.width,
    height: lines.reduce((sum, line) => sum + line.height, 0),
    direction: options.direction,
    align: alignment(options.align ?? 'start', options.direction),
    language: options.language ?? (options.direction === 'rtl' ? 'ar' : 'en'),
  };
  measured.set(key, paragraph);
  return paragraph;
};

/** Lines `from` (included) to `to` (excluded) of a paragraph, as a paragraph: for a break over pages. */
export const sliceParagraph = (paragraph: Paragraph, from: number, to?: number): Paragraph => {
  const lines = paragraph.lines.slice(from, to);
  return {
    ...paragraph,
    lines,
    height: lines.reduce((sum, line) => sum + line.height, 0),
    text: lines.map((line) => line.text).join(' '),
  };
};
