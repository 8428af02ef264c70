import type { Canvas, Stroke } from './canvas.ts';
import { type Colour, palette } from './palette.ts';

/**
 * The house's ornament, vector only: the eight-pointed star (khatam), the {8/3} octagram, and the tilings made of them.
 * Stroke defaults to brass.
 */

/** Notch radius of the star: cos 45° / cos 22.5°, two overlapping squares. */
export const STAR_NOTCH = Math.cos(Math.PI / 4) / Math.cos(Math.PI / 8);

type Point = readonly [x: number, y: number];

const onCircle = (x: number, y: number, radius: number, degrees: number): Point => [
  x + radius * Math.cos((degrees * Math.PI) / 180),
  y + radius * Math.sin((degrees * Math.PI) / 180),
];

/** The 16 corners of a star of radius R: radius R at even steps of 22.5°, 0.7654 R at odd ones. */
export const starPoints = (x: number, y: number, radius: number, turn = 0): Point[] =>
  Array.from({ length: 16 }, (_, k) =>
    onCircle(x, y, k % 2 === 0 ? radius : radius * STAR_NOTCH, turn + k * 22.5),
  );

/** The corners of an octagram {8/3} of radius r in drawing order, turned by `turn` degrees. */
export const octagramPoints = (x: number, y: number, radius: number, turn = 0): Point[] =>
  [0, 3, 6, 1, 4, 7, 2, 5].map((k) => onCircle(x, y, radius, turn + 45 * k));

/** A star as a path, to be painted. */
export const star = (canvas: Canvas, x: number, y: number, radius: number, turn = 0): Canvas =>
  canvas.polygon(starPoints(x, y, radius, turn));

/** An octagram as a path, to be painted. */
export const octagram = (canvas: Canvas, x: number, y: number, radius: number, turn = 0): Canvas =>
  canvas.polygon(octagramPoints(x, y, radius, turn));

/** One tile of pitch p as a path: star of R = p/2 and octagram of 0.7654 p/2. Tips of neighbours touch. */
export const tile = (canvas: Canvas, x: number, y: number, pitch: number): Canvas => {
  star(canvas, x, y, pitch / 2);
  return octagram(canvas, x, y, (pitch / 2) * STAR_NOTCH, 22.5);
};

/** Tiles in a row: where the first one's centre is, from each to the next, and how many. */
interface TileRow {
  readonly first: Point;
  readonly step: Point;
  readonly count: number;
}

/** A step between tiles, finer than other numbers: along a side it is added up fifty times. */
const stepped = (value: number): string => String(Math.round(value * 1e5) / 1e5);

/** Rows of equal tiles, each tile moved on from the one before: text that repeats compresses to almost nothing. */
const drawTiles = (canvas: Canvas, rows: readonly TileRow[], pitch: number, stroke: Stroke): void => {
  for (const { first, step, count } of rows) {
    const onward = `1 0 0 1 ${step.map(stepped).join(' ')} cm`;
    canvas.placed(...first, 1, () => {
      for (let index = 0; index < count; index += 1) {
        if (index > 0) canvas.raw(onward);
        tile(canvas, 0, 0, pitch).paint({ stroke });
      }
    });
  }
};

/** Where and how a lattice is laid. */
export interface LatticeOptions {
  /** Distance of tile centres. A ninth of the panel's width on covers, 50 on door signs. */
  readonly pitch: number;
  /** A point that carries a tile's centre; default the middle of the upper edge. */
  readonly origin?: Point | undefined;
  /** Default petrol line colour, 0.7. */
  readonly stroke?: Stroke | undefined;
}

/** Tiles over a rectangle, clipped 0.6 inside its edge. */
export const lattice = (
  canvas: Canvas,
  x: number,
  y: number,
  width: number,
  height: number,
  options: LatticeOptions,
): void => {
  const {
    pitch,
    origin: [ox, oy] = [x + width / 2, y],
    stroke = { colour: palette.petrolLine, width: 0.7 },
  } = options;
  const lowest = Math.floor((y - oy) / pitch - 0.5);
  const count = Math.floor((y + height - oy) / pitch + 0.5) - lowest + 1;
  const rows: TileRow[] = [];
  for (let i = Math.floor((x - ox) / pitch - 0.5); ox + (i - 0.5) * pitch <= x + width; i += 1)
    rows.push({ first: [ox + i * pitch, oy + lowest * pitch], step: [0, pitch], count });
  canvas.within(x + 0.6, y + 0.6, width - 1.2, height - 1.2, () => drawTiles(canvas, rows, pitch, stroke));
};

/** How a rosette is drawn. */
export interface RosetteOptions {
  /** Default brass. */
  readonly colour?: Colour | undefined;
  /** Default 0.8. */
  readonly lineWidth?: number | undefined;
  /** Ground of the outer star, where it lies on a lattice. */
  readonly fill?: Colour | undefined;
}

/** The rosette that stands where the organiser's emblem goes: star, octagram, turned star, filled core. */
export const rosette = (
  canvas: Canvas,
  x: number,
  y: number,
  radius: number,
  options: RosetteOptions = {},
): void => {
  const { colour = palette.brass, lineWidth = 0.8, fill } = options;
  canvas.placed(x, y, 1, () => {
    if (fill) star(canvas, 0, 0, radius).paint({ fill });
    star(canvas, 0, 0, radius);
    octagram(canvas, 0, 0, radius * STAR_NOTCH, 22.5);
    star(canvas, 0, 0, radius * 0.414, 22.5);
    canvas.paint({ stroke: { colour, width: lineWidth } });
    star(canvas, 0, 0, radius * 0.27).paint({ fill: colour });
  });
};

/**
 * A chain of tiles along the sides of a rectangle (the centre line of a frame). The pitch of each side is side / round(side / 17),
 * so that no tile is cut; the corners stay free.
 */
export const band = (
  canvas: Canvas,
  x: number,
  y: number,
  width: number,
  height: number,
  options: { readonly pitch?: number | undefined; readonly stroke?: Stroke | undefined } = {},
): void => {
  const { pitch = 17, stroke = { colour: palette.brass, width: 0.45 } } = options;
  const across = Math.round(width / pitch);
  const down = Math.round(height / pitch);
  const [stepX, stepY] = [width / across, height / down];
  const row = (left: number, upper: number, step: Point, sides: number): TileRow => ({
    first: [left + step[0], upper + step[1]],
    step,
    count: sides - 1,
  });
  const rows = [
    row(x, y, [stepX, 0], across),
    row(x, y + height, [stepX, 0], across),
    row(x, y, [0, stepY], down),
    row(x + width, y, [0, stepY], down),
  ];
  drawTiles(canvas, rows, pitch, stroke);
};

/** Hatching at 45° in a rectangle: the fill that stands for limited progress where colour may not speak. */
export const hatch = (
  canvas: Canvas,
  x: number,
  y: number,
  width: number,
  height: number,
  options: { readonly spacing?: number | undefined; readonly stroke?: Stroke | undefined } = {},
): void => {
  const { spacing = 4, stroke = { colour: palette.petrol, width: 0.5 } } = options;
  canvas.within(x, y, width, height, () => {
    for (let start = x - height; start < x + width; start += spacing)
      canvas.move(start, y + height).line(start + height, y);
    canvas.paint({ stroke });
  });
};
