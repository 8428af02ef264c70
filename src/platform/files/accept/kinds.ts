import { AppError } from '../../errors/index.ts';

/** Largest file that is taken, in bytes. */
export const FILE_BYTES = 10 * 1024 * 1024;

/** A file that came in and is what it says: to be kept and served as this and nothing else. */
export interface AcceptedFile {
  readonly bytes: Buffer;
  readonly mediaType: string;
  /** Cleaned, with the ending of its kind. */
  readonly name: string;
}

export interface GivenFile {
  /** As the visitor called it. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** 422: the kind of file is not among those that may be sent here. */
export const kindWrong = (allowed: readonly string[]): AppError =>
  new AppError(422, 'file-kind-wrong', { params: { allowed: allowed.join(' / ') } });

export const unreadable = (cause?: unknown): AppError =>
  new AppError(422, 'file-unreadable', cause === undefined ? {} : { cause });

/** @throws 422 `file-empty`, 413 `file-too-large` */
export function requireSize(bytes: Buffer, most: number = FILE_BYTES): void {
  if (bytes.length === 0) throw new AppError(422, 'file-empty');
  if (bytes.length > most) throw new AppError(413, 'file-too-large');
}
