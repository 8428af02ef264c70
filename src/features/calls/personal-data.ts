import { type SQL, sql } from 'drizzle-orm';
import type { Files } from '../../platform/files/index.ts';
import {
  type DataSubject,
  eraseFiles,
  idsIn,
  localTexts,
  mentioningTexts,
  type PersonalData,
  pseudonym,
  type Reader,
} from '../../platform/personal-data/index.ts';

const words = (...columns: readonly string[]) => columns.map((column) => ({ column, type: 'text' as const }));

const texts = mentioningTexts('calls', [
  { table: 'calls_for_papers', columns: localTexts('title', 'text') },
  { table: 'grace_links', columns: words('note'), versioned: false },
  {
    table: 'submissions',
    columns: [
      ...words('title', 'title_other', 'abstract', 'abstract_other', 'decision_note', 'contact_name'),
      { column: 'answers', type: 'jsonb' },
    ],
  },
  { table: 'submission_authors', columns: words('name', 'affiliation'), versioned: false },
  { table: 'reviews', columns: words('comment', 'confidential', 'reason') },
  { table: 'review_comments', columns: words('text'), versioned: false },
]);

const small = (addresses: readonly string[]): SQL =>
  idsIn(
    addresses.map((address) => address.toLowerCase()),
    'text',
  );

/** Submissions that they sent: by account, or by an address that is theirs. */
const sentBy = ({ accountIds, addresses }: DataSubject): SQL =>
  sql`(coalesce(s.account_id in ${idsIn(accountIds)}, false) or lower(s.contact_email) in ${small(addresses)})`;

/** Where they stand among the authors. */
const isAuthor = ({ accountIds, personIds, addresses }: DataSubject): SQL =>
  sql`(coalesce(a.account_id in ${idsIn(accountIds)}, false) or coalesce(a.person_id in ${idsIn(personIds)}, false)
    or lower(a.email) in ${small(addresses)})`;

/** What the forum has taken stays as its record; what a co-author has agreed to is theirs as well. */
const stays = (subject: DataSubject): SQL =>
  sql`(s.state in ('accepted', 'confirmed', 'scheduled') or exists (
    select 1 from submission_authors a where a.edition_id = s.edition_id and a.submission_id = s.id
      and a.state = 'accepted' and not ${isAuthor(subject)}))`;

const ids = async ({ rows, db }: Reader, statement: SQL): Promise<string[]> =>
  (await rows<{ id: string }>(db, statement)).map(({ id }) => id);

/**
 * What calls hold of somebody. What they sent goes, unless the forum has taken it or others wrote it with them: then it
 * stays and names nobody. Reviews go with their reviewer; what was decided on them stays.
 */
export const callsPersonalData = ({ files }: { readonly files: Files }): PersonalData => ({
  feature: 'calls',

  /** Addresses at which a person of the directory was reached as an author. */
  async identify({ rows, db }, { personIds, accountIds }) {
    const found = await rows<{ address: string }>(
      db,
      sql`select distinct email as address from submission_authors
        where (person_id in ${idsIn(personIds)} or account_id in ${idsIn(accountIds)}) and strpos(email, '@') > 0`,
    );
    return { addresses: found.map(({ address }) => address) };
  },

  async held(reader, subject) {
    const { rows, db } = reader;
    const sent = (where: SQL) =>
      rows(
        db,
        sql`select s.code, s.kind, s.state, s.title, s.title_other as "titleOther", s.abstract,
            s.abstract_other as "abstractOther", s.answers, s.contact_name as name, s.contact_email as email,
            s.submitted_at as "sentAt", s.decided_at as "decidedAt", s.decision_note as "decisionNote"
          from submissions s where ${sentBy(subject)} and ${where} order by s.created_at, s.id`,
      );
    const authored = await rows(
      db,
      sql`select s.code, s.title, a.name, a.email, a.affiliation, a.state, a.answered_at as "answeredAt"
        from submission_authors a join submissions s on s.edition_id = a.edition_id and s.id = a.submission_id
        where ${isAuthor(subject)} and not ${sentBy(subject)} order by s.code, a.position`,
    );
    const reviewed = await rows(
      db,
      sql`select s.code, s.title, r.state, r.recommendation, r.comment, r.confidential, r.reason,
          r.assigned_at as "assignedAt", r.submitted_at as "sentAt"
        from reviews r join submissions s on s.edition_id = r.edition_id and s.id = r.submission_id
        where r.reviewer_id in ${idsIn(subject.accountIds)} order by r.assigned_at, r.id`,
    );
    const said = await rows(
      db,
      sql`select s.code, c.text, c.created_at as at from review_comments c
          join submissions s on s.edition_id = c.edition_id and s.id = c.submission_id
        where c.author_id in ${idsIn(subject.accountIds)} order by c.created_at, c.id`,
    );
    return [
      { key: 'submissions', fate: 'erased', rows: await sent(sql`not ${stays(subject)}`) },
      { key: 'taken-submissions', fate: 'pseudonym', rows: await sent(stays(subject)) },
      { key: 'authorships', fate: 'pseudonym', rows: authored },
      { key: 'reviews', fate: 'erased', rows: reviewed },
      { key: 'review-comments', fate: 'erased', rows: said },
      ...(await texts.held(reader, subject)),
    ];
  },

  async erase(erasure) {
    const { rows, db, subject, gone } = erasure;
    const theirs = idsIn(subject.accountIds);
    const going = await ids(
      erasure,
      sql`select s.id from submissions s where ${sentBy(subject)} and not ${stays(subject)}`,
    );
    await eraseFiles(
      erasure,
      files,
      await ids(
        erasure,
        sql`select file_id as id from submission_files where submission_id in ${idsIn(going)}`,
      ),
    );
    // Authors, files and reviews go with it.
    await rows(db, sql`delete from submissions where id in ${idsIn(going)}`);
    for (const id of [
      ...going,
      ...(await ids(erasure, sql`delete from reviews where reviewer_id in ${theirs} returning id`)),
      ...(await ids(erasure, sql`delete from review_comments where author_id in ${theirs} returning id`)),
    ]) {
      gone(id);
    }
    await rows(db, sql`delete from reviewers where account_id in ${theirs}`);
    // A link that was sent to them opens nothing any more; who wrote it with them has it by the account.
    await rows(
      db,
      sql`update submissions s set version = version + 1, account_id = null, secret_hash = 'erased ' || s.id::text,
          contact_email = '—',
          contact_name = case s.language when 'ar' then ${pseudonym.ar} else ${pseudonym.en} end
        where ${sentBy(subject)}`,
    );
    await rows(db, sql`update submissions set decided_by = null where decided_by in ${theirs}`);
    await rows(
      db,
      sql`delete from submission_authors a where ${isAuthor(subject)} and a.state in ('invited', 'declined')`,
    );
    await rows(
      db,
      sql`update submission_authors a set name = case s.language when 'ar' then ${pseudonym.ar} else ${pseudonym.en} end,
          email = '— ' || a.id::text, affiliation = null, account_id = null, body_id = null, state_code = null,
          secret_hash = null
        from submissions s where s.edition_id = a.edition_id and s.id = a.submission_id and ${isAuthor(subject)}`,
    );
    await texts.erase(erasure);
  },
});
