/** Our own reader of QR codes, for browsers that have none; loaded when the camera is started. */
import jsQR from 'jsqr';
import type { ReadPixels } from './check-in/camera.ts';

export const readPixels: ReadPixels = (data, width, height) =>
  jsQR(data, width, height, { inversionAttempts: 'attemptBoth' })?.data;
