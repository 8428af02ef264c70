import { band, type Canvas, mm, palette, rosette, star } from '../../../platform/pdf/index.ts';

/** Ornament of certificates: measures are points on A4 landscape, from the upper left corner. */

/** Centre line of the band of tiles. */
const BAND = 33;
/** Half the side of the squares in the corners. */
const CORNER = 13;
const SEAL_RADIUS = mm(16);

/** Outer line, band of tiles, inner line, four corners. */
export const drawFrame = (canvas: Canvas, width: number, height: number): void => {
  canvas
    .rect(20, 20, width - 40, height - 40)
    .paint({ stroke: { colour: palette.petrol, width: 1.4 } })
    .rect(46, 46, width - 92, height - 92)
    .paint({ stroke: { colour: palette.petrol, width: 0.5 } });
  band(canvas, BAND, BAND, width - 2 * BAND, height - 2 * BAND);
  for (const x of [BAND, width - BAND]) {
    for (const y of [BAND, height - BAND]) {
      canvas.rect(x - CORNER, y - CORNER, 2 * CORNER, 2 * CORNER).paint({ fill: palette.petrol });
      rosette(canvas, x, y, 10.5, { lineWidth: 0.6 });
    }
  }
};

/** The dashed circle that a seal is pressed into. */
export const drawSealPlace = (canvas: Canvas, x: number, y: number): void => {
  canvas.circle(x, y, SEAL_RADIUS).paint({ stroke: { colour: palette.rule, width: 0.5, dash: [2.5, 2.5] } });
};

/** Two lines of 100 with a star between them, under the name. */
export const drawDivider = (canvas: Canvas, x: number, y: number): void => {
  const stroke = { colour: palette.brass, width: 0.6 };
  canvas
    .move(x - 110, y)
    .line(x - 10, y)
    .move(x + 10, y)
    .line(x + 110, y)
    .paint({ stroke });
  star(canvas, x, y, 5).paint({ fill: palette.brass });
};

/** The line between the two languages, with a star in it. */
export const drawSpineLine = (canvas: Canvas, x: number): void => {
  const stroke = { colour: palette.brass, width: 0.5 };
  canvas.move(x, 142).line(x, 276).move(x, 296).line(x, 430).paint({ stroke });
  star(canvas, x, 286, 6).paint({ fill: palette.brass });
};

/** The line that a signature is written on. */
export const drawSignatureLine = (canvas: Canvas, x: number, y: number, width: number): void => {
  canvas
    .move(x, y)
    .line(x + width, y)
    .paint({ stroke: { colour: palette.ink, width: 0.5 } });
};
