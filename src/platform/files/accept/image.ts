import type sharpModule from 'sharp';
import type { Sharp, SharpOptions } from 'sharp';
import { AppError, isAppError } from '../../errors/index.ts';
import { type AcceptedFile, type GivenFile, kindWrong, requireSize, unreadable } from './kinds.ts';
import { nameWithEnding } from './name.ts';

type Encoder = (picture: Sharp) => Sharp;

/** Pictures that are taken, by media type. SVG is none: it is a document with scripts. */
const pictures: Readonly<Record<string, { readonly ending: string; readonly encode: Encoder }>> = {
  'image/jpeg': { ending: 'jpg', encode: (picture) => picture.jpeg({ quality: 88, mozjpeg: true }) },
  'image/png': { ending: 'png', encode: (picture) => picture.png({ compressionLevel: 9 }) },
  'image/webp': { ending: 'webp', encode: (picture) => picture.webp({ quality: 88 }) },
};
const allowed = ['JPEG', 'PNG', 'WebP'];

/** Seconds after which a picture is given up. */
const PATIENCE = 10;

export interface ImageLimits {
  /** Largest file, in bytes. Default 10 MiB. */
  readonly bytes?: number;
  /** Most pixels before it is made smaller; asked before any is unpacked. Default 40 million. */
  readonly maxPixels?: number;
  /** Longest side afterwards, in pixels. Default 2,400. */
  readonly longestSide?: number;
}

/** Photographs of persons as telephones take them: up to 20 MB and 120 million pixels; kept small enough to print. */
export const portraitLimits = {
  bytes: 20 * 1024 * 1024,
  maxPixels: 120_000_000,
  longestSide: 1_600,
} as const satisfies ImageLimits;

export interface AcceptedImage extends AcceptedFile {
  readonly width: number;
  readonly height: number;
}

type SharpModule = typeof sharpModule;
let loaded: Promise<SharpModule> | undefined;

/** The library, with every reader shut but those of the pictures that are taken. Loaded with the first picture. */
const sharpOf = (): Promise<SharpModule> => {
  loaded ??= import('sharp').then(({ default: sharp }) => {
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({
      operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
    });
    sharp.cache(false);
    sharp.concurrency(1);
    return sharp;
  });
  return loaded;
};

/**
 * Takes a picture: known by its bytes and not by its name, turned as its camera was held, made anew so that nothing
 * remains of metadata (place, device, name) and of whatever else the file held; never larger than it has to be.
 * @throws 422 `file-empty`, `file-kind-wrong`, `image-too-many-pixels`, `file-unreadable`; 413 `file-too-large`
 */
export async function acceptImage(file: GivenFile, limits: ImageLimits = {}): Promise<AcceptedImage> {
  const { bytes: most, maxPixels = 40_000_000, longestSide = 2_400 } = limits;
  requireSize(file.bytes, most);
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(file.bytes);
  const kind = pictures[found?.mime ?? ''];
  if (found === undefined || kind === undefined) throw kindWrong(allowed);
  const sharp = await sharpOf();
  const options: SharpOptions = { limitInputPixels: maxPixels, failOn: 'error', sequentialRead: true };
  try {
    // The header alone is read here: a picture of 50,000 × 50,000 costs nothing yet.
    const { width = 0, height = 0 } = await sharp(file.bytes, { limitInputPixels: false }).metadata();
    if (width * height > maxPixels) {
      throw new AppError(422, 'image-too-many-pixels', { params: { limit: maxPixels / 1_000_000 } });
    }
    const smaller = sharp(file.bytes, options)
      .timeout({ seconds: PATIENCE })
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb');
    const { data, info } = await kind.encode(smaller).toBuffer({ resolveWithObject: true });
    return {
      bytes: data,
      mediaType: found.mime,
      name: nameWithEnding(file.name, kind.ending),
      width: info.width,
      height: info.height,
    };
  } catch (error) {
    throw isAppError(error) ? error : unreadable(error);
  }
}
