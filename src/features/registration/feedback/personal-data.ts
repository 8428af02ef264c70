import { type SQL, sql } from 'drizzle-orm';
import {
  type DataSubject,
  idsIn,
  localTexts,
  mentioningTexts,
  type PersonalData,
  type RetentionRule,
} from '../../../platform/personal-data/index.ts';

const texts = mentioningTexts('feedback', [
  { table: 'feedback_forms', columns: localTexts('title', 'text') },
]);

/** Tickets that are theirs: of them as attendees, by person, account or the address by which they registered. */
const theirs = ({ accountIds, personIds, addresses }: DataSubject): SQL =>
  sql`t.attendee_id in (select a.id from attendees a left join registrations r
      on r.edition_id = a.edition_id and r.attendee_id = a.id
    where a.person_id in ${idsIn(personIds)} or a.account_id in ${idsIn(accountIds)}
      or r.account_id in ${idsIn(accountIds)} or r.email in ${idsIn(
        addresses.map((address) => address.toLowerCase()),
        'text',
      )})`;

/** That somebody was asked and has answered; what they answered can't be found again, by nobody. */
export const feedbackPersonalData: PersonalData = {
  feature: 'feedback',

  async held(reader, subject) {
    const tickets = await reader.rows(
      reader.db,
      sql`select f.title as form, s.title as session, t.created_at as "askedAt", t.used_at is not null as answered
        from feedback_tickets t join feedback_forms f on f.edition_id = t.edition_id and f.id = t.form_id
          left join sessions s on s.edition_id = t.edition_id and s.id = t.session_id
        where ${theirs(subject)} order by t.created_at, t.id`,
    );
    return [
      { key: 'feedback-tickets', fate: 'erased', rows: tickets },
      ...(await texts.held(reader, subject)),
    ];
  },

  async erase(erasure) {
    const { rows, db, subject } = erasure;
    await rows(db, sql`delete from feedback_tickets t where ${theirs(subject)}`);
    await texts.erase(erasure);
  },
};

/** Days after the end of an edition for which it is known who was asked and who has answered. */
const TICKET_DAYS = 90;

/** Who was asked goes; what was answered stays, for nothing in it says who. */
export const feedbackRetention: readonly RetentionRule[] = [
  {
    kind: 'feedback-tickets',
    class: 'personal',
    days: TICKET_DAYS,
    after: 'edition-end',
    overdue: async ({ rows, db }, { editionIds }) =>
      (
        await rows<{ editionId: string; count: number | string }>(
          db,
          sql`select edition_id as "editionId", count(*) as count from feedback_tickets
            where edition_id in ${idsIn(editionIds)} group by 1 order by 1`,
        )
      ).map(({ editionId, count }) => ({ editionId, count: Number(count) })),
    async clear(_change, { rows, db }, { editionIds }) {
      const gone = await rows<{ editionId: string }>(
        db,
        sql`delete from feedback_tickets where edition_id in ${idsIn(editionIds)}
          returning edition_id as "editionId"`,
      );
      return [...new Set(gone.map(({ editionId }) => editionId))].map((editionId) => ({
        editionId,
        count: gone.filter((row) => row.editionId === editionId).length,
      }));
    },
  },
];
