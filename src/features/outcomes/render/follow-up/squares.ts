import { type Canvas, type Document, hatch, palette, textStyle } from '../../../../platform/pdf/index.ts';
import type { Level } from '../../follow-up/rules.ts';

/**
 * Fills a box by its level so that it is told in black and white too: solid, half tone, hatched, outlined, crossed out,
 * dotted for what nothing can be said of yet, and dashed and empty for silence.
 */
export const paintLevel = (
  canvas: Canvas,
  level: Level,
  {
    x,
    y,
    width,
    height,
  }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void => {
  const outline = { colour: palette.petrol, width: 0.6 } as const;
  const box = () => canvas.rect(x + 0.3, y + 0.3, width - 0.6, height - 0.6);
  if (level === 4) box().paint({ fill: palette.petrol });
  else if (level === 3) box().paint({ fill: palette.progress });
  else if (level === 2) {
    hatch(canvas, x, y, width, height, { spacing: width < 14 ? 2.5 : 4 });
    box().paint({ stroke: outline });
  } else if (level === 1) box().paint({ stroke: outline });
  else if (level === 5) {
    box().paint({ stroke: outline });
    canvas
      .move(x, y + height)
      .line(x + width, y)
      .paint({ stroke: outline });
  } else if (level === 6) box().paint({ fill: palette.mist, stroke: { colour: palette.rule, width: 0.5 } });
  else box().paint({ stroke: { colour: palette.mute, width: 0.6, dash: [2, 1.6] } });
};

/** Size of a box with a number in it, and the space between two. */
export const BOX = { width: 25, height: 15, gap: 3 } as const;

const NUMBER = {
  dark: textStyle('medium', 7.5, 11, palette.white),
  light: textStyle('medium', 7.5, 11),
} as const;

/** Draws a box with the number of its recommendation; the table beside it says the same. */
export const drawNumberedBox = (doc: Document, level: Level, number: number, x: number, y: number): void => {
  doc.shape((canvas) => paintLevel(canvas, level, { x, y, width: BOX.width, height: BOX.height }));
  const text = doc.text(doc.number(number), level === 4 ? NUMBER.dark : NUMBER.light, {
    width: BOX.width,
    align: 'center',
    avoidOrphans: false,
  });
  // Lines through a number would make another one of it.
  if (level === 2 || level === 5) {
    const width = (text.lines[0]?.width ?? 0) + 5;
    doc.box(x + (BOX.width - width) / 2, y + 2, width, BOX.height - 4, { fill: palette.white });
  }
  doc.draw(text, x, y + (BOX.height - text.height) / 2);
};
