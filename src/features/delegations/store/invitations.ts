/** SQL of invitations: with their state or body, the person whom they address, and their template. */
import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import type { Language } from '../../../platform/language/index.ts';
import {
  bodyColumns,
  bothLanguages,
  type PersonSummary,
  personJson,
  searchCondition,
  stateColumns,
} from '../../directory/index.ts';
import { bodies, states } from '../../directory/tables.ts';
import { type InvitationState, invitations, letterTemplates, participations } from '../tables.ts';

export type InvitationRow = typeof invitations.$inferSelect;
export type NewInvitation = typeof invitations.$inferInsert;

const person = sql<PersonSummary | null>`(select ${personJson('p')} from persons p
  left join bodies p_body on p_body.id = p.body_id left join states p_state on p_state.code = p.state_code
  where p.id = "invitations"."person_id")`;

const wholes = (db: Db) =>
  db
    .select({
      invitation: invitations,
      participation: participations,
      state: stateColumns,
      body: bodyColumns,
      template: letterTemplates,
      person,
    })
    .from(invitations)
    .innerJoin(
      participations,
      and(
        eq(participations.editionId, invitations.editionId),
        eq(participations.id, invitations.participationId),
      ),
    )
    .leftJoin(states, eq(states.code, participations.stateCode))
    .leftJoin(bodies, eq(bodies.id, participations.bodyId))
    .leftJoin(
      letterTemplates,
      and(
        eq(letterTemplates.editionId, invitations.editionId),
        eq(letterTemplates.id, invitations.templateId),
      ),
    );
/** An invitation with everything that its letter and its lists say. */
export type InvitationWhole = Awaited<ReturnType<typeof wholes>>[number];

export interface InvitationFilter {
  readonly q?: string | undefined;
  readonly state?: InvitationState | undefined;
  readonly kind?: 'state' | 'body' | undefined;
  /** Without an answer though the day of reply is over. */
  readonly overdueOn?: string | undefined;
  readonly ids?: readonly string[] | undefined;
}

const keyOf = (language: Language): SQL<string> =>
  language === 'ar'
    ? sql`coalesce(${states.sortAr}, ${bodies.sortAr}) collate "C"`
    : sql`coalesce(${states.sortEn}, ${bodies.sortEn}) collate "C"`;

/** The sort key of a whole, as {@link listInvitations} orders by it. */
export const sortKeyOfInvitation = ({ state, body }: InvitationWhole, language: Language): string =>
  (language === 'ar' ? (state?.sortAr ?? body?.sortAr) : (state?.sortEn ?? body?.sortEn)) ?? '';

const conditions = (editionId: string, filter: InvitationFilter): SQL | undefined =>
  and(
    eq(invitations.editionId, editionId),
    filter.state === undefined ? undefined : eq(invitations.state, filter.state),
    filter.kind === undefined ? undefined : eq(participations.entityKind, filter.kind),
    filter.overdueOn === undefined
      ? undefined
      : sql`${invitations.state} in ('dispatched', 'acknowledged') and ${invitations.replyBy} < ${filter.overdueOn}::date`,
    filter.ids === undefined
      ? undefined
      : filter.ids.length === 0
        ? sql`false`
        : inArray(invitations.id, [...filter.ids]),
    searchCondition(
      sql`coalesce(${states.search}, ${bodies.search})`,
      [bothLanguages(states.shortName), bothLanguages(bodies.name)],
      filter.q,
    ),
  );

/** Invitations in the order of the parties' names in a language: one statement. */
export function listInvitations(
  db: Db,
  editionId: string,
  language: Language,
  filter: InvitationFilter = {},
  page: { readonly limit: number; readonly skip?: number; readonly after?: readonly [string, string] } = {
    limit: 10_000,
  },
): Promise<InvitationWhole[]> {
  const key = keyOf(language);
  const after =
    page.after === undefined
      ? undefined
      : sql`(${key}, ${invitations.id}::text collate "C") > (${page.after[0]}, ${page.after[1]})`;
  return wholes(db)
    .where(and(conditions(editionId, filter), after))
    .orderBy(asc(key), asc(sql`${invitations.id}::text collate "C"`))
    .limit(page.limit)
    .offset(page.skip ?? 0);
}

export const findInvitation = async (db: Db, id: string): Promise<InvitationWhole | undefined> =>
  (await wholes(db).where(eq(invitations.id, id)))[0];

export const findBySecret = async (db: Db, secretHash: string): Promise<InvitationWhole | undefined> =>
  (await wholes(db).where(eq(invitations.secretHash, secretHash)))[0];

/** The rows, locked in the order of their ids. */
export const lockInvitations = (tx: Tx, ids: readonly string[]): Promise<InvitationRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(invitations)
        .where(inArray(invitations.id, [...ids]))
        .orderBy(asc(invitations.id))
        .for('update');

export const insertInvitations = (tx: Tx, rows: readonly NewInvitation[]): Promise<InvitationRow[]> =>
  rows.length === 0
    ? Promise.resolve([])
    : tx
        .insert(invitations)
        .values([...rows])
        .returning();

/** Raises the version as well. */
export async function updateInvitation(
  tx: Tx,
  id: string,
  values: Partial<NewInvitation>,
): Promise<InvitationRow> {
  const [row] = await tx
    .update(invitations)
    .set({ ...values, version: sql`${invitations.version} + 1` })
    .where(eq(invitations.id, id))
    .returning();
  if (row === undefined) throw new Error('The invitation is gone.');
  return row;
}

export const deleteInvitation = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(invitations).where(eq(invitations.id, id));
};

/** Parties of an edition that have an invitation. */
export const invitedParties = async (db: Db, editionId: string): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await db
        .select({ id: invitations.participationId })
        .from(invitations)
        .where(eq(invitations.editionId, editionId))
    ).map(({ id }) => id),
  );

/** Invitations without an answer whose day of reply lies between two days: what reminders are for. */
export const listAwaited = (db: Db, from: string, until: string): Promise<InvitationRow[]> =>
  db
    .select()
    .from(invitations)
    .where(
      and(
        inArray(invitations.state, ['dispatched', 'acknowledged']),
        sql`${invitations.replyBy} between ${from}::date and ${until}::date`,
      ),
    )
    .orderBy(asc(invitations.id));
