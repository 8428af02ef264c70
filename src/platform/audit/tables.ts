import { bigserial, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../database/columns.ts';

/** Who changed what, when and on what authority. Append-only: a trigger refuses UPDATE, DELETE and TRUNCATE. */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: instant('at').notNull(),
    /** Null for the system (a command, a job) and for the anonymous. */
    accountId: uuid('account_id'),
    actorName: text('actor_name').notNull(),
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
  },
  (table) => [
    index('audit_events_edition').on(table.editionId, table.id),
    index('audit_events_subject').on(table.subjectKind, table.subjectId, table.id),
  ],
);
