import { sql } from 'drizzle-orm';
import { idsIn, localTexts, mentioningTexts, type PersonalData } from '../../platform/personal-data/index.ts';

const texts = mentioningTexts('programme', [
  {
    table: 'sessions',
    columns: [
      ...localTexts('title', 'abstract', 'cancellation_reason', 'links', 'place'),
      { column: 'import_key', type: 'text' },
    ],
  },
  { table: 'role_holders', columns: localTexts('topic'), versioned: false },
  { table: 'papers', columns: localTexts('title', 'abstract'), versioned: false },
  { table: 'session_files', columns: localTexts('title') },
  { table: 'availabilities', columns: [{ column: 'note', type: 'text' }], versioned: false },
  {
    table: 'speaker_confirmations',
    columns: [
      { column: 'note', type: 'text' },
      { column: 'requirements', type: 'text' },
    ],
  },
  { table: 'releases', columns: localTexts('comment'), versioned: false },
  { table: 'release_sessions', columns: localTexts('content'), versioned: false },
]);

/** Releases are frozen; an erasure says that it takes a name out of them, and the database lets it do that alone. */
const forgets = (on: boolean) => sql`select set_config('multaqa.forgets', ${on ? 'on' : 'off'}, true)`;

/**
 * What the programme holds of somebody. That a session had a speaker is the forum's record and stays; who it was does
 * not. A programme that is still to come must name its people: it is changed first.
 */
export const programmePersonalData: PersonalData = {
  feature: 'programme',

  async held(reader, subject) {
    const { rows, db } = reader;
    const roles = await rows(
      db,
      sql`select s.code, s.title ->> 'ar' as "titleAr", s.title ->> 'en' as "titleEn", h.role, h.topic,
          e.starts_on::text as edition
        from role_holders h join sessions s on s.edition_id = h.edition_id and s.id = h.session_id
          join editions e on e.id = h.edition_id
        where h.person_id in ${idsIn(subject.personIds)} order by e.starts_on, s.code, h.position`,
    );
    const papers = await rows(
      db,
      sql`select p.title ->> 'ar' as "titleAr", p.title ->> 'en' as "titleEn", p.abstract from papers p
        where p.author_ids ?| array${idsIn(subject.personIds, 'text')} order by p.id`,
    );
    const answers = await rows(
      db,
      sql`select s.code, c.state, c.email, c.asked_at as "askedAt", c.answered_at as "answeredAt", c.reminders, c.note,
          c.requirements
        from speaker_confirmations c join sessions s on s.edition_id = c.edition_id and s.id = c.session_id
        where c.person_id in ${idsIn(subject.personIds)} order by c.asked_at, c.id`,
    );
    const times = await rows(
      db,
      sql`select a.kind, a.starts_at as "startsAt", a.ends_at as "endsAt", a.note from availabilities a
        where a.resource_kind = 'person' and a.resource_id in ${idsIn(subject.personIds)} order by a.starts_at, a.id`,
    );
    const released = await rows(
      db,
      sql`select 'release' as what, version as which, released_at as at from releases
        where released_by in ${idsIn(subject.accountIds)} order by released_at`,
    );
    return [
      { key: 'roles', fate: 'pseudonym', rows: roles },
      { key: 'papers', fate: 'pseudonym', rows: papers },
      { key: 'speaker-answers', fate: 'erased', rows: answers },
      { key: 'availability', fate: 'erased', rows: times },
      { key: 'schedule-work', fate: 'pseudonym', rows: released },
      ...(await texts.held(reader, subject)),
    ];
  },

  async refusals({ rows, db }, { personIds }, now) {
    const coming = await rows<{ code: string; edition: string }>(
      db,
      sql`select distinct s.code, r.slug || '/' || e.slug as edition
        from role_holders h join sessions s on s.edition_id = h.edition_id and s.id = h.session_id
          join editions e on e.id = h.edition_id join series r on r.id = e.series_id
        where h.person_id in ${idsIn(personIds)} and s.status = 'scheduled'
          and s.ends_at > ${now.toISOString()}::timestamptz and e.visibility = 'public'
        order by 2, 1`,
    );
    return coming.map(({ code, edition }) => ({
      code: 'erasure-in-coming-programme',
      params: { session: code, edition },
    }));
  },

  async erase(erasure) {
    const { rows, db, subject } = erasure;
    await rows(db, sql`delete from import_sources where thing_id in ${idsIn(subject.personIds)}`);
    await rows(db, sql`delete from speaker_confirmations where person_id in ${idsIn(subject.personIds)}`);
    await rows(
      db,
      sql`delete from availabilities where resource_kind = 'person' and resource_id in ${idsIn(subject.personIds)}`,
    );
    await rows(db, forgets(true));
    await rows(
      db,
      sql`update releases set released_by = null where released_by in ${idsIn(subject.accountIds)}`,
    );
    await texts.erase(erasure);
    await rows(db, forgets(false));
  },
};
