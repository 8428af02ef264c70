import { sql } from 'drizzle-orm';
import { idsIn, type PersonalData } from '../../platform/personal-data/index.ts';

/** What the schedule holds of somebody: that they were told of a release. It goes with them. */
export const schedulingPersonalData: PersonalData = {
  feature: 'scheduling',

  async held({ rows, db }, { personIds, accountIds }) {
    const told = await rows(
      db,
      sql`select e.starts_on::text as edition, r.version as release, n.created_at as at
        from release_notices n join releases r on r.edition_id = n.edition_id and r.id = n.release_id
          join editions e on e.id = n.edition_id
        where n.person_id in ${idsIn(personIds)} or n.account_id in ${idsIn(accountIds)} order by n.created_at`,
    );
    return [{ key: 'release-notices', fate: 'erased', rows: told }];
  },

  async erase({ rows, db, subject: { personIds, accountIds } }) {
    await rows(
      db,
      sql`delete from release_notices where person_id in ${idsIn(personIds)} or account_id in ${idsIn(accountIds)}`,
    );
  },
};
