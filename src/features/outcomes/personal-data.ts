import { sql } from 'drizzle-orm';
import { localTexts, mentioningTexts } from '../../platform/personal-data/index.ts';

/** Adopted text is sealed: a name in it was adopted with it, and stays as the record of what was. */
const adopted = sql`exists (select 1 from outcome_documents d where d.edition_id = provisions.edition_id
  and d.id = provisions.document_id and d.status in ('adopted', 'published'))`;
const adoptedItself = sql`outcome_documents.status in ('adopted', 'published')`;

/** Texts of outcomes may name people. */
export const outcomesPersonalData = mentioningTexts('outcomes', [
  {
    table: 'outcome_documents',
    columns: localTexts('title', 'chapeau', 'enacting', 'remark'),
    kept: adoptedItself,
  },
  { table: 'provisions', columns: localTexts('title', 'text', 'target_group'), kept: adopted },
  { table: 'dispositions', columns: localTexts('reason'), versioned: false },
  { table: 'session_reports', columns: localTexts('summary') },
  { table: 'report_points', columns: localTexts('text'), versioned: false },
  { table: 'draft_comments', columns: [{ column: 'text', type: 'text' }], versioned: false },
  // What was submitted, and every wording that stood, are the record of what was.
  { table: 'amendments', columns: localTexts('text', 'rationale'), kept: sql`amendments.number is not null` },
  { table: 'provision_versions', columns: localTexts('title', 'text'), kept: sql`true`, versioned: false },
]);
