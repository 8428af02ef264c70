import { bigint, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, idColumn } from '../database/columns.ts';

/** Stored files: their bytes lie in the data directory under their SHA-256, this row names them. */
export const files = pgTable(
  'files',
  {
    id: idColumn(),
    editionId: uuid('edition_id'),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    sha256: text('sha256').notNull(),
    /** What the file is for; whoever owns the purpose decides who may read it. Null: it has no address of its own. */
    purpose: text('purpose'),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.id] }), index('files_edition').on(table.editionId)],
);
