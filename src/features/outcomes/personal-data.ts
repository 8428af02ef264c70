import { sql } from 'drizzle-orm';
import { localTexts, mentioningTexts, type TextColumn } from '../../platform/personal-data/index.ts';

/** Adopted text is sealed: a name in it was adopted with it, and stays as the record of what was. */
const adopted = sql`exists (select 1 from outcome_documents d where d.edition_id = provisions.edition_id
  and d.id = provisions.document_id and d.status in ('adopted', 'published'))`;
const adoptedItself = sql`outcome_documents.status in ('adopted', 'published')`;

const line = (column: string): TextColumn => ({ column, type: 'text' });

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
  { table: 'draft_comments', columns: [line('text')], versioned: false },
  // What was submitted, and every wording that stood, are the record of what was.
  { table: 'amendments', columns: localTexts('text', 'rationale'), kept: sql`amendments.number is not null` },
  { table: 'provision_versions', columns: localTexts('title', 'text'), kept: sql`true`, versioned: false },
  {
    table: 'decisions',
    columns: [...localTexts('question', 'note'), line('presiding')],
    kept: sql`decisions.status <> 'prepared'`,
  },
  { table: 'reservations', columns: localTexts('text'), kept: sql`true` },
  { table: 'statements', columns: localTexts('title', 'remark') },
  // Who signed, in what capacity, and why a party withdrew is what was done in public.
  {
    table: 'signatures',
    columns: localTexts('label', 'signatory', 'capacity', 'reservation', 'withdrawal_reason'),
    kept: sql`signatures.signed_on is not null`,
  },
  {
    table: 'pledges',
    columns: localTexts('label', 'title', 'text', 'original_wording', 'target'),
    kept: sql`pledges.status <> 'draft'`,
  },
  { table: 'pledge_steps', columns: localTexts('note'), kept: sql`true`, versioned: false },
  { table: 'governing_bodies', columns: localTexts('mandate') },
  { table: 'seats', columns: localTexts('name', 'grounds') },
  { table: 'tenures', columns: localTexts('basis', 'end_reason') },
  { table: 'responses', columns: localTexts('note') },
  { table: 'follow_up_actions', columns: [...localTexts('title'), line('dropped_reason')] },
  { table: 'indicators', columns: localTexts('name', 'unit') },
  { table: 'reporting_obligations', columns: [line('waived_reason')], versioned: false },
  // What was accepted stays as it was accepted, and evidence as it was submitted.
  {
    table: 'progress_reports',
    columns: [...localTexts('text'), line('return_reason')],
    kept: sql`progress_reports.status in ('accepted', 'published')`,
  },
  {
    table: 'evidence',
    columns: [...localTexts('title'), line('url')],
    kept: sql`exists (select 1 from progress_reports r where r.edition_id = evidence.edition_id
      and r.id = evidence.report_id and r.status in ('submitted', 'accepted', 'published'))`,
    versioned: false,
  },
  { table: 'assessments', columns: localTexts('text'), kept: sql`true`, versioned: false },
]);
