import createBidi from 'bidi-js';
import LineBreaker from 'linebreak';
import { type FaceName, fontForWord, type LoadedFont, primaryFont } from './fonts.ts';
import { type ShapedWord, shapeWord } from './shape.ts';
import { INVISIBLE, joinsAt, needsNoGlyph } from './text.ts';

const bidi = createBidi();

/** A stretch of text in one face, size and colour; all its fields are decided. */
export interface ResolvedSpan {
  readonly text: string;
  readonly face: FaceName;
  readonly size: number;
  readonly colour: string;
  /** A web address, or `#anchor` within the document. */
  readonly link?: string | undefined;
}

/** The smallest piece that is placed: one word (or stretch of spaces) of one span, one level and one font. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  /** Bidi level: odd runs from right to left. */
  readonly level: number;
  readonly font: LoadedFont;
  readonly span: ResolvedSpan;
  readonly shaped: ShapedWord | null;
  readonly space: boolean;
  readonly width: number;
}

/** What stands between two places where a line may break. */
export interface Token {
  readonly units: readonly Unit[];
  readonly width: number;
  /** Width of the spaces at its end, which may hang over the line's edge. */
  readonly trailing: number;
  /** The line must end after it. */
  readonly required: boolean;
}

/** A paragraph that is measured but not yet broken into lines: break it at any width, as often as needed. */
export interface PreparedText {
  readonly tokens: readonly Token[];
  /** The text as it is set, with binders and isolates. */
  readonly text: string;
  /** Base level: 1 for right-to-left. */
  readonly base: number;
}

const JOINER = '\u200d';

const isSpace = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0xa0;
const isBreaker = (code: number | undefined): boolean => code === 0x0a;

/** Arabic words and other words, each with the hyphens, apostrophes and joiners inside them: the unit of font fallback. */
const WORDS =
  /[\p{Script=Arabic}\p{Mn}\u0640\u200c\u200d]+|(?:(?!\p{Script=Arabic})[\p{L}\p{M}\p{N}'’ʾʿ‑\u2060-])+/gu;

/** The font of each character: whole words fall back, never one letter. */
const assignFonts = (text: string, spans: readonly ResolvedSpan[]): (LoadedFont | undefined)[] => {
  const fonts = new Array<LoadedFont | undefined>(text.length);
  let offset = 0;
  for (const span of spans) {
    const primary = primaryFont(span.face);
    if (needsFallback(span.text, primary)) {
      for (const match of span.text.matchAll(WORDS)) {
        const font = fontForWord(span.face, match[0]);
        for (let i = 0; i < match[0].length; i += 1) fonts[offset + match.index + i] = font;
      }
      let i = 0;
      for (const character of span.text) {
        const code = character.codePointAt(0) ?? 0;
        fonts[offset + i] ??=
          needsNoGlyph(code) || primary.has(code) ? primary : fontForWord(span.face, character);
        i += character.length;
      }
    } else fonts.fill(primary, offset, offset + span.text.length);
    offset += span.text.length;
  }
  return fonts;
};

const needsFallback = (text: string, primary: LoadedFont): boolean => {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (!needsNoGlyph(code) && !primary.has(code)) return true;
  }
  return false;
};

/**
 * Levels, fonts, shapes and break opportunities of a paragraph. Bidi runs on the whole logical text, before any line is
 * broken; breaks are found on the logical text too.
 */
export const prepareText = (spans: readonly ResolvedSpan[], direction: 'rtl' | 'ltr'): PreparedText => {
  const text = spans.map((span) => span.text).join('');
  const base = direction === 'rtl' ? 1 : 0;
  if (!text) return { tokens: [], text, base };
  const { levels } = bidi.getEmbeddingLevels(text, direction);
  const fonts = assignFonts(text, spans);
  const owners: ResolvedSpan[] = [];
  for (const span of spans) for (let i = 0; i < span.text.length; i += 1) owners.push(span);

  const unitAt = (start: number, limit: number): Unit | null => {
    const span = owners[start];
    const font = fonts[start];
    if (!span || !font) return null;
    const space = isSpace(text.charCodeAt(start));
    const level = levels[start] ?? base;
    let end = start + 1;
    while (
      end < limit &&
      owners[end] === span &&
      levels[end] === level &&
      isSpace(text.charCodeAt(end)) === space &&
      (fonts[end] === font || fonts[end] === undefined)
    ) {
      end += 1;
    }
    const word = text
      .slice(start, end)
      .replace(INVISIBLE, '')
      .replace(/\n/g, '')
      .replace(/[\t\u00a0]/g, ' ');
    // A letter keeps its joined form where a word changes style or font in its middle.
    const joined =
      word && level & 1
        ? (joinsAt(text, start) ? JOINER : '') + word + (joinsAt(text, end) ? JOINER : '')
        : word;
    const shaped = joined ? shapeWord(font, joined, (level & 1) === 1) : null;
    return {
      start,
      end,
      level,
      font,
      span,
      shaped,
      space,
      width: shaped ? (shaped.width * span.size) / 1000 : 0,
    };
  };

  const tokens: Token[] = [];
  const breaker = new LineBreaker(text);
  let start = 0;
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const units: Unit[] = [];
    for (let at = start; at < next.position; ) {
      const unit = unitAt(at, next.position);
      if (!unit) break;
      units.push(unit);
      at = unit.end;
    }
    let width = 0;
    for (const unit of units) width += unit.width;
    let trailing = 0;
    for (let i = units.length - 1; i >= 0; i -= 1) {
      const unit = units[i];
      if (!unit || (!unit.space && unit.shaped)) break;
      trailing += unit.width;
    }
    tokens.push({
      units,
      width,
      trailing,
      required: next.required && isBreaker(text.charCodeAt(next.position - 1)),
    });
    start = next.position;
  }
  return { tokens, text, base };
};
