import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { behindWall, type Database } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, notFound } from '../../../../platform/errors/index.ts';
import {
  acceptDocument,
  acceptedAt,
  acceptPaper,
  type GivenFile,
} from '../../../../platform/files/accept/index.ts';
import type { FileReaders } from '../../../../platform/files/serve.ts';
import type { LocalText } from '../../../../platform/language/index.ts';
import { findEdition, maySeeEdition, placeOf } from '../../../series/index.ts';
import type { OutcomesContext } from '../../context.ts';
import * as store from '../../store/follow-up/index.ts';
import type { EvidenceInput } from '../contract.ts';
import { manageFollowUp, maySeeReports } from '../policy.ts';
import { isOpenReport } from '../rules.ts';
import type { FollowUpGate } from './gate.ts';
import type { ReportsService } from './reports.ts';

/** Under which evidence is kept and read at `/files/:id`. */
export const EVIDENCE_FILE = 'evidence';
/** Most pieces of one report. */
const MOST = 20;

export type EvidenceService = ReturnType<typeof createEvidenceService>;

/** What shows that a report is true: files, named by their SHA-256, and addresses. */
export function createEvidenceService(
  { files }: OutcomesContext,
  gate: FollowUpGate,
  reports: ReportsService,
) {
  const opened = async (change: Change, reportId: string): Promise<store.ReportRow> => {
    const report = await store.lockReport(change.tx, reportId);
    if (report === undefined) throw notFound('report-unknown');
    if (!isOpenReport(report.status)) throw conflict('evidence-stays');
    return report;
  };

  return {
    /**
     * Adds a piece of evidence to a report that is being written: a file, an address, or the name of what can be asked for.
     * @throws 422 at `file` or `title`; 409 once the report was sent
     */
    async add(
      actor: Actor,
      reportId: string,
      input: EvidenceInput & { readonly sample?: boolean },
      given: GivenFile | null = null,
    ): Promise<store.EvidenceRow> {
      const { report: found } = await reports.find(actor, reportId);
      return gate.changePair(actor, found.provisionId, found.bodyId, async (change, { whole }) => {
        const report = await opened(change, reportId);
        const entry = createEntry();
        const title = entry.line('title', input.title, {
          required: true,
          authentic: whole.edition.authenticLanguage,
        });
        entry.check(given === null || input.url == null, 'url', 'file-or-address');
        entry.done();
        const known = await store.listEvidence(change.tx, [reportId], { confidential: true });
        if (known.length >= MOST) throw conflict('too-many-files', { limit: MOST });
        const accepted =
          given === null
            ? null
            : await acceptedAt('file', async () =>
                // Office files are archives; the rest is paper, or a picture of it.
                given.bytes.subarray(0, 2).toString('latin1') === 'PK'
                  ? acceptDocument(given, { kinds: ['PDF', 'DOCX', 'XLSX', 'PPTX'] })
                  : acceptPaper(given),
              );
        const file =
          accepted === null
            ? null
            : await files.record(change.tx, {
                editionId: report.editionId,
                name: accepted.name,
                mediaType: accepted.mediaType,
                body: accepted.bytes,
                purpose: EVIDENCE_FILE,
              });
        const piece = await store.insertEvidence(change.tx, {
          editionId: report.editionId,
          reportId,
          position: Math.max(0, ...known.map(({ evidence }) => evidence.position)) + 1,
          title: title as LocalText,
          fileId: file?.id ?? null,
          sha256: file?.sha256 ?? null,
          url: input.url ?? null,
          confidential: input.confidential ?? false,
          sample: input.sample ?? false,
        });
        await change.record({
          action: 'evidence.created',
          subject: { kind: 'evidence', id: piece.id },
          editionId: report.editionId,
          before: null,
          after: piece,
          quiet: true,
        });
        return piece;
      });
    },

    /** Takes a piece away while the report is being written. */
    async remove(actor: Actor, reportId: string, id: string): Promise<void> {
      const { report: found } = await reports.find(actor, reportId);
      const gone = await gate.changePair(actor, found.provisionId, found.bodyId, async (change) => {
        const report = await opened(change, reportId);
        const pieces = await store.listEvidence(change.tx, [reportId], { confidential: true });
        const piece = pieces.find(({ evidence }) => evidence.id === id);
        if (piece === undefined) throw notFound('evidence-unknown');
        await store.deleteEvidence(change.tx, id);
        await change.record({
          action: 'evidence.deleted',
          subject: { kind: 'evidence', id },
          editionId: report.editionId,
          before: piece.evidence,
          after: null,
          quiet: true,
        });
        return piece.evidence.fileId === null ? [] : files.remove(change.tx, [piece.evidence.fileId]);
      });
      await files.sweep(gone);
    },

    /**
     * Keeps a piece from the public, or shows it: the one thing about it that may change after the report was sent. Its body
     * decides while it writes; from then on those who manage the follow-up.
     */
    async setConfidential(actor: Actor, reportId: string, id: string, confidential: boolean): Promise<void> {
      const { report: found } = await reports.find(actor, reportId);
      await gate.changePair(actor, found.provisionId, found.bodyId, async (change, { whole }) => {
        const report = await store.lockReport(change.tx, reportId);
        if (report === undefined) throw notFound('report-unknown');
        if (!isOpenReport(report.status) && !manageFollowUp.allows(actor, placeOf(whole.edition))) {
          throw conflict('evidence-stays');
        }
        const pieces = await store.listEvidence(change.tx, [reportId], { confidential: true });
        const piece = pieces.find(({ evidence }) => evidence.id === id);
        if (piece === undefined) throw notFound('evidence-unknown');
        await store.setConfidential(change.tx, id, confidential);
        await change.record({
          action: 'evidence.edited',
          subject: { kind: 'evidence', id },
          editionId: found.editionId,
          before: { confidential: piece.evidence.confidential },
          after: { confidential },
          quiet: report.status !== 'published',
        });
      });
    },
  };
}

/**
 * Who may read evidence: whoever sees the report it belongs to; everybody what was published and is not confidential. A
 * file whose bytes are not those that were submitted is read by nobody.
 */
export const evidenceFileReaders = (database: Database): readonly FileReaders[] => [
  {
    purpose: EVIDENCE_FILE,
    compared: true,
    async mayRead(actor, file) {
      const found = await behindWall(database, (tx) => store.findByFile(tx, file.id));
      if (found === undefined || found.evidence.sha256 !== file.sha256) return false;
      const whole = await findEdition(database.db, found.report.editionId);
      if (whole === undefined) return false;
      const { report, evidence } = found;
      const open = report.status === 'published' && !evidence.confidential && found.published;
      return (
        (open && maySeeEdition(actor, whole.edition)) ||
        (maySeeReports(actor, report.bodyId, placeOf(whole.edition)) &&
          (report.status !== 'draft' || mayReadDraft(actor, report)))
      );
    },
  },
];

const mayReadDraft = (actor: Actor, report: store.ReportRow): boolean =>
  actor.kind === 'system' ||
  (actor.kind === 'account' &&
    (report.writtenBy === actor.accountId ||
      actor.grants.some(({ role, scopeId }) => role === 'reporter' && scopeId === report.bodyId)));
