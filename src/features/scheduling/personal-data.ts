import { sql } from 'drizzle-orm';
import { idsIn, mentioningTexts, type PersonalData } from '../../platform/personal-data/index.ts';

const texts = mentioningTexts('scheduling', [
  { table: 'ignored_conflicts', columns: [{ column: 'reason', type: 'text' }], versioned: false },
]);

/**
 * What the schedule holds of somebody: that they were told of a release, which goes with them, and what they did on it,
 * which stays without saying who did it.
 */
export const schedulingPersonalData: PersonalData = {
  feature: 'scheduling',

  async held(reader, subject) {
    const { rows, db } = reader;
    const { personIds, accountIds } = subject;
    const theirs = idsIn(accountIds);
    const told = await rows(
      db,
      sql`select e.starts_on::text as edition, r.version as release, n.created_at as at
        from release_notices n join releases r on r.edition_id = n.edition_id and r.id = n.release_id
          join editions e on e.id = n.edition_id
        where n.person_id in ${idsIn(personIds)} or n.account_id in ${idsIn(accountIds)} order by n.created_at`,
    );
    const work = await rows(
      db,
      sql`select 'step' as what, kind as which, created_at as at from schedule_steps where account_id in ${theirs}
        union all select 'accepted conflict', rule, created_at from ignored_conflicts where ignored_by in ${theirs}
        union all select 'proposal', state, created_at from solver_runs where started_by in ${theirs} order by 3, 1, 2`,
    );
    return [
      { key: 'release-notices', fate: 'erased', rows: told },
      { key: 'schedule-work', fate: 'pseudonym', rows: work },
      ...(await texts.held(reader, subject)),
    ];
  },

  async erase(erasure) {
    const { rows, db, subject } = erasure;
    const { personIds, accountIds } = subject;
    const theirs = idsIn(accountIds);
    await rows(db, sql`update schedule_steps set account_id = null where account_id in ${theirs}`);
    await rows(db, sql`update ignored_conflicts set ignored_by = null where ignored_by in ${theirs}`);
    await rows(db, sql`update solver_runs set started_by = null where started_by in ${theirs}`);
    await texts.erase(erasure);
    await rows(
      db,
      sql`delete from release_notices where person_id in ${idsIn(personIds)} or account_id in ${idsIn(accountIds)}`,
    );
  },
};
