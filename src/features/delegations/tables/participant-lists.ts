import {
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
import { createdAt, idColumn, instant } from '../../../platform/database/columns.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import { accounts } from '../../accounts/tables.ts';
import { editions } from '../../series/tables.ts';
import { type AttendeeCategory, attendees } from './attendees.ts';
import type { DelegationRole } from './delegations.ts';
import { participations } from './participations.ts';
import { precedenceVersions } from './precedence.ts';

export const participantListStages = ['provisional', 'revised', 'final'] as const;

/** A participant list as it was published: a snapshot that stays as it is, but for whom an erasure reaches. */
export const participantLists = pgTable(
  'participant_lists',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => editions.id),
    id: idColumn(),
    stage: text('stage').$type<(typeof participantListStages)[number]>().notNull(),
    number: integer('number').notNull(),
    comment: text('comment'),
    /** The order of precedence that it follows. */
    precedenceVersionId: uuid('precedence_version_id'),
    publishedBy: uuid('published_by').references(() => accounts.id),
    publishedAt: instant('published_at').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('participant_lists_id').on(table.id),
    unique('participant_lists_number_key').on(table.editionId, table.number),
    foreignKey({
      name: 'participant_lists_precedence_fk',
      columns: [table.editionId, table.precedenceVersionId],
      foreignColumns: [precedenceVersions.editionId, precedenceVersions.id],
    }),
  ],
);

/** What a list shows of somebody: what they let it show. */
export interface ListedAs {
  readonly honorific: LocalText | null;
  readonly name: LocalText;
  readonly post: LocalText | null;
  readonly organisation: LocalText | null;
  readonly stateCode: string | null;
  readonly email: string | null;
  /** What they are in their delegation, where it is more than a member. Lists of before do not say it. */
  readonly role?: ListedRole;
}

/** Roles that a list names. */
export type ListedRole = Exclude<DelegationRole, 'member'>;

export const participantListEntries = pgTable(
  'participant_list_entries',
  {
    editionId: uuid('edition_id').notNull(),
    listId: uuid('list_id').notNull(),
    position: integer('position').notNull(),
    attendeeId: uuid('attendee_id').notNull(),
    /** The state or body under which they stand; null: under their category. */
    participationId: uuid('participation_id'),
    category: text('category').$type<AttendeeCategory>().notNull(),
    /** Null once erased. */
    shown: jsonb('shown').$type<ListedAs>(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.listId, table.position] }),
    unique('participant_list_entries_once_key').on(table.editionId, table.listId, table.attendeeId),
    index('participant_list_entries_attendee').on(table.attendeeId),
    foreignKey({
      name: 'participant_list_entries_list_fk',
      columns: [table.editionId, table.listId],
      foreignColumns: [participantLists.editionId, participantLists.id],
    }),
    foreignKey({
      name: 'participant_list_entries_attendee_fk',
      columns: [table.editionId, table.attendeeId],
      foreignColumns: [attendees.editionId, attendees.id],
    }),
    foreignKey({
      name: 'participant_list_entries_participation_fk',
      columns: [table.editionId, table.participationId],
      foreignColumns: [participations.editionId, participations.id],
    }),
  ],
);
