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
import { accounts } from '../../accounts/tables.ts';
import { persons } from '../../directory/tables.ts';
import { editions } from '../../series/tables.ts';
import { type AttendeeCategory, type attendeeFileKinds, attendees } from './attendees.ts';

export const accreditationStates = [
  'submitted',
  'under-review',
  'approved',
  'returned',
  'refused',
  'on-hold',
  'revoked',
] as const;
export type AccreditationState = (typeof accreditationStates)[number];

/**
 * Whether somebody may come: one request per attendee. A badge needs `approved`. Whoever handed it in never approves
 * it; where a category asks for two persons, they are two.
 */
export const accreditations = pgTable(
  'accreditations',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    attendeeId: uuid('attendee_id').notNull(),
    state: text('state').$type<AccreditationState>().notNull().default('submitted'),
    submittedAt: instant('submitted_at').notNull(),
    /** Account that nominated or registered; null: by a link, a form or the system. */
    submittedBy: uuid('submitted_by').references(() => accounts.id),
    /** Whether two persons approve; taken from the category when it was handed in. */
    twoPersons: boolean('two_persons').notNull().default(false),
    firstApprovedBy: uuid('first_approved_by').references(() => accounts.id),
    firstApprovedAt: instant('first_approved_at'),
    decidedBy: uuid('decided_by').references(() => accounts.id),
    decidedAt: instant('decided_at'),
    /** For whom it concerns. */
    reason: text('reason'),
    /** SHA-256 over what was approved: other data ask for another approval. */
    approvedData: text('approved_data'),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    unique('accreditations_id_key').on(table.id),
    unique('accreditations_attendee_key').on(table.editionId, table.attendeeId),
    index('accreditations_state').on(table.editionId, table.state, table.submittedAt),
    foreignKey({
      name: 'accreditations_attendee_fk',
      columns: [table.editionId, table.attendeeId],
      foreignColumns: [attendees.editionId, attendees.id],
    }).onDelete('cascade'),
    check(
      'accreditations_not_by_nominator',
      sql`${table.state} <> 'approved' or (${table.decidedBy} is distinct from ${table.submittedBy} or ${table.submittedBy} is null)`,
    ),
    check(
      'accreditations_first_not_by_nominator',
      sql`${table.firstApprovedBy} is null or ${table.submittedBy} is null or ${table.firstApprovedBy} <> ${table.submittedBy}`,
    ),
    check(
      'accreditations_two_are_two',
      sql`${table.state} <> 'approved' or not ${table.twoPersons}
        or (${table.firstApprovedAt} is not null and ${table.firstApprovedBy} is distinct from ${table.decidedBy})`,
    ),
    check(
      'accreditations_decision_known',
      sql`${table.state} in ('submitted', 'under-review') or ${table.decidedAt} is not null`,
    ),
  ],
);

/** A field of somebody as it was approved and as it is; texts in two languages whole. */
export interface ChangedField {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Each step of an accreditation, with its reason: what a focal point and the person read. */
export const accreditationSteps = pgTable(
  'accreditation_steps',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    accreditationId: uuid('accreditation_id').notNull(),
    fromState: text('from_state').$type<AccreditationState>(),
    toState: text('to_state').$type<AccreditationState>().notNull(),
    /** A first approval of two keeps the state. */
    firstOfTwo: boolean('first_of_two').notNull().default(false),
    reason: text('reason'),
    /** What changed after an approval, as it was and as it is; null for every other step. */
    changed: jsonb('changed').$type<readonly ChangedField[]>(),
    actorId: uuid('actor_id').references(() => accounts.id),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('accreditation_steps_accreditation').on(table.editionId, table.accreditationId, table.createdAt),
    foreignKey({
      name: 'accreditation_steps_accreditation_fk',
      columns: [table.editionId, table.accreditationId],
      foreignColumns: [accreditations.editionId, accreditations.id],
    }).onDelete('cascade'),
  ],
);

/** What an edition asks of each category before it approves. */
export const accreditationRules = pgTable(
  'accreditation_rules',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    category: text('category').$type<AttendeeCategory>().notNull(),
    /** False: whoever registers is approved without anybody looking. */
    needed: boolean('needed').notNull().default(true),
    twoPersons: boolean('two_persons').notNull().default(false),
    documents: text('documents').array().$type<(typeof attendeeFileKinds)[number][]>().notNull(),
    version: versionColumn(),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.editionId, table.category] })],
);

/** Somebody to look out for: seen by those who accredit alone. */
export const watchNotes = pgTable(
  'watch_notes',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    name: text('name').notNull(),
    nameKeys: text('name_keys').notNull(),
    note: text('note').notNull(),
    createdBy: uuid('created_by').references(() => accounts.id),
    closedAt: instant('closed_at'),
    version: versionColumn(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('watch_notes_name_keys').using('gin', sql`${table.nameKeys} gin_trgm_ops`),
  ],
);

/** That somebody looked at two who seem to be one, and found that they are not: they are not shown together any more. */
export const unlikenesses = pgTable(
  'unlikenesses',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    attendeeId: uuid('attendee_id').notNull(),
    /** The other one in this edition. */
    otherId: uuid('other_id'),
    /** The other one in the directory. */
    personId: uuid('person_id').references(() => persons.id, { onDelete: 'cascade' }),
    decidedBy: uuid('decided_by').references(() => accounts.id),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    uniqueIndex('unlikenesses_other_key').on(table.editionId, table.attendeeId, table.otherId),
    uniqueIndex('unlikenesses_person_key').on(table.editionId, table.attendeeId, table.personId),
    index('unlikenesses_person').on(table.personId),
    foreignKey({
      name: 'unlikenesses_attendee_fk',
      columns: [table.editionId, table.attendeeId],
      foreignColumns: [attendees.editionId, attendees.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'unlikenesses_other_fk',
      columns: [table.editionId, table.otherId],
      foreignColumns: [attendees.editionId, attendees.id],
    }).onDelete('cascade'),
    check('unlikenesses_one_other', sql`(${table.otherId} is null) <> (${table.personId} is null)`),
  ],
);
