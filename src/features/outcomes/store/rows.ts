import type { LocalText } from '../../../platform/language/index.ts';
import type { dispositions, outcomeDocuments, provisionLinks, provisions } from '../tables.ts';

export type DocumentRow = typeof outcomeDocuments.$inferSelect;
export type ProvisionRow = typeof provisions.$inferSelect;
export type DispositionRow = typeof dispositions.$inferSelect;

export interface NamedRow {
  readonly id: string;
  readonly slug: string;
  readonly name: LocalText;
  /** Grammatical gender of the Arabic name. */
  readonly gender: 'm' | 'f';
}

export interface LinkRow {
  readonly relation: (typeof provisionLinks.$inferSelect)['relation'];
  readonly edition: { id: string; slug: string; seriesSlug: string; title: LocalText };
  readonly document: { id: string; slug: string; title: LocalText };
  readonly provision: {
    id: string;
    code: string | null;
    number: number | null;
    title: LocalText | null;
  } | null;
}

/** A provision with all that it is linked to. */
export interface ProvisionWhole {
  readonly provision: ProvisionRow;
  readonly theme: { id: string; number: number; slug: string; title: LocalText } | null;
  readonly sessions: readonly { id: string; code: string; slug: string; title: LocalText }[];
  readonly lead: NamedRow | null;
  readonly supporting: readonly NamedRow[];
  readonly links: readonly LinkRow[];
  readonly disposition: DispositionRow | null;
}

/** The row of a statement that returns exactly one. */
export function one<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
}
