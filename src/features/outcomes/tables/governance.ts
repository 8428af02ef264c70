import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  createdAt,
  idColumn,
  localTextColumn,
  textChecks,
  updatedAt,
  versionColumn,
} from '../../../platform/database/columns.ts';
import { bodies, persons, states } from '../../directory/tables.ts';
import { editions, series } from '../../series/tables.ts';

/** A body with seats that belongs to a series: a board, a committee, a task force. */
export const governingBodies = pgTable(
  'governing_bodies',
  {
    id: idColumn(),
    seriesId: uuid('series_id')
      .notNull()
      .references(() => series.id),
    /** Its entry in the directory. */
    bodyId: uuid('body_id')
      .notNull()
      .references(() => bodies.id),
    mandate: localTextColumn('mandate'),
    foundedOn: date('founded_on', { mode: 'string' }),
    dissolvedOn: date('dissolved_on', { mode: 'string' }),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.id] }),
    unique('governing_bodies_body_key').on(table.seriesId, table.bodyId),
    ...textChecks('governing_bodies', { mandate: table.mandate }),
  ],
);

export const seatKinds = ['permanent', 'elected', 'ex-officio', 'rotating'] as const;

/** A seat of a governing body. */
export const seats = pgTable(
  'seats',
  {
    id: idColumn(),
    governingBodyId: uuid('governing_body_id')
      .notNull()
      .references(() => governingBodies.id),
    position: smallint('position').notNull(),
    name: localTextColumn('name').notNull(),
    kind: text('kind').$type<(typeof seatKinds)[number]>().notNull(),
    founding: boolean('founding').notNull().default(false),
    /** On what ground it is held. */
    grounds: localTextColumn('grounds'),
    /** How long a tenure lasts; null: without an end. */
    termMonths: smallint('term_months'),
    /** The office that an ex-officio seat follows: its holder is whoever holds that seat. */
    officeSeatId: uuid('office_seat_id').references((): AnyPgColumn => seats.id),
    createdOn: date('created_on', { mode: 'string' }),
    abolishedOn: date('abolished_on', { mode: 'string' }),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.id] }),
    unique('seats_position_key').on(table.governingBodyId, table.position),
    check('seats_office_is_another', sql`${table.officeSeatId} <> ${table.id}`),
    check('seats_office_of_ex_officio', sql`${table.officeSeatId} is null or ${table.kind} = 'ex-officio'`),
    check('seats_term_is_positive', sql`${table.termMonths} > 0`),
    ...textChecks('seats', { name: table.name, grounds: table.grounds }),
  ],
);

/** That a state or body holds a seat for a time, with whom it sends. Tenures of one seat never overlap. */
export const tenures = pgTable(
  'tenures',
  {
    id: idColumn(),
    seatId: uuid('seat_id')
      .notNull()
      .references(() => seats.id),
    stateCode: text('state_code').references(() => states.code),
    bodyId: uuid('body_id').references(() => bodies.id),
    personId: uuid('person_id').references(() => persons.id),
    alternatePersonId: uuid('alternate_person_id').references(() => persons.id),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    /** The first day after it; null: open. */
    endsOn: date('ends_on', { mode: 'string' }),
    /** Election, appointment: by what it came about, and in which edition. */
    basis: localTextColumn('basis'),
    decidedInEditionId: uuid('decided_in_edition_id').references(() => editions.id),
    endReason: localTextColumn('end_reason'),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.id] }),
    index('tenures_seat').on(table.seatId, table.startsOn),
    check('tenures_one_holder', sql`num_nonnulls(${table.stateCode}, ${table.bodyId}) = 1`),
    check('tenures_end_after_start', sql`${table.endsOn} > ${table.startsOn}`),
    ...textChecks('tenures', { basis: table.basis, end_reason: table.endReason }),
  ],
);
