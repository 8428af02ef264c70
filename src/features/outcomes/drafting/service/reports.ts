import { type Actor, accountIdOf } from '../../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../../platform/changes/index.ts';
import { guarded } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { type Policy, permit, requireVersion } from '../../../../platform/http/index.ts';
import { type LocalText, localText } from '../../../../platform/language/index.ts';
import { type EditionRow, lockEdition, placeOf } from '../../../series/index.ts';
import type { Notices } from '../../notices/index.ts';
import { manageOutcomes } from '../../policy.ts';
import { isEditable } from '../../rules.ts';
import * as drafts from '../../store/drafting.ts';
import * as store from '../../store/index.ts';
import type { ReportInput, TakeUpInput } from '../contract.ts';
import { writeReports } from '../policy.ts';
import { isWritable, reportTransitions } from '../rules/report.ts';
import { brokenDrafting } from './broken.ts';
import { placeBehind } from './structure.ts';

interface OpenReport {
  readonly change: Change;
  readonly report: drafts.ReportRow;
  readonly edition: EditionRow;
}

/** Reports of sessions: rapporteurs write them, the secretariat takes their points up into texts. */
export function createReportsService({
  changes,
  notices,
}: {
  readonly changes: Changes;
  readonly notices: Pick<Notices, 'sessionReport'>;
}) {
  const record = (
    change: Change,
    verb: string,
    report: drafts.ReportRow,
    before: unknown,
    after: unknown,
    reason?: string,
  ) =>
    change.record({
      action: `session-report.${verb}`,
      subject: { kind: 'session-report', id: report.id },
      editionId: report.editionId,
      before,
      after,
      ...(reason === undefined ? {} : { reason }),
    });

  const inReport = <T>(
    actor: Actor,
    policy: Policy,
    id: string,
    work: (opened: OpenReport) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, policy.name, (change) =>
      guarded(brokenDrafting, async () => {
        const report = await drafts.lockReport(change.tx, id);
        const edition = report && (await lockEdition(change.tx, report.editionId));
        if (report === undefined || edition === undefined) throw notFound();
        permit(policy, actor, placeOf(edition));
        return work({ change, report, edition });
      }),
    );

  const read = ({ summary, points }: ReportInput, old: drafts.ReportRow | null, edition: EditionRow) => {
    const entry = createEntry();
    const authentic = edition.authenticLanguage;
    const row = { summary: entry.text('summary', summary, { old: old?.summary ?? null, authentic }) };
    const read = points?.map(({ kind, text }, index) => ({
      kind,
      text: entry.text(`points.${index}.text`, text, { required: true, authentic }) as LocalText,
    }));
    entry.done();
    return { row, points: read };
  };

  const step = async (
    { change, report }: OpenReport,
    status: drafts.ReportRow['status'],
    row: Partial<drafts.ReportRow>,
    reason?: string,
  ): Promise<drafts.ReportRow> => {
    if (!reportTransitions[report.status].includes(status)) throw conflict('report-state');
    const edited = await drafts.updateReport(change.tx, report.id, {
      ...row,
      status,
      updatedAt: change.now,
    });
    await record(change, status, report, report, edited, reason);
    return edited;
  };

  /** Decides about a point of a submitted report; with the last one the report is taken up. */
  const decide = (
    actor: Actor,
    pointId: string,
    work: (opened: OpenReport, point: drafts.PointRow) => Promise<Partial<drafts.PointRow>>,
    reason?: string,
  ): Promise<drafts.PointRow> =>
    changes.run(actor, manageOutcomes.name, (change) =>
      guarded(brokenDrafting, async () => {
        const point = await drafts.lockPoint(change.tx, pointId);
        const report = point && (await drafts.lockReport(change.tx, point.reportId));
        const edition = report && (await lockEdition(change.tx, report.editionId));
        if (point === undefined || report === undefined || edition === undefined) throw notFound();
        permit(manageOutcomes, actor, placeOf(edition));
        if (report.status !== 'submitted') throw conflict('report-state');
        if (point.fate !== 'open') throw conflict('point-decided');
        const opened = { change, report, edition };
        const decided = await drafts.updatePoint(change.tx, pointId, await work(opened, point));
        const left = (await drafts.pointsOf(change.tx, report.id)).filter(({ fate }) => fate === 'open');
        if (left.length === 0) await step(opened, 'taken-up', {});
        await record(
          change,
          decided.fate === 'taken-up' ? 'accepted' : 'rejected',
          report,
          point,
          decided,
          reason,
        );
        return decided;
      }),
    );

  return {
    /** Writes the report of a session: a new one, or the one that there is. */
    write(
      actor: Actor,
      sessionId: string,
      version: number | null,
      input: ReportInput & { readonly sample?: boolean },
    ): Promise<drafts.ReportRow> {
      return changes.run(actor, writeReports.name, (change) =>
        guarded(brokenDrafting, async () => {
          const { tx } = change;
          const editionId = await drafts.editionOfSession(tx, sessionId);
          const edition = editionId === undefined ? undefined : await lockEdition(tx, editionId);
          if (edition === undefined) throw notFound();
          permit(writeReports, actor, placeOf(edition));
          const found = await drafts.findSessionReport(tx, { sessionId });
          const old = found?.report ? await drafts.lockReport(tx, found.report.id) : undefined;
          if (old === undefined) {
            const { row, points = [] } = read(input, null, edition);
            const created = await drafts.insertReport(tx, {
              ...row,
              editionId: edition.id,
              sessionId,
              reportedBy: accountIdOf(actor),
              sample: input.sample ?? false,
            });
            await drafts.replacePoints(tx, created, points);
            await record(change, 'created', created, null, { ...created, points });
            return created;
          }
          requireVersion(old.version, version);
          if (!isWritable(old.status)) throw conflict('report-submitted');
          const { row, points } = read(input, old, edition);
          const edited = await drafts.updateReport(tx, old.id, { ...row, updatedAt: change.now });
          if (points !== undefined) await drafts.replacePoints(tx, old, points);
          await record(change, 'edited', old, { ...old, points: found?.points }, { ...edited, points });
          return edited;
        }),
      );
    },

    /** @throws 409 `report-empty` when it has neither a summary nor points */
    submit(actor: Actor, id: string): Promise<drafts.ReportRow> {
      return inReport(actor, writeReports, id, async (opened) => {
        const points = await drafts.pointsOf(opened.change.tx, id);
        if (opened.report.summary === null && points.length === 0) throw conflict('report-empty');
        return step(opened, 'submitted', { submittedAt: opened.change.now, returnReason: null });
      });
    },

    /** Gives it back to its rapporteur. @throws 409 `report-decided` when points of it were decided already */
    returnToRapporteur(actor: Actor, id: string, given: string): Promise<drafts.ReportRow> {
      return inReport(actor, manageOutcomes, id, async (opened) => {
        const entry = createEntry();
        const reason = entry.plain('reason', given, { required: true });
        entry.done();
        const points = await drafts.pointsOf(opened.change.tx, id);
        if (points.some(({ fate }) => fate !== 'open')) throw conflict('report-decided');
        const returned = await step(opened, 'returned', { returnReason: reason }, reason ?? undefined);
        await notices.sessionReport(opened.change, returned);
        return returned;
      });
    },

    /** Makes a point a provision of a draft text, linked to the session that it comes from. */
    takeUp(actor: Actor, pointId: string, input: TakeUpInput): Promise<drafts.PointRow> {
      return decide(actor, pointId, async ({ change, report }, point) => {
        const document = await store.lockDocument(change.tx, input.documentId);
        if (document === undefined || document.editionId !== report.editionId) {
          throw ruleBroken({ field: 'documentId', code: 'text-unknown' });
        }
        if (!isEditable(document.status)) throw conflict('text-adopted');
        const authentic = document.authenticLanguage;
        if (point.text[authentic] === '') {
          throw ruleBroken({ field: 'documentId', code: 'point-untranslated' });
        }
        const others = await store.provisionsOf(change.tx, document.id);
        const kinds = {
          recommendation: 'recommendation',
          commitment: 'operative',
          remark: 'operative',
        } as const;
        const created = await store.insertProvision(change.tx, {
          editionId: document.editionId,
          documentId: document.id,
          kind: input.kind ?? (document.kind === 'recommendations' ? kinds[point.kind] : 'operative'),
          position: (others.at(-1)?.position ?? 0) + 1,
          text: localText({ ar: point.text.ar, en: point.text.en, authentic }),
          sample: report.sample,
        });
        await store.keepVersion(change.tx, created, { origin: 'report', writtenBy: accountIdOf(actor) });
        await store.replaceRelations(change.tx, created, { sessionIds: [report.sessionId] });
        if (input.afterId) await placeBehind(change, document.id, created.id, input.afterId);
        await change.record({
          action: 'provision.created',
          quiet: true,
          subject: { kind: 'provision', id: created.id },
          editionId: created.editionId,
          before: null,
          after: { ...created, sessionIds: [report.sessionId] },
        });
        return { fate: 'taken-up', provisionId: created.id };
      });
    },

    setAside(actor: Actor, pointId: string, given: string): Promise<drafts.PointRow> {
      const entry = createEntry();
      const fateReason = entry.plain('reason', given, { required: true });
      entry.done();
      return decide(actor, pointId, async () => ({ fate: 'set-aside', fateReason }), fateReason ?? undefined);
    },
  };
}
export type ReportsService = ReturnType<typeof createReportsService>;
