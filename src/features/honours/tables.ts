import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
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
  instant,
  localTextColumn,
  textChecks,
  updatedAt,
  versionColumn,
} from '../../platform/database/columns.ts';
import type { LocalText } from '../../platform/language/index.ts';
import { bodies, persons } from '../directory/tables.ts';
import { sessions } from '../programme/tables.ts';
import { editions } from '../series/tables.ts';

/** An honour conferred on a person or a body, with its citation, in the order of conferral. */
export const honours = pgTable(
  'honours',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    award: text('award').$type<'certificate' | 'shield' | 'medal'>().notNull(),
    personId: uuid('person_id').references(() => persons.id),
    bodyId: uuid('body_id').references(() => bodies.id),
    citation: localTextColumn('citation').notNull(),
    position: smallint('position').notNull(),
    conferredOn: date('conferred_on', { mode: 'string' }),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('honours_id').on(table.id),
    unique('honours_position_key').on(table.editionId, table.position),
    check('honours_one_holder', sql`(${table.personId} is null) <> (${table.bodyId} is null)`),
    ...textChecks('honours', { citation: table.citation }),
  ],
);

export const certificateKinds = [
  'attendance',
  'participation',
  'speaker',
  'trainer',
  'organiser',
  'exhibitor',
  'appreciation',
] as const;
/** `erased`: it was valid, and its holder's data were erased since. */
export const certificateStatuses = ['valid', 'revoked', 'replaced', 'erased'] as const;

/**
 * What a certificate rests on: a fact of the record (a role in a session, a participation, a confirmed stand, an
 * honour, having organised, having been there), or, where nothing records it, a statement of the organiser with its reason.
 */
export const certificateBases = [
  'role',
  'participation',
  'stand',
  'organisation',
  'honour',
  'attendance',
  'statement',
] as const;

export interface Signatory {
  /** The person of the directory, to propose the same one again; absent for one who is not in it. */
  readonly personId?: string;
  readonly name: LocalText;
  readonly post: LocalText;
}

/** The holder as named on the day of issue: people are promoted, certificates are not. */
export interface CertificateHolder {
  readonly name: LocalText;
  /** Post and body under the name; null for a body. */
  readonly line: LocalText | null;
  readonly gender: 'm' | 'f' | 'unstated';
}

export const certificates = pgTable(
  'certificates',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    kind: text('kind').$type<(typeof certificateKinds)[number]>().notNull(),
    personId: uuid('person_id').references(() => persons.id),
    bodyId: uuid('body_id').references(() => bodies.id),
    sessionId: uuid('session_id'),
    honourId: uuid('honour_id'),
    holder: jsonb('holder').$type<CertificateHolder>().notNull(),
    basis: text('basis').$type<(typeof certificateBases)[number]>().notNull(),
    /** What the organiser states and why, where no record says it; never shown to the public. */
    statement: text('statement'),
    /** Hours certified, for attendance. */
    hours: smallint('hours'),
    /** Consecutive within edition and kind; the serial number is built on it. */
    ordinal: integer('ordinal').notNull(),
    /** Such as `NF/1/SPK/0009`. */
    serial: text('serial').notNull(),
    /** Twelve random letters and digits, without hyphens: the secret half of the address at which anyone can check it. */
    code: text('code').notNull(),
    issuedOn: date('issued_on', { mode: 'string' }).notNull(),
    signatories: jsonb('signatories').$type<readonly Signatory[]>().notNull(),
    status: text('status').$type<(typeof certificateStatuses)[number]>().notNull().default('valid'),
    revokedAt: instant('revoked_at'),
    revocationReason: localTextColumn('revocation_reason'),
    replacedById: uuid('replaced_by_id'),
    /** What is certified, as one key: two valid certificates for one act can't exist (a partial unique index). */
    act: text('act').notNull(),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('certificates_id').on(table.id),
    unique('certificates_code_key').on(table.code),
    unique('certificates_serial_key').on(table.editionId, table.serial),
    foreignKey({
      name: 'certificates_session_fk',
      columns: [table.editionId, table.sessionId],
      foreignColumns: [sessions.editionId, sessions.id],
    }),
    foreignKey({
      name: 'certificates_honour_fk',
      columns: [table.editionId, table.honourId],
      foreignColumns: [honours.editionId, honours.id],
    }),
    unique('certificates_ordinal_key').on(table.editionId, table.kind, table.ordinal),
    index('certificates_person').on(table.personId),
    check('certificates_one_holder', sql`(${table.personId} is null) <> (${table.bodyId} is null)`),
    check('certificates_hours_are_positive', sql`${table.hours} > 0`),
    check(
      'certificates_statement_when_stated',
      sql`(${table.basis} = 'statement') = (${table.statement} is not null)`,
    ),
    ...textChecks('certificates', { revocation_reason: table.revocationReason }),
  ],
);
