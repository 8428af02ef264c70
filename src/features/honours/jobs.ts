import { ZipArchive } from 'archiver';
import type { Database } from '../../platform/database/index.ts';
import type { DocumentMode } from '../../platform/document/index.ts';
import type { Files } from '../../platform/files/index.ts';
import type { TaskKind } from '../../platform/jobs/index.ts';
import type { EditionFinder } from '../series/index.ts';
import { certificateDocuments, fileNameOf } from './document.ts';
import { type CertificateDocument, renderCertificate, renderCertificates } from './render/index.ts';
import { listCertificatesById } from './store/certificates.ts';

/** Name of the kind of task that draws many certificates. */
export const BATCH_TASK = 'certificates.batch';

export interface BatchInput {
  readonly editionId: string;
  readonly ids: readonly string[];
  readonly language: DocumentMode;
  /** How many of those asked for were valid no more. Default none. */
  readonly leftOut?: number;
}

/** What the task made: one file for the printer, and an archive with a file for each certificate. */
export interface BatchResult {
  readonly pdfId: string;
  readonly zipId: string;
  readonly count: number;
}

/** Certificates between two reports: drawing one takes a few milliseconds. */
const REPORT_EVERY = 10;

/** Files as a ZIP archive; PDF is compressed already and is stored as it is. */
async function zipOf(
  entries: AsyncIterable<{ readonly name: string; readonly body: Uint8Array; readonly date: string }>,
): Promise<Buffer> {
  const archive = new ZipArchive({ store: true });
  const chunks: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    archive.on('data', (chunk: Buffer) => chunks.push(chunk));
    archive.on('end', () => resolve(Buffer.concat(chunks)));
    archive.on('error', reject);
  });
  for await (const { name, body, date } of entries) {
    archive.append(Buffer.from(body), { name, date: new Date(`${date}T00:00:00Z`) });
  }
  await archive.finalize();
  return whole;
}

/** Draws certificates of an edition into one PDF and an archive; both become stored files. */
export const certificatesBatch = (deps: {
  database: Database;
  files: Files;
  finder: EditionFinder;
  publicUrl: string;
}): TaskKind<BatchInput> => ({
  kind: BATCH_TASK,
  async work({ input, progress }): Promise<BatchResult> {
    const { database, files, finder, publicUrl } = deps;
    const { editionId, ids, language } = input;
    const whole = await finder.find(editionId);
    if (whole === undefined) throw new Error(`There is no edition ${editionId}.`);
    const asked = await listCertificatesById(database.db, editionId, ids);
    // What was revoked while the task waited is not printed either.
    const certificates = asked.filter(({ certificate }) => certificate.status === 'valid');
    const documentOf = await certificateDocuments(database.db, whole, publicUrl);
    const documents = certificates.map(documentOf);
    await progress(0, documents.length);

    async function* drawn(all: readonly CertificateDocument[]) {
      for (const [index, document] of all.entries()) {
        if (index % REPORT_EVERY === 0) await progress(index, all.length);
        yield {
          name: `${fileNameOf(document.serial)}.${language}.pdf`,
          body: await renderCertificate(document, language),
          date: document.issuedOn,
        };
      }
    }
    const zip = await zipOf(drawn(documents));
    const pdf = await renderCertificates(documents, language);
    await progress(documents.length, documents.length);

    const name = `certificates-${whole.series.slug}-${whole.edition.slug}.${language}`;
    return database.transaction(async (tx) => {
      const one = await files.record(tx, {
        editionId,
        name: `${name}.pdf`,
        mediaType: 'application/pdf',
        body: pdf,
      });
      const many = await files.record(tx, {
        editionId,
        name: `${name}.zip`,
        mediaType: 'application/zip',
        body: zip,
      });
      return { pdfId: one.id, zipId: many.id, count: documents.length };
    });
  },
});
