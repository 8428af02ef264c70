/** SQL of drafting: session reports with their points, versions with their authors, comments, the order of a text. */
import { and, asc, eq, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import { accounts } from '../../accounts/tables.ts';
import { sessions } from '../../programme/tables.ts';
import { draftComments, provisions, provisionVersions, reportPoints, sessionReports } from '../tables.ts';
import { one, type ProvisionRow } from './rows.ts';
import type { VersionRow } from './versions.ts';

export type ReportRow = typeof sessionReports.$inferSelect;
export type PointRow = typeof reportPoints.$inferSelect;
export type CommentRow = typeof draftComments.$inferSelect;

/** A session of an edition with its report, if there is one. */
export interface SessionReportWhole {
  readonly session: { id: string; code: string; title: LocalText; startsAt: Date | null };
  readonly report: ReportRow | null;
  readonly reporter: string | null;
  readonly points: readonly PointRow[];
}

const pointsJson = sql<readonly PointRow[]>`coalesce((select json_agg(json_build_object(
  'editionId', p.edition_id, 'id', p.id, 'reportId', p.report_id, 'position', p.position, 'kind', p.kind, 'text', p.text,
  'fate', p.fate, 'provisionId', p.provision_id, 'fateReason', p.fate_reason) order by p.position)
  from report_points p where p.edition_id = "session_reports"."edition_id"
  and p.report_id = "session_reports"."id"), '[]'::json)`;

const reports = (db: Db) =>
  db
    .select({
      session: { id: sessions.id, code: sessions.code, title: sessions.title, startsAt: sessions.startsAt },
      report: sessionReports,
      reporter: accounts.name,
      points: pointsJson,
    })
    .from(sessions)
    .leftJoin(
      sessionReports,
      and(eq(sessionReports.editionId, sessions.editionId), eq(sessionReports.sessionId, sessions.id)),
    )
    .leftJoin(accounts, eq(accounts.id, sessionReports.reportedBy));

/** Sessions of an edition in programme order, with their reports: one query. Nobody reports on breaks and prayers. */
export const listSessionReports = (db: Db, editionId: string): Promise<SessionReportWhole[]> =>
  reports(db)
    .where(
      and(eq(sessions.editionId, editionId), or(ne(sessions.kind, 'break'), isNotNull(sessionReports.id))),
    )
    .orderBy(asc(sessions.startsAt), asc(sessions.code));

const first = async <T>(rows: Promise<T[]>): Promise<T | undefined> => (await rows)[0];

export const findSessionReport = (
  db: Db,
  by: { readonly reportId: string } | { readonly sessionId: string },
): Promise<SessionReportWhole | undefined> =>
  first(
    reports(db).where('reportId' in by ? eq(sessionReports.id, by.reportId) : eq(sessions.id, by.sessionId)),
  );

export const lockReport = (tx: Tx, id: string): Promise<ReportRow | undefined> =>
  first(tx.select().from(sessionReports).where(eq(sessionReports.id, id)).for('update'));

/** The edition that a session lies in. */
export const editionOfSession = async (db: Db, sessionId: string): Promise<string | undefined> =>
  (await first(db.select({ editionId: sessions.editionId }).from(sessions).where(eq(sessions.id, sessionId))))
    ?.editionId;

export const insertReport = async (tx: Tx, row: typeof sessionReports.$inferInsert): Promise<ReportRow> =>
  one(await tx.insert(sessionReports).values(row).returning());

export const updateReport = async (tx: Tx, id: string, row: Partial<ReportRow>): Promise<ReportRow> =>
  one(
    await tx
      .update(sessionReports)
      .set({ ...row, version: sql`${sessionReports.version} + 1` })
      .where(eq(sessionReports.id, id))
      .returning(),
  );

/** Writes the points of a report anew, in order. */
export async function replacePoints(
  tx: Tx,
  { editionId, id: reportId }: Pick<ReportRow, 'editionId' | 'id'>,
  points: readonly Pick<PointRow, 'kind' | 'text'>[],
): Promise<void> {
  await tx
    .delete(reportPoints)
    .where(and(eq(reportPoints.editionId, editionId), eq(reportPoints.reportId, reportId)));
  if (points.length === 0) return;
  await tx
    .insert(reportPoints)
    .values(points.map((point, index) => ({ ...point, editionId, reportId, position: index + 1 })));
}

export const pointsOf = (db: Db, reportId: string): Promise<PointRow[]> =>
  db
    .select()
    .from(reportPoints)
    .where(eq(reportPoints.reportId, reportId))
    .orderBy(asc(reportPoints.position));

export const lockPoint = (tx: Tx, id: string): Promise<PointRow | undefined> =>
  first(tx.select().from(reportPoints).where(eq(reportPoints.id, id)).for('update'));

export const updatePoint = async (tx: Tx, id: string, row: Partial<PointRow>): Promise<PointRow> =>
  one(await tx.update(reportPoints).set(row).where(eq(reportPoints.id, id)).returning());

export interface VersionWhole extends VersionRow {
  readonly author: string | null;
}

const versions = (db: Db, where: SQL | undefined) =>
  db
    .select({ version: provisionVersions, author: accounts.name })
    .from(provisionVersions)
    .innerJoin(
      provisions,
      and(
        eq(provisions.editionId, provisionVersions.editionId),
        eq(provisions.id, provisionVersions.provisionId),
      ),
    )
    .leftJoin(accounts, eq(accounts.id, provisionVersions.writtenBy))
    .where(where)
    .orderBy(asc(provisionVersions.createdAt), asc(provisionVersions.revision))
    .then((rows): VersionWhole[] => rows.map(({ version, author }) => ({ ...version, author })));

/** The wordings of one provision with who wrote them, oldest first. */
export const listProvisionVersions = (db: Db, provisionId: string): Promise<VersionWhole[]> =>
  versions(db, eq(provisionVersions.provisionId, provisionId));

/** The wordings of every provision that a text has or had: one query. */
export const listTextVersions = (db: Db, documentId: string): Promise<VersionWhole[]> =>
  versions(db, eq(provisions.documentId, documentId));

export const findVersion = (
  db: Db,
  { editionId, id }: Pick<ProvisionRow, 'editionId' | 'id'>,
  revision: number,
): Promise<VersionRow | undefined> =>
  first(
    db
      .select()
      .from(provisionVersions)
      .where(
        and(
          eq(provisionVersions.editionId, editionId),
          eq(provisionVersions.provisionId, id),
          eq(provisionVersions.revision, revision),
        ),
      ),
  );

/** All provisions that a text has or had, in order. */
export const listAllProvisions = (db: Db, documentId: string): Promise<ProvisionRow[]> =>
  db
    .select()
    .from(provisions)
    .where(eq(provisions.documentId, documentId))
    .orderBy(asc(provisions.position), asc(provisions.id));

/** Gives the provisions of a text their places, in two steps: no two ever share one. */
export async function placeProvisions(tx: Tx, documentId: string, ids: readonly string[], now: Date) {
  if (ids.length === 0) return;
  await tx
    .update(provisions)
    .set({ position: sql`${provisions.position} + 10000` })
    .where(and(eq(provisions.documentId, documentId), isNull(provisions.removedAt)));
  const places = sql.join(
    ids.map((id, index) => sql`(${id}::uuid, ${index + 1}::smallint)`),
    sql`, `,
  );
  await tx.execute(sql`update provisions p set position = places.position, updated_at = ${now.toISOString()}::timestamptz
    from (values ${places}) as places (id, position)
    where p.id = places.id and p.document_id = ${documentId}`);
}

export interface CommentWhole extends CommentRow {
  readonly author: string | null;
  readonly resolver: string | null;
}

/** What was said beside a text, oldest first: one query. */
export const listComments = (db: Db, documentId: string): Promise<CommentWhole[]> =>
  db
    .select({
      comment: draftComments,
      author: accounts.name,
      resolver: sql<
        string | null
      >`(select a.name from accounts a where a.id = "draft_comments"."resolved_by")`,
    })
    .from(draftComments)
    .leftJoin(accounts, eq(accounts.id, draftComments.writtenBy))
    .where(eq(draftComments.documentId, documentId))
    .orderBy(asc(draftComments.createdAt), asc(draftComments.id))
    .then((rows) => rows.map(({ comment, author, resolver }) => ({ ...comment, author, resolver })));

export const findComment = (db: Db, id: string): Promise<CommentRow | undefined> =>
  first(db.select().from(draftComments).where(eq(draftComments.id, id)));

export const insertComment = async (tx: Tx, row: typeof draftComments.$inferInsert): Promise<CommentRow> =>
  one(await tx.insert(draftComments).values(row).returning());

export const updateComment = async (tx: Tx, id: string, row: Partial<CommentRow>): Promise<CommentRow> =>
  one(await tx.update(draftComments).set(row).where(eq(draftComments.id, id)).returning());
