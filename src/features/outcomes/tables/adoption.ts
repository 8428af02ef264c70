import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
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
} from '../../../platform/database/columns.ts';
import { accounts } from '../../accounts/tables.ts';
import { participations } from '../../delegations/tables.ts';
import { sessions } from '../../programme/tables.ts';
import { amendments } from './amendments.ts';
import { outcomeDocuments, provisions } from './texts.ts';

export const decisionMethods = ['consensus', 'acclamation', 'roll-call', 'show-of-hands', 'devices'] as const;
export const majorities = ['simple', 'two-thirds', 'unanimity'] as const;
export const decisionStatuses = ['prepared', 'open', 'closed'] as const;
export const decisionResults = ['adopted', 'rejected', 'referred', 'deferred', 'no-quorum'] as const;

/** A question put to the delegations: a text, one of its provisions, or an amendment. */
export const decisions = pgTable(
  'decisions',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    documentId: uuid('document_id').notNull(),
    provisionId: uuid('provision_id'),
    amendmentId: uuid('amendment_id'),
    question: localTextColumn('question').notNull(),
    method: text('method').$type<(typeof decisionMethods)[number]>().notNull(),
    /** Of those present and voting; abstentions are no votes. */
    majority: text('majority').$type<(typeof majorities)[number]>().notNull().default('simple'),
    /** How many of the entitled must be present, in percent of them, rounded up; 0: no quorum. */
    quorumPercent: smallint('quorum_percent').notNull().default(50),
    sessionId: uuid('session_id'),
    /** Who presides, as the record says it. */
    presiding: text('presiding'),
    status: text('status').$type<(typeof decisionStatuses)[number]>().notNull().default('prepared'),
    result: text('result').$type<(typeof decisionResults)[number]>(),
    /** Frozen at the start: delegations entitled, those present or represented, and how many must be. */
    entitled: integer('entitled'),
    present: integer('present'),
    quorum: integer('quorum'),
    /** What was put: `wording_digest()` of the text at the start. */
    wordingDigest: text('wording_digest'),
    /** Counted by the secretary: of a show of hands. Elsewhere a count is a query over the votes. */
    handsFor: integer('hands_for'),
    handsAgainst: integer('hands_against'),
    handsAbstaining: integer('hands_abstaining'),
    note: localTextColumn('note'),
    openedAt: instant('opened_at'),
    openedBy: uuid('opened_by').references(() => accounts.id),
    closedAt: instant('closed_at'),
    closedBy: uuid('closed_by').references(() => accounts.id),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('decisions_id').on(table.id),
    uniqueIndex('decisions_one_open')
      .on(table.editionId, table.documentId)
      .where(sql`${table.status} = 'open'`),
    foreignKey({
      name: 'decisions_document_fk',
      columns: [table.editionId, table.documentId],
      foreignColumns: [outcomeDocuments.editionId, outcomeDocuments.id],
    }),
    foreignKey({
      name: 'decisions_provision_fk',
      columns: [table.editionId, table.provisionId],
      foreignColumns: [provisions.editionId, provisions.id],
    }),
    foreignKey({
      name: 'decisions_amendment_fk',
      columns: [table.editionId, table.amendmentId],
      foreignColumns: [amendments.editionId, amendments.id],
    }),
    foreignKey({
      name: 'decisions_session_fk',
      columns: [table.editionId, table.sessionId],
      foreignColumns: [sessions.editionId, sessions.id],
    }),
    check(
      'decisions_states_known',
      sql`(${table.status} = 'prepared') = (${table.openedAt} is null)
        and (${table.status} = 'closed') = (${table.closedAt} is not null)
        and (${table.status} = 'closed') = (${table.result} is not null)`,
    ),
    check('decisions_quorum_is_percent', sql`${table.quorumPercent} between 0 and 100`),
    check(
      'decisions_hands_not_negative',
      sql`${table.handsFor} >= 0 and ${table.handsAgainst} >= 0 and ${table.handsAbstaining} >= 0`,
    ),
    ...textChecks('decisions', { question: table.question, note: table.note }),
  ],
);

