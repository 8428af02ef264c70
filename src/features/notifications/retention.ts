import { sql } from 'drizzle-orm';
import { deletingRows, instantOf, type RetentionRule } from '../../platform/personal-data/index.ts';

/** How long it is kept who got which message: as long as the mails themselves. Its text stays, with its counts gone. */
export const notificationsRetention: readonly RetentionRule[] = [
  deletingRows({
    kind: 'mailing-receivers',
    class: 'personal',
    days: 365,
    after: 'edition-end',
    table: 'mailing_receivers',
    edition: 'edition_id',
    over: ({ editionIds }) => sql`edition_id in (select value::uuid
      from jsonb_array_elements_text(${JSON.stringify(editionIds)}::text::jsonb) as given(value))`,
  }),
  deletingRows({
    kind: 'bounces',
    class: 'personal',
    days: 365,
    after: 'making',
    table: 'mail_bounces',
    edition: 'edition_id',
    over: ({ before }) => sql`reported_at < ${instantOf(before)}`,
  }),
];
