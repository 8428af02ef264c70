import { type SQL, sql } from 'drizzle-orm';
import type { Files } from '../../platform/files/index.ts';
import { deletingRows, idsIn, type RetentionRule } from '../../platform/personal-data/index.ts';

const over = (editionIds: readonly string[]): SQL =>
  sql`state not in ('accepted', 'confirmed', 'scheduled') and edition_id in ${idsIn(editionIds)}`;

/** What was not taken is of use to nobody once its edition is over; what was taken is the record of the forum. */
export const callsRetention = ({ files }: { readonly files: Files }): readonly RetentionRule[] => [
  {
    kind: 'submissions',
    class: 'personal',
    days: 365,
    after: 'edition-end',
    overdue: async ({ rows, db }, { editionIds }) => {
      const found = await rows<{ editionId: string; count: number | string }>(
        db,
        sql`select edition_id as "editionId", count(*) as count from submissions where ${over(editionIds)}
          group by 1 order by 1`,
      );
      return found.map(({ editionId, count }) => ({ editionId, count: Number(count) }));
    },
    async clear(change, { rows, db }, { editionIds }, afterwards) {
      const sent = await rows<{ id: string }>(
        db,
        sql`select f.file_id as id from submission_files f
          where f.submission_id in (select id from submissions where ${over(editionIds)})`,
      );
      const gone = await rows<{ editionId: string }>(
        db,
        sql`delete from submissions where ${over(editionIds)} returning edition_id as "editionId"`,
      );
      const checksums = await files.remove(
        change.tx,
        sent.map(({ id }) => id),
      );
      afterwards(() => files.sweep(checksums));
      return [...new Set(gone.map(({ editionId }) => editionId))].map((editionId) => ({
        editionId,
        count: gone.filter((row) => row.editionId === editionId).length,
      }));
    },
  },
  deletingRows({
    kind: 'review-comments',
    class: 'personal',
    days: 365,
    after: 'edition-end',
    table: 'review_comments',
    edition: 'edition_id',
    over: ({ editionIds }) => sql`edition_id in ${idsIn(editionIds)}`,
  }),
];
