import { sql } from 'drizzle-orm';
import { check, foreignKey, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { createdAt, idColumn, updatedAt, versionColumn } from '../../../platform/database/columns.ts';
import { accounts } from '../../accounts/tables.ts';
import { sessions } from '../../programme/tables.ts';

/**
 * Where a session meets online. Its address is shown to nobody: whoever has a link of their own is led there while the
 * session runs.
 */
export const onlineSessions = pgTable(
  'online_sessions',
  {
    editionId: uuid('edition_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    meetingUrl: text('meeting_url').notNull(),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.sessionId] }),
    foreignKey({
      name: 'online_sessions_session_fk',
      columns: [table.editionId, table.sessionId],
      foreignColumns: [sessions.editionId, sessions.id],
    }).onDelete('cascade'),
    check('online_sessions_url_is_web', sql`${table.meetingUrl} ~ '^https?://'`),
  ],
);

/** A file of meeting software that was taken in: the same one is taken once for a session. */
export const attendanceImports = pgTable(
  'attendance_imports',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    sessionId: uuid('session_id').notNull(),
    /** SHA-256 of its bytes, hex. */
    fileHash: text('file_hash').notNull(),
    /** Rows of the file. */
    rows: integer('rows').notNull(),
    /** People whose attendance was written. */
    people: integer('people').notNull(),
    /** Rows of whom nobody of the edition was found. */
    unmatched: integer('unmatched').notNull(),
    /** Rows that may be several people, of whom nobody was chosen. */
    ambiguous: integer('ambiguous').notNull(),
    byAccountId: uuid('by_account_id').references(() => accounts.id),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('attendance_imports_once_key').on(table.editionId, table.sessionId, table.fileHash),
    foreignKey({
      name: 'attendance_imports_session_fk',
      columns: [table.editionId, table.sessionId],
      foreignColumns: [sessions.editionId, sessions.id],
    }).onDelete('cascade'),
  ],
);
