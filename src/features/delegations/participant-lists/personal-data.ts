import { sql } from 'drizzle-orm';
import { type DataSubject, idsIn, type PersonalData } from '../../../platform/personal-data/index.ts';

const forgets = (on: boolean) => sql`select set_config('multaqa.forgets', ${on ? 'on' : 'off'}, true)`;

/** Attendees who are the person: by the directory, the account or the address. */
const theirs = ({ personIds, accountIds, addresses }: DataSubject) =>
  sql`(select id from attendees where person_id in ${idsIn(personIds)} or account_id in ${idsIn(accountIds)}
    or lower(email) in (select lower(value) from jsonb_array_elements_text(${JSON.stringify(addresses)}::text::jsonb)
      as given(value)))`;

/**
 * Lists of participants stay as they were issued: that somebody stood there is the forum's record, who it was is taken
 * out. Whoever holds an order of precedence is noted by account alone, which goes with the account's erasure.
 */
export const participantListsPersonalData: PersonalData = {
  feature: 'participant-lists',

  async held({ rows, db }, subject) {
    const listed = await rows(
      db,
      sql`select l.stage, l.number, l.published_at as "publishedAt", e.shown
        from participant_list_entries e join participant_lists l on l.edition_id = e.edition_id and l.id = e.list_id
        where e.shown is not null and e.attendee_id in ${theirs(subject)} order by l.published_at, l.id`,
    );
    const orders = await rows(
      db,
      sql`select l.occasion ->> 'ar' as occasion, v.number, h.taken_at as "takenAt", h.told_at as "toldAt"
        from precedence_holders h join precedence_versions v on v.edition_id = h.edition_id and v.id = h.version_id
          join precedence_lists l on l.edition_id = v.edition_id and l.id = v.list_id
        where h.account_id in ${idsIn(subject.accountIds)} order by h.taken_at, v.id`,
    );
    return [
      { key: 'participant-lists', fate: 'pseudonym', rows: listed },
      { key: 'precedence-held', fate: 'erased', rows: orders },
    ];
  },

  async erase({ rows, db, subject }) {
    await rows(db, forgets(true));
    await rows(
      db,
      sql`update participant_list_entries set shown = null
        where shown is not null and attendee_id in ${theirs(subject)}`,
    );
    await rows(
      db,
      sql`update participant_lists set published_by = null where published_by in ${idsIn(subject.accountIds)}`,
    );
    await rows(
      db,
      sql`update precedence_versions set signed_off_by = null where signed_off_by in ${idsIn(subject.accountIds)}`,
    );
    await rows(db, forgets(false));
    await rows(db, sql`delete from precedence_holders where account_id in ${idsIn(subject.accountIds)}`);
  },
};
