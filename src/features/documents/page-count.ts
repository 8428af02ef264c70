import { inflateSync } from 'node:zlib';

/** Objects of pages, and not of the tree above them. */
const PAGE = /\/Type\s*\/Page(?![A-Za-z])/g;
const STREAM = /\/Type\s*\/ObjStm[\s\S]*?stream\r?\n/g;

/**
 * Pages of a PDF that this program wrote: its objects stand in compressed streams, or plainly in the file.
 * @returns 0 for anything that is no PDF
 */
export function countPages(pdf: Uint8Array): number {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  if (!text.startsWith('%PDF-')) return 0;
  let pages = 0;
  for (const match of text.matchAll(STREAM)) {
    const from = match.index + match[0].length;
    const to = text.indexOf('endstream', from);
    const objects = inflateSync(pdf.subarray(from, to)).toString('latin1');
    pages += objects.match(PAGE)?.length ?? 0;
  }
  // Streams of pictures and fonts hold no such words; what stands in the clear counts too.
  return pages + (text.replace(/stream\r?\n[\s\S]*?endstream/g, '').match(PAGE)?.length ?? 0);
}
