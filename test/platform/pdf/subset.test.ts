import { create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { fontNames, loadFont } from '../../../src/platform/pdf/fonts.ts';
import { shapeWord } from '../../../src/platform/pdf/shape.ts';
import { subsetFont } from '../../../src/platform/pdf/subset.ts';
import { arabicWords } from './support/words.ts';

interface Outline {
  readonly path: { toSVG(): string };
  readonly advanceWidth: number;
}
const outline = (font: ReturnType<typeof create>, id: number): string => {
  const glyph = font.getGlyph(id) as unknown as Outline;
  return `${glyph.advanceWidth} ${glyph.path.toSVG()}`;
};
const copy = (glyph: number) => ({
  parts: [{ glyph, dx: 0, dy: 0 }] as [{ glyph: number; dx: number; dy: number }],
});

describe('a subset font', () => {
  it.each(fontNames)('has the outlines and widths of the glyphs asked for: %s', (name) => {
    const loaded = loadFont(name);
    const glyphs = [
      ...new Set([0, ...[...'Agṭفلامéا'].map((letter) => loaded.font.layout(letter).glyphs[0]?.id ?? 0)]),
    ];

    const subset = create(subsetFont(loaded, glyphs.map(copy)));

    expect(glyphs.map((_, index) => outline(subset, index))).toEqual(
      glyphs.map((id) => outline(loaded.font, id)),
    );
  });

  it('composes moved parts into one glyph with a width of its own', () => {
    const loaded = loadFont('plexArabic');
    const cell = shapeWord(loaded, 'عُمان', true).cells.find(({ text }) => text.length > 1);
    if (!cell) throw new Error('no composed cell');

    const subset = create(subsetFont(loaded, [copy(0), cell]));
    const [mark, letter] = cell.parts;
    const box = (id: number, font: typeof subset) =>
      (font.getGlyph(id) as unknown as { bbox: { minX: number; maxY: number } }).bbox;

    expect(subset.getGlyph(1).advanceWidth).toBe(cell.width);
    expect(box(1, subset).maxY).toBe(
      Math.max(
        box(mark.glyph, loaded.font).maxY + mark.dy,
        box(letter?.glyph ?? 0, loaded.font).maxY + (letter?.dy ?? 0),
      ),
    );
  });

  it('is a small part of the font', () => {
    const loaded = loadFont('amiri');
    const cells = arabicWords.slice(0, 40).flatMap((word) => shapeWord(loaded, word, true).cells);

    const subset = subsetFont(loaded, [
      copy(0),
      ...cells.map(({ parts, width, plain }) => (plain ? { parts } : { parts, width })),
    ]);

    expect(subset.length).toBeLessThan(loaded.bytes.length / 8);
  });
});
