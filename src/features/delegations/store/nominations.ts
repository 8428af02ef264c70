/** SQL of nominations, each with the attendee whom it names and how their accreditation stands. */
import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { files } from '../../../platform/files/tables.ts';
import { bothLanguages, searchCondition } from '../../directory/index.ts';
import { bodies, states } from '../../directory/tables.ts';
import {
  type AccreditationState,
  accreditationRules,
  accreditations,
  type attendeeFileKinds,
  attendeeFiles,
  attendees,
  type DelegationRole,
  type NominationState,
  nominations,
  participations,
} from '../tables.ts';

export type NominationRow = typeof nominations.$inferSelect;
export type NewNominationRow = typeof nominations.$inferInsert;
/** States of badges as registration keeps them. */
export type BadgeState = 'issued' | 'collected' | 'active' | 'suspended' | 'lost' | 'revoked' | 'reissued';
export type FileKind = (typeof attendeeFileKinds)[number];

const kindsJson = sql<readonly FileKind[]>`coalesce((
  select json_agg(distinct f.kind) from attendee_files f
  where f.edition_id = "nominations"."edition_id" and f.attendee_id = "nominations"."attendee_id"), '[]'::json)`;

/** How the last badge of somebody stands; null before one was issued. */
const badgeState = sql<BadgeState | null>`(select b.state from badges b
  where b.edition_id = "nominations"."edition_id" and b.attendee_id = "nominations"."attendee_id"
  order by b.serial desc limit 1)`;

const wholes = (db: Db) =>
  db
    .select({
      nomination: nominations,
      attendee: attendees,
      accreditation: {
        id: accreditations.id,
        state: accreditations.state,
        reason: accreditations.reason,
        version: accreditations.version,
      },
      fileKinds: kindsJson,
      badge: badgeState,
      replaces: sql<string | null>`(select coalesce(nullif(a.name ->> 'ar', ''), a.name ->> 'en')
        from nominations r join attendees a on a.edition_id = r.edition_id and a.id = r.attendee_id
        where r.edition_id = "nominations"."edition_id" and r.id = "nominations"."replaces_id")`,
      party: sql<{ ar: string; en: string }>`coalesce(${states.shortName}, ${bodies.name})`,
    })
    .from(nominations)
    .innerJoin(
      attendees,
      and(eq(attendees.editionId, nominations.editionId), eq(attendees.id, nominations.attendeeId)),
    )
    .leftJoin(
      accreditations,
      and(
        eq(accreditations.editionId, nominations.editionId),
        eq(accreditations.attendeeId, nominations.attendeeId),
      ),
    )
    .innerJoin(
      participations,
      and(
        eq(participations.editionId, nominations.editionId),
        eq(participations.id, nominations.delegationId),
      ),
    )
    .leftJoin(states, eq(states.code, participations.stateCode))
    .leftJoin(bodies, eq(bodies.id, participations.bodyId));
/** Somebody named, with all that a delegation's page says of them. */
export type NominationWhole = Awaited<ReturnType<typeof wholes>>[number];

export interface NominationFilter {
  readonly editionId?: string | undefined;
  /** Only of these delegations; absent: all. */
  readonly delegationIds?: readonly string[] | undefined;
  readonly role?: DelegationRole | undefined;
  readonly states?: readonly NominationState[] | undefined;
  readonly accreditation?: AccreditationState | undefined;
  readonly q?: string | undefined;
}

const conditions = (filter: NominationFilter): SQL | undefined =>
  and(
    filter.editionId === undefined ? undefined : eq(nominations.editionId, filter.editionId),
    filter.delegationIds === undefined
      ? undefined
      : filter.delegationIds.length === 0
        ? sql`false`
        : inArray(nominations.delegationId, [...filter.delegationIds]),
    filter.role === undefined ? undefined : eq(nominations.role, filter.role),
    filter.states === undefined ? undefined : inArray(nominations.state, [...filter.states]),
    filter.accreditation === undefined ? undefined : eq(accreditations.state, filter.accreditation),
    searchCondition(sql`${attendees.search}`, [bothLanguages(attendees.name)], filter.q),
  );

/** Heads first, then the delegation's own order. */
const roleOrder = sql`case ${nominations.role} when 'head' then 0 when 'deputy' then 1 when 'member' then 2
  when 'alternate' then 3 else 4 end`;

/** Nominations in the order of their delegations' names, and within each as its focal point wants it. */
export const listNominations = (
  db: Db,
  filter: NominationFilter,
  page: { readonly limit: number; readonly skip?: number } = { limit: 100_000 },
): Promise<NominationWhole[]> =>
  wholes(db)
    .where(conditions(filter))
    .orderBy(
      asc(sql`coalesce(${states.sortAr}, ${bodies.sortAr}) collate "C"`),
      asc(nominations.delegationId),
      asc(sql`case when ${nominations.state} in ('withdrawn', 'replaced') then 1 else 0 end`),
      asc(nominations.position),
      asc(roleOrder),
      asc(nominations.createdAt),
      asc(nominations.id),
    )
    .limit(page.limit)
    .offset(page.skip ?? 0);

