/** SQL of responses, actions, indicators and assessments. */
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Database, Db, Tx } from '../../../../platform/database/index.ts';
import type { LocalText } from '../../../../platform/language/index.ts';
import { assessments, followUpActions, indicators, indicatorValues, responses } from '../../tables.ts';
import { one } from '../rows.ts';

export type ResponseRow = typeof responses.$inferSelect;
export type ActionRow = typeof followUpActions.$inferSelect;
export type IndicatorRow = typeof indicators.$inferSelect;
export type AssessmentRow = typeof assessments.$inferSelect;

export const putResponse = async (tx: Tx, row: typeof responses.$inferInsert): Promise<ResponseRow> =>
  one(
    await tx
      .insert(responses)
      .values(row)
      .onConflictDoUpdate({
        target: [responses.editionId, responses.provisionId, responses.bodyId],
        set: {
          response: row.response,
          note: row.note ?? null,
          respondedOn: row.respondedOn,
          recordedBy: row.recordedBy ?? null,
          version: sql`${responses.version} + 1`,
          updatedAt: sql`now()`,
        },
      })
      .returning(),
  );

export const listResponses = (db: Db, provisionId: string): Promise<ResponseRow[]> =>
  db
    .select()
    .from(responses)
    .where(eq(responses.provisionId, provisionId))
    .orderBy(asc(responses.respondedOn), asc(responses.bodyId));

export const findAction = async (db: Db, id: string): Promise<ActionRow | undefined> =>
  (await db.select().from(followUpActions).where(eq(followUpActions.id, id)))[0];

/** An action by its row locked: two who change it do so one after the other. */
export const lockAction = async (tx: Tx, id: string): Promise<ActionRow | undefined> =>
  (await tx.select().from(followUpActions).where(eq(followUpActions.id, id)).for('update'))[0];

/** Actions of a recommendation with their milestones after them. */
export const listActions = (db: Db, provisionId: string): Promise<ActionRow[]> =>
  db
    .select()
    .from(followUpActions)
    .where(eq(followUpActions.provisionId, provisionId))
    .orderBy(asc(followUpActions.bodyId), asc(followUpActions.position), asc(followUpActions.id));

export const insertAction = async (
  tx: Tx,
  row: Omit<typeof followUpActions.$inferInsert, 'position'>,
): Promise<ActionRow> =>
  one(
    await tx
      .insert(followUpActions)
      .values({
        ...row,
        position: sql`(select coalesce(max(position), 0) + 1 from follow_up_actions
          where edition_id = ${row.editionId}::uuid and provision_id = ${row.provisionId}::uuid)`,
      } as never)
      .returning(),
  );

export const updateAction = async (tx: Tx, id: string, row: Partial<ActionRow>): Promise<ActionRow> =>
  one(
    await tx
      .update(followUpActions)
      .set({ ...row, version: sql`${followUpActions.version} + 1` })
      .where(eq(followUpActions.id, id))
      .returning(),
  );

export const findIndicator = async (db: Db, id: string): Promise<IndicatorRow | undefined> =>
  (await db.select().from(indicators).where(eq(indicators.id, id)))[0];

export const insertIndicator = async (
  tx: Tx,
  row: Omit<typeof indicators.$inferInsert, 'position'>,
): Promise<IndicatorRow> =>
  one(
    await tx
      .insert(indicators)
      .values({
        ...row,
        position: sql`(select coalesce(max(position), 0) + 1 from indicators
          where edition_id = ${row.editionId}::uuid and provision_id = ${row.provisionId}::uuid)`,
      } as never)
      .returning(),
  );

/** An indicator by its row locked: two who change it do so one after the other. */
export const lockIndicator = async (tx: Tx, id: string): Promise<IndicatorRow | undefined> =>
  (await tx.select().from(indicators).where(eq(indicators.id, id)).for('update'))[0];

export const updateIndicator = async (
  tx: Tx,
  id: string,
  row: Partial<IndicatorRow>,
): Promise<IndicatorRow> =>
  one(
    await tx
      .update(indicators)
      .set({ ...row, version: sql`${indicators.version} + 1` })
      .where(eq(indicators.id, id))
      .returning(),
  );

