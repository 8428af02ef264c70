import { type SQL, sql } from 'drizzle-orm';
import type { Files } from '../../../platform/files/index.ts';
import { idsIn, type Overdue, type RetentionRule } from '../../../platform/personal-data/index.ts';

const byEdition = (
  found: readonly { readonly editionId: string; readonly count: number | string }[],
): Overdue[] => found.map(({ editionId, count }) => ({ editionId, count: Number(count) }));

const summed = (gone: readonly { readonly editionId: string }[]): Overdue[] =>
  [...new Set(gone.map(({ editionId }) => editionId))].map((editionId) => ({
    editionId,
    count: gone.filter((row) => row.editionId === editionId).length,
  }));

/**
 * What was asked of people so that they could come: day of birth, telephone and photo. Names, posts and that they came
 * stay, as the record of the edition.
 */
const details = ({ files }: { readonly files: Files }): RetentionRule => {
  const over = (editionIds: readonly string[]): SQL =>
    sql`edition_id in ${idsIn(editionIds)} and (birth_date is not null or phone is not null or photo_id is not null)`;
  return {
    kind: 'attendee-details',
    class: 'personal',
    days: 365,
    after: 'edition-end',
    overdue: async ({ rows, db }, { editionIds }) =>
      byEdition(
        await rows(
          db,
          sql`select edition_id as "editionId", count(*) as count from attendees where ${over(editionIds)}
            group by 1 order by 1`,
        ),
      ),
    async clear(change, { rows, db }, { editionIds }, afterwards) {
      const photos = await rows<{ fileId: string }>(
        db,
        sql`select photo_id as "fileId" from attendees where ${over(editionIds)} and photo_id is not null
          union select file_id from attendee_files where kind = 'photo' and edition_id in ${idsIn(editionIds)}`,
      );
      await rows(
        db,
        sql`delete from attendee_files where kind = 'photo' and edition_id in ${idsIn(editionIds)}`,
      );
      const gone = await rows<{ editionId: string }>(
        db,
        sql`update attendees set version = version + 1, birth_date = null, phone = null, photo_id = null
          where ${over(editionIds)} returning edition_id as "editionId"`,
      );
      const checksums = await files.remove(
        change.tx,
        photos.map(({ fileId }) => fileId),
      );
      afterwards(() => files.sweep(checksums));
      return summed(gone);
    },
  };
};

/** Why somebody was withdrawn or replaced: the delegation's history stays without the reasons. */
const reasons: RetentionRule = {
  kind: 'nomination-reasons',
  class: 'personal',
  days: 90,
  after: 'edition-end',
  overdue: async ({ rows, db }, { editionIds }) =>
    byEdition(
      await rows(
        db,
        sql`select edition_id as "editionId", count(*) as count from nominations
          where edition_id in ${idsIn(editionIds)} and end_reason is not null group by 1 order by 1`,
      ),
    ),
  clear: async (_change, { rows, db }, { editionIds }) =>
    summed(
      await rows<{ editionId: string }>(
        db,
        sql`update nominations set version = version + 1, end_reason = null
          where edition_id in ${idsIn(editionIds)} and end_reason is not null returning edition_id as "editionId"`,
      ),
    ),
};

/** How long what is held of those who came, or were named, is kept. */
export const attendeesRetention = (stores: { readonly files: Files }): readonly RetentionRule[] => [
  details(stores),
  reasons,
];
