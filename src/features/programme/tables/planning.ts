/** When persons, rooms and sessions can be had, and what holds between two sessions. */

import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, idColumn, instant } from '../../../platform/database/columns.ts';
import { editions } from '../../series/tables.ts';
import { sessions } from './sessions.ts';

export const availabilityKinds = ['unavailable', 'preferred', 'undesired', 'only'] as const;
export type AvailabilityKind = (typeof availabilityKinds)[number];
export const availabilityOf = ['person', 'room', 'session'] as const;

/**
 * When a person or a room can be had, and when a session may be. `only` (of sessions): never outside of these periods;
 * `unavailable`: never within; the others are wishes.
 */
export const availabilities = pgTable(
  'availabilities',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    resourceKind: text('resource_kind').$type<(typeof availabilityOf)[number]>().notNull(),
    resourceId: uuid('resource_id').notNull(),
    kind: text('kind').$type<AvailabilityKind>().notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    note: text('note'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('availabilities_resource').on(table.editionId, table.resourceKind, table.resourceId),
    check('availabilities_end_after_start', sql`${table.endsAt} > ${table.startsAt}`),
    check(
      'availabilities_only_of_sessions',
      sql`${table.kind} <> 'only' or ${table.resourceKind} = 'session'`,
    ),
  ],
);

export const relationKinds = ['before', 'apart', 'shared'] as const;

/** Between two sessions: the first ends before the second begins; never at one time; an audience in common. */
export const sessionRelations = pgTable(
  'session_relations',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    kind: text('kind').$type<(typeof relationKinds)[number]>().notNull(),
    firstId: uuid('first_id').notNull(),
    secondId: uuid('second_id').notNull(),
    /** People in common, of `shared`; 1 otherwise. */
    weight: integer('weight').notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('session_relations_key').on(table.editionId, table.kind, table.firstId, table.secondId),
    foreignKey({
      name: 'session_relations_first_fk',
      columns: [table.editionId, table.firstId],
      foreignColumns: [sessions.editionId, sessions.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'session_relations_second_fk',
      columns: [table.editionId, table.secondId],
      foreignColumns: [sessions.editionId, sessions.id],
    }).onDelete('cascade'),
    check('session_relations_two', sql`${table.firstId} <> ${table.secondId}`),
    check('session_relations_weight_positive', sql`${table.weight} > 0`),
  ],
);
