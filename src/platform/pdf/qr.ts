import QRCode from 'qrcode';
import { type Canvas, decimal } from './canvas.ts';
import { type Colour, palette } from './palette.ts';

/** How a QR code is drawn. */
export interface QrOptions {
  /** Default black. */
  readonly colour?: Colour | undefined;
  /** Error correction: L 7 %, M 15 %, Q 25 %, H 30 %. Default M. */
  readonly correction?: 'L' | 'M' | 'Q' | 'H' | undefined;
}

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
  const { modules } = QRCode.create(text, { errorCorrectionLevel: options.correction ?? 'M' });
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
