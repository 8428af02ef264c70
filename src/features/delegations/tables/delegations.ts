import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  createdAt,
  idColumn,
  instant,
  updatedAt,
  versionColumn,
} from '../../../platform/database/columns.ts';
import { files } from '../../../platform/files/tables.ts';
import type { Language } from '../../../platform/language/index.ts';
import { accounts } from '../../accounts/tables.ts';
import { persons } from '../../directory/tables.ts';
import { editions } from '../../series/tables.ts';
import { attendees } from './attendees.ts';
import { participations } from './participations.ts';

export const delegationRoles = ['head', 'deputy', 'member', 'alternate', 'support'] as const;
export type DelegationRole = (typeof delegationRoles)[number];

/** The people that a state or body sends: one to one with its participation, whose id is its own. */
export const delegations = pgTable(
  'delegations',
  {
    editionId: uuid('edition_id').notNull(),
    /** The participation's. Rights of focal points and delegates name it. */
    id: uuid('id').notNull(),
    /** From when on its focal point changes nothing any more; null: the edition's. */
    freezesAt: instant('freezes_at'),
    /** When its focal point confirmed who comes. */
    confirmedAt: instant('confirmed_at'),
    confirmedBy: uuid('confirmed_by').references(() => accounts.id),
    /** For those who work in the edition. */
    note: text('note'),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('delegations_id_key').on(table.id),
    foreignKey({
      name: 'delegations_participation_fk',
      columns: [table.editionId, table.id],
      foreignColumns: [participations.editionId, participations.id],
    }),
  ],
);

/** How many people of a role a delegation may name; a role without a row: none. */
export const delegationQuotas = pgTable(
  'delegation_quotas',
  {
    editionId: uuid('edition_id').notNull(),
    delegationId: uuid('delegation_id').notNull(),
    role: text('role').$type<DelegationRole>().notNull(),
    most: smallint('most').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.delegationId, table.role] }),
    foreignKey({
      name: 'delegation_quotas_delegation_fk',
      columns: [table.editionId, table.delegationId],
      foreignColumns: [delegations.editionId, delegations.id],
    }).onDelete('cascade'),
    check('delegation_quotas_in_range', sql`${table.most} between 0 and 1000`),
    check('delegation_quotas_one_head', sql`${table.role} <> 'head' or ${table.most} <= 1`),
  ],
);

/** What holds for the delegations of an edition. */
export const delegationSettings = pgTable('delegation_settings', {
  editionId: uuid('edition_id')
    .primaryKey()
    .references(() => editions.id),
  /** From when on focal points change nothing any more. */
  freezesAt: instant('freezes_at'),
  version: versionColumn(),
  updatedAt: updatedAt(),
});

export const focalPointStates = ['proposed', 'appointed', 'refused', 'ended'] as const;

/** Who speaks for a delegation before it comes: appointed by a letter, until an end. */
export const focalPoints = pgTable(
  'focal_points',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    delegationId: uuid('delegation_id').notNull(),
    state: text('state').$type<(typeof focalPointStates)[number]>().notNull(),
    name: text('name').notNull(),
    post: text('post'),
    email: text('email').notNull(),
    phone: text('phone'),
    language: text('language').$type<Language>().notNull().default('ar'),
    personId: uuid('person_id').references(() => persons.id),
    /** Once the invitation to an account was accepted. */
    accountId: uuid('account_id').references(() => accounts.id),
    /** The letter of appointment, its number and date. */
    fileId: uuid('file_id').references(() => files.id),
    letterNumber: text('letter_number'),
    letterDate: date('letter_date', { mode: 'string' }),
    expiresAt: instant('expires_at').notNull(),
    decidedBy: uuid('decided_by').references(() => accounts.id),
    decidedAt: instant('decided_at'),
    endedAt: instant('ended_at'),
    reason: text('reason'),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('focal_points_id').on(table.id),
    index('focal_points_delegation').on(table.editionId, table.delegationId),
    index('focal_points_account').on(table.accountId),
    foreignKey({
      name: 'focal_points_delegation_fk',
      columns: [table.editionId, table.delegationId],
      foreignColumns: [delegations.editionId, delegations.id],
    }),
    check(
      'focal_points_letter_known',
      sql`${table.state} <> 'appointed' or ${table.fileId} is not null or ${table.letterNumber} is not null`,
    ),
  ],
);

export const nominationStates = ['draft', 'nominated', 'confirmed', 'withdrawn', 'replaced'] as const;
export type NominationState = (typeof nominationStates)[number];

/**
 * That a delegation names somebody in a role. `draft`, `nominated` and `confirmed` take a place of the quota; who is
 * replaced or withdrawn frees it and stays in the history.
 */
export const nominations = pgTable(
  'nominations',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    delegationId: uuid('delegation_id').notNull(),
    attendeeId: uuid('attendee_id').notNull(),
    role: text('role').$type<DelegationRole>().notNull(),
    state: text('state').$type<NominationState>().notNull(),
    /** Order within the delegation, as its focal point wants it. */
    position: smallint('position').notNull().default(0),
    /** The nomination that this one took the place of. */
    replacesId: uuid('replaces_id'),
    nominatedBy: uuid('nominated_by').references(() => accounts.id),
    nominatedAt: instant('nominated_at'),
    confirmedBy: uuid('confirmed_by').references(() => accounts.id),
    confirmedAt: instant('confirmed_at'),
    endedAt: instant('ended_at'),
    endReason: text('end_reason'),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('nominations_id').on(table.id),
    index('nominations_delegation').on(table.editionId, table.delegationId),
    uniqueIndex('nominations_one_head')
      .on(table.editionId, table.delegationId)
      .where(sql`${table.role} = 'head' and ${table.state} in ('draft', 'nominated', 'confirmed')`),
    uniqueIndex('nominations_attendee_once')
      .on(table.editionId, table.attendeeId)
      .where(sql`${table.state} in ('draft', 'nominated', 'confirmed')`),
    foreignKey({
      name: 'nominations_delegation_fk',
      columns: [table.editionId, table.delegationId],
      foreignColumns: [delegations.editionId, delegations.id],
    }),
    foreignKey({
      name: 'nominations_attendee_fk',
      columns: [table.editionId, table.attendeeId],
      foreignColumns: [attendees.editionId, attendees.id],
    }),
    foreignKey({
      name: 'nominations_replaces_fk',
      columns: [table.editionId, table.replacesId],
      foreignColumns: [table.editionId, table.id],
    }),
    check(
      'nominations_end_known',
      sql`(${table.state} in ('withdrawn', 'replaced')) = (${table.endedAt} is not null)`,
    ),
  ],
);