/** A delegation entitled to decide, frozen when the decision is opened. */
export const decisionElectors = pgTable(
  'decision_electors',
  {
    editionId: uuid('edition_id').notNull(),
    decisionId: uuid('decision_id').notNull(),
    participationId: uuid('participation_id').notNull(),
    /** In the order of the roll. */
    position: smallint('position').notNull(),
    present: boolean('present').notNull().default(true),
    /** Who votes for it; such a delegation represents itself and holds no proxy of a proxy. */
    proxyId: uuid('proxy_id'),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.decisionId, table.participationId] }),
    foreignKey({
      name: 'decision_electors_decision_fk',
      columns: [table.editionId, table.decisionId],
      foreignColumns: [decisions.editionId, decisions.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'decision_electors_participation_fk',
      columns: [table.editionId, table.participationId],
      foreignColumns: [participations.editionId, participations.id],
    }),
    foreignKey({
      name: 'decision_electors_proxy_fk',
      columns: [table.editionId, table.decisionId, table.proxyId],
      foreignColumns: [table.editionId, table.decisionId, table.participationId],
    }),
    check('decision_electors_proxy_is_another', sql`${table.proxyId} <> ${table.participationId}`),
  ],
);

export const voteChoices = ['for', 'against', 'abstaining'] as const;

/** One delegation's vote in one decision: there is no second one. */
export const votes = pgTable(
  'votes',
  {
    editionId: uuid('edition_id').notNull(),
    decisionId: uuid('decision_id').notNull(),
    participationId: uuid('participation_id').notNull(),
    choice: text('choice').$type<(typeof voteChoices)[number]>().notNull(),
    /** The delegation that cast it as proxy; null: itself. */
    proxyId: uuid('proxy_id'),
    castBy: uuid('cast_by').references(() => accounts.id),
    castAt: instant('cast_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.decisionId, table.participationId] }),
    foreignKey({
      name: 'votes_elector_fk',
      columns: [table.editionId, table.decisionId, table.participationId],
      foreignColumns: [
        decisionElectors.editionId,
        decisionElectors.decisionId,
        decisionElectors.participationId,
      ],
    }),
  ],
);

export const reservationKinds = ['reservation', 'explanation'] as const;

/** What a delegation put on record beside an adopted text. Withdrawn, never deleted. */
export const reservations = pgTable(
  'reservations',
  {
    editionId: uuid('edition_id').notNull(),
    id: idColumn(),
    documentId: uuid('document_id').notNull(),
    /** Null: to the text as a whole. */
    provisionId: uuid('provision_id'),
    participationId: uuid('participation_id').notNull(),
    kind: text('kind').$type<(typeof reservationKinds)[number]>().notNull(),
    text: localTextColumn('text').notNull(),
    madeOn: date('made_on', { mode: 'string' }).notNull(),
    recordedBy: uuid('recorded_by').references(() => accounts.id),
    withdrawnOn: date('withdrawn_on', { mode: 'string' }),
    sample: boolean('sample').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.id] }),
    index('reservations_id').on(table.id),
    index('reservations_document').on(table.editionId, table.documentId),
    foreignKey({
      name: 'reservations_document_fk',
      columns: [table.editionId, table.documentId],
      foreignColumns: [outcomeDocuments.editionId, outcomeDocuments.id],
    }),
    foreignKey({
      name: 'reservations_provision_fk',
      columns: [table.editionId, table.provisionId],
      foreignColumns: [provisions.editionId, provisions.id],
    }),
    foreignKey({
      name: 'reservations_participation_fk',
      columns: [table.editionId, table.participationId],
      foreignColumns: [participations.editionId, participations.id],
    }),
    check('reservations_withdrawn_after', sql`${table.withdrawnOn} >= ${table.madeOn}`),
    ...textChecks('reservations', { text: table.text }),
  ],
);
