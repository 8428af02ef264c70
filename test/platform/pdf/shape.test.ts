import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fontNames, type LoadedFont, loadFont } from '../../../src/platform/pdf/fonts.ts';
import { createDocument } from '../../../src/platform/pdf/index.ts';
import { shapeGlyphs, shapeWord } from '../../../src/platform/pdf/shape.ts';
import { type PlacedGlyph, shapeByHarfBuzz } from './support/harfbuzz.ts';
import { arabicWords, latinWords, transliteratedWords } from './support/words.ts';

const place = (font: LoadedFont, word: string, rtl: boolean): PlacedGlyph[] => {
  let pen = 0;
  return shapeGlyphs(font, word, rtl).map((glyph) => {
    const placed: PlacedGlyph = [
      glyph.id,
      Math.round((pen + glyph.dx) * font.scale),
      Math.round(glyph.dy * font.scale),
    ];
    pen += glyph.advance;
    return placed;
  });
};

/** Words that a font covers and sets otherwise than HarfBuzz does. */
const differences = (font: LoadedFont, words: readonly string[], rtl: boolean) =>
  words
    .filter((word) => [...word].every((letter) => font.has(letter.codePointAt(0) ?? 0)))
    .map((word) => ({ word, ours: place(font, word, rtl), theirs: shapeByHarfBuzz(font, word, rtl) }))
    .filter(({ ours, theirs }) => JSON.stringify(ours) !== JSON.stringify(theirs));

const arabicFonts = ['plexArabic', 'plexArabicMedium', 'plexArabicSemiBold', 'amiri', 'amiriBold'] as const;

const SEEDS = '../shared/seeds';
const seedWords = (): string[] => {
  const text = readdirSync(SEEDS)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => readFileSync(`${SEEDS}/${file}`, 'utf8'))
    .join(' ');
  return [...new Set(text.match(/[\u0600-\u06ff]+/g) ?? [])];
};

describe('shaping', () => {
  it('tries at least 150 Arabic words', () => {
    expect(arabicWords.length).toBeGreaterThanOrEqual(150);
  });

  it.each(arabicFonts)('sets every Arabic word as HarfBuzz does: %s', (name) => {
    expect(differences(loadFont(name), arabicWords, true)).toEqual([]);
  });

  it.each(fontNames)('sets every Latin word as HarfBuzz does: %s', (name) => {
    expect(differences(loadFont(name), [...latinWords, ...transliteratedWords], false)).toEqual([]);
  });

  it.each(arabicFonts)('sets digits from left to right as HarfBuzz does: %s', (name) => {
    expect(differences(loadFont(name), ['٢٠٢٦', '١٩', '٤٫٥', '2026'], false)).toEqual([]);
  });

  it('still does after documents have been saved', async () => {
    for (let i = 0; i < 2; i += 1) {
      const doc = createDocument({ title: 'أولى', language: 'ar', createdAt: new Date(0) });
      doc.write(arabicWords.join(' '), 'running');
      doc.write(arabicWords.slice(0, 40).join(' '), 'pageTitle');
      await doc.finish();
    }

    const found = arabicFonts.flatMap((name) =>
      differences(loadFont(name), [...arabicWords].reverse(), true),
    );

    expect(found).toEqual([]);
  });

  it.skipIf(!existsSync(SEEDS))('sets every word of the source texts as HarfBuzz does', () => {
    const found = arabicFonts.flatMap((name) => differences(loadFont(name), seedWords(), true));

    expect(found).toEqual([]);
  });

  it('drops joiners once they have shaped their neighbours', () => {
    const font = loadFont('amiri');

    const joined = shapeGlyphs(font, 'میخواهم', true);
    const parted = shapeGlyphs(font, 'می\u200cخواهم', true);

    expect(parted.map((glyph) => glyph.id)).toEqual(
      shapeByHarfBuzz(font, 'می\u200cخواهم', true).map(([id]) => id),
    );
    expect(parted.map((glyph) => glyph.id)).not.toEqual(joined.map((glyph) => glyph.id));
  });
});

describe('cells of a shaped word', () => {
  const textsOf = (word: string) =>
    shapeWord(loadFont('plexArabic'), word, true).cells.map((cell) => cell.text);

  it('hold a letter with its marks, the text in reverse for readers that turn it round', () => {
    expect(textsOf('عُمان')).toEqual(['ن', 'ا', 'م', '\u064fع']);
  });

  it('keep vowel and shadda in the order in which they are stored', () => {
    expect(textsOf('مُحَمَّد'.normalize('NFC')).join('')).toBe([...'مُحَمَّد'.normalize('NFC')].reverse().join(''));
  });

  it.each(arabicFonts)('give back every letter of every word, in order: %s', (name) => {
    const lost = arabicWords
      .map((word) => word.normalize('NFC'))
      .filter((word) => [...word].every((letter) => loadFont(name).has(letter.codePointAt(0) ?? 0)))
      .map((word) => [
        word,
        shapeWord(loadFont(name), word, true)
          .cells.map((cell) => cell.text)
          .join(''),
      ])
      .filter(([word = '', text = '']) => [...text].reverse().join('') !== word);

    expect(lost).toEqual([]);
  });

  it('make wide kerns part of a glyph, so that readers see no word border', () => {
    const wide = shapeWord(loadFont('plexArabicSemiBold'), 'جمهورية', true).cells;

    expect(wide.every((cell) => Math.abs(cell.kern) <= 50)).toBe(true);
    expect(wide.some((cell) => !cell.plain)).toBe(true);
  });

  it('come from the cache the second time', () => {
    const font = loadFont('amiri');

    expect(shapeWord(font, 'الملتقى', true)).toBe(shapeWord(font, 'الملتقى', true));
  });
});
