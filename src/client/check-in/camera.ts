/** Reads codes from the camera: with the browser's own reader where there is one, else with ours. */

/** What of the browser's reader is used here. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
type DetectorClass = new (options: { readonly formats: readonly string[] }) => Detector;

/** Reads a code from the pixels of a picture. */
export type ReadPixels = (data: Uint8ClampedArray, width: number, height: number) => string | undefined;

/** Milliseconds between two looks. */
const EVERY = 150;
/** Milliseconds for which a code must be out of sight to be told again: somebody may hold it there for a while. */
const SAME = 3_000;
/** Pixels of the longer side that our own reader looks at. */
const SIDE = 720;

/**
 * Starts the camera on the back of the device.
 * @param reader address of our own reader, loaded where the browser has none
 * @returns stops it
 * @throws where there is no camera, or it was not allowed
 */
export async function startCamera(
  video: HTMLVideoElement,
  reader: string,
  tell: (code: string) => void,
): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 } },
    audio: false,
  });
  video.srcObject = stream;
  await video.play();
  const look = await createLook(video, reader);
  let over = false;
  let [last, lastAt] = ['', 0];
  void (async () => {
    while (!over) {
      const code = await look().catch(() => undefined);
      if (code !== undefined && !over) {
        const isNew = code !== last || Date.now() - lastAt > SAME;
        [last, lastAt] = [code, Date.now()];
        if (isNew) tell(code);
      }
      await new Promise((done) => setTimeout(done, EVERY));
    }
  })();
  return () => {
    over = true;
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
}

async function createLook(
  video: HTMLVideoElement,
  reader: string,
): Promise<() => Promise<string | undefined>> {
  const { BarcodeDetector } = globalThis as unknown as {
    BarcodeDetector?: DetectorClass & { getSupportedFormats(): Promise<readonly string[]> };
  };
  if (BarcodeDetector !== undefined && (await BarcodeDetector.getSupportedFormats()).includes('qr_code')) {
    const detector = new BarcodeDetector({ formats: ['qr_code'] });
    return async () => (await detector.detect(video))[0]?.rawValue;
  }
  const { readPixels } = (await import(reader)) as { readPixels: ReadPixels };
  const canvas = document.createElement('canvas');
  const pixels = canvas.getContext('2d', { willReadFrequently: true });
  return async () => {
    const { videoWidth, videoHeight } = video;
    if (pixels === null || videoWidth === 0) return undefined;
    const scale = Math.min(1, SIDE / Math.max(videoWidth, videoHeight));
    canvas.width = Math.round(videoWidth * scale);
    canvas.height = Math.round(videoHeight * scale);
    pixels.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data } = pixels.getImageData(0, 0, canvas.width, canvas.height);
    return readPixels(data, canvas.width, canvas.height);
  };
}
