import { and, asc, desc, eq, inArray, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { files } from '../../../platform/files/tables.ts';
import { accounts } from '../../accounts/tables.ts';
import { attendeeFiles, attendees } from '../../delegations/tables.ts';
import { stateColumns } from '../../directory/index.ts';
import { states } from '../../directory/tables.ts';
import {
  consents,
  type RegistrationState,
  registrationFiles,
  registrationForms,
  registrations,
} from '../tables.ts';

export type RegistrationRow = typeof registrations.$inferSelect;
export type NewRegistration = typeof registrations.$inferInsert;
export type AttendeeRow = typeof attendees.$inferSelect;

/** A file that came with a registration. */
export interface RegistrationFile {
  readonly id: string;
  readonly fileId: string;
  /** The question that it answers; null: the photograph or the identity document. */
  readonly questionId: string | null;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

/** What people who come by a form agreed to, or took back: the last word on each. */
export interface KeptConsent {
  readonly subject: string;
  readonly wording: string;
  readonly given: boolean;
  readonly at: string;
}

const filesJson = sql<RegistrationFile[]>`coalesce((
  select json_agg(json_build_object('id', f.id, 'fileId', f.file_id, 'questionId', f.question_id, 'name', k.name,
    'mediaType', k.media_type, 'bytes', k.bytes) order by f.created_at, f.id)
  from ${registrationFiles} f join ${files} k on k.id = f.file_id
  where f.edition_id = "registrations"."edition_id" and f.registration_id = "registrations"."id"), '[]'::json)`;

const consentsJson = sql<KeptConsent[]>`coalesce((
  select json_agg(json_build_object('subject', c.subject, 'wording', c.wording, 'given', c.given, 'at', c.at)
    order by c.at, c.id)
  from ${consents} c
  where c.edition_id = "registrations"."edition_id" and c.attendee_id = "registrations"."attendee_id"), '[]'::json)`;

const position = sql<number | null>`case when ${registrations.state} = 'waiting' then (
  select count(*)::int from ${registrations} w where w.edition_id = "registrations"."edition_id"
    and w.form_id = "registrations"."form_id" and w.state = 'waiting' and w.number <= "registrations"."number") end`;

const hasIdentity = sql<boolean>`exists (select 1 from ${attendeeFiles} d
  where d.edition_id = "registrations"."edition_id" and d.attendee_id = "registrations"."attendee_id"
    and d.kind in ('passport', 'national-id'))`;

const columns = {
  registration: registrations,
  form: registrationForms,
  attendee: attendees,
  state: stateColumns,
};

const joined = <T extends object>(db: Db, more: T) =>
  db
    .select({ ...columns, ...more })
    .from(registrations)
    .innerJoin(
      registrationForms,
      and(
        eq(registrationForms.editionId, registrations.editionId),
        eq(registrationForms.id, registrations.formId),
      ),
    )
    .leftJoin(
      attendees,
      and(eq(attendees.editionId, registrations.editionId), eq(attendees.id, registrations.attendeeId)),
    )
    .leftJoin(states, eq(states.code, attendees.stateCode));

const wholes = (db: Db) => joined(db, { files: filesJson, consents: consentsJson, position, hasIdentity });

/** A registration with its form, attendee, files, consents and place in the waiting list. */
export type RegistrationWhole = Awaited<ReturnType<typeof wholes>>[number];

export interface RegistrationFilter {
  readonly formId?: string | undefined;
  readonly states?: readonly RegistrationState[] | undefined;
  readonly category?: AttendeeRow['category'] | undefined;
  readonly ids?: readonly string[] | undefined;
}

/** Registrations of an edition that were handed in, by form and number: one statement. Drafts are nobody's but their authors'. */
export const listRegistrations = (
  db: Db,
  editionId: string,
  { formId, states: wanted, category, ids }: RegistrationFilter = {},
): Promise<RegistrationWhole[]> =>
  wholes(db)
    .where(
      and(
        eq(registrations.editionId, editionId),
        sql`${registrations.state} <> 'draft'`,
        formId === undefined ? undefined : eq(registrations.formId, formId),
        wanted === undefined ? undefined : inArray(registrations.state, [...wanted]),
        category === undefined ? undefined : eq(attendees.category, category),
        ids === undefined ? undefined : inArray(registrations.id, [...ids]),
      ),
    )
    .orderBy(desc(registrations.submittedAt), desc(registrations.number), asc(registrations.id));

const by = async (db: Db, condition: SQL): Promise<RegistrationWhole | undefined> =>
  (await wholes(db).where(condition))[0];

/** A registration by its id. */
export const findRegistration = (db: Db, id: string): Promise<RegistrationWhole | undefined> =>
  by(db, eq(registrations.id, id));

/** A registration by the hash of its link's secret. */
export const findBySecret = (db: Db, secretHash: string): Promise<RegistrationWhole | undefined> =>
  by(db, eq(registrations.secretHash, secretHash));

/** Everything that is somebody's own: by their account, or by the address that they have proved. */
export const listOwn = (db: Db, accountId: string, email: string | null): Promise<RegistrationWhole[]> =>
  wholes(db)
    .where(
      or(eq(registrations.accountId, accountId), email === null ? undefined : eq(registrations.email, email)),
    )
    .orderBy(desc(registrations.createdAt), asc(registrations.id));

/** Locks a registration, whose form the caller has locked before. */
export const lockRegistration = async (tx: Tx, id: string): Promise<RegistrationWhole | undefined> => {
  const [row] = await tx
    .select({ id: registrations.id })
    .from(registrations)
    .where(eq(registrations.id, id))
    .for('update');
  return row === undefined ? undefined : findRegistration(tx, row.id);
};

/** Locks registrations whose forms the caller has locked before, in the order of their numbers. */
export const lockRegistrations = (tx: Tx, ids: readonly string[]): Promise<RegistrationRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(registrations)
        .where(inArray(registrations.id, [...ids]))
        .orderBy(asc(registrations.number), asc(registrations.id))
        .for('update');

/** Forms of registrations. */
export const formsOf = (db: Db, editionId: string, ids: readonly string[]): Promise<{ formId: string }[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectDistinct({ formId: registrations.formId })
        .from(registrations)
        .where(and(eq(registrations.editionId, editionId), inArray(registrations.id, [...ids])));

/** People by id, as their registrations hand them on. */
export const attendeesOf = (tx: Tx, ids: readonly string[]): Promise<AttendeeRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(attendees)
        .where(inArray(attendees.id, [...ids]));

/** Those who stand first in a form's waiting list, locked. */
export const firstWaiting = (tx: Tx, formId: string, count: number): Promise<RegistrationRow[]> =>
  tx
    .select()
    .from(registrations)
    .where(and(eq(registrations.formId, formId), eq(registrations.state, 'waiting')))
    .orderBy(asc(registrations.number))
    .limit(count)
    .for('update');

/** How many wait for a place. */
export const countWaiting = async (tx: Tx, formId: string): Promise<number> =>
  (
    await tx
      .select({ count: sql<number>`count(*)::int` })
      .from(registrations)
      .where(and(eq(registrations.formId, formId), eq(registrations.state, 'waiting')))
  )[0]?.count ?? 0;

/** Addresses that stand in a form already, and how many wait there: one statement, begun at once. */
export async function standing(
  tx: Tx,
  formId: string,
  emails: readonly string[],
): Promise<{ readonly emails: readonly string[]; readonly waiting: number }> {
  const [row] = await tx
    .select({
      emails: sql<
        string[] | null
      >`array_agg(${registrations.email}) filter (where ${registrations.email} in (${sql.join(
        (emails.length === 0 ? [''] : emails).map((email) => sql`${email}`),
        sql`, `,
      )}))`,
      waiting: sql<number>`(count(*) filter (where ${registrations.state} = 'waiting'))::int`,
    })
    .from(registrations)
    .where(
      and(
        eq(registrations.formId, formId),
        or(
          eq(registrations.state, 'waiting'),
          and(
            inArray(registrations.email, emails.length === 0 ? [''] : [...emails]),
            notInArray(registrations.state, ['draft', 'cancelled', 'refused']),
          ),
        ),
      ),
    )
    .execute();
  return { emails: row?.emails ?? [], waiting: row?.waiting ?? 0 };
}

/** What is kept for an address in a form, drafts as well, newest first: what a link can be mailed for. */
export const ofAddress = (db: Db, formId: string, email: string): Promise<RegistrationRow[]> =>
  db
    .select()
    .from(registrations)
    .where(
      and(
        eq(registrations.formId, formId),
        eq(registrations.email, email),
        notInArray(registrations.state, ['cancelled', 'refused']),
      ),
    )
    .orderBy(desc(registrations.createdAt));

export const insertRegistrations = (tx: Tx, rows: readonly NewRegistration[]): Promise<RegistrationRow[]> =>
  rows.length === 0
    ? Promise.resolve([])
    : tx
        .insert(registrations)
        .values([...rows])
        .returning();

/** The row as it is after; its version has grown. */
export async function updateRegistration(
  tx: Tx,
  id: string,
  row: Partial<NewRegistration>,
): Promise<RegistrationRow> {
  const [after] = await tx
    .update(registrations)
    .set({ ...row, version: sql`${registrations.version} + 1` })
    .where(eq(registrations.id, id))
    .returning();
  if (after === undefined) throw new Error('The registration is gone.');
  return after;
}

export const deleteRegistration = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(registrations).where(eq(registrations.id, id));
};

export async function insertConsents(tx: Tx, rows: readonly (typeof consents.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(consents).values([...rows]);
}

export async function insertFile(
  tx: Tx,
  row: typeof registrationFiles.$inferInsert,
): Promise<typeof registrationFiles.$inferSelect> {
  const [after] = await tx.insert(registrationFiles).values(row).returning();
  if (after === undefined) throw new Error('The statement returned no row.');
  return after;
}

export const deleteFiles = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0) await tx.delete(registrationFiles).where(inArray(registrationFiles.id, [...ids]));
};

/** Hands a document of a registration on to those who accredit. */
export async function insertAttendeeFile(tx: Tx, row: typeof attendeeFiles.$inferInsert): Promise<void> {
  await tx.insert(attendeeFiles).values(row);
}

/** Somebody's account with the address that they have proved; null as long as they have not. */
export async function findAccount(db: Db, id: string) {
  const [row] = await db
    .select({
      name: accounts.name,
      email: accounts.email,
      verifiedAt: accounts.emailVerifiedAt,
      language: accounts.language,
    })
    .from(accounts)
    .where(eq(accounts.id, id));
  return row === undefined
    ? undefined
    : {
        name: row.name,
        language: row.language,
        email: row.verifiedAt === null ? null : row.email.toLowerCase(),
      };
}

/** Makes an account's registrations and drafts another's. */
export const moveRegistrations = async (tx: Tx, from: string, into: string): Promise<void> => {
  await tx.update(registrations).set({ accountId: into }).where(eq(registrations.accountId, from));
};
