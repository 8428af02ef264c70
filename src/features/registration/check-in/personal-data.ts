import { type SQL, sql } from 'drizzle-orm';
import {
  type DataSubject,
  deletingRows,
  idsIn,
  type PersonalData,
  type RetentionRule,
} from '../../../platform/personal-data/index.ts';

/** People of an edition who are they: by account, as a person of the directory, or by an address of theirs. */
const theirs = ({ accountIds, personIds, addresses }: DataSubject): SQL =>
  sql`(select a.id from attendees a where coalesce(a.account_id in ${idsIn(accountIds)}, false)
    or coalesce(a.person_id in ${idsIn(personIds)}, false)
    or coalesce(lower(a.email) in ${idsIn(
      addresses.map((address) => address.toLowerCase()),
      'text',
    )}, false))`;

/**
 * When somebody went through which door, and what was noted of it. That somebody did stays, for the counts; it names
 * nobody once the person is forgotten. Links and devices go.
 */
export const checkInPersonalData: PersonalData = {
  feature: 'check-in',

  async held({ rows, db }, subject) {
    const passed = await rows(
      db,
      sql`select e.starts_on::text as edition, c.day, c.direction, c.at, d.name as door, s.title as session, c.result,
          c.reason, c.resolution, c.resolution_note as note
        from check_ins c join editions e on e.id = c.edition_id
          left join doors d on d.edition_id = c.edition_id and d.id = c.door_id
          left join sessions s on s.edition_id = c.edition_id and s.id = c.session_id
        where c.attendee_id in ${theirs(subject)} order by c.at, c.id`,
    );
    const told = await rows(
      db,
      sql`select s.title as session, t.source, t.minutes, t.note, t.created_at as at
        from attendances t join sessions s on s.edition_id = t.edition_id and s.id = t.session_id
        where t.attendee_id in ${theirs(subject)} order by t.created_at, t.id`,
    );
    const links = await rows(
      db,
      sql`select s.title as session, l.created_at as at, l.opened_at as "openedAt", l.revoked_at as until
        from join_links l join sessions s on s.edition_id = l.edition_id and s.id = l.session_id
        where l.attendee_id in ${theirs(subject)} order by l.created_at, l.id`,
    );
    const devices = await rows(
      db,
      sql`select e.starts_on::text as edition, v.name, v.created_at as since, v.last_seen_at as "lastSeen",
          v.retired_at as until
        from check_in_devices v join editions e on e.id = v.edition_id
        where v.account_id in ${idsIn(subject.accountIds)} order by v.created_at, v.id`,
    );
    return [
      { key: 'check-ins', fate: 'pseudonym', rows: passed },
      { key: 'online-attendance', fate: 'pseudonym', rows: told },
      { key: 'join-links', fate: 'erased', rows: links },
      { key: 'check-in-devices', fate: 'erased', rows: devices },
    ];
  },

  async erase({ rows, db, subject }) {
    const accounts = idsIn(subject.accountIds);
    await rows(db, sql`delete from join_links where attendee_id in ${theirs(subject)}`);
    await rows(
      db,
      sql`update attendances set version = version + 1, note = null
        where attendee_id in ${theirs(subject)} and note is not null`,
    );
    await rows(
      db,
      sql`update check_ins set resolution_note = null
        where attendee_id in ${theirs(subject)} and resolution_note is not null`,
    );
    await rows(db, sql`delete from check_in_devices where account_id in ${accounts}`);
    for (const [table, column] of [
      ['check_ins', 'account_id'],
      ['check_ins', 'resolved_by'],
      ['attendances', 'by_account_id'],
      ['attendance_imports', 'by_account_id'],
    ] as const) {
      const [from, name] = [sql.identifier(table), sql.identifier(column)];
      await rows(db, sql`update ${from} set ${name} = null where ${name} in ${accounts}`);
    }
  },
};

/** Days after an edition for which ways through doors are kept: as long as attendance may still be asked about. */
const PASSED_DAYS = 365;

/** Links into sessions and devices go a month after the edition, ways through doors after a year. */
export const checkInRetention: readonly RetentionRule[] = [
  deletingRows({
    kind: 'join-links',
    class: 'personal',
    days: 30,
    after: 'edition-end',
    table: 'join_links',
    edition: 'edition_id',
    over: ({ editionIds }) => sql`edition_id in ${idsIn(editionIds)}`,
  }),
  deletingRows({
    kind: 'check-in-devices',
    class: 'personal',
    days: 30,
    after: 'edition-end',
    table: 'check_in_devices',
    edition: 'edition_id',
    over: ({ editionIds }) => sql`edition_id in ${idsIn(editionIds)}`,
  }),
  deletingRows({
    kind: 'refused-check-ins',
    class: 'personal',
    days: PASSED_DAYS,
    after: 'edition-end',
    table: 'check_ins',
    edition: 'edition_id',
    over: ({ editionIds }) => sql`edition_id in ${idsIn(editionIds)} and result = 'refused'`,
  }),
];
