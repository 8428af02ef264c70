import type { Database } from '../../platform/database/index.ts';
import type { DocumentWords } from '../../platform/document/index.ts';
import type { Translator } from '../../platform/i18n/index.ts';
import type { AgendaData, AgendaDocument } from '../programme/index.ts';
import { type EditionWhole, listVenues } from '../series/index.ts';
import { documentWords } from './archive.ts';
import { agendaDocumentOf } from './mapping/agenda.ts';

/** How an agenda, or a part of one, becomes a printed document: what stands on its cover is the archive's knowledge. */
export const createAgendaPrinting = ({
  database,
  translator,
}: {
  readonly database: Pick<Database, 'db'>;
  readonly translator: Translator;
}) => ({
  documentOf: async (whole: EditionWhole, data: AgendaData): Promise<AgendaDocument> =>
    agendaDocumentOf(
      data,
      whole,
      await listVenues(database.db, whole.edition.id),
      documentWords(translator, whole),
    ),
  words: (whole: EditionWhole): DocumentWords => documentWords(translator, whole),
});
