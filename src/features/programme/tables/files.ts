/** Documents of sessions. */

import { foreignKey, index, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import {
  createdAt,
  idColumn,
  localTextColumn,
  textChecks,
  versionColumn,
} from '../../../platform/database/columns.ts';
import { files } from '../../../platform/files/tables.ts';
import type { Language } from '../../../platform/language/index.ts';
import { sessions } from './sessions.ts';

export const sessionFileKinds = ['document', 'presentation', 'minutes', 'recording'] as const;
export const sessionFileAudiences = ['public', 'participants', 'work'] as const;

/** Documents of a session: what is handed out, what was shown, its minutes. */
export const sessionFiles = pgTable(
  'session_files',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    sessionId: uuid('session_id').notNull(),
    kind: text('kind').$type<(typeof sessionFileKinds)[number]>().notNull(),
    title: localTextColumn('title').notNull(),
    fileId: uuid('file_id')
      .notNull()
      .references(() => files.id, { onDelete: 'cascade' }),
    language: text('language').$type<Language>(),
    audience: text('audience').$type<(typeof sessionFileAudiences)[number]>().notNull().default('work'),
    position: smallint('position').notNull(),
    version: versionColumn(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('session_files_session').on(table.editionId, table.sessionId),
    foreignKey({
      name: 'session_files_session_fk',
      columns: [table.editionId, table.sessionId],
      foreignColumns: [sessions.editionId, sessions.id],
    }),
    ...textChecks('session_files', { title: table.title }),
  ],
);
