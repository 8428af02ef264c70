import { foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { createdAt, idColumn, instant } from '../../platform/database/columns.ts';
import { accounts } from '../accounts/tables.ts';
import { sessions } from '../programme/tables.ts';
import { editions } from '../series/tables.ts';

/** Sessions that somebody wants to attend. */
export const favourites = pgTable(
  'favourites',
  {
    editionId: uuid('edition_id').notNull(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    sessionId: uuid('session_id').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.accountId, table.sessionId] }),
    index('favourites_account').on(table.accountId),
    index('favourites_session').on(table.editionId, table.sessionId),
    foreignKey({
      name: 'favourites_session_fk',
      columns: [table.editionId, table.sessionId],
      foreignColumns: [sessions.editionId, sessions.id],
    }).onDelete('cascade'),
  ],
);

/** A secret address under which somebody's calendar reads their agenda. */
export const agendaFeeds = pgTable(
  'agenda_feeds',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    /** SHA-256 of the secret in the address. */
    secretHash: text('secret_hash').notNull(),
    createdAt: createdAt(),
    lastReadAt: instant('last_read_at'),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('agenda_feeds_secret_key').on(table.secretHash),
    index('agenda_feeds_account').on(table.accountId),
  ],
);

/** The release that somebody has seen last, for what changed since. */
export const agendaLooks = pgTable(
  'agenda_looks',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    releaseNumber: integer('release_number').notNull(),
    lookedAt: instant('looked_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.editionId, table.accountId] })],
);
