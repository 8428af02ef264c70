/** SQL of progress reports and their evidence. */
import { and, asc, desc, eq, inArray, ne, or, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../../platform/database/index.ts';
import { files } from '../../../../platform/files/tables.ts';
import { evidence, outcomeDocuments, progressReports, provisions } from '../../tables.ts';
import { one } from '../rows.ts';

export type ReportRow = typeof progressReports.$inferSelect;
export type EvidenceRow = typeof evidence.$inferSelect;

/** A piece of evidence with its file. */
export interface EvidenceWhole {
  readonly evidence: EvidenceRow;
  readonly file: { readonly name: string; readonly mediaType: string; readonly bytes: number } | null;
}

export const findReport = async (db: Db, id: string): Promise<ReportRow | undefined> =>
  (await db.select().from(progressReports).where(eq(progressReports.id, id)))[0];

export const lockReport = async (tx: Tx, id: string): Promise<ReportRow | undefined> =>
  (await tx.select().from(progressReports).where(eq(progressReports.id, id)).for('update'))[0];

/** The report that a body is still writing or that waits for an answer; there is one at most. */
export const findOpenReport = async (
  db: Db,
  provisionId: string,
  bodyId: string,
): Promise<ReportRow | undefined> =>
  (
    await db
      .select()
      .from(progressReports)
      .where(
        and(
          eq(progressReports.provisionId, provisionId),
          eq(progressReports.bodyId, bodyId),
          inArray(progressReports.status, ['draft', 'submitted', 'returned']),
        ),
      )
  )[0];

/** Reports on a recommendation, the newest first; of one body, or of all. Drafts are their body's alone. */
export const listReports = (
  db: Db,
  filter: {
    readonly provisionId: string;
    readonly bodyId?: string | undefined;
    readonly draftsOf?: readonly string[] | undefined;
    readonly published?: boolean | undefined;
  },
): Promise<ReportRow[]> =>
  db
    .select()
    .from(progressReports)
    .where(
      and(
        eq(progressReports.provisionId, filter.provisionId),
        filter.bodyId === undefined ? undefined : eq(progressReports.bodyId, filter.bodyId),
        filter.published === true
          ? eq(progressReports.status, 'published')
          : or(
              ne(progressReports.status, 'draft'),
              inArray(progressReports.bodyId, [...(filter.draftsOf ?? [])]),
            ),
      ),
    )
    .orderBy(desc(progressReports.submittedAt), desc(progressReports.id));

/** All reports of these bodies, drafts among them, the newest first. */
export const listReportsOf = (db: Db, bodyIds: readonly string[]): Promise<ReportRow[]> =>
  db
    .select()
    .from(progressReports)
    .where(inArray(progressReports.bodyId, [...bodyIds]))
    .orderBy(desc(progressReports.createdAt), desc(progressReports.id));

/** What these bodies are writing and have not sent: which recommendations have a draft. */
export const listDrafts = (
  db: Db,
  bodyIds: readonly string[],
): Promise<{ readonly provisionId: string; readonly bodyId: string }[]> =>
  db
    .select({ provisionId: progressReports.provisionId, bodyId: progressReports.bodyId })
    .from(progressReports)
    .where(and(inArray(progressReports.bodyId, [...bodyIds]), eq(progressReports.status, 'draft')));

export const insertReport = async (tx: Tx, row: typeof progressReports.$inferInsert): Promise<ReportRow> =>
  one(await tx.insert(progressReports).values(row).returning());

export const updateReport = async (tx: Tx, id: string, row: Partial<ReportRow>): Promise<ReportRow> =>
  one(
    await tx
      .update(progressReports)
      .set({ ...row, version: sql`${progressReports.version} + 1` })
      .where(eq(progressReports.id, id))
      .returning(),
  );

/** Evidence of these reports, in order; without what is confidential unless it is asked for. */
export const listEvidence = (
  db: Db,
  reportIds: readonly string[],
  { confidential }: { readonly confidential: boolean },
): Promise<EvidenceWhole[]> =>
  db
    .select({
      evidence,
      file: sql<
        EvidenceWhole['file']
      >`case when ${files.id} is null then null else json_build_object('name', ${files.name}, 'mediaType', ${files.mediaType},
        'bytes', ${files.bytes}) end`,
    })
    .from(evidence)
    .leftJoin(files, eq(files.id, evidence.fileId))
    .where(
      and(
        inArray(evidence.reportId, [...reportIds]),
        confidential ? undefined : eq(evidence.confidential, false),
      ),
    )
    .orderBy(asc(evidence.reportId), asc(evidence.position));

export const insertEvidence = async (tx: Tx, row: typeof evidence.$inferInsert): Promise<EvidenceRow> =>
  one(await tx.insert(evidence).values(row).returning());

export const deleteEvidence = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(evidence).where(eq(evidence.id, id));
};

export const setConfidential = async (tx: Tx, id: string, confidential: boolean): Promise<void> => {
  await tx.update(evidence).set({ confidential }).where(eq(evidence.id, id));
};

/** The report that a file is evidence of. */
export const findByFile = async (
  db: Db,
  fileId: string,
): Promise<
  { readonly evidence: EvidenceRow; readonly report: ReportRow; readonly published: boolean } | undefined
> => {
  const [row] = await db
    .select({ evidence, report: progressReports, status: outcomeDocuments.status })
    .from(evidence)
    .innerJoin(
      progressReports,
      and(eq(progressReports.editionId, evidence.editionId), eq(progressReports.id, evidence.reportId)),
    )
    .innerJoin(
      provisions,
      and(
        eq(provisions.editionId, progressReports.editionId),
        eq(provisions.id, progressReports.provisionId),
      ),
    )
    .innerJoin(
      outcomeDocuments,
      and(
        eq(outcomeDocuments.editionId, provisions.editionId),
        eq(outcomeDocuments.id, provisions.documentId),
      ),
    )
    .where(eq(evidence.fileId, fileId));
  return row === undefined
    ? undefined
    : { evidence: row.evidence, report: row.report, published: row.status === 'published' };
};
