import { sql } from 'drizzle-orm';
import { deletingRows, instantOf } from './deleting.ts';
import type { RetentionRule } from './retention.ts';

/** How long the platform keeps what tells of people. */
export const platformRetention: readonly RetentionRule[] = [
  deletingRows({
    kind: 'mails',
    class: 'personal',
    days: 365,
    after: 'sending',
    table: 'mails',
    edition: 'edition_id',
    // A mail that a later one sends again stays as long as that one.
    over: ({
      before,
    }) => sql`created_at < ${instantOf(before)} and state in ('sent', 'failed', 'held', 'cancelled')
      and not exists (select 1 from mails later where later.resend_of = mails.id)`,
  }),
  deletingRows({
    kind: 'replies',
    class: 'personal',
    days: 1,
    after: 'making',
    table: 'idempotent_replies',
    over: ({ before }) => sql`created_at < ${instantOf(before)}`,
  }),
  deletingRows({
    kind: 'uploads',
    class: 'personal',
    days: 1,
    after: 'making',
    table: 'held_uploads',
    over: ({ before }) => sql`created_at < ${instantOf(before)}`,
  }),
];
