import { type SQL, sql } from 'drizzle-orm';
import type { Files } from '../../../platform/files/index.ts';
import {
  type DataSubject,
  eraseFiles,
  idsIn,
  localTexts,
  mentioningTexts,
  mentionsOf,
  type PersonalData,
  pseudonym,
  type Reader,
} from '../../../platform/personal-data/index.ts';

const texts = mentioningTexts('invitations', [
  {
    table: 'invitations',
    columns: [
      ...localTexts('addressee', 'body'),
      { column: 'replied_by', type: 'text' },
      { column: 'reply_note', type: 'text' },
    ],
  },
  {
    table: 'letter_templates',
    columns: localTexts('name', 'subject', 'body', 'signatory_name', 'signatory_post'),
  },
  { table: 'visa_letters', columns: [{ column: 'reason', type: 'text' }] },
]);

const small = (addresses: readonly string[]): SQL =>
  idsIn(
    addresses.map((address) => address.toLowerCase()),
    'text',
  );

/** Invitations to them by the directory or by their address. */
const toThem = ({ personIds, addresses }: DataSubject): SQL =>
  sql`(coalesce(i.person_id in ${idsIn(personIds)}, false) or coalesce(lower(i.email) in ${small(addresses)}, false))`;

/** Letters that print their name, whoever they are addressed to. */
const naming = (subject: DataSubject): SQL => {
  const words = mentionsOf(subject).map(({ find }) => JSON.stringify(find).slice(1, -1));
  return sql`exists (select 1 from json_array_elements_text(${JSON.stringify(words)}::text::json) as word
    where strpos(i.addressee::text, word) > 0 or strpos(i.body::text, word) > 0)`;
};

const attending = ({ accountIds, personIds, addresses }: DataSubject): SQL =>
  sql`(coalesce(t.account_id in ${idsIn(accountIds)}, false) or coalesce(t.person_id in ${idsIn(personIds)}, false)
    or coalesce(lower(t.email) in ${small(addresses)}, false))`;

const theirVisaLetters = (subject: DataSubject): SQL =>
  sql`visa_letters v join attendees t on t.edition_id = v.edition_id and t.id = v.attendee_id
    where ${attending(subject)}`;

const ids = async ({ rows, db }: Reader, statement: SQL): Promise<string[]> =>
  (await rows<{ id: string }>(db, statement)).map(({ id }) => id);

/** Columns that say which account did something; the account goes, what was done stays. */
const authors: readonly (readonly [table: string, columns: readonly string[]])[] = [
  ['invitations', ['approved_by']],
  ['visa_letters', ['requested_by', 'decided_by']],
];

/**
 * What letters hold of somebody. That a state or a body was invited, under which number and what it answered stays; the
 * addressee and the letter as it left go. Letters that support their visas go whole. It runs before the attendees themselves
 * forget who they were.
 */
export const invitationsPersonalData = ({ files }: { readonly files: Files }): PersonalData => ({
  feature: 'invitations',

  async held(reader, subject) {
    const { rows, db } = reader;
    const invited = await rows(
      db,
      sql`select i.addressee, i.email, i.language, i.state, i.letter_number as "letterNumber",
          i.letter_date as "letterDate", i.body, i.replied_by as "repliedBy", i.replied_at as "repliedAt",
          i.reply_note as note, i.expected, i.reminders, f.name as letter, i.created_at as at
        from invitations i left join files f on f.id = i.file_id
        where ${toThem(subject)} order by i.created_at, i.id`,
    );
    const visas = await rows(
      db,
      sql`select v.state, v.letter_number as "letterNumber", v.letter_date as "letterDate", v.reason,
          v.requested_at as "requestedAt", v.decided_at as "decidedAt",
          (select f.name from files f where f.id = v.file_id) as letter
        from ${theirVisaLetters(subject)} order by v.requested_at, v.id`,
    );
    return [
      { key: 'invitations-to', fate: 'pseudonym', rows: invited },
      { key: 'visa-letters', fate: 'erased', rows: visas },
      ...(await texts.held(reader, subject)),
    ];
  },

  async erase(erasure) {
    const { rows, db, subject, gone } = erasure;
    const invited = await ids(erasure, sql`select i.id from invitations i where ${toThem(subject)}`);
    const named = await ids(
      erasure,
      sql`select i.id from invitations i where ${toThem(subject)} or ${naming(subject)}`,
    );
    const visas = await ids(erasure, sql`select v.id from ${theirVisaLetters(subject)}`);
    for (const id of [...invited, ...visas]) gone(id);
    const letters = await ids(
      erasure,
      sql`select file_id as id from invitations where id in ${idsIn(named)} and file_id is not null
        union select file_id from visa_letters where id in ${idsIn(visas)} and file_id is not null`,
    );
    await rows(db, sql`delete from visa_letters where id in ${idsIn(visas)}`);
    await rows(db, sql`update invitations set file_id = null where id in ${idsIn(named)}`);
    await rows(
      db,
      sql`update invitations set version = version + 1, addressee = ${JSON.stringify(pseudonym)}::text::jsonb,
          person_id = null, email = null, body = null, replied_by = null, reply_note = null
        where id in ${idsIn(invited)}`,
    );
    await eraseFiles(erasure, files, letters);
    const theirs = idsIn(subject.accountIds);
    for (const [table, columns] of authors) {
      for (const column of columns) {
        const [from, name] = [sql.identifier(table), sql.identifier(column)];
        await rows(db, sql`update ${from} set ${name} = null where ${name} in ${theirs}`);
      }
    }
    await texts.erase(erasure);
  },
});
