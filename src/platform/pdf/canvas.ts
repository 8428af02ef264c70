import type { Colour } from './palette.ts';

/** A number of a content stream: two decimals, 1/100 pt. */
export const decimal = (value: number): string => {
  const rounded = Math.round(value * 100) / 100;
  return rounded === 0 ? '0' : String(rounded);
};

const components = new Map<Colour, string>();

/**
 * The three components of a colour, as a content stream writes them.
 *
 * @throws when it is not `#RRGGBB`.
 */
export const rgb = (colour: Colour): string => {
  let known = components.get(colour);
  if (known === undefined) {
    if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new Error(`A colour is #RRGGBB, not "${colour}"`);
    const value = Number.parseInt(colour.slice(1), 16);
    known = [value >> 16, (value >> 8) & 255, value & 255]
      .map((part) => String(Math.round((part / 255) * 1e4) / 1e4))
      .join(' ');
    if (components.size < 1_000) components.set(colour, known);
  }
  return known;
};

/** How a line is drawn. */
export interface Stroke {
  readonly colour: Colour;
  /** Default 0.5. */
  readonly width?: number | undefined;
  /** Lengths of dash and gap; default a full line. */
  readonly dash?: readonly [dash: number, gap: number] | undefined;
}

/** How a closed shape is drawn: filled, outlined, or both. */
export interface Paint {
  readonly fill?: Colour | undefined;
  readonly stroke?: Stroke | undefined;
}

/** Vector drawing in points from the top left corner. A path is built by `move`, `line`, `rect` …, then painted. */
export interface Canvas {
  move(x: number, y: number): Canvas;
  line(x: number, y: number): Canvas;
  curve(x1: number, y1: number, x2: number, y2: number, x: number, y: number): Canvas;
  close(): Canvas;
  rect(x: number, y: number, width: number, height: number): Canvas;
  roundedRect(x: number, y: number, width: number, height: number, radius: number): Canvas;
  circle(x: number, y: number, radius: number): Canvas;
  polygon(points: readonly (readonly [x: number, y: number])[]): Canvas;
  /** Paints the path built so far and forgets it. */
  paint(paint: Paint): Canvas;
  /** Draws inside a rectangle only, for as long as the function runs. */
  within(x: number, y: number, width: number, height: number, draw: () => void): Canvas;
  /** Draws moved and scaled, for as long as the function runs. */
  placed(x: number, y: number, scale: number, draw: () => void): Canvas;
  /** Operators written out. */
  raw(operators: string): Canvas;
}

const CIRCLE = 0.552284749831;

/** A canvas that hands every operator to `write`. */
export const createCanvas = (write: (operators: string) => void): Canvas => {
  const n = decimal;
  const canvas: Canvas = {
    move(x, y) {
      write(`${n(x)} ${n(y)} m`);
      return canvas;
    },
    line(x, y) {
      write(`${n(x)} ${n(y)} l`);
      return canvas;
    },
    curve(x1, y1, x2, y2, x, y) {
      write(`${n(x1)} ${n(y1)} ${n(x2)} ${n(y2)} ${n(x)} ${n(y)} c`);
      return canvas;
    },
    close() {
      write('h');
      return canvas;
    },
    rect(x, y, width, height) {
      write(`${n(x)} ${n(y)} ${n(width)} ${n(height)} re`);
      return canvas;
    },
    roundedRect(x, y, width, height, radius) {
      const r = Math.min(radius, width / 2, height / 2);
      const c = r * (1 - CIRCLE);
      const [right, bottom] = [x + width, y + height];
      return canvas
        .move(x + r, y)
        .line(right - r, y)
        .curve(right - c, y, right, y + c, right, y + r)
        .line(right, bottom - r)
        .curve(right, bottom - c, right - c, bottom, right - r, bottom)
        .line(x + r, bottom)
        .curve(x + c, bottom, x, bottom - c, x, bottom - r)
        .line(x, y + r)
        .curve(x, y + c, x + c, y, x + r, y)
        .close();
    },
    circle(x, y, radius) {
      const k = radius * CIRCLE;
      return canvas
        .move(x + radius, y)
        .curve(x + radius, y + k, x + k, y + radius, x, y + radius)
        .curve(x - k, y + radius, x - radius, y + k, x - radius, y)
        .curve(x - radius, y - k, x - k, y - radius, x, y - radius)
        .curve(x + k, y - radius, x + radius, y - k, x + radius, y)
        .close();
    },
    polygon(points) {
      for (const [index, [x, y]] of points.entries()) index === 0 ? canvas.move(x, y) : canvas.line(x, y);
      return canvas.close();
    },
    paint({ fill, stroke }) {
      if (fill) write(`${rgb(fill)} rg`);
      if (stroke) {
        const dash = stroke.dash ? `[${stroke.dash.map(n).join(' ')}] 0 d` : '[] 0 d';
        write(`${rgb(stroke.colour)} RG ${n(stroke.width ?? 0.5)} w ${dash}`);
      }
      write(fill && stroke ? 'B' : fill ? 'f' : stroke ? 'S' : 'n');
      return canvas;
    },
    within(x, y, width, height, draw) {
      write('q');
      canvas.rect(x, y, width, height);
      write('W n');
      draw();
      write('Q');
      return canvas;
    },
    placed(x, y, scale, draw) {
      write(`q ${scale} 0 0 ${scale} ${n(x)} ${n(y)} cm`);
      draw();
      write('Q');
      return canvas;
    },
    raw(operators) {
      write(operators);
      return canvas;
    },
  };
  return canvas;
};
