import { sql } from 'drizzle-orm';
import { idsIn, type PersonalData } from '../../platform/personal-data/index.ts';

/** What personal agendas hold of somebody: all of it goes with the account. */
export const agendasPersonalData: PersonalData = {
  feature: 'agendas',

  async held({ rows, db }, { accountIds }) {
    const ids = idsIn(accountIds);
    const marked = await rows(
      db,
      sql`select s.code, s.title ->> 'ar' as "titleAr", s.title ->> 'en' as "titleEn",
          e.starts_on::text as edition, f.created_at as since
        from favourites f join sessions s on s.edition_id = f.edition_id and s.id = f.session_id
          join editions e on e.id = f.edition_id
        where f.account_id in ${ids} order by e.starts_on, s.code`,
    );
    const feeds = await rows(
      db,
      sql`select e.starts_on::text as edition, f.created_at as since, f.last_read_at as "lastRead",
          f.revoked_at as until
        from agenda_feeds f join editions e on e.id = f.edition_id
        where f.account_id in ${ids} order by f.created_at`,
    );
    const looks = await rows(
      db,
      sql`select e.starts_on::text as edition, l.release_number as release, l.looked_at as at
        from agenda_looks l join editions e on e.id = l.edition_id
        where l.account_id in ${ids} order by e.starts_on`,
    );
    return [
      { key: 'favourites', fate: 'erased', rows: marked },
      { key: 'calendar-feeds', fate: 'erased', rows: feeds },
      { key: 'agenda-looks', fate: 'erased', rows: looks },
    ];
  },

  async erase({ rows, db, subject }) {
    const ids = idsIn(subject.accountIds);
    await rows(db, sql`delete from favourites where account_id in ${ids}`);
    await rows(db, sql`delete from agenda_feeds where account_id in ${ids}`);
    await rows(db, sql`delete from agenda_looks where account_id in ${ids}`);
  },
};
