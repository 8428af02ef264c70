import createBidi from 'bidi-js';
import type { LoadedFont } from './fonts.ts';
import { createLru, type Lru } from './lru.ts';

const bidi = createBidi();

/**
 * A shaped word: glyphs in visual order, as parallel lists. Measures are thousandths of an em. Shared between documents:
 * treat as frozen.
 */
export interface ShapedWord {
  readonly ids: readonly number[];
  /** How far the pen moves. */
  readonly advances: readonly number[];
  /** The glyph's own width in the font, which a PDF viewer adds by itself. */
  readonly widths: readonly number[];
  readonly dx: readonly number[];
  readonly dy: readonly number[];
  /**
   * The text that each glyph stands for. In right-to-left words a ligature's letters stand in reverse, because readers
   * turn right-to-left text round glyph by glyph.
   */
  readonly texts: readonly string[];
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

const isJoiner = (codePoint: number): boolean => codePoint === 0x200c || codePoint === 0x200d;

const shape = (loaded: LoadedFont, word: string, rtl: boolean): ShapedWord => {
  const text = rtl ? mirrored(shaddaFirst(word)) : word;
  const script = ARABIC.test(text) ? 'arab' : undefined;
  const run = loaded.font.layout(text, undefined, script, undefined, rtl ? 'rtl' : 'ltr');
  const ids: number[] = [];
  const advances: number[] = [];
  const widths: number[] = [];
  const dx: number[] = [];
  const dy: number[] = [];
  const texts: string[] = [];
  let width = 0;
  for (const [index, glyph] of run.glyphs.entries()) {
    const position = run.positions[index];
    if (!position) continue;
    const codePoints = glyph.codePoints;
    if (codePoints.length > 0 && codePoints.every(isJoiner)) continue;
    const letters = codePoints.filter((codePoint) => !isJoiner(codePoint));
    if (rtl) letters.reverse();
    ids.push(glyph.id);
    advances.push(position.xAdvance * loaded.scale);
    widths.push(glyph.advanceWidth * loaded.scale);
    dx.push((position.xOffset || 0) * loaded.scale);
    dy.push((position.yOffset || 0) * loaded.scale);
    texts.push(String.fromCodePoint(...letters));
    width += position.xAdvance * loaded.scale;
  }
  return { ids, advances, widths, dx, dy, texts, width };
};
