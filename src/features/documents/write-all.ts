import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EditionScope } from '../../platform/actor/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { listEditions } from '../series/index.ts';
import { type ArchiveDeps, documentsOf, type EditionDocument } from './archive.ts';
import { countPages } from './page-count.ts';

/** One line of the manifest. */
export interface ManifestEntry {
  /** `national-forum/2016` */
  readonly edition: string;
  readonly kind: EditionDocument['kind'];
  readonly language: EditionDocument['language'];
  /** Relative to the directory of the manifest. */
  readonly file: string;
  /** Pages of a PDF; null for what has none. */
  readonly pages: number | null;
  readonly sha256: string;
}

const publicEditions: EditionScope = { all: false, seriesIds: [], editionIds: [] };

/**
 * Writes the documents of every public edition to `<directory>/<series>/<edition>/` and a list of them to
 * `<directory>/manifest.json`. Files of the same name are replaced; others stay.
 * @param tell called before each document
 */
export async function writeAllDocuments(
  deps: ArchiveDeps & { readonly database: Pick<Database, 'db'> },
  directory: string,
  tell: (done: number, total: number) => void = () => {},
): Promise<ManifestEntry[]> {
  const editions = await listEditions(deps.database.db, publicEditions);
  const found = await Promise.all(
    editions.map(async (whole) => ({
      edition: `${whole.series.slug}/${whole.edition.slug}`,
      documents: await documentsOf(deps, whole),
    })),
  );
  const all = found.flatMap(({ edition, documents }) => documents.map((document) => ({ edition, document })));
  const manifest: ManifestEntry[] = [];
  for (const { edition, document } of all) {
    tell(manifest.length, all.length);
    const { kind, language, name } = document;
    const body = Buffer.from(await document.write());
    const file = join(directory, edition, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, body);
    manifest.push({
      edition,
      kind,
      language,
      file: `${edition}/${name}`,
      pages: name.endsWith('.pdf') ? countPages(body) : null,
      sha256: createHash('sha256').update(body).digest('hex'),
    });
  }
  await mkdir(directory, { recursive: true });
  // Whole or not at all: a reader of the manifest finds every file that it names.
  const draft = join(directory, 'manifest.json.new');
  await writeFile(draft, `${JSON.stringify(manifest, null, 1)}\n`);
  await rename(draft, join(directory, 'manifest.json'));
  return manifest;
}
