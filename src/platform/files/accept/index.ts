/**
 * The doors that files from outside come in by: pictures are made anew, documents are looked through, names are cleaned.
 * What has passed is kept under its checksum and served by `platform/files/serve.ts`.
 */
export { acceptDocument, type DocumentKind } from './document.ts';
export { type AcceptedImage, acceptImage, type ImageLimits, portraitLimits } from './image.ts';
export { type AcceptedFile, FILE_BYTES, type GivenFile } from './kinds.ts';
export { cleanFileName, contentDisposition } from './name.ts';
export { acceptedAt, acceptPaper, acceptPortrait } from './paper.ts';
