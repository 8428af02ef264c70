import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import QRCode from 'qrcode';

/** Pixels of a picture's width and height, of a module of the code. */
const [WIDTH, HEIGHT, MODULE] = [640, 480, 6] as const;

/** A film (YUV4MPEG2) of two pictures in which a printed code is held before the camera. */
function filmOf(code: string): Buffer {
  const { modules } = QRCode.create(code, { errorCorrectionLevel: 'M' });
  const luma = Buffer.alloc(WIDTH * HEIGHT, 235);
  const left = Math.floor((WIDTH - modules.size * MODULE) / 2);
  const top = Math.floor((HEIGHT - modules.size * MODULE) / 2);
  for (let row = 0; row < modules.size * MODULE; row += 1) {
    for (let column = 0; column < modules.size * MODULE; column += 1) {
      const dark = modules.data[Math.floor(row / MODULE) * modules.size + Math.floor(column / MODULE)];
      if (dark) luma[(top + row) * WIDTH + left + column] = 16;
    }
  }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420\n`);
  return Buffer.concat([head, frame, frame]);
}

/** A camera for a Chromium, which it opens once something is shown to it. */
export function fakeCamera() {
  const folder = mkdtempSync(join(tmpdir(), 'multaqa-camera-'));
  const film = join(folder, 'film.y4m');
  return {
    switches: [
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
    show: (code: string): void => writeFileSync(film, filmOf(code)),
    close: (): void => rmSync(folder, { recursive: true }),
  };
}
