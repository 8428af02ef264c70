import createBidi from 'bidi-js';
import type { LoadedFont } from './fonts.ts';
import { createLru, type Lru } from './lru.ts';

const bidi = createBidi();

/** A glyph of a shaped word, in visual order. Measures are font units. */
export interface ShapedGlyph {
  readonly id: number;
  /** How far it moves the pen. */
  readonly advance: number;
  /** Its own width in the font. */
  readonly width: number;
  readonly dx: number;
  readonly dy: number;
  /** The code points that it stands for, in logical order; empty when another glyph stands for them too. */
  readonly codePoints: readonly number[];
}

/** One glyph of a cell, moved from the cell's origin by font units. */
export interface CellPart {
  readonly glyph: number;
  readonly dx: number;
  readonly dy: number;
}

/**
 * What is written and read back as one: a letter with its marks, or a ligature. A cell of several parts, of moved parts or of
 * a width of its own becomes a glyph of its own in the file's font, because readers of files take a mark that is moved into
 * place, or a wide kern, for the border of a word.
 */
export interface Cell {
  /** Equal for equal cells of one font. */
  readonly key: string;
  readonly parts: readonly [CellPart, ...CellPart[]];
  /** Width in font units that a viewer adds by itself. */
  readonly width: number;
  /** Whether the width is the font's own for its single, unmoved part. */
  readonly plain: boolean;
  /** Small kern after it, in thousandths of an em. */
  readonly kern: number;
  /**
   * The text that it stands for. In right-to-left words it is in reverse, because readers turn right-to-left text round
   * character by character.
   */
  readonly text: string;
}

/** A shaped word: cells in visual order. Shared between documents: treat as frozen. */
export interface ShapedWord {
  readonly cells: readonly Cell[];
  /** In thousandths of an em. */
  readonly width: number;
}

const ARABIC = /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/;

/**
 * A shadda stands before the vowel mark of its letter, whatever order they were typed in (Unicode normal form puts the vowel
 * first): fontkit composes the pair only so, where HarfBuzz reorders by itself (UTR #53).
 */
const shaddaFirst = (text: string): string =>
  text.includes('\u0651') ? text.replace(/([\u064b-\u0650\u0652-\u0655\u0670]+)\u0651/g, '\u0651$1') : text;

/** HarfBuzz mirrors brackets in right-to-left runs by itself, fontkit leaves it to its caller. */
const mirrored = (text: string): string => {
  let result = '';
  for (const character of text) result += bidi.getMirroredCharacter(character) ?? character;
  return result;
};

const CACHE_LIMIT = 20_000;
const caches = new WeakMap<LoadedFont, { readonly ltr: Lru<ShapedWord>; readonly rtl: Lru<ShapedWord> }>();

const cacheOf = (font: LoadedFont, rtl: boolean): Lru<ShapedWord> => {
  let pair = caches.get(font);
  if (!pair) {
    pair = { ltr: createLru(CACHE_LIMIT), rtl: createLru(CACHE_LIMIT) };
    caches.set(font, pair);
  }
  return rtl ? pair.rtl : pair.ltr;
};

/**
 * The glyphs of one word, one level and one font. The word must be free of bidi controls; joiners (ZWJ, ZWNJ) are welcome and
 * leave no glyph.
 */
export const shapeWord = (font: LoadedFont, word: string, rtl: boolean): ShapedWord => {
  const cache = cacheOf(font, rtl);
  const known = cache.get(word);
  if (known) return known;
  const shaped = shape(font, word, rtl);
  cache.set(word, shaped);
  return shaped;
};

const JOINERS = /[\u200c\u200d]/g;

/** fontkit puts a space without width in the place of a joiner. */
const isJoiner = (codePoints: readonly number[], advance: number): boolean =>
  codePoints.length > 0 &&
  advance === 0 &&
  codePoints.every((c) => c === 0x20 || c === 0x200c || c === 0x200d);

