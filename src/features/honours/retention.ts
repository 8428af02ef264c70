import { type SQL, sql } from 'drizzle-orm';
import type { Files } from '../../platform/files/index.ts';
import { instantOf, type RetentionRule } from '../../platform/personal-data/index.ts';
import { BATCH_TASK } from './jobs.ts';

const over = (before: Date): SQL =>
  sql`kind = ${BATCH_TASK} and created_at < ${instantOf(before)} and state in ('done', 'failed', 'cancelled')`;

/** Files with many certificates are drawn to be printed, and drawn anew when they are needed again. */
export const honoursRetention = ({ files }: { readonly files: Files }): readonly RetentionRule[] => [
  {
    kind: 'batches',
    class: 'personal',
    days: 30,
    after: 'making',
    overdue: async ({ rows, db }, { before }) => {
      const found = await rows<{ editionId: string | null; count: number | string }>(
        db,
        sql`select edition_id as "editionId", count(*) as count from tasks where ${over(before)} group by 1 order by 1`,
      );
      return found.map(({ editionId, count }) => ({ editionId, count: Number(count) }));
    },
    async clear(change, { rows, db }, { before }, afterwards) {
      const gone = await rows<{ edition: string | null; pdf: string | null; zip: string | null }>(
        db,
        sql`delete from tasks where ${over(before)}
          returning edition_id as edition, result ->> 'pdfId' as pdf, result ->> 'zipId' as zip`,
      );
      const checksums = await files.remove(
        change.tx,
        gone.flatMap(({ pdf, zip }) => [pdf, zip].filter((id) => id !== null)),
      );
      afterwards(() => files.sweep(checksums));
      return [...new Set(gone.map(({ edition }) => edition))].map((editionId) => ({
        editionId,
        count: gone.filter(({ edition }) => edition === editionId).length,
      }));
    },
  },
];
