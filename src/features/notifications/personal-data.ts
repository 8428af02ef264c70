import { type SQL, sql } from 'drizzle-orm';
import {
  type DataSubject,
  idsIn,
  mentionsOf,
  type PersonalData,
  replaceMentions,
} from '../../platform/personal-data/index.ts';

const theirs = ({
  accountIds,
  personIds,
  addresses,
}: DataSubject): SQL => sql`(account_id in ${idsIn(accountIds)}
  or person_id in ${idsIn(personIds)} or address_key in ${keysOf(addresses)})`;
const keysOf = (addresses: readonly string[]): SQL =>
  idsIn(
    addresses.map((address) => address.toLowerCase()),
    'text',
  );

/**
 * What messages to many hold of somebody: places in lists, what they declined, what came back of their mail, and what
 * they wrote. A declined address goes, too: nobody mails an address that is nowhere kept.
 */
export const notificationsPersonalData: PersonalData = {
  feature: 'notifications',

  async held({ rows, db }, subject) {
    const received = await rows(
      db,
      sql`select m.subject ->> 'ar' as "subjectAr", m.subject ->> 'en' as "subjectEn", r.address, r.state
        from (select * from mailing_receivers where ${theirs(subject)}) r
          join mailings m on m.edition_id = r.edition_id and m.id = r.mailing_id order by m.id`,
    );
    const declined = await rows(
      db,
      sql`select address, created_at as since from mail_declines where address_key in ${keysOf(subject.addresses)}`,
    );
    const bounced = await rows(
      db,
      sql`select address, answer, reported_at as at from mail_bounces where address_key in ${keysOf(subject.addresses)}`,
    );
    const written = await rows(
      db,
      sql`select subject ->> 'ar' as "subjectAr", subject ->> 'en' as "subjectEn", created_at as at from mailings
        where created_by in ${idsIn(subject.accountIds)} order by id`,
    );
    return [
      { key: 'messages-received', fate: 'erased', rows: received },
      { key: 'messages-declined', fate: 'erased', rows: declined },
      { key: 'mail-bounced', fate: 'erased', rows: bounced },
      { key: 'messages-written', fate: 'pseudonym', rows: written },
    ];
  },

  async erase({ subject, ...reader }) {
    const { rows, db } = reader;
    await rows(db, sql`delete from mailing_receivers where ${theirs(subject)}`);
    await rows(db, sql`delete from mail_declines where address_key in ${keysOf(subject.addresses)}`);
    await rows(db, sql`delete from mail_bounces where address_key in ${keysOf(subject.addresses)}`);
    const ids = idsIn(subject.accountIds);
    await rows(db, sql`update mail_bounces set cleared_by = null where cleared_by in ${ids}`);
    for (const column of ['created_by', 'edited_by', 'submitted_by', 'approved_by'] as const) {
      const name = sql.identifier(column);
      await rows(db, sql`update mailings set ${name} = null where ${name} in ${ids}`);
    }
    const columns = (['subject', 'body', 'place'] as const).map((column) => ({
      column,
      type: 'jsonb' as const,
    }));
    await replaceMentions(
      reader,
      { table: 'mailings', columns: [...columns, { column: 'reason', type: 'text' }], versioned: true },
      mentionsOf(subject),
    );
  },
};
