import { type SQL, sql } from 'drizzle-orm';
import type { Files } from '../../../platform/files/index.ts';
import { idsIn, type RetentionRule } from '../../../platform/personal-data/index.ts';

/**
 * Letters that support visas serve the journey to the edition. Their PDFs print a passport's number in clear, so they go
 * soon after it, with the requests; numbers that were given are not given again.
 */
export const visaLettersRetention = ({ files }: { readonly files: Files }): RetentionRule => {
  const over = (editionIds: readonly string[]): SQL => sql`edition_id in ${idsIn(editionIds)}`;
  return {
    kind: 'visa-letters',
    class: 'personal',
    days: 30,
    after: 'edition-end',
    overdue: async ({ rows, db }, { editionIds }) => {
      const found = await rows<{ editionId: string; count: number | string }>(
        db,
        sql`select edition_id as "editionId", count(*) as count from visa_letters where ${over(editionIds)}
          group by 1 order by 1`,
      );
      return found.map(({ editionId, count }) => ({ editionId, count: Number(count) }));
    },
    async clear(change, { rows, db }, { editionIds }, afterwards) {
      const gone = await rows<{ editionId: string; fileId: string | null }>(
        db,
        sql`delete from visa_letters where ${over(editionIds)}
          returning edition_id as "editionId", file_id as "fileId"`,
      );
      const checksums = await files.remove(
        change.tx,
        gone.flatMap(({ fileId }) => (fileId === null ? [] : [fileId])),
      );
      afterwards(() => files.sweep(checksums));
      return [...new Set(gone.map(({ editionId }) => editionId))].map((editionId) => ({
        editionId,
        count: gone.filter((row) => row.editionId === editionId).length,
      }));
    },
  };
};
