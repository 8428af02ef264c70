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
  type RetentionRule,
} from '../../../platform/personal-data/index.ts';

const texts = mentioningTexts('registration', [
  { table: 'registration_forms', columns: localTexts('title', 'text', 'confirmation') },
  { table: 'form_questions', columns: localTexts('label', 'hint') },
]);

/** Registrations that are theirs: by account, by an address of theirs, or as the person who comes. */
const theirs = ({ accountIds, personIds, addresses }: DataSubject): SQL =>
  sql`(coalesce(r.account_id in ${idsIn(accountIds)}, false)
    or r.email in ${idsIn(
      addresses.map((address) => address.toLowerCase()),
      'text',
    )}
    or coalesce(r.attendee_id in (select a.id from attendees a where a.person_id in ${idsIn(personIds)}
      or a.account_id in ${idsIn(accountIds)}), false))`;

const ids = async ({ rows, db }: Reader, statement: SQL): Promise<string[]> =>
  (await rows<{ id: string }>(db, statement)).map(({ id }) => id);

/**
 * What registrations hold of somebody. A draft goes whole; of what was handed in there stays that somebody came, or did
 * not, so that places and numbers stay true.
 */
export const formsPersonalData = ({ files }: { readonly files: Files }): PersonalData => ({
  feature: 'registration',

  async held(reader, subject) {
    const { rows, db } = reader;
    const registered = await rows(
      db,
      sql`select r.code, r.state, r.email, r.answers, r.guests, r.arrival, r.hotel, r.dietary, r.access, r.reason,
          r.submitted_at as "sentAt", r.decided_at as "decidedAt", r.cancelled_at as "cancelledAt"
        from registrations r where ${theirs(subject)} and r.state <> 'draft' order by r.created_at, r.id`,
    );
    const drafts = await rows(
      db,
      sql`select r.email, r.draft, r.created_at as "begunAt" from registrations r
        where ${theirs(subject)} and r.state = 'draft' order by r.created_at, r.id`,
    );
    const agreed = await rows(
      db,
      sql`select c.wording, c.given, c.at from consents c where c.attendee_id in
          (select r.attendee_id from registrations r where ${theirs(subject)}) order by c.at, c.id`,
    );
    return [
      { key: 'registrations', fate: 'pseudonym', rows: registered },
      { key: 'registration-drafts', fate: 'erased', rows: drafts },
      { key: 'consents', fate: 'erased', rows: agreed },
      ...(await texts.held(reader, subject)),
    ];
  },

  async erase(erasure) {
    const { rows, db, subject, gone } = erasure;
    const all = await ids(erasure, sql`select r.id from registrations r where ${theirs(subject)}`);
    const sent = await ids(
      erasure,
      sql`delete from registration_files where registration_id in ${idsIn(all)} returning file_id as id`,
    );
    await eraseFiles(erasure, files, sent);
    await rows(
      db,
      sql`delete from consents where attendee_id in
        (select attendee_id from registrations where id in ${idsIn(all)} and attendee_id is not null)`,
    );
    await rows(db, sql`delete from registrations where id in ${idsIn(all)} and state = 'draft'`);
    await rows(
      db,
      sql`update registrations set version = version + 1, account_id = null, email = '— ' || id::text,
          secret_hash = 'erased ' || id::text, answers = '{}', guests = '[]', arrival = null, hotel = null,
          dietary = null, access = null, reason = null
        where id in ${idsIn(all)}`,
    );
    for (const id of all) gone(id);
    await rows(
      db,
      sql`update registrations set decided_by = null where decided_by in ${idsIn(subject.accountIds)}`,
    );
    await texts.erase(erasure);
  },
});

/** Days after the end of an edition for which needs and journeys are kept. */
const NEEDS_DAYS = 30;
/** Days after the end of an edition for which drafts, refusals and cancellations are kept. */
const OVER_DAYS = 90;

/** Food and help that people need go soon after the edition, then what led to nothing. */
export const formsRetention = ({ files }: { readonly files: Files }): readonly RetentionRule[] => {
  const counted = (found: readonly { readonly editionId: string; readonly count: number | string }[]) =>
    found.map(({ editionId, count }) => ({ editionId, count: Number(count) }));
  const needy = (editionIds: readonly string[]): SQL =>
    sql`edition_id in ${idsIn(editionIds)} and (dietary is not null or access is not null or arrival is not null
      or hotel is not null)`;
  const over = (editionIds: readonly string[]): SQL =>
    sql`edition_id in ${idsIn(editionIds)} and state in ('cancelled', 'refused', 'draft')`;
  return [
    {
      kind: 'registration-needs',
      class: 'personal',
      days: NEEDS_DAYS,
      after: 'edition-end',
      overdue: async ({ rows, db }, { editionIds }) =>
        counted(
          await rows(
            db,
            sql`select edition_id as "editionId", count(*) as count from registrations where ${needy(editionIds)}
              group by 1 order by 1`,
          ),
        ),
      async clear(_change, { rows, db }, { editionIds }) {
        const gone = await rows<{ editionId: string }>(
          db,
          sql`update registrations set version = version + 1, dietary = null, access = null, arrival = null, hotel = null
            where ${needy(editionIds)} returning edition_id as "editionId"`,
        );
        return [...new Set(gone.map(({ editionId }) => editionId))].map((editionId) => ({
          editionId,
          count: gone.filter((row) => row.editionId === editionId).length,
        }));
      },
    },
    {
      kind: 'registrations-over',
      class: 'personal',
      days: OVER_DAYS,
      after: 'edition-end',
      overdue: async ({ rows, db }, { editionIds }) =>
        counted(
          await rows(
            db,
            sql`select edition_id as "editionId", count(*) as count from registrations where ${over(editionIds)}
              group by 1 order by 1`,
          ),
        ),
      async clear(change, { rows, db }, { editionIds }, afterwards) {
        const sent = await rows<{ id: string }>(
          db,
          sql`select f.file_id as id from registration_files f
            where f.registration_id in (select id from registrations where ${over(editionIds)})`,
        );
        const gone = await rows<{ editionId: string }>(
          db,
          sql`delete from registrations where ${over(editionIds)} returning edition_id as "editionId"`,
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
  ];
};
