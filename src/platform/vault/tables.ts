import { sql } from 'drizzle-orm';
import { check, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, instant } from '../database/columns.ts';

/**
 * The data key of each edition, wrapped by the master key. What is sealed under it can be read by nobody once it is
 * destroyed, whatever copies of the sealed texts there are; a destroyed key never comes back (a trigger).
 */
export const editionKeys = pgTable(
  'edition_keys',
  {
    /** No foreign key: it points up to the features. */
    editionId: uuid('edition_id').primaryKey(),
    /** 32 bytes, base64url, sealed by the vault for this edition. Null once destroyed. */
    wrapped: text('wrapped'),
    createdAt: createdAt(),
    destroyedAt: instant('destroyed_at'),
  },
  (table) => [
    check(
      'edition_keys_destroyed_is_gone',
      sql`(${table.wrapped} is null) = (${table.destroyedAt} is not null)`,
    ),
  ],
);
