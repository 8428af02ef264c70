import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import {
  createdAt,
  idColumn,
  localTextColumn,
  textChecks,
  updatedAt,
  versionColumn,
} from '../../../platform/database/columns.ts';
import { bodies, states } from '../../directory/tables.ts';
import { editions } from '../../series/tables.ts';

export const participationCategories = ['member', 'observer', 'guest', 'international-organisation'] as const;
export const participationStatuses = ['invited', 'accepted', 'declined', 'withdrawn'] as const;

/** That a state or a body takes part in an edition, and as what. A delegation will belong to one. */
export const participations = pgTable(
  'participations',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    entityKind: text('entity_kind').$type<'state' | 'body'>().notNull(),
    stateCode: text('state_code').references(() => states.code),
    bodyId: uuid('body_id').references(() => bodies.id),
    category: text('category').$type<(typeof participationCategories)[number]>().notNull(),
    status: text('status').$type<(typeof participationStatuses)[number]>().notNull(),
    /** People it sends, where it is known. */
    participants: integer('participants'),
    note: localTextColumn('note'),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('participations_id').on(table.id),
    unique('participations_state_key').on(table.editionId, table.stateCode),
    unique('participations_body_key').on(table.editionId, table.bodyId),
    check(
      'participations_one_entity',
      sql`(${table.entityKind} = 'state' and ${table.stateCode} is not null and ${table.bodyId} is null)
        or (${table.entityKind} = 'body' and ${table.bodyId} is not null and ${table.stateCode} is null)`,
    ),
    check('participations_participants_not_negative', sql`${table.participants} >= 0`),
    ...textChecks('participations', { note: table.note }),
  ],
);
