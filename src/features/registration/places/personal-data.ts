import { type SQL, sql } from 'drizzle-orm';
import { type DataSubject, idsIn, type PersonalData } from '../../../platform/personal-data/index.ts';

/** People of an edition who are they: by account, as a person of the directory, or by an address of theirs. */
const theirs = ({ accountIds, personIds, addresses }: DataSubject): SQL =>
  sql`(select a.id from attendees a where coalesce(a.account_id in ${idsIn(accountIds)}, false)
    or coalesce(a.person_id in ${idsIn(personIds)}, false)
    or coalesce(lower(a.email) in ${idsIn(
      addresses.map((address) => address.toLowerCase()),
      'text',
    )}, false))`;

/** Who was erased has no name any more; their places stay as counts, without what was written about them. */
export const placesPersonalData: PersonalData = {
  feature: 'registration',

  async held({ rows, db }, subject) {
    const held = await rows(
      db,
      sql`select s.code, s.title ->> 'ar' as "titleAr", s.title ->> 'en' as "titleEn", p.state, p.reason,
          p.created_at as "askedAt", p.confirmed_at as "confirmedAt", p.ended_at as "endedAt"
        from places p join attendees a on a.edition_id = p.edition_id and a.id = p.attendee_id
          join sessions s on s.edition_id = p.edition_id and s.id = p.activity_id
        where a.id in ${theirs(subject)}
        order by p.created_at, p.id`,
    );
    return [{ key: 'places', fate: 'pseudonym', rows: held }];
  },

  async erase({ rows, db, subject }) {
    await rows(
      db,
      sql`update places set reason = null where reason is not null and attendee_id in ${theirs(subject)}`,
    );
  },
};
