import { sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/index.ts';
import type { Language, LocalText } from '../../platform/language/index.ts';
import { type AudienceSource, inBoth, type MailTime } from '../../platform/outbox/index.ts';
import { confirmationStates, sessionRoles } from './tables.ts';

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly accountId: string | null;
  readonly address: string;
  readonly language: Language;
  readonly name: LocalText;
  readonly honorific: LocalText | null;
  readonly sessions: readonly {
    readonly id: string;
    readonly title: LocalText;
    readonly startsAt: string | null;
    readonly endsAt: string | null;
    readonly room: LocalText | null;
  }[];
}

/**
 * Those who have a part in an edition's programme, by role, session and answer: at their account's address, else where
 * they were last asked whether they agree. Their times are those of their sessions.
 */
export const speakersAudience = (database: Pick<Database, 'rows'>): AudienceSource => ({
  key: 'speakers',
  label: 'programme:audience.speakers',
  fields: [
    { key: 'honorific', label: 'programme:audience.honorific' },
    { key: 'sessions', label: 'programme:audience.sessions' },
  ],
  filters: [
    {
      name: 'role',
      label: 'programme:audience.role',
      options: async () =>
        sessionRoles.map((value) => ({ value, label: { word: `common:session-role.${value}.unstated` } })),
    },
    {
      name: 'session',
      label: 'programme:audience.session',
      options: (db, editionId) =>
        database.rows<{ value: string; label: LocalText }>(
          db,
          sql`select id as value, title as label from sessions
            where edition_id = ${editionId}::uuid and status <> 'cancelled' order by starts_at nulls last, code`,
        ),
    },
    {
      name: 'answer',
      label: 'programme:audience.answer',
      options: async () =>
        [...confirmationStates, 'not-asked'].map((value) => ({
          value,
          label: { word: `programme:audience.answers.${value}` },
        })),
    },
  ],
  async list(db, editionId, { role, session, answer }) {
    const rows = await database.rows<Row>(
      db,
      sql`select p.id, a.id as "accountId", p.name, p.honorific,
          coalesce(a.email, max(asked.email)) as address, coalesce(a.language, 'ar') as language,
          json_agg(distinct jsonb_build_object('id', s.id, 'title', s.title, 'startsAt', s.starts_at,
            'endsAt', s.ends_at, 'room', r.name)) as sessions
        from role_holders h
          join sessions s on s.edition_id = h.edition_id and s.id = h.session_id and s.status <> 'cancelled'
          join persons p on p.id = h.person_id and p.erased_at is null
          left join accounts a on a.id = p.account_id and a.disabled_at is null
          left join rooms r on r.edition_id = s.edition_id and r.id = s.room_id
          left join speaker_confirmations c on c.edition_id = s.edition_id and c.session_id = s.id
            and c.person_id = p.id
          left join lateral (select email from speaker_confirmations last
            where last.edition_id = h.edition_id and last.person_id = p.id
            order by last.asked_at desc limit 1) asked on true
        where h.edition_id = ${editionId}::uuid
          and (${role ?? null}::text is null or h.role = ${role ?? null})
          and (${session ?? null}::text is null or s.id::text = ${session ?? null})
          and (${answer ?? null}::text is null or coalesce(c.state, 'not-asked') = ${answer ?? null})
        group by p.id, a.id
        having coalesce(a.email, max(asked.email)) is not null
        order by p.sort_ar, p.id`,
    );
    return rows.map((row) => {
      const held = [...row.sessions].sort((one, other) =>
        (one.startsAt ?? '~').localeCompare(other.startsAt ?? '~'),
      );
      const titles = held.map(({ title }) => inBoth(title));
      return {
        accountId: row.accountId,
        personId: row.id,
        address: row.address,
        name: inBoth(row.name),
        language: row.language,
        fields: {
          honorific: row.honorific === null ? { ar: '', en: '' } : inBoth(row.honorific),
          sessions: {
            ar: titles.map(({ ar }) => ar).join('، '),
            en: titles.map(({ en }) => en).join(', '),
          },
        },
        times: held.flatMap(({ id, title, startsAt, endsAt, room }): MailTime[] =>
          startsAt === null || endsAt === null
            ? []
            : [{ id, title: inBoth(title), startsAt, endsAt, place: room === null ? null : inBoth(room) }],
        ),
      };
    });
  },
});
