import { type SQL, sql } from 'drizzle-orm';
import type { Files } from '../../../platform/files/index.ts';
import {
  type DataSubject,
  eraseFiles,
  idsIn,
  type PersonalData,
  pseudonym,
  type Reader,
} from '../../../platform/personal-data/index.ts';

const small = (addresses: readonly string[]): SQL =>
  idsIn(
    addresses.map((address) => address.toLowerCase()),
    'text',
  );

const isTheirs = (row: string, { accountIds, personIds, addresses }: DataSubject): SQL => {
  const column = (name: string) => sql.raw(`${row}.${name}`);
  return sql`(coalesce(${column('account_id')} in ${idsIn(accountIds)}, false)
    or coalesce(${column('person_id')} in ${idsIn(personIds)}, false)
    or coalesce(lower(${column('email')}) in ${small(addresses)}, false))`;
};

const ids = async ({ rows, db }: Reader, statement: SQL): Promise<string[]> =>
  (await rows<{ id: string }>(db, statement)).map(({ id }) => id);

/**
 * Whoever was named, registered or let in, and whoever spoke for a delegation: that somebody stood there stays, so that
 * places, badges and counts agree; who it was goes, with photo and documents.
 */
export const attendeesPersonalData = ({ files }: { readonly files: Files }): PersonalData => ({
  feature: 'attendees',

  async held(reader, subject) {
    const { rows, db } = reader;
    const attending = await rows(
      db,
      sql`select a.category, a.name, a.honorific, a.post, a.organisation, a.state_code as state,
          a.nationality, a.birth_date as "birthDate", a.gender, a.email, a.phone, a.language, a.listed,
          a.created_at as at, a.cancelled_at as "cancelledAt",
          (select json_agg(json_build_object('role', n.role, 'state', n.state, 'at', n.nominated_at,
            'reason', n.end_reason) order by n.created_at)
            from nominations n where n.edition_id = a.edition_id and n.attendee_id = a.id) as nominations,
          (select json_agg(json_build_object('kind', af.kind, 'name', f.name) order by af.created_at)
            from attendee_files af join files f on f.id = af.file_id
            where af.edition_id = a.edition_id and af.attendee_id = a.id) as documents
        from attendees a where ${isTheirs('a', subject)} order by a.created_at, a.id`,
    );
    const speaking = await rows(
      db,
      sql`select f.name, f.post, f.email, f.phone, f.state, f.letter_number as "letterNumber",
          f.letter_date as "letterDate", f.expires_at as until, f.reason, f.created_at as at
        from focal_points f where ${isTheirs('f', subject)} order by f.created_at, f.id`,
    );
    return [
      { key: 'attendances-of', fate: 'pseudonym', rows: attending },
      { key: 'focal-points', fate: 'pseudonym', rows: speaking },
    ];
  },

  async erase(erasure) {
    const { rows, db, subject, gone } = erasure;
    const attending = await ids(erasure, sql`select a.id from attendees a where ${isTheirs('a', subject)}`);
    const speaking = await ids(erasure, sql`select f.id from focal_points f where ${isTheirs('f', subject)}`);
    const nominated = await ids(
      erasure,
      sql`select id from nominations where attendee_id in ${idsIn(attending)}`,
    );
    for (const id of [...attending, ...speaking, ...nominated]) gone(id);
    const documents = await ids(
      erasure,
      sql`select file_id as id from attendee_files where attendee_id in ${idsIn(attending)}
        union select photo_id from attendees where id in ${idsIn(attending)} and photo_id is not null
        union select file_id from focal_points where id in ${idsIn(speaking)} and file_id is not null`,
    );
    await rows(db, sql`delete from attendee_files where attendee_id in ${idsIn(attending)}`);
    await rows(
      db,
      sql`update attendees set version = version + 1, name = ${JSON.stringify(pseudonym)}::text::jsonb,
          honorific = null, post = null, organisation = null, body_id = null, nationality = null,
          birth_date = null, gender = 'unstated', email = null, phone = null, photo_id = null, person_id = null,
          account_id = null, listed = null, sort_ar = '', sort_en = '', search = '', name_keys = ' ',
          erased_at = now()
        where id in ${idsIn(attending)}`,
    );
    await rows(db, sql`update nominations set end_reason = null where attendee_id in ${idsIn(attending)}`);
    await rows(
      db,
      sql`update focal_points f set version = version + 1, file_id = null, letter_number = coalesce(letter_number, '—'),
          name = case f.language when 'ar' then ${pseudonym.ar} else ${pseudonym.en} end, post = null,
          email = '— ' || f.id::text, phone = null, person_id = null, account_id = null, reason = null
        where f.id in ${idsIn(speaking)}`,
    );
    await eraseFiles(erasure, files, documents);
    const theirs = idsIn(subject.accountIds);
    for (const [table, columns] of [
      ['nominations', ['nominated_by', 'confirmed_by']],
      ['focal_points', ['decided_by']],
      ['delegations', ['confirmed_by']],
    ] as const) {
      for (const column of columns) {
        const [from, name] = [sql.identifier(table), sql.identifier(column)];
        await rows(db, sql`update ${from} set ${name} = null where ${name} in ${theirs}`);
      }
    }
  },
});
