import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font, type Glyph } from 'fontkit';
import { needsNoGlyph } from './text.ts';

/**
 * Fonts of documents. A font file is read and parsed at its first use and then kept for the life of the process; importing
 * this module reads nothing. Each face is a chain: a word that the first font cannot set goes, whole, to the next.
 */

const FILES = {
  plexArabic: 'ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf',
  plexArabicMedium: 'ibm-plex-sans-arabic/500Medium/IBMPlexSansArabic_500Medium.ttf',
  plexArabicSemiBold: 'ibm-plex-sans-arabic/600SemiBold/IBMPlexSansArabic_600SemiBold.ttf',
  plex: 'ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf',
  plexMedium: 'ibm-plex-sans/500Medium/IBMPlexSans_500Medium.ttf',
  plexSemiBold: 'ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf',
  noto: 'noto-sans/400Regular/NotoSans_400Regular.ttf',
  notoMedium: 'noto-sans/500Medium/NotoSans_500Medium.ttf',
  notoSemiBold: 'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  amiri: 'amiri/400Regular/Amiri_400Regular.ttf',
  amiriBold: 'amiri/700Bold/Amiri_700Bold.ttf',
} as const;

/** A font file of the house. */
export type FontName = keyof typeof FILES;

/** All font files of the house. */
export const fontNames = Object.keys(FILES) as FontName[];

const CHAINS = {
  regular: ['plexArabic', 'plex', 'noto', 'amiri'],
  medium: ['plexArabicMedium', 'plexMedium', 'notoMedium', 'amiriBold'],
  semiBold: ['plexArabicSemiBold', 'plexSemiBold', 'notoSemiBold', 'amiriBold'],
  display: ['amiri', 'noto'],
  displayBold: ['amiriBold', 'notoSemiBold'],
} as const satisfies Record<string, readonly FontName[]>;

/**
 * A face as styles name it: `regular`, `medium` and `semiBold` are the text face (IBM Plex Sans Arabic 400, 500, 600);
 * `display` and `displayBold` are the naskh of titles (Amiri 400, 700), not to be used below size 14.
 */
export type FaceName = keyof typeof CHAINS;

/** A parsed font, shared by all documents of the process. */
export interface LoadedFont {
  readonly name: FontName;
  readonly font: Font;
  /** The file's bytes, for subsetting. */
  readonly bytes: Buffer;
  /** Thousandths of an em in one font unit. */
  readonly scale: number;
  /** Whether the font has a glyph for a code point. */
  has(codePoint: number): boolean;
}

const isMark = (codePoint: number): boolean => /\p{M}/u.test(String.fromCodePoint(codePoint));

/**
 * fontkit keeps one object per glyph, with the code points of its first use, and reads the letters of later words from it:
 * joining forms and text go wrong after the first document. Here each (glyph, code points) has a view of its own.
 */
const giveGlyphsTheirOwnText = (font: Font): void => {
  const original = font.getGlyph.bind(font);
  const views = new Map<string, Glyph>();
  const VIEW_LIMIT = 20_000;
  font.getGlyph = (id, codePoints = []) => {
    const key = `${id}|${codePoints.join()}`;
    const known = views.get(key);
    if (known) return known;
    const base = original(id);
    if (!base) return base;
    const view = Object.create(base) as Glyph;
    view.codePoints = [...codePoints];
    view.isMark = codePoints.length > 0 && codePoints.every(isMark);
    view.isLigature = codePoints.length > 1;
    if (views.size >= VIEW_LIMIT) views.clear();
    views.set(key, view);
    return view;
  };
};

const loaded = new Map<FontName, LoadedFont>();
const require = createRequire(import.meta.url);

/**
 * The font of a name, parsed at the first call.
 *
 * @throws when the font package is not installed.
 */
export const loadFont = (name: FontName): LoadedFont => {
  const known = loaded.get(name);
  if (known) return known;
  const bytes = readFileSync(require.resolve(`@expo-google-fonts/${FILES[name]}`));
  const font = create(bytes);
  giveGlyphsTheirOwnText(font);
  const coverage = new Map<number, boolean>();
  const result: LoadedFont = {
    name,
    font,
    bytes,
    scale: 1000 / font.unitsPerEm,
    has(codePoint) {
      let covered = coverage.get(codePoint);
      if (covered === undefined) {
        covered = font.hasGlyphForCodePoint(codePoint);
        coverage.set(codePoint, covered);
      }
      return covered;
    },
  };
  loaded.set(name, result);
  return result;
};

/**
 * How many font files have been parsed in this process so far.
 * @public read by a test in a process of its own
 */
export const loadedFontCount = (): number => loaded.size;

/** The first font of a face: the one that sets its spaces and all words it covers. */
export const primaryFont = (face: FaceName): LoadedFont => loadFont(CHAINS[face][0]);

/**
 * The font that sets a whole word: the first of the chain that has every character, else the one that has most of them.
 * A word is never set in two fonts.
 */
export const fontForWord = (face: FaceName, word: string): LoadedFont => {
  let best = primaryFont(face);
  let bestCount = -1;
  const codePoints = [...word]
    .map((character) => character.codePointAt(0) ?? 0)
    .filter((c) => !needsNoGlyph(c));
  for (const name of CHAINS[face]) {
    const font = loadFont(name);
    let count = 0;
    for (const codePoint of codePoints) if (font.has(codePoint)) count += 1;
    if (count === codePoints.length) return font;
    if (count > bestCount) {
      best = font;
      bestCount = count;
    }
  }
  return best;
};
