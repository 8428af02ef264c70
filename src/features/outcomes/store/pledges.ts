/** SQL of pledges, their partners and steps. */
import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Database, Db, Tx } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import { participations } from '../../delegations/tables.ts';
import { type BodySummary, stateColumns } from '../../directory/index.ts';
import { bodies, states } from '../../directory/tables.ts';
import { themes } from '../../series/tables.ts';
import { pledgePartners, pledgeSteps, pledges, provisions, statements } from '../tables.ts';
import { partyBodyColumns } from './parties.ts';
import { one } from './rows.ts';

export type PledgeRow = typeof pledges.$inferSelect;
export type PartnerRow = typeof pledgePartners.$inferSelect;
export type StepRow = typeof pledgeSteps.$inferSelect;

/** A partner as it is shown. */
export interface PartnerShown {
  readonly body: Pick<BodySummary, 'id' | 'slug' | 'name' | 'shortName'>;
  readonly consented: boolean;
  readonly declined: boolean;
}

/** A step as it is shown. */
export interface StepShown {
  readonly status: StepRow['status'];
  readonly takenOn: string;
  readonly note: LocalText | null;
}

const pledgesWhole = (db: Db) =>
  db
    .select({
      pledge: pledges,
      state: stateColumns,
      body: partyBodyColumns,
      label: pledges.label,
      theme: { id: themes.id, number: themes.number, title: themes.title },
      statement: { id: statements.id, slug: statements.slug, title: statements.title },
      provision: { id: provisions.id, code: provisions.code, number: provisions.number },
      partners: sql<PartnerShown[]>`coalesce((select json_agg(json_build_object(
          'body', json_build_object('id', b.id, 'slug', b.slug, 'name', b.name, 'shortName', b.short_name),
          'consented', p.consented_at is not null, 'declined', p.declined_at is not null) order by b.sort_en, b.id)
        from pledge_partners p join bodies b on b.id = p.body_id
        where p.edition_id = "pledges"."edition_id" and p.pledge_id = "pledges"."id"), '[]'::json)`,
      steps: sql<StepShown[]>`coalesce((select json_agg(json_build_object(
          'status', s.status, 'takenOn', s.taken_on, 'note', s.note) order by s.taken_on, s.id)
        from pledge_steps s where s.edition_id = "pledges"."edition_id" and s.pledge_id = "pledges"."id"), '[]'::json)`,
    })
    .from(pledges)
    .leftJoin(states, eq(states.code, pledges.stateCode))
    .leftJoin(bodies, eq(bodies.id, pledges.bodyId))
    .leftJoin(themes, and(eq(themes.editionId, pledges.editionId), eq(themes.id, pledges.themeId)))
    .leftJoin(
      statements,
      and(eq(statements.editionId, pledges.editionId), eq(statements.id, pledges.statementId)),
    )
    .leftJoin(
      provisions,
      and(eq(provisions.editionId, pledges.editionId), eq(provisions.id, pledges.provisionId)),
    );
/** A pledge with its party, partners and steps. */
export type PledgeWhole = Awaited<ReturnType<typeof pledgesWhole>>[number];

/** Pledges in the order of their numbers, drafts last. */
export const listPledges = (
  db: Db,
  which: { readonly editionId: string } | { readonly ids: readonly string[] },
): Promise<PledgeWhole[]> => {
  const where: SQL =
    'editionId' in which ? eq(pledges.editionId, which.editionId) : inArray(pledges.id, [...which.ids]);
  return pledgesWhole(db).where(where).orderBy(sql`${pledges.number} nulls last`, asc(pledges.id));
};

export const findPledge = async (db: Db, id: string): Promise<PledgeWhole | undefined> =>
  (await pledgesWhole(db).where(eq(pledges.id, id)))[0];

export const lockPledge = async (tx: Tx, id: string): Promise<PledgeRow | undefined> =>
  (await tx.select().from(pledges).where(eq(pledges.id, id)).for('update'))[0];

export const insertPledge = async (tx: Tx, row: typeof pledges.$inferInsert): Promise<PledgeRow> =>
  one(await tx.insert(pledges).values(row).returning());

export const updatePledge = async (tx: Tx, id: string, row: Partial<PledgeRow>): Promise<PledgeRow> =>
  one(
    await tx
      .update(pledges)
      .set({ ...row, version: sql`${pledges.version} + 1` })
      .where(eq(pledges.id, id))
      .returning(),
  );

export const deletePledge = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(pledges).where(eq(pledges.id, id));
};

