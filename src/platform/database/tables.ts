import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';

/** Facts about this database itself, such as that it holds the demonstration. */
export const installation = pgTable('installation', {
  key: text('key').primaryKey(),
  value: jsonb('value').notNull(),
});
