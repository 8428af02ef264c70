import { bigint, bigserial, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../database/columns.ts';

/** By what a change came in: a browser's cookie, a program's header or token, nobody signed in, the system, a service. */
export const auditWays = ['cookie', 'bearer', 'api-token', 'anonymous', 'system', 'direct'] as const;
export type AuditWay = (typeof auditWays)[number];

/**
 * Who changed what, when, from where and on what authority. Append-only: triggers refuse DELETE and TRUNCATE, and every
 * UPDATE but two: an older event takes its place in a chain, and the texts of an event are erased.
 *
 * Each event hangs on the one before it in its chain by `hash`, a code that only the holder of the secret key can make.
 * Texts that may tell of persons stand in it by their own salted hashes alone, in two parts that are erased apart: who
 * it was (`actor_…`) and what it was about (`details_…`). So the log of a text outlives the wish of its editor to be
 * forgotten, and the chain holds without what was erased. The salt goes with the texts: guessing proves nothing.
 */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: instant('at').notNull(),
    /** Null for the system (a command, a job) and for the anonymous. */
    accountId: uuid('account_id'),
    /** Null once erased. */
    actorName: text('actor_name'),
    /** The policy under which it was allowed. */
    authority: text('authority').notNull(),
    /** `<entity>.<past participle>`, such as `session.cancelled`. */
    action: text('action').notNull(),
    editionId: uuid('edition_id'),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    before: jsonb('before'),
    after: jsonb('after'),
    reason: text('reason'),
    requestId: text('request_id'),
    /** Null for an event from before there were chains. */
    via: text('via').$type<AuditWay>(),
    /** The sign-in, or the program's token, that it came by. */
    credentialId: uuid('credential_id'),
    /** `{ ip, userAgent }` */
    origin: jsonb('origin').$type<AuditOrigin>(),
    /** The edition's id, or `installation`. */
    chain: text('chain'),
    /** 1, 2, 3 … in its chain. */
    seq: bigint('seq', { mode: 'number' }),
    actorSalt: text('actor_salt'),
    /** SHA-256 over salt, name and origin. */
    actorHash: text('actor_hash'),
    /** The event `personal-data.erased` that erased name and origin. */
    actorErasedBy: bigint('actor_erased_by', { mode: 'number' }),
    detailsSalt: text('details_salt'),
    /** SHA-256 over salt, before, after and reason. */
    detailsHash: text('details_hash'),
    /** The event `personal-data.erased` that erased before, after and reason. */
    detailsErasedBy: bigint('details_erased_by', { mode: 'number' }),
    /** `hash` of the event before it in the chain; empty for the first. */
    previous: text('previous'),
    /** HMAC-SHA-256 over all that is never erased. */
    hash: text('hash'),
  },
  (table) => [
    unique('audit_events_chain_key').on(table.chain, table.seq),
    index('audit_events_edition').on(table.editionId, table.id),
    index('audit_events_subject').on(table.subjectKind, table.subjectId, table.id),
    index('audit_events_account').on(table.accountId, table.id),
    index('audit_events_action').on(table.action, table.id),
  ],
);

/** From where somebody changed something. */
export interface AuditOrigin {
  readonly ip: string;
  readonly userAgent: string | null;
}

/** Where each chain ends, sealed: an end that was cut off shows. */
export const auditHeads = pgTable('audit_heads', {
  chain: text('chain').primaryKey(),
  /** 1, 2, 3 … in the order in which chains were begun: a chain that is gone leaves a gap. */
  number: integer('number').notNull(),
  seq: bigint('seq', { mode: 'number' }).notNull(),
  hash: text('hash').notNull(),
  /** How many chains were begun: kept by the chain `installation`, 0 elsewhere. */
  chains: integer('chains').notNull(),
  /** HMAC-SHA-256 over the row. */
  mac: text('mac').notNull(),
});