/** The number that the next submitted pledge of an edition gets; whoever submits at the same time waits. */
export const nextPledgeNumber = async (
  database: Pick<Database, 'rows'>,
  tx: Tx,
  editionId: string,
): Promise<number> => {
  await database.rows(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`pledges ${editionId}`}, 0))`);
  const [row] = await database.rows<{ next: number }>(
    tx,
    sql`select coalesce(max(number), 0)::int + 1 as next from pledges where edition_id = ${editionId}::uuid`,
  );
  return row?.next ?? 1;
};

/** Writes who is asked to pledge jointly; answers that were given stay. */
export async function replacePartners(
  tx: Tx,
  { editionId, id: pledgeId }: Pick<PledgeRow, 'editionId' | 'id'>,
  bodyIds: readonly string[],
): Promise<void> {
  await tx
    .delete(pledgePartners)
    .where(
      and(
        eq(pledgePartners.editionId, editionId),
        eq(pledgePartners.pledgeId, pledgeId),
        bodyIds.length === 0
          ? undefined
          : sql`${pledgePartners.bodyId} not in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(bodyIds)}::text::jsonb) as given(value))`,
      ),
    );
  if (bodyIds.length === 0) return;
  await tx
    .insert(pledgePartners)
    .values(bodyIds.map((bodyId) => ({ editionId, pledgeId, bodyId })))
    .onConflictDoNothing();
}

export const lockPartner = async (
  tx: Tx,
  pledgeId: string,
  bodyId: string,
): Promise<PartnerRow | undefined> =>
  (
    await tx
      .select()
      .from(pledgePartners)
      .where(and(eq(pledgePartners.pledgeId, pledgeId), eq(pledgePartners.bodyId, bodyId)))
      .for('update')
  )[0];

export const answerPartner = async (
  tx: Tx,
  { pledgeId, bodyId }: Pick<PartnerRow, 'pledgeId' | 'bodyId'>,
  row: Partial<PartnerRow>,
): Promise<PartnerRow> =>
  one(
    await tx
      .update(pledgePartners)
      .set(row)
      .where(and(eq(pledgePartners.pledgeId, pledgeId), eq(pledgePartners.bodyId, bodyId)))
      .returning(),
  );

export const insertStep = async (tx: Tx, row: typeof pledgeSteps.$inferInsert): Promise<StepRow> =>
  one(await tx.insert(pledgeSteps).values(row).returning());

/** A party that somebody may pledge for, in an edition where it takes part. */
export interface OwnParty extends Record<string, unknown> {
  readonly editionId: string;
  readonly stateCode: string | null;
  readonly bodyId: string | null;
}

const given = (ids: readonly string[]): SQL =>
  sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb) as given(value))`;

/** The parties that somebody acts for, wherever they take part: delegations in their edition, bodies in all. */
export const listOwnParties = async (
  database: Pick<Database, 'rows'>,
  db: Db,
  of: { readonly delegationIds: readonly string[]; readonly bodyIds: readonly string[] },
): Promise<OwnParty[]> =>
  of.delegationIds.length + of.bodyIds.length === 0
    ? []
    : database.rows<OwnParty>(
        db,
        sql`select p.edition_id as "editionId", p.state_code as "stateCode", p.body_id as "bodyId"
          from participations p join editions e on e.id = p.edition_id
          where p.id in ${given(of.delegationIds)} or p.body_id in ${given(of.bodyIds)}
          order by e.starts_on desc, p.id`,
      );

/** Pledges that parties made or were asked to join, by id. */
export const listOwnPledgeIds = async (
  database: Pick<Database, 'rows'>,
  db: Db,
  parties: readonly OwnParty[],
  bodyIds: readonly string[],
): Promise<string[]> => {
  const own = JSON.stringify(parties);
  return (
    await database.rows<{ id: string }>(
      db,
      sql`select distinct g.id from pledges g
        left join pledge_partners r on r.edition_id = g.edition_id and r.pledge_id = g.id
        where g.body_id in ${given(bodyIds)}
          or (g.status <> 'draft' and r.body_id in ${given(bodyIds)})
          or exists (select from jsonb_to_recordset(${own}::text::jsonb) as o("editionId" uuid, "stateCode" text, "bodyId" uuid)
            where o."editionId" = g.edition_id and (o."stateCode" = g.state_code or o."bodyId" = g.body_id
              or (g.status <> 'draft' and o."bodyId" = r.body_id)))`,
    )
  ).map(({ id }) => id);
};

/** Whether a state or body takes part in an edition. */
export const takesPart = async (
  db: Db,
  editionId: string,
  party: { readonly stateCode: string | null; readonly bodyId: string | null },
): Promise<boolean> =>
  (
    await db
      .select({ id: participations.id })
      .from(participations)
      .where(
        and(
          eq(participations.editionId, editionId),
          party.stateCode === null
            ? eq(participations.bodyId, party.bodyId ?? '')
            : eq(participations.stateCode, party.stateCode),
        ),
      )
  ).length > 0;
