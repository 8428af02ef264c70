import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  idColumn,
  localTextColumn,
  textChecks,
  updatedAt,
  versionColumn,
} from '../../platform/database/columns.ts';
import { bodies } from '../directory/tables.ts';
import { editions, rooms } from '../series/tables.ts';

export const standClasses = ['standard', 'premium', 'corner', 'island', 'shell'] as const;
export const standStatuses = ['available', 'allocated', 'confirmed', 'released'] as const;
export const standServices = ['power', 'internet', 'screen', 'furniture', 'storage', 'water'] as const;

/** Corners in metres from the hall's top left corner, in order. */
export type Polygon = readonly (readonly [x: number, y: number])[];

/** A stand and its holder. One row has one holder, so two holders at one time can't be written down. */
export const stands = pgTable(
  'stands',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    /** Such as `A1`: unique in the edition. */
    number: text('number').notNull(),
    roomId: uuid('room_id'),
    class: text('class').$type<(typeof standClasses)[number]>().notNull(),
    outline: jsonb('outline').$type<Polygon>().notNull(),
    services: text('services').array().$type<(typeof standServices)[number][]>().notNull(),
    status: text('status').$type<(typeof standStatuses)[number]>().notNull(),
    exhibitorBodyId: uuid('exhibitor_body_id').references(() => bodies.id),
    /** What is shown there. */
    exhibits: localTextColumn('exhibits'),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('stands_id').on(table.id),
    unique('stands_number_key').on(table.editionId, table.number),
    foreignKey({
      name: 'stands_room_fk',
      columns: [table.editionId, table.roomId],
      foreignColumns: [rooms.editionId, rooms.id],
    }),
    check(
      'stands_holder_fits_status',
      sql`(${table.status} in ('allocated', 'confirmed')) = (${table.exhibitorBodyId} is not null)`,
    ),
    ...textChecks('stands', { exhibits: table.exhibits }),
  ],
);
