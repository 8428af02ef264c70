import QRCode from 'qrcode';
import { type Canvas, decimal } from './canvas.ts';
import { createLru } from './lru.ts';
import { type Colour, palette } from './palette.ts';

/** How a QR code is drawn. */
export interface QrOptions {
  /** Default black. */
  readonly colour?: Colour | undefined;
  /** Error correction: L 7 %, M 15 %, Q 25 %, H 30 %. Default M. */
  readonly correction?: 'L' | 'M' | 'Q' | 'H' | undefined;
  /** The mask, 0 to 7, for texts that are as good as random: any will do, and trying them is most of the work. */
  readonly mask?: number | undefined;
}

type Correction = NonNullable<QrOptions['correction']>;

/** Texts of the QR's own alphabet, which need no other mode. */
const ALPHANUMERIC = /^[0-9A-Z $%*+\-./:]*[A-Z $%*+\-./:][0-9A-Z $%*+\-./:]*$/;

const masks = createLru<{ readonly mask: number }>(100);

/**
 * The mask of a code. Trying all eight takes four fifths of the time that a code does, so addresses that differ in their
 * last part alone share the one that suits them with zeros there: which one it is depends on the address, never on what
 * was drawn before.
 */
const maskOf = (text: string, correction: Correction): number | undefined => {
  const shared = text.lastIndexOf('/') + 1;
  if (shared === 0) return undefined;
  const sample = text.slice(0, shared).padEnd(text.length, '0');
  const key = `${correction} ${sample}`;
  let known = masks.get(key);
  if (known === undefined) {
    known = { mask: QRCode.create(sample, { errorCorrectionLevel: correction }).maskPattern ?? 0 };
    masks.set(key, known);
  }
  return known.mask;
};

/**
 * A QR code as vector squares in a square of `size` points. The quiet zone (at least four modules of white) is the caller's.
 *
 * @throws when the text is empty or too long for a QR code.
 */
export const drawQr = (
  canvas: Canvas,
  text: string,
  x: number,
  y: number,
  size: number,
  options: QrOptions = {},
): void => {
  const correction = options.correction ?? 'M';
  const mask = options.mask ?? maskOf(text, correction);
  // Said outright: to look for the shortest mix of modes takes longer than to draw the code.
  const content: string | QRCode.QRCodeSegment[] = ALPHANUMERIC.test(text)
    ? [{ data: text, mode: 'alphanumeric' }]
    : text;
  const { modules } = QRCode.create(content, {
    errorCorrectionLevel: correction,
    ...(mask === undefined ? {} : { maskPattern: mask as QRCode.QRCodeMaskPattern }),
  });
  const count = modules.size;
  const rectangles: string[] = [];
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; ) {
      let end = column;
      while (end < count && modules.data[row * count + end]) end += 1;
      if (end > column) rectangles.push(`${column} ${row} ${end - column} 1 re`);
      column = end + 1;
    }
  }
  const scale = size / count;
  canvas.raw(`q ${scale.toFixed(5)} 0 0 ${scale.toFixed(5)} ${decimal(x)} ${decimal(y)} cm`);
  canvas.raw(rectangles.join('\n'));
  canvas.paint({ fill: options.colour ?? palette.black });
  canvas.raw('Q');
};
