/** Frozen versions of the schedule. */

import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { idColumn, instant, localTextColumn, textChecks } from '../../../platform/database/columns.ts';
import { accounts } from '../../accounts/tables.ts';
import { editions } from '../../series/tables.ts';

const period = customType<{ data: string; driverData: string }>({ dataType: () => 'tstzrange' });

/** A frozen version of an edition's schedule. Rows are written once; only an erasure takes a name out of them. */
export const releases = pgTable(
  'releases',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    /** From 1, without gaps. */
    number: integer('number').notNull(),
    /** What people call it: `1.0`, `final`. */
    version: text('version').notNull(),
    comment: localTextColumn('comment'),
    releasedAt: instant('released_at').notNull(),
    releasedBy: uuid('released_by').references(() => accounts.id),
    /** Sessions by what became of them since the release before. */
    counts: jsonb('counts').$type<Readonly<Record<string, number>>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('releases_id').on(table.id),
    unique('releases_number_key').on(table.editionId, table.number),
    unique('releases_version_key').on(table.editionId, table.version),
    ...textChecks('releases', { comment: table.comment }),
  ],
);

/**
 * A session as it was released: the whole of it as the agenda reads it, with persons, rooms and themes by id, so that
 * a name has one place and an erasure reaches it. The database refuses two in one room at one time.
 */
export const releaseSessions = pgTable(
  'release_sessions',
  {
    editionId: uuid('edition_id').notNull(),
    releaseId: uuid('release_id').notNull(),
    /** It may have been deleted from the working schedule since. */
    sessionId: uuid('session_id').notNull(),
    roomId: uuid('room_id'),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    during: period('during').generatedAlwaysAs(sql`tstzrange(starts_at, ends_at, '[)')`),
    cancelled: boolean('cancelled').notNull(),
    content: jsonb('content').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.releaseId, table.sessionId] }),
    index('release_sessions_release').on(table.releaseId),
    foreignKey({
      name: 'release_sessions_release_fk',
      columns: [table.editionId, table.releaseId],
      foreignColumns: [releases.editionId, releases.id],
    }),
    check('release_sessions_end_after_start', sql`${table.endsAt} > ${table.startsAt}`),
  ],
);
