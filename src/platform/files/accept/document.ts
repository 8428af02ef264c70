import { AppError } from '../../errors/index.ts';
import { zipFault, zipNames } from '../../spreadsheet/zip.ts';
import { type AcceptedFile, type GivenFile, kindWrong, requireSize, unreadable } from './kinds.ts';
import { nameWithEnding } from './name.ts';

/** What an archive may hold: a paper of hundreds of pages stays far below. */
const archiveLimits = { entries: 2_000, unpacked: 100 * 1024 * 1024 } as const;

/** Documents that may be sent, by what they are called among people. */
const documents = {
  PDF: { mediaType: 'application/pdf', ending: 'pdf', part: undefined },
  DOCX: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ending: 'docx',
    part: 'word/document.xml',
  },
  XLSX: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ending: 'xlsx',
    part: 'xl/workbook.xml',
  },
  PPTX: {
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ending: 'pptx',
    part: 'ppt/presentation.xml',
  },
} as const;
export type DocumentKind = keyof typeof documents;

const startsAs = (bytes: Buffer, mark: string): boolean =>
  bytes.subarray(0, mark.length).toString('latin1') === mark;

/** The parts of an office file; macros make it another kind. @throws what is wrong with the archive */
function partsOf(bytes: Buffer): readonly string[] {
  const fault = zipFault(bytes, archiveLimits);
  if (fault === 'too-large') throw new AppError(422, 'archive-too-large');
  if (fault === 'encrypted') throw new AppError(422, 'file-protected');
  if (fault !== undefined) throw unreadable();
  const names = zipNames(bytes);
  return names.some((name) => /vbaproject\.bin$/i.test(name)) ? [] : names;
}

function kindOf(bytes: Buffer): DocumentKind | undefined {
  if (startsAs(bytes, '%PDF-')) {
    // A whole file ends with its mark; what was cut off, or is only dressed as one, does not.
    if (!bytes.subarray(-2_048).includes('%%EOF')) throw unreadable();
    return 'PDF';
  }
  if (!startsAs(bytes, 'PK\x03\x04')) return undefined;
  const parts = partsOf(bytes);
  const found = Object.entries(documents).find(([, { part }]) => part !== undefined && parts.includes(part));
  return found?.[0] as DocumentKind | undefined;
}

/**
 * Takes a document: known by its bytes and not by its name; archives are looked through before anything unpacks them.
 * Neither SVG nor HTML nor an office file with macros is a document.
 * @param kinds what may be sent here. Default: PDF
 * @throws 422 `file-empty`, `file-kind-wrong`, `file-unreadable`, `file-protected`, `archive-too-large`; 413 `file-too-large`
 */
export function acceptDocument(
  file: GivenFile,
  { kinds = ['PDF'], bytes }: { readonly kinds?: readonly DocumentKind[]; readonly bytes?: number } = {},
): AcceptedFile {
  requireSize(file.bytes, bytes);
  const kind = kindOf(file.bytes);
  if (kind === undefined || !kinds.includes(kind)) throw kindWrong(kinds);
  const { mediaType, ending } = documents[kind];
  return { bytes: file.bytes, mediaType, name: nameWithEnding(file.name, ending) };
}
