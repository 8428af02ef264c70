import { type SQL, sql } from 'drizzle-orm';
import type { Files } from '../../../platform/files/index.ts';
import {
  type DataSubject,
  eraseFiles,
  idsIn,
  localTexts,
  mentioningTexts,
  type PersonalData,
  type Reader,
} from '../../../platform/personal-data/index.ts';
import { BATCH_TASK } from './jobs.ts';

const texts = mentioningTexts('badges', [
  { table: 'badges', columns: [{ column: 'reason', type: 'text' }] },
  { table: 'zones', columns: localTexts('name') },
  { table: 'doors', columns: localTexts('name') },
  { table: 'badge_designs', columns: localTexts('back') },
]);

/** Badges of those who are they: by account, as a person of the directory, or by an address of theirs. */
const areTheirs = ({ accountIds, personIds, addresses }: DataSubject): SQL =>
  sql`(coalesce(a.account_id in ${idsIn(accountIds)}, false)
    or coalesce(a.person_id in ${idsIn(personIds)}, false)
    or coalesce(lower(a.email) in ${idsIn(
      addresses.map((address) => address.toLowerCase()),
      'text',
    )}, false))`;

/** Files for the printer name many people, and are made anew when somebody asks: those of the editions go. */
async function printedFiles({ rows, db }: Reader, editionIds: readonly string[]): Promise<string[]> {
  const ofEditions = sql`kind = ${BATCH_TASK} and edition_id in ${idsIn(editionIds)}`;
  await rows(
    db,
    sql`update tasks set state = 'cancelled', updated_at = now()
      where ${ofEditions} and state in ('queued', 'running')`,
  );
  const made = await rows<{ file: string | null }>(
    db,
    sql`delete from tasks where ${ofEditions} and state = 'done' returning result ->> 'fileId' as file`,
  );
  return made.flatMap(({ file }) => file ?? []);
}

/**
 * What badges hold of somebody. Code and reasons go; serials stay, ended for good, so that the paper in somebody's drawer
 * opens no door.
 */
export const badgesPersonalData = ({ files }: { readonly files: Files }): PersonalData => ({
  feature: 'badges',

  async held(reader, subject) {
    const { rows, db } = reader;
    const badges = await rows(
      db,
      sql`select b.serial, b.state, b.category, b.prints, b.printed_at as "printedAt",
          b.collected_at as "collectedAt", b.ended_at as "endedAt", b.reason, b.created_at as "issuedAt"
        from badges b join attendees a on a.edition_id = b.edition_id and a.id = b.attendee_id
        where ${areTheirs(subject)} order by b.created_at, b.serial`,
    );
    return [{ key: 'badges', fate: 'pseudonym', rows: badges }, ...(await texts.held(reader, subject))];
  },

  async erase(erasure) {
    const { rows, db, subject, change, gone } = erasure;
    const theirs = await rows<{ id: string; editionId: string }>(
      db,
      sql`select b.id, b.edition_id as "editionId"
        from badges b join attendees a on a.edition_id = b.edition_id and a.id = b.attendee_id
        where ${areTheirs(subject)}`,
    );
    const ids = theirs.map(({ id }) => id);
    for (const id of ids) gone(id);
    const now = sql`${change.now.toISOString()}::timestamptz`;
    await rows(
      db,
      sql`update badges set version = version + 1, updated_at = ${now}, code = '', reason = null,
          ended_at = coalesce(ended_at, ${now}),
          state = case when state in ('lost', 'revoked', 'reissued') then state else 'revoked' end
        where id in ${idsIn(ids)}`,
    );
    const editionIds = [...new Set(theirs.map(({ editionId }) => editionId))];
    await eraseFiles(erasure, files, await printedFiles(erasure, editionIds));
    await rows(db, sql`update badges set issued_by = null where issued_by in ${idsIn(subject.accountIds)}`);
    await texts.erase(erasure);
  },
});