/** The glyphs of a word as the font's own tables make them, in visual order; joiners leave none. */
export const shapeGlyphs = (loaded: LoadedFont, word: string, rtl: boolean): ShapedGlyph[] => {
  const text = rtl ? mirrored(shaddaFirst(word)) : word;
  const script = ARABIC.test(text) ? 'arab' : undefined;
  const run = loaded.font.layout(text, undefined, script, undefined, rtl ? 'rtl' : 'ltr');
  const glyphs: ShapedGlyph[] = [];
  for (const [index, glyph] of run.glyphs.entries()) {
    const position = run.positions[index];
    const { codePoints } = glyph;
    if (!position || isJoiner(codePoints, position.xAdvance)) continue;
    glyphs.push({
      id: glyph.id,
      advance: position.xAdvance,
      width: glyph.advanceWidth,
      dx: position.xOffset || 0,
      dy: position.yOffset || 0,
      codePoints: codePoints.filter((codePoint) => codePoint !== 0x200c && codePoint !== 0x200d),
    });
  }
  return glyphs;
};

/**
 * Letters with what belongs to them: marks, which move the pen by nothing, and strokes without a text of their own. In visual
 * order both stand before their letter from right to left, after it else.
 */
const clusters = (glyphs: readonly ShapedGlyph[], rtl: boolean): ShapedGlyph[][] => {
  const result: ShapedGlyph[][] = [];
  let open: ShapedGlyph[] | null = null;
  for (const glyph of glyphs) {
    const belongs = Math.abs(glyph.advance) < 1 || glyph.codePoints.length === 0;
    if (open && (rtl || belongs)) open.push(glyph);
    else {
      open = [glyph];
      result.push(open);
    }
    if (rtl && !belongs) open = null;
  }
  return result;
};

/** Kerns up to this many thousandths of an em stay kerns; wider ones look like spaces to readers of files. */
const SMALL_KERN = 50;

const makeCell = (
  cluster: readonly ShapedGlyph[],
  letters: string,
  scale: number,
  rtl: boolean,
): Cell | null => {
  const parts: CellPart[] = [];
  let pen = 0;
  let width = 0;
  for (const glyph of cluster) {
    parts.push({ glyph: glyph.id, dx: Math.round(pen + glyph.dx), dy: Math.round(glyph.dy) });
    pen += glyph.advance;
    width += glyph.width;
  }
  const [first, ...others] = parts;
  if (!first) return null;
  const text = rtl ? [...letters].reverse().join('') : letters;
  const kern = (pen - width) * scale;
  const plain = others.length === 0 && first.dx === 0 && first.dy === 0 && Math.abs(kern) <= SMALL_KERN;
  const key = plain
    ? `${first.glyph}|${text}`
    : `${parts.map((part) => `${part.glyph},${part.dx},${part.dy}`).join(';')}|${pen}|${text}`;
  return {
    key,
    parts: [first, ...others],
    width: plain ? width : Math.round(pen),
    plain,
    kern: plain ? kern : 0,
    text,
  };
};

const codePointsOf = (cluster: readonly ShapedGlyph[]): number[] =>
  cluster.flatMap((glyph) => glyph.codePoints);

/**
 * The letters of each cluster in logical order: consecutive slices of the word, so that marks stand after the very letter of a
 * ligature that they belong to, in stored order, and brackets unmirrored. Where shaping changed the number of characters, what
 * the glyphs say.
 */
const lettersOf = (ordered: readonly (readonly ShapedGlyph[])[], word: string): string[] => {
  const letters = [...word.replace(JOINERS, '')];
  const counts = ordered.map((cluster) => codePointsOf(cluster).length);
  if (counts.reduce((sum, count) => sum + count, 0) !== letters.length) {
    return ordered.map((cluster) => String.fromCodePoint(...codePointsOf(cluster)));
  }
  let at = 0;
  return counts.map((count) => {
    at += count;
    return letters.slice(at - count, at).join('');
  });
};

const shape = (loaded: LoadedFont, word: string, rtl: boolean): ShapedWord => {
  const glyphs = shapeGlyphs(loaded, word, rtl);
  const visual = clusters(glyphs, rtl);
  const letters = lettersOf(rtl ? visual.toReversed() : visual, word);
  if (rtl) letters.reverse();
  const cells = visual
    .map((cluster, index) => makeCell(cluster, letters[index] ?? '', loaded.scale, rtl))
    .filter((cell) => cell !== null);
  return { cells, width: glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) * loaded.scale };
};
