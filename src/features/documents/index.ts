/**
 * Owns no data: gathers what an edition can print or hand out, serves it, and writes all of it to a directory. Nobody
 * imports it.
 */

import { everything } from '../../platform/database/index.ts';
import type { Api } from '../../platform/http/index.ts';
import type { EditionExport, EditionFinder, EditionShell, EditionWhole } from '../series/index.ts';
import { addDocumentsApi } from './api.ts';
import { type ArchiveDeps, documentsOf, type EditionDocument } from './archive.ts';
import { directoryExport } from './edition-export.ts';
import { exportEdition } from './export-edition.ts';
import { addDocumentRoutes } from './pages.ts';
import { type ManifestEntry, writeAllDocuments } from './write-all.ts';

export { createAgendaPrinting } from './agenda-printing.ts';
export type { DocumentKind, EditionDocument } from './archive.ts';
export { countPages } from './page-count.ts';
export type { ManifestEntry } from './write-all.ts';

export interface DocumentsFeature {
  /** What the public can have of an edition. */
  of(whole: EditionWhole): Promise<EditionDocument[]>;
  /** Writes everything of every public edition, with `manifest.json`. */
  writeAll(directory: string, tell?: (done: number, total: number) => void): Promise<ManifestEntry[]>;
  /** Writes all data of an edition, drafts included. @returns names of the files */
  exportEdition(whole: EditionWhole, directory: string): Promise<string[]>;
  addApi(api: Api): void;
  addRoutes(shell: EditionShell): void;
}

export const createDocumentsFeature = (
  deps: ArchiveDeps & { readonly exports: readonly EditionExport[]; readonly finder: EditionFinder },
): DocumentsFeature => ({
  of: (whole) => documentsOf(deps, whole),
  // The system's own work: nobody asks, and what is printed as a sample is nobody's.
  writeAll: (directory, tell) =>
    deps.database.seeing(everything, () => writeAllDocuments(deps, directory, tell)),
  exportEdition: (whole, directory) =>
    deps.database.seeing(everything, () =>
      exportEdition(
        [...deps.exports, directoryExport(deps.translator)],
        { db: deps.database.db, publicUrl: deps.publicUrl },
        whole,
        directory,
      ),
    ),
  addApi: (api) => addDocumentsApi(api, deps),
  addRoutes: (shell) => addDocumentRoutes({ ...deps, shell }),
});
