import { customType, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Language } from '../../../platform/language/index.ts';
import { provisions } from './texts.ts';

/** Lexemes without positions; written with `array_to_tsvector()`. */
const lexemes = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** The words of a published provision in one language, for the search across editions. */
export const provisionTerms = pgTable(
  'provision_terms',
  {
    editionId: uuid('edition_id').notNull(),
    provisionId: uuid('provision_id').notNull(),
    language: text('language').$type<Language>().notNull(),
    /** All forms of all words: see `indexTerms`. */
    terms: lexemes('terms').notNull(),
    /** Those of the title alone, which count more. */
    titleTerms: lexemes('title_terms').notNull(),
    /** The search key of the whole, against typing errors and for phrases. */
    key: text('key').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.provisionId, table.language] }),
    // Read far more often than written: nothing waits in a list that every search would go through.
    index('provision_terms_terms').using('gin', table.terms).with({ fastupdate: false }),
    index('provision_terms_key').using('gin', table.key.op('gin_trgm_ops')).with({ fastupdate: false }),
    foreignKey({
      name: 'provision_terms_provision_fk',
      columns: [table.editionId, table.provisionId],
      foreignColumns: [provisions.editionId, provisions.id],
    }).onDelete('cascade'),
  ],
);
