import { sql } from 'drizzle-orm';
import { boolean, check, customType, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '../../platform/database/columns.ts';
import { editions } from '../series/tables.ts';

const period = customType<{ data: string; driverData: string }>({ dataType: () => 'tstzrange' });

/**
 * A room's or a person's time, taken by what is scheduled: sessions, later meetings, visits and places. The database
 * refuses two firm bookings of one resource that overlap (EXCLUDE). A contested booking came in through an import
 * that overlaps another: it is shown as a conflict and takes no time until it is resolved.
 */
export const bookings = pgTable(
  'bookings',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    resourceKind: text('resource_kind').$type<'room' | 'person'>().notNull(),
    resourceId: uuid('resource_id').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    during: period('during').generatedAlwaysAs(sql`tstzrange(starts_at, ends_at, '[)')`),
    /** What takes the time: `session` and its id. */
    sourceKind: text('source_kind').$type<'session'>().notNull(),
    sourceId: uuid('source_id').notNull(),
    /** Whether the public may know of it. */
    visibility: text('visibility').$type<'public' | 'private'>().notNull(),
    contested: boolean('contested').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('bookings_source').on(table.editionId, table.sourceKind, table.sourceId),
    index('bookings_resource').on(table.resourceId, table.startsAt),
    check('bookings_end_after_start', sql`${table.endsAt} > ${table.startsAt}`),
  ],
);