/** An indicator with what was measured. */
export interface IndicatorWhole {
  readonly id: string;
  readonly provisionId: string;
  readonly name: LocalText;
  readonly unit: LocalText;
  readonly baseline: number | null;
  readonly baselineOn: string | null;
  readonly target: number | null;
  readonly targetOn: string | null;
  readonly version: number;
  /** Oldest first. */
  readonly values: readonly {
    readonly on: string;
    readonly value: number;
    readonly reportId: string | null;
  }[];
}

/**
 * Indicators of a recommendation, or of all of an edition, with their values. A figure of a report is known to the public when the report is.
 * @param reportId its figures are told, too, while it is being written
 */
export const listIndicators = (
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  of: { readonly provisionId: string } | { readonly editionId: string },
  { all, reportId = null }: { readonly all: boolean; readonly reportId?: string | null },
): Promise<IndicatorWhole[]> =>
  rows<IndicatorWhole & Record<string, unknown>>(
    db,
    sql`select i.id, i.provision_id as "provisionId", i.name, i.unit, i.baseline::float8 as baseline, i.baseline_on::text as "baselineOn",
        i.target::float8 as target, i.target_on::text as "targetOn", i.version,
        coalesce((select json_agg(json_build_object('on', v.measured_on, 'value', v.value, 'reportId', v.report_id)
          order by v.measured_on) from indicator_values v
          left join progress_reports r on r.edition_id = v.edition_id and r.id = v.report_id
          where v.edition_id = i.edition_id and v.indicator_id = i.id and (v.report_id is null or v.report_id = ${reportId}::uuid
            or r.status = 'published' or (${all} and r.status <> 'draft'))), '[]'::json) as values
      from indicators i where ${
        'editionId' in of
          ? sql`i.edition_id = ${of.editionId}::uuid`
          : sql`i.provision_id = ${of.provisionId}::uuid`
      } order by i.provision_id, i.position, i.id`,
  );

/** Sets the figure of a day. A figure that another report gave stays. @returns whether it was set */
export const putValue = async (tx: Tx, row: typeof indicatorValues.$inferInsert): Promise<boolean> =>
  (
    await tx
      .insert(indicatorValues)
      .values(row)
      .onConflictDoUpdate({
        target: [indicatorValues.editionId, indicatorValues.indicatorId, indicatorValues.measuredOn],
        set: { value: row.value, recordedBy: row.recordedBy ?? null },
        setWhere: sql`${indicatorValues.reportId} is not distinct from ${row.reportId ?? null}::uuid`,
      })
      .returning({ on: indicatorValues.measuredOn })
  ).length === 1;

/** Figures that a report gave so far, taken back before it gives them anew. */
export const clearValues = async (tx: Tx, reportId: string): Promise<void> => {
  await tx.delete(indicatorValues).where(eq(indicatorValues.reportId, reportId));
};

export const insertAssessment = async (
  tx: Tx,
  row: typeof assessments.$inferInsert,
): Promise<AssessmentRow> => one(await tx.insert(assessments).values(row).returning());

/** An assessment with who made it. */
export interface AssessmentWhole {
  readonly assessment: AssessmentRow;
  readonly assessor: LocalText | null;
  readonly assessorBody: LocalText | null;
}

/** Columns of {@link AssessmentWhole}. */
export const assessmentColumns = {
  assessment: assessments,
  assessor: sql<LocalText | null>`(select n.name from persons n where n.id = "assessments"."assessor_person_id")`,
  assessorBody: sql<LocalText | null>`(select b.name from bodies b where b.id = "assessments"."assessor_body_id")`,
};

/** Assessments of a recommendation, the newest first. */
export const listAssessments = async (
  db: Db,
  provisionId: string,
  bodyId?: string,
): Promise<AssessmentWhole[]> =>
  db
    .select(assessmentColumns)
    .from(assessments)
    .where(
      and(
        eq(assessments.provisionId, provisionId),
        bodyId === undefined ? undefined : eq(assessments.bodyId, bodyId),
      ),
    )
    .orderBy(desc(assessments.assessedOn), desc(assessments.createdAt), desc(assessments.id));
