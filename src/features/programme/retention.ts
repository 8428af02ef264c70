import { sql } from 'drizzle-orm';
import { deletingRows, idsIn, type RetentionRule } from '../../platform/personal-data/index.ts';

/** Whether people come, when they can and what they need is of use until their edition is over. */
export const programmeRetention: readonly RetentionRule[] = [
  deletingRows({
    kind: 'speaker-answers',
    class: 'personal',
    days: 90,
    after: 'edition-end',
    table: 'speaker_confirmations',
    edition: 'edition_id',
    over: ({ editionIds }) => sql`edition_id in ${idsIn(editionIds)}`,
  }),
  deletingRows({
    kind: 'availability',
    class: 'personal',
    days: 90,
    after: 'edition-end',
    table: 'availabilities',
    edition: 'edition_id',
    over: ({ editionIds }) => sql`resource_kind = 'person' and edition_id in ${idsIn(editionIds)}`,
  }),
];
