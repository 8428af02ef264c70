import { type SQL, sql } from 'drizzle-orm';
import {
  type DataSubject,
  idsIn,
  mentioningTexts,
  mentionsOf,
  type PersonalData,
  type Reader,
} from '../../../platform/personal-data/index.ts';

const texts = mentioningTexts('accreditation', [
  { table: 'accreditations', columns: [{ column: 'reason', type: 'text' }] },
  {
    table: 'accreditation_steps',
    columns: [
      { column: 'reason', type: 'text' },
      { column: 'changed', type: 'jsonb' },
    ],
    versioned: false,
  },
  { table: 'watch_notes', columns: [{ column: 'note', type: 'text' }] },
]);

const isTheirs = ({ accountIds, personIds, addresses }: DataSubject): SQL =>
  sql`(coalesce(t.account_id in ${idsIn(accountIds)}, false) or coalesce(t.person_id in ${idsIn(personIds)}, false)
    or coalesce(lower(t.email) in ${idsIn(
      addresses.map((address) => address.toLowerCase()),
      'text',
    )}, false))`;

/** Notes on whoever bears one of the names, whole: a name that others have as well means nobody alone. */
const onThem = (subject: DataSubject): SQL => {
  const names = mentionsOf({ names: subject.names, addresses: [] }).map(({ find }) => find);
  return sql`w.name in ${idsIn(names, 'text')}`;
};

const ids = async ({ rows, db }: Reader, statement: SQL): Promise<string[]> =>
  (await rows<{ id: string }>(db, statement)).map(({ id }) => id);

/** Columns that say which account did something; the account goes, what was done stays. */
const authors: readonly (readonly [table: string, columns: readonly string[]])[] = [
  ['accreditation_steps', ['actor_id']],
  ['unlikenesses', ['decided_by']],
  ['watch_notes', ['created_by']],
];

/**
 * What accreditation holds of somebody. That a request was decided stays, so that badges and counts agree; reasons, what
 * changed and watch notes go. It runs before the attendees themselves forget who they were.
 */
export const accreditationPersonalData: PersonalData = {
  feature: 'accreditation',

  async held(reader, subject) {
    const { rows, db } = reader;
    const requests = await rows(
      db,
      sql`select a.state, a.submitted_at as "submittedAt", a.decided_at as "decidedAt", a.reason,
          (select json_agg(json_build_object('from', s.from_state, 'to', s.to_state, 'reason', s.reason,
            'changed', s.changed, 'at', s.created_at) order by s.created_at)
            from accreditation_steps s where s.edition_id = a.edition_id and s.accreditation_id = a.id) as steps
        from accreditations a join attendees t on t.edition_id = a.edition_id and t.id = a.attendee_id
        where ${isTheirs(subject)} order by a.submitted_at, a.id`,
    );
    const watched = await rows(
      db,
      sql`select w.name, w.note, w.created_at as at, w.closed_at as "closedAt" from watch_notes w
        where ${onThem(subject)} order by w.created_at, w.id`,
    );
    return [
      { key: 'accreditations', fate: 'pseudonym', rows: requests },
      { key: 'watch-notes', fate: 'erased', rows: watched },
      ...(await texts.held(reader, subject)),
    ];
  },

  async erase(erasure) {
    const { rows, db, subject, gone } = erasure;
    const requests = await ids(
      erasure,
      sql`select a.id from accreditations a join attendees t on t.edition_id = a.edition_id and t.id = a.attendee_id
        where ${isTheirs(subject)}`,
    );
    const watched = await ids(
      erasure,
      sql`delete from watch_notes w where ${onThem(subject)} returning w.id`,
    );
    for (const id of [...requests, ...watched]) gone(id);
    await rows(
      db,
      sql`update accreditations set version = version + 1, reason = null, approved_data = null
        where id in ${idsIn(requests)}`,
    );
    await rows(
      db,
      sql`update accreditation_steps set reason = null, changed = null where accreditation_id in ${idsIn(requests)}`,
    );
    await rows(db, sql`delete from unlikenesses where person_id in ${idsIn(subject.personIds)}`);
    const theirs = idsIn(subject.accountIds);
    // Of two who approved, one stays named; where both are forgotten, that there were two stays in the steps.
    await rows(
      db,
      sql`update accreditations set
          two_persons = two_persons and not (
            (first_approved_by is null or first_approved_by in ${theirs}) and (decided_by is null or decided_by in ${theirs})),
          submitted_by = case when submitted_by in ${theirs} then null else submitted_by end,
          first_approved_by = case when first_approved_by in ${theirs} then null else first_approved_by end,
          decided_by = case when decided_by in ${theirs} then null else decided_by end
        where submitted_by in ${theirs} or first_approved_by in ${theirs} or decided_by in ${theirs}`,
    );
    for (const [table, columns] of authors) {
      for (const column of columns) {
        const [from, name] = [sql.identifier(table), sql.identifier(column)];
        await rows(db, sql`update ${from} set ${name} = null where ${name} in ${theirs}`);
      }
    }
    await texts.erase(erasure);
  },
};
