/** Whose a certificate is, and where a mail about it goes. */
import { inArray, sql } from 'drizzle-orm';
import type { Database, Db } from '../../../platform/database/index.ts';
import type { Language } from '../../../platform/language/index.ts';
import type { CertificateKind } from '../rules.ts';
import { certificates } from '../tables.ts';
import { type CertificateWhole, certificatesWhole } from './certificates.ts';

/** Keeps mails apart: a certificate is mailed once. */
export const mailKey = (certificateId: string): string => `certificate:${certificateId}`;

/** A valid certificate with what its mail needs. */
export interface Mailable extends Record<string, unknown> {
  readonly id: string;
  readonly kind: CertificateKind;
  readonly serial: string;
  readonly code: string;
  readonly name: CertificateWhole['certificate']['holder']['name'];
  /** Null: nobody knows where a mail would reach its holder, as for bodies. */
  readonly address: string | null;
  readonly accountId: string | null;
  readonly language: Language;
  readonly sample: boolean;
  /** When it was mailed; null: never. */
  readonly mailedAt: string | null;
}

const idList = (ids: readonly string[]) =>
  sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb) as given(value))`;

/**
 * Those of an edition's certificates that are valid, by number, in one statement. A mail goes to the address under which
 * the holder came to the edition, else to that of their account.
 */
export const listMailable = (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  editionId: string,
  ids: readonly string[],
): Promise<Mailable[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : rows<Mailable>(
        db,
        sql`select c.id, c.kind, c.serial, c.code, c.holder -> 'name' as name, c.sample,
            coalesce(came.address, own.email) as address, own.id as "accountId",
            coalesce(came.language, own.language, 'ar') as language, m.created_at as "mailedAt"
          from certificates c
            left join persons p on p.id = c.person_id and p.erased_at is null
            left join lateral (
              select coalesce(a.email, r.email) as address, a.language, coalesce(a.account_id, r.account_id) as account_id
              from attendees a left join registrations r on r.edition_id = a.edition_id and r.attendee_id = a.id
              where a.edition_id = c.edition_id and a.person_id = c.person_id and a.cancelled_at is null
                and a.erased_at is null
              order by coalesce(a.email, r.email) is null, a.created_at, a.id limit 1) came on true
            left join accounts own on own.id = coalesce(p.account_id, came.account_id) and own.disabled_at is null
            left join mails m on m.dedupe_key = 'certificate:' || c.id::text
          where c.edition_id = ${editionId}::uuid and c.status = 'valid' and c.id in ${idList(ids)}
          order by c.kind, c.ordinal`,
      );

/**
 * The certificates of an account: those of its person, and of whoever came to an edition with it or with the address that
 * it has proved; newest first. Read behind the wall, where an account sees no certificate's attendee.
 */
export async function listCertificatesOf(
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  accountId: string,
): Promise<CertificateWhole[]> {
  const persons = await rows<{ id: string }>(
    db,
    sql`select p.id from persons p where p.account_id = ${accountId}::uuid
      union select a.person_id from attendees a
        left join registrations r on r.edition_id = a.edition_id and r.attendee_id = a.id
        left join accounts o on o.id = ${accountId}::uuid and o.email_verified_at is not null
        where a.person_id is not null and a.erased_at is null and (a.account_id = ${accountId}::uuid
          or r.account_id = ${accountId}::uuid or r.email = o.email)`,
  );
  if (persons.length === 0) return [];
  return certificatesWhole(db)
    .where(
      inArray(
        certificates.personId,
        persons.map(({ id }) => id),
      ),
    )
    .orderBy(sql`${certificates.issuedOn} desc`, certificates.serial);
}

/** When and how a certificate was mailed; undefined: never. */
export async function findMailOf(
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  certificateId: string,
): Promise<{ readonly state: string; readonly at: Date } | undefined> {
  const [found] = await rows<{ state: string; at: string }>(
    db,
    sql`select state, coalesce(sent_at, created_at) as at from mails where dedupe_key = ${mailKey(certificateId)}`,
  );
  return found === undefined ? undefined : { state: found.state, at: new Date(found.at) };
}
