/** SQL of all that hangs on the recommendations of an edition: a fixed number of queries, however many there are. */
import { and, asc, desc, eq } from 'drizzle-orm';
import type { Database, Db } from '../../../../platform/database/index.ts';
import {
  assessments,
  followUpActions,
  progressReports,
  reportingObligations,
  responses,
} from '../../tables.ts';
import {
  type ActionRow,
  type AssessmentWhole,
  assessmentColumns,
  type IndicatorWhole,
  listIndicators,
  type ResponseRow,
} from './measures.ts';
import type { ObligationRow } from './obligations.ts';
import { type EvidenceWhole, listEvidence, type ReportRow } from './reports.ts';

/** What was recorded of the recommendations of an edition. */
export interface EditionRecord {
  readonly responses: readonly ResponseRow[];
  readonly actions: readonly ActionRow[];
  readonly indicators: readonly IndicatorWhole[];
  /** The newest first. */
  readonly reports: readonly ReportRow[];
  readonly evidence: readonly EvidenceWhole[];
  /** The newest first. */
  readonly assessments: readonly AssessmentWhole[];
}

/**
 * Reads it.
 * @param published what everybody may read: reports that are published, evidence that is not confidential
 */
export async function readEditionRecord(
  database: Pick<Database, 'rows'>,
  db: Db,
  editionId: string,
  { published }: { readonly published: boolean },
): Promise<EditionRecord> {
  const reports = await db
    .select()
    .from(progressReports)
    .where(
      and(
        eq(progressReports.editionId, editionId),
        published ? eq(progressReports.status, 'published') : undefined,
      ),
    )
    .orderBy(desc(progressReports.submittedAt), desc(progressReports.id));
  return {
    responses: await db
      .select()
      .from(responses)
      .where(eq(responses.editionId, editionId))
      .orderBy(asc(responses.provisionId), asc(responses.bodyId)),
    actions: await db
      .select()
      .from(followUpActions)
      .where(eq(followUpActions.editionId, editionId))
      .orderBy(asc(followUpActions.provisionId), asc(followUpActions.position), asc(followUpActions.id)),
    indicators: await listIndicators(database, db, { editionId }, { all: !published }),
    reports,
    evidence:
      reports.length === 0
        ? []
        : await listEvidence(
            db,
            reports.map(({ id }) => id),
            { confidential: !published },
          ),
    assessments: await db
      .select(assessmentColumns)
      .from(assessments)
      .where(eq(assessments.editionId, editionId))
      .orderBy(desc(assessments.assessedOn), desc(assessments.createdAt), desc(assessments.id)),
  };
}

/** Rounds of reporting of an edition, waived ones among them. */
export const listObligations = (db: Db, editionId: string): Promise<ObligationRow[]> =>
  db
    .select()
    .from(reportingObligations)
    .where(eq(reportingObligations.editionId, editionId))
    .orderBy(
      asc(reportingObligations.provisionId),
      asc(reportingObligations.dueOn),
      asc(reportingObligations.bodyId),
    );
