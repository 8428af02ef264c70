/** SQL of plans, of the rounds that they ask for, and of those who are told about them. */
import { eq, sql } from 'drizzle-orm';
import type { Database, Db, Tx } from '../../../../platform/database/index.ts';
import type { Language, LocalText } from '../../../../platform/language/index.ts';
import { followUpPlans, reportingObligations } from '../../tables.ts';
import { one } from '../rows.ts';

export type PlanRow = typeof followUpPlans.$inferSelect;
export type ObligationRow = typeof reportingObligations.$inferSelect;

export const findPlan = async (db: Db, editionId: string): Promise<PlanRow | undefined> =>
  (await db.select().from(followUpPlans).where(eq(followUpPlans.editionId, editionId)))[0];

/** Plans by which reports are asked for. */
export const listPlans = (db: Db): Promise<PlanRow[]> =>
  db.select().from(followUpPlans).where(sql`${followUpPlans.firstDueOn} is not null`);

export const putPlan = async (tx: Tx, row: typeof followUpPlans.$inferInsert): Promise<PlanRow> =>
  one(
    await tx
      .insert(followUpPlans)
      .values(row)
      .onConflictDoUpdate({
        target: followUpPlans.editionId,
        set: {
          firstDueOn: row.firstDueOn ?? null,
          cadenceMonths: row.cadenceMonths ?? 12,
          reminderDays: row.reminderDays ?? [],
          escalationDays: row.escalationDays ?? 14,
          version: sql`${followUpPlans.version} + 1`,
          updatedAt: sql`now()`,
        },
      })
      .returning(),
  );

/**
 * Asks the lead bodies of an edition's open recommendations to report by these days; what is asked already stays as it is.
 * @returns how many were added
 */
export async function insertRounds(
  { rows }: Pick<Database, 'rows'>,
  tx: Tx,
  editionId: string,
  days: readonly string[],
): Promise<number> {
  if (days.length === 0) return 0;
  const added = await rows<{ id: string }>(
    tx,
    sql`insert into reporting_obligations (edition_id, id, provision_id, body_id, due_on)
      select a.edition_id, gen_random_uuid(), a.provision_id, a.body_id, day::date
      from assignments a
        join provisions p on p.edition_id = a.edition_id and p.id = a.provision_id and p.kind = 'recommendation'
          and p.removed_at is null
        join outcome_documents d on d.edition_id = p.edition_id and d.id = p.document_id and d.status = 'published'
        cross join unnest(array[${sql.join(
          days.map((day) => sql`${day}`),
          sql`, `,
        )}]) as day
      where a.edition_id = ${editionId}::uuid and a.role = 'lead' and day::date >= d.adopted_on
        and not exists (select 1 from dispositions x where x.edition_id = p.edition_id and x.provision_id = p.id)
      on conflict (edition_id, provision_id, body_id, due_on) do nothing returning id`,
  );
  return added.length;
}

export const insertObligations = async (
  tx: Tx,
  rows: readonly (typeof reportingObligations.$inferInsert)[],
): Promise<ObligationRow[]> =>
  rows.length === 0
    ? []
    : tx
        .insert(reportingObligations)
        .values([...rows])
        .onConflictDoNothing()
        .returning();

export const lockObligation = async (tx: Tx, id: string): Promise<ObligationRow | undefined> =>
  (await tx.select().from(reportingObligations).where(eq(reportingObligations.id, id)).for('update'))[0];

export const updateObligation = async (
  tx: Tx,
  id: string,
  row: Partial<ObligationRow>,
): Promise<ObligationRow> =>
  one(await tx.update(reportingObligations).set(row).where(eq(reportingObligations.id, id)).returning());

/** A round of a body for which nothing was sent, with the recommendations that it is about. */
export interface SilentRound {
  readonly editionId: string;
  readonly bodyId: string;
  readonly body: LocalText;
  readonly parentId: string | null;
  readonly dueOn: string;
  readonly reminderDays: readonly number[];
  readonly escalationDays: number;
  readonly obligationIds: readonly string[];
  readonly recommendations: readonly { readonly code: string | null; readonly title: LocalText }[];
}

/**
 * Rounds between two days for which a body sent nothing: what is a draft or was returned is not sent. Editions that are
 * over and recommendations that were handed over ask for nothing any more.
 */
export const listSilentRounds = (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  between: { readonly from: string; readonly to: string },
): Promise<SilentRound[]> =>
  rows<SilentRound & Record<string, unknown>>(
    db,
    sql`select o.edition_id as "editionId", o.body_id as "bodyId", b.name as body, b.parent_id as "parentId",
        o.due_on::text as "dueOn", pl.reminder_days as "reminderDays", pl.escalation_days as "escalationDays",
        json_agg(o.id order by p.number) as "obligationIds",
        json_agg(json_build_object('code', p.code, 'title', coalesce(p.title, p.text)) order by p.number)
          as recommendations
      from reporting_obligations o
        join follow_up_plans pl on pl.edition_id = o.edition_id
        join bodies b on b.id = o.body_id
        join provisions p on p.edition_id = o.edition_id and p.id = o.provision_id
      where o.waived_reason is null and o.due_on between ${between.from}::date and ${between.to}::date
        and not exists (select 1 from dispositions x where x.edition_id = p.edition_id and x.provision_id = p.id)
        and not exists (select 1 from progress_reports r where r.edition_id = o.edition_id and r.obligation_id = o.id
          and r.status in ('submitted', 'accepted', 'published'))
      group by o.edition_id, o.body_id, b.name, b.parent_id, o.due_on, pl.reminder_days, pl.escalation_days
      order by o.due_on, o.edition_id, o.body_id`,
  );

/** Somebody who is told. */
export interface Told {
  readonly accountId: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
}

/** What is known of whoever is told. */
export const told = sql`a.id as "accountId", a.email, a.name, a.language`;
/** An account that is in use, a grant that has not expired. */
export const inForce = sql`a.disabled_at is null and a.merged_into is null and (g.expires_at is null or g.expires_at > now())`;

/** Whoever reports for a body. */
export const listReporters = ({ rows }: Pick<Database, 'rows'>, db: Db, bodyId: string): Promise<Told[]> =>
  rows<Told & Record<string, unknown>>(
    db,
    sql`select distinct ${told} from accounts a join grants g on g.account_id = a.id
      where ${inForce} and g.role = 'reporter' and g.scope_kind = 'body' and g.scope_id = ${bodyId}::uuid order by a.id`,
  );

/** The secretariat of an edition. */
export const listSecretariat = (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  editionId: string,
): Promise<Told[]> =>
  rows<Told & Record<string, unknown>>(
    db,
    sql`select distinct ${told} from accounts a join grants g on g.account_id = a.id
      where ${inForce} and g.role = 'secretariat' and ((g.scope_kind = 'edition' and g.scope_id = ${editionId}::uuid)
        or (g.scope_kind = 'series' and g.scope_id = (select series_id from editions where id = ${editionId}::uuid)))
      order by a.id`,
  );

/** Notes on which day a round was reminded of, or told as silent. */
export const markObligations = async (
  tx: Tx,
  ids: readonly string[],
  row: { readonly remindedOn: string } | { readonly escalatedOn: string },
): Promise<void> => {
  await tx
    .update(reportingObligations)
    .set(row)
    .where(
      sql`${reportingObligations.id} in (${sql.join(
        ids.map((id) => sql`${id}::uuid`),
        sql`, `,
      )})`,
    );
};
