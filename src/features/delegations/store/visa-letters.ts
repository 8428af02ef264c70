/** SQL of letters that support visas: with whom they are for, and the passport that they name, masked. */
import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { attendees, type VisaLetterState, visaLetters } from '../tables.ts';

export type VisaLetterRow = typeof visaLetters.$inferSelect;
export type NewVisaLetter = typeof visaLetters.$inferInsert;

/** A passport that the edition holds of somebody; its number stays sealed. */
interface HeldPassport {
  readonly id: string;
  readonly tail: string;
  readonly expiresOn: string | null;
}

const passport = sql<HeldPassport | null>`(select json_build_object('id', d.id, 'tail', d.tail, 'expiresOn', d.expires_on)
  from identity_documents d where d.edition_id = "attendees"."edition_id" and d.person_id = "attendees"."person_id"
    and d.kind = 'passport' order by d.expires_on desc nulls last, d.id limit 1)`;
const nationality = sql<{ ar: string; en: string } | null>`(select s.short_name from states s
  where s.code = "attendees"."nationality")`;

const wholes = (db: Db) =>
  db
    .select({ letter: visaLetters, attendee: attendees, passport, nationality })
    .from(visaLetters)
    .innerJoin(
      attendees,
      and(eq(attendees.editionId, visaLetters.editionId), eq(attendees.id, visaLetters.attendeeId)),
    );
/** A letter with whom it is for. */
export type VisaLetterWhole = Awaited<ReturnType<typeof wholes>>[number];

/** Letters of an edition, requests first, then the latest. */
export const listVisaLetters = (
  db: Db,
  editionId: string,
  filter: { readonly state?: VisaLetterState | undefined; readonly attendeeId?: string } = {},
): Promise<VisaLetterWhole[]> =>
  wholes(db)
    .where(
      and(
        eq(visaLetters.editionId, editionId),
        filter.state === undefined ? undefined : eq(visaLetters.state, filter.state),
        filter.attendeeId === undefined ? undefined : eq(visaLetters.attendeeId, filter.attendeeId),
      ),
    )
    .orderBy(
      asc(sql`${visaLetters.state} <> 'requested'`),
      desc(visaLetters.requestedAt),
      asc(visaLetters.id),
    );

export const findVisaLetter = async (db: Db, id: string): Promise<VisaLetterWhole | undefined> =>
  (await wholes(db).where(eq(visaLetters.id, id)))[0];

export const lockVisaLetter = async (tx: Tx, id: string): Promise<VisaLetterRow | undefined> =>
  (await tx.select().from(visaLetters).where(eq(visaLetters.id, id)).for('update'))[0];

export async function insertVisaLetter(tx: Tx, values: NewVisaLetter): Promise<VisaLetterRow> {
  const [row] = await tx.insert(visaLetters).values(values).returning();
  if (row === undefined) throw new Error('The request was not stored.');
  return row;
}

export async function updateVisaLetter(
  tx: Tx,
  id: string,
  values: Partial<NewVisaLetter>,
): Promise<VisaLetterRow> {
  const [row] = await tx
    .update(visaLetters)
    .set({ ...values, version: sql`${visaLetters.version} + 1` })
    .where(eq(visaLetters.id, id))
    .returning();
  if (row === undefined) throw new Error('The letter is gone.');
  return row;
}

/** Who may be named in a new request: whoever comes and has a nationality, by name. */
export const listTravellers = (
  { rows }: { rows: <T extends Record<string, unknown>>(db: Db, query: SQL) => Promise<T[]> },
  db: Db,
  editionId: string,
): Promise<readonly { id: string; name: { ar: string; en: string } }[]> =>
  rows(
    db,
    sql`select a.id, a.name from attendees a where a.edition_id = ${editionId}::uuid and a.cancelled_at is null
      and a.nationality is not null and not exists (select 1 from visa_letters v where v.edition_id = a.edition_id
        and v.attendee_id = a.id and v.state = 'requested') order by a.sort_ar, a.id limit 2000`,
  );
