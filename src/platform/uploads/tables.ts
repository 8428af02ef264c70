import { customType, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { createdAt, idColumn } from '../database/columns.ts';

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

/** Files between a check and what the check is for: an hour at most, for whoever uploaded them. */
export const heldUploads = pgTable(
  'held_uploads',
  {
    id: idColumn(),
    /** Account that uploaded it. */
    owner: text('owner').notNull(),
    /** Page that it was uploaded to; it is read there alone. */
    purpose: text('purpose').notNull(),
    name: text('name').notNull(),
    body: bytea('body').notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.id] }), index('held_uploads_created').on(table.createdAt)],
);
