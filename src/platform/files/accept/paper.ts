import { isAppError, ruleBroken } from '../../errors/index.ts';
import { acceptDocument } from './document.ts';
import { acceptImage, portraitLimits } from './image.ts';
import { type AcceptedFile, type GivenFile, kindWrong } from './kinds.ts';

const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 5).toString('latin1') === '%PDF-';

/**
 * Takes a paper that was scanned or photographed: a PDF, or a picture (JPEG, PNG), which is made anew. What it is shows
 * in its bytes.
 * @throws 422 `file-empty`, `file-kind-wrong`, `file-unreadable`, `image-too-many-pixels`; 413 `file-too-large`
 */
export async function acceptPaper(file: GivenFile): Promise<AcceptedFile> {
  if (isPdf(file.bytes)) return acceptDocument(file);
  try {
    const picture = await acceptImage(file);
    if (picture.mediaType !== 'image/webp') return picture;
  } catch (error) {
    if (!isAppError(error) || error.code !== 'file-kind-wrong') throw error;
  }
  throw kindWrong(['PDF', 'JPEG', 'PNG']);
}

/** Takes a portrait for a badge, as telephones take it: a picture, made anew, no larger than badges print it. */
export const acceptPortrait = (file: GivenFile): Promise<AcceptedFile> =>
  acceptImage(file, { ...portraitLimits, longestSide: 1_200 });

/** Names the field of a form at which a file was refused. @throws 422 at the field; 413 as it is */
export async function acceptedAt(field: string, accept: () => Promise<AcceptedFile>): Promise<AcceptedFile> {
  try {
    return await accept();
  } catch (error) {
    if (!isAppError(error) || error.status !== 422) throw error;
    throw ruleBroken({ field, code: error.code, params: error.params });
  }
}
