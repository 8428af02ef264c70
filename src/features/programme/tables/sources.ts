/** What schedule files have made. */

import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { editions } from '../../series/tables.ts';

export const sourceKinds = ['room', 'theme', 'person'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** What a schedule file has made besides sessions, by its identity there: a later delivery finds it and may change it. */
export const importSources = pgTable(
  'import_sources',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    kind: text('kind').$type<SourceKind>().notNull(),
    key: text('key').notNull(),
    /** Of a room, theme or person; it may be gone since. */
    thingId: uuid('thing_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.editionId, table.kind, table.key] })],
);