export const findNomination = async (db: Db, id: string): Promise<NominationWhole | undefined> =>
  (await wholes(db).where(eq(nominations.id, id)))[0];

/** Nominations of a delegation, locked; those that ended are left out unless asked for. */
export const lockNominations = (
  tx: Tx,
  where: { readonly delegationId: string } | { readonly id: string },
): Promise<NominationRow[]> =>
  tx
    .select()
    .from(nominations)
    .where('id' in where ? eq(nominations.id, where.id) : eq(nominations.delegationId, where.delegationId))
    .orderBy(asc(nominations.position), asc(nominations.id))
    .for('update');

/** Rows of one insert: a statement takes 65,535 values at most. */
const ROWS_AT_ONCE = 1_000;

export async function insertNominations(tx: Tx, rows: readonly NewNominationRow[]): Promise<NominationRow[]> {
  const inserted: NominationRow[] = [];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const chunk = rows.slice(from, from + ROWS_AT_ONCE);
    inserted.push(
      ...(await tx
        .insert(nominations)
        .values([...chunk])
        .returning()),
    );
  }
  return inserted;
}

export async function updateNominations(
  tx: Tx,
  ids: readonly string[],
  values: Partial<NewNominationRow>,
): Promise<NominationRow[]> {
  if (ids.length === 0) return [];
  return tx
    .update(nominations)
    .set({ ...values, version: sql`${nominations.version} + 1` })
    .where(inArray(nominations.id, [...ids]))
    .returning();
}

/** Puts nominations in an order: one statement for all. */
export async function writeOrder(tx: Tx, delegationId: string, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`update nominations set position = given.place
    from (select value::uuid as id, ordinality::int as place
      from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb) with ordinality) given
    where nominations.id = given.id and nominations.delegation_id = ${delegationId}`);
}

/** What each standing nominee of a delegation is known by, to find whom a file names again. */
export const listNamed = (db: Db, delegationId: string) =>
  db
    .select({
      name: attendees.name,
      email: attendees.email,
      birthDate: attendees.birthDate,
      role: nominations.role,
      position: nominations.position,
    })
    .from(nominations)
    .innerJoin(
      attendees,
      and(eq(attendees.editionId, nominations.editionId), eq(attendees.id, nominations.attendeeId)),
    )
    .where(
      and(
        eq(nominations.delegationId, delegationId),
        inArray(nominations.state, ['draft', 'nominated', 'confirmed']),
      ),
    );

/** What the edition asks of delegates before it approves them. */
export async function documentsNeeded(db: Db, editionId: string): Promise<readonly FileKind[]> {
  const [row] = await db
    .select({ documents: accreditationRules.documents })
    .from(accreditationRules)
    .where(and(eq(accreditationRules.editionId, editionId), eq(accreditationRules.category, 'delegate')));
  return row?.documents ?? [];
}

/** Documents of somebody, with what they are called. */
export const listFiles = (db: Db, attendeeId: string) =>
  db
    .select({
      id: attendeeFiles.id,
      kind: attendeeFiles.kind,
      fileId: files.id,
      name: files.name,
      bytes: files.bytes,
      createdAt: attendeeFiles.createdAt,
    })
    .from(attendeeFiles)
    .innerJoin(files, eq(files.id, attendeeFiles.fileId))
    .where(eq(attendeeFiles.attendeeId, attendeeId))
    .orderBy(asc(attendeeFiles.kind), asc(attendeeFiles.createdAt));

export async function insertFile(tx: Tx, values: typeof attendeeFiles.$inferInsert): Promise<{ id: string }> {
  const [row] = await tx.insert(attendeeFiles).values(values).returning({ id: attendeeFiles.id });
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
}

export const deleteFiles = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0) await tx.delete(attendeeFiles).where(inArray(attendeeFiles.id, [...ids]));
};

/** Whose document or photo a file is. */
export const findAttendeeOfFile = async (
  db: Db,
  fileId: string,
): Promise<{ editionId: string; delegationId: string | null; accountId: string | null } | undefined> =>
  (
    await db
      .select({
        editionId: attendees.editionId,
        delegationId: attendees.delegationId,
        accountId: attendees.accountId,
      })
      .from(attendees)
      .where(
        sql`${attendees.photoId} = ${fileId} or ${attendees.id} in (
          select attendee_id from attendee_files where file_id = ${fileId})`,
      )
      .limit(1)
  )[0];

/** Deletes a draft and whom it named: nothing else knows of them yet. */
export async function deleteDraft(tx: Tx, { id, attendeeId }: NominationRow): Promise<void> {
  await tx.delete(nominations).where(eq(nominations.id, id));
  await tx.delete(attendees).where(eq(attendees.id, attendeeId));
}
