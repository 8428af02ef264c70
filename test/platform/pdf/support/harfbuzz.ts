import { Blob, BufferFlag, Direction, Face, Font, Buffer as ShapeBuffer, shape } from 'harfbuzzjs';
import type { LoadedFont } from '../../../../src/platform/pdf/fonts.ts';

/** One glyph and where it stands, in thousandths of an em from the word's left edge, rounded. */
export type PlacedGlyph = readonly [glyph: number, x: number, y: number];

const fonts = new WeakMap<LoadedFont, Font>();

const fontOf = (loaded: LoadedFont): Font => {
  let font = fonts.get(loaded);
  if (!font) {
    const { buffer, byteOffset, length } = loaded.bytes;
    font = new Font(new Face(new Blob(buffer.slice(byteOffset, byteOffset + length) as ArrayBuffer), 0));
    fonts.set(loaded, font);
  }
  return font;
};

/** What HarfBuzz, the reference, makes of a word. */
export const shapeByHarfBuzz = (loaded: LoadedFont, word: string, rtl: boolean): PlacedGlyph[] => {
  const buffer = new ShapeBuffer();
  buffer.addText(word);
  buffer.guessSegmentProperties();
  buffer.setDirection(rtl ? Direction.RTL : Direction.LTR);
  buffer.setFlags(BufferFlag.REMOVE_DEFAULT_IGNORABLES);
  shape(fontOf(loaded), buffer);
  let pen = 0;
  const positions = buffer.getGlyphPositions();
  return buffer.getGlyphInfos().map((info, index) => {
    const position = positions[index];
    const placed: PlacedGlyph = [
      info.codepoint,
      Math.round((pen + (position?.xOffset ?? 0)) * loaded.scale),
      Math.round((position?.yOffset ?? 0) * loaded.scale),
    ];
    pen += position?.xAdvance ?? 0;
    return placed;
  });
};
