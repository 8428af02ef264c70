import { type SQL, sql } from 'drizzle-orm';
import type { Files } from '../../platform/files/index.ts';
import { deletingRows, idsIn, type RetentionRule } from '../../platform/personal-data/index.ts';
import { attendeesRetention } from './attendees/retention.ts';
import { visaLettersRetention } from './invitations/retention.ts';

/** Copies of passports and letters serve the decision on who comes, and nothing afterwards. */
const documents = ({ files }: { readonly files: Files }): RetentionRule => {
  const over = (editionIds: readonly string[]): SQL =>
    sql`kind <> 'photo' and edition_id in ${idsIn(editionIds)}`;
  return {
    kind: 'attendee-documents',
    class: 'personal',
    days: 90,
    after: 'edition-end',
    overdue: async ({ rows, db }, { editionIds }) => {
      const found = await rows<{ editionId: string; count: number | string }>(
        db,
        sql`select edition_id as "editionId", count(*) as count from attendee_files where ${over(editionIds)}
          group by 1 order by 1`,
      );
      return found.map(({ editionId, count }) => ({ editionId, count: Number(count) }));
    },
    async clear(change, { rows, db }, { editionIds }, afterwards) {
      const gone = await rows<{ editionId: string; fileId: string }>(
        db,
        sql`delete from attendee_files where ${over(editionIds)} returning edition_id as "editionId", file_id as "fileId"`,
      );
      const checksums = await files.remove(
        change.tx,
        gone.map(({ fileId }) => fileId),
      );
      afterwards(() => files.sweep(checksums));
      return [...new Set(gone.map(({ editionId }) => editionId))].map((editionId) => ({
        editionId,
        count: gone.filter((row) => row.editionId === editionId).length,
      }));
    },
  };
};

/** How long what was needed to accredit is kept. */
export const delegationsRetention = (stores: { readonly files: Files }): readonly RetentionRule[] => [
  documents(stores),
  ...attendeesRetention(stores),
  visaLettersRetention(stores),
  deletingRows({
    kind: 'watch-notes',
    class: 'personal',
    days: 90,
    after: 'edition-end',
    table: 'watch_notes',
    edition: 'edition_id',
    over: ({ editionIds }) => sql`edition_id in ${idsIn(editionIds)}`,
  }),
];
