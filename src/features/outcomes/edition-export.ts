import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Db } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/language/index.ts';
import { type EditionExport, type EditionWhole, type ExportedFile, jsonFile } from '../series/index.ts';
import { presentDecision, presentReservation } from './adoption/present.ts';
import { presentAmendment } from './amendments/present.ts';
import { presentComment, presentReport as presentSessionReport } from './drafting/present.ts';
import { presentAction, presentAssessment, presentIndicator, presentReport } from './follow-up/present.ts';
import { presentGoverningBody, presentTenure } from './governance/present.ts';
import { allOn, presentPledge } from './pledges/present.ts';
import { presentDocument } from './present.ts';
import { listedOn, presentSignature, presentStatement } from './statements/present.ts';
import { listDecisions, listElectors, listReservations } from './store/adoption.ts';
import { listAmendments } from './store/amendments.ts';
import { listDispositions } from './store/dispositions.ts';
import { listComments, listSessionReports, listTextVersions } from './store/drafting.ts';
import { findPlan, listObligations, readEditionRecord } from './store/follow-up/index.ts';
import { listGoverningBodies, listSeats, listTenures } from './store/governance.ts';
import { type DocumentRow, listDocuments, listProvisions } from './store/index.ts';
import { listPledges } from './store/pledges.ts';
import { listSignatures, listStatements } from './store/statements.ts';

/** All texts with their provisions, drafts among them; reports of sessions; what was proposed on texts and said beside them. */
async function draftingFiles(
  db: Db,
  editionId: string,
  documents: readonly DocumentRow[],
): Promise<ExportedFile[]> {
  const provisions = await listProvisions(db, editionId);
  const reports = (await listSessionReports(db, editionId)).flatMap((whole) =>
    whole.report === null ? [] : [presentSessionReport(whole.report, whole)],
  );
  const amendments = [];
  const comments = [];
  const versions = [];
  for (const { id } of documents) {
    amendments.push(...(await listAmendments(db, id, 'all')).map(presentAmendment));
    comments.push(
      ...(await listComments(db, id)).map((comment) => ({ documentId: id, ...presentComment(comment) })),
    );
    for (const { provisionId, revision, title, text, origin, createdAt } of await listTextVersions(db, id)) {
      versions.push({ provisionId, revision, title, text, origin, writtenAt: createdAt.toISOString() });
    }
  }
  return [
    jsonFile('outcomes.json', { items: documents.map((row) => presentDocument(row, provisions)) }),
    jsonFile('session-reports.json', { items: reports }),
    jsonFile('provision-versions.json', { items: versions }),
    jsonFile('draft-comments.json', { items: comments }),
    jsonFile('amendments.json', { items: amendments }),
  ];
}

/** How texts were decided, by whose votes, with what reservations; and what was made of each recommendation. */
async function decidingFiles(
  db: Db,
  editionId: string,
  documents: readonly DocumentRow[],
): Promise<ExportedFile[]> {
  const ids = documents.map(({ id }) => id);
  const decisions = await listDecisions(db, editionId, ids);
  const electors = await listElectors(
    db,
    decisions.map(({ id }) => id),
  );
  return [
    jsonFile('decisions.json', {
      items: decisions.map((one) => presentDecision(one, electors, { works: true, speaksFor: [] })),
    }),
    jsonFile('reservations.json', {
      items: (await listReservations(db, editionId, ids)).map(presentReservation),
    }),
    jsonFile('dispositions.json', {
      items: (await listDispositions(db, editionId)).map(
        ({ provisionId, outcome, reason, nextEditionId, nextProvisionId, sample }) => ({
          provisionId,
          outcome,
          reason,
          nextEditionId,
          nextProvisionId,
          sample,
        }),
      ),
    }),
  ];
}

/** Statements, who was asked and who signed; pledges with every step; boards of the series with all who sat there. */
async function signingFiles(
  db: Db,
  { edition: { id, seriesId } }: EditionWhole,
  on: string,
): Promise<ExportedFile[]> {
  const signatures = await listSignatures(db, { editionId: id });
  const seating = {
    seats: await listSeats(db, { seriesId }),
    tenures: await listTenures(db, { seriesId }),
  };
  return [
    jsonFile('statements.json', {
      items: (await listStatements(db, id)).map((one) =>
        presentStatement(one, listedOn(signatures, one.statement.id, on), on),
      ),
    }),
    jsonFile('signatures.json', { items: signatures.map((one) => presentSignature(one, on)) }),
    jsonFile('pledges.json', {
      items: allOn(await listPledges(db, { editionId: id }), on).map((one) => presentPledge(one, on, false)),
    }),
    jsonFile('governing-bodies.json', {
      items: (await listGoverningBodies(db, seriesId)).map((one) => presentGoverningBody(one, seating, on)),
    }),
    jsonFile('tenures.json', { items: seating.tenures.map(presentTenure) }),
  ];
}

/** What became of the recommendations: all that was recorded, drafts and confidential evidence by its name and hash. */
async function followUpFiles(
  database: Pick<Database, 'rows'>,
  db: Db,
  editionId: string,
): Promise<ExportedFile[]> {
  const record = await readEditionRecord(database, db, editionId, { published: false });
  const plan = await findPlan(db, editionId);
  return [
    jsonFile('follow-up/plan.json', {
      plan:
        plan === undefined
          ? null
          : {
              firstDueOn: plan.firstDueOn,
              cadenceMonths: plan.cadenceMonths,
              reminderDays: plan.reminderDays,
              escalationDays: plan.escalationDays,
            },
    }),
    jsonFile('follow-up/responses.json', {
      items: record.responses.map(({ provisionId, bodyId, response, note, respondedOn, sample }) => ({
        provisionId,
        bodyId,
        response,
        note,
        respondedOn,
        sample,
      })),
    }),
    jsonFile('follow-up/actions.json', {
      items: record.actions.map((row) => ({ provisionId: row.provisionId, ...presentAction(row) })),
    }),
    jsonFile('follow-up/indicators.json', {
      items: record.indicators.map((row) => ({ provisionId: row.provisionId, ...presentIndicator(row) })),
    }),
    jsonFile('follow-up/obligations.json', {
      items: (await listObligations(db, editionId)).map(
        ({ id, provisionId, bodyId, dueOn, waivedReason, remindedOn, escalatedOn, sample }) => ({
          id,
          provisionId,
          bodyId,
          dueOn,
          waivedReason,
          remindedOn,
          escalatedOn,
          sample,
        }),
      ),
    }),
    jsonFile('follow-up/progress-reports.json', {
      items: record.reports.map((report) =>
        presentReport({
          report,
          evidence: record.evidence.filter(({ evidence: { reportId } }) => reportId === report.id),
        }),
      ),
    }),
    jsonFile('follow-up/assessments.json', {
      items: record.assessments.map((one) => ({
        provisionId: one.assessment.provisionId,
        ...presentAssessment(one),
      })),
    }),
  ];
}

/** Everything of an edition's outcomes, each kind in a file of its own. */
export const outcomesExport =
  ({
    database,
    clock,
  }: {
    readonly database: Pick<Database, 'rows'>;
    readonly clock: Clock;
  }): EditionExport =>
  async ({ db }, whole) => {
    const { id, timeZone } = whole.edition;
    const documents = await listDocuments(db, id);
    return [
      ...(await draftingFiles(db, id, documents)),
      ...(await decidingFiles(db, id, documents)),
      ...(await signingFiles(db, whole, dayOf(clock.now(), timeZone))),
      ...(await followUpFiles(database, db, id)),
    ];
  };
