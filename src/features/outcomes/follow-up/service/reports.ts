import { type Actor, accountIdOf, sightOf } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, notFound } from '../../../../platform/errors/index.ts';
import { requireVersion } from '../../../../platform/http/index.ts';
import { isEmptyText } from '../../../../platform/language/index.ts';
import { placeOf } from '../../../series/index.ts';
import type { OutcomesContext } from '../../context.ts';
import { createNotices } from '../../notices/index.ts';
import * as store from '../../store/follow-up/index.ts';
import type { ReportInput } from '../contract.ts';
import { manageFollowUp, maySeeReports, ownBodies, reportsFor } from '../policy.ts';
import { isOpenReport, mayBecomeReport, type ReportStatus, roundToAnswer } from '../rules.ts';
import type { FollowUpGate, Pair } from './gate.ts';

export type ReportsService = ReturnType<typeof createReportsService>;

/** What is said of a demonstration's data: that it is a sample, and which round it answered. */
interface Provenance {
  readonly sample?: boolean;
  readonly obligationId?: string;
}

/** A report with its evidence, as far as the reader may see it. */
export interface ReportWhole {
  readonly report: store.ReportRow;
  readonly evidence: readonly store.EvidenceWhole[];
}

/** Progress reports: written, sent, sent back or accepted, published. */
export function createReportsService(context: OutcomesContext, gate: FollowUpGate) {
  const { database } = context;
  const notices = createNotices(context);
  const record = (
    change: Change,
    verb: string,
    before: store.ReportRow | null,
    after: store.ReportRow,
    reason?: string,
  ): Promise<void> =>
    change.record({
      action: `progress-report.${verb}`,
      subject: { kind: 'progress-report', id: after.id },
      editionId: after.editionId,
      before,
      after,
      // Of a report that is being written nobody but its body knows.
      quiet: after.status === 'draft',
      ...(reason === undefined ? {} : { reason }),
    });

  const find = async (actor: Actor, id: string): Promise<{ report: store.ReportRow; pair: Pair }> => {
    const report = await database.seeing(sightOf(actor), () => store.findReport(database.db, id));
    if (report === undefined) throw notFound('report-unknown');
    const pair = await gate.pair(actor, report.provisionId, report.bodyId);
    if (report.status === 'draft' && !reportsFor(actor, report.bodyId) && actor.kind !== 'system') {
      // The secretariat sees what it wrote itself for a body, and no draft besides.
      if (report.writtenBy !== accountIdOf(actor)) throw notFound('report-unknown');
    }
    return { report, pair };
  };

  const putValues = async (
    change: Change,
    pair: Pair,
    report: store.ReportRow,
    values: ReportInput['values'],
    actor: Actor,
  ): Promise<void> => {
    if (values === undefined) return;
    const known = await store.listIndicators(
      database,
      change.tx,
      { provisionId: pair.answerable.provisionId },
      {
        all: false,
      },
    );
    await store.clearValues(change.tx, report.id);
    const entry = createEntry();
    for (const { indicatorId, value } of values) {
      const indicator = known.find(({ id }) => id === indicatorId);
      entry.check(indicator !== undefined, `value-${indicatorId}`, 'indicator-unknown');
      if (indicator === undefined) continue;
      const set = await store.putValue(change.tx, {
        editionId: report.editionId,
        indicatorId,
        measuredOn: gate.today(pair.whole),
        value,
        reportId: report.id,
        recordedBy: accountIdOf(actor),
      });
      entry.check(set, `value-${indicatorId}`, 'measured-today');
    }
    entry.done();
  };

  /** Takes a step of a report, by its row locked. */
  const become = async (
    actor: Actor,
    id: string,
    version: number | null,
    to: ReportStatus,
    row: (change: Change, report: store.ReportRow) => Partial<store.ReportRow>,
    reason?: string,
  ): Promise<store.ReportRow> => {
    const { report: found } = await find(actor, id);
    return gate.changeFollowed(actor, manageFollowUp, found.provisionId, async (change) => {
      const before = await store.lockReport(change.tx, id);
      if (before === undefined) throw notFound('report-unknown');
      if (!mayBecomeReport(before.status, to)) throw conflict('report-state', { from: before.status, to });
      requireVersion(before.version, version);
      const after = await store.updateReport(change.tx, id, {
        ...row(change, before),
        status: to,
        updatedAt: change.now,
      });
      await record(change, to === 'returned' ? 'sent-back' : to, before, after, reason);
      if (to === 'returned' || to === 'accepted') await notices.report(change, after, to);
      return after;
    });
  };

  /** Whoever sent a report does not decide on it. */
  const otherThanSender = (actor: Actor, report: store.ReportRow): void => {
    if (actor.kind === 'account' && report.submittedBy === actor.accountId) throw conflict('own-report');
  };

  const service = {
    find,

    /** Reports of a recommendation with their evidence, as far as the reader may see them: a fixed number of queries. */
    async list(
      actor: Actor,
      { provisionId, bodyId }: { readonly provisionId: string; readonly bodyId?: string },
    ): Promise<ReportWhole[]> {
      const { whole } = await gate.followed(provisionId);
      const place = placeOf(whole.edition);
      const all = await store.listReports(database.db, {
        provisionId,
        bodyId,
        draftsOf: ownBodies(actor),
      });
      const seen = all.filter(
        (report) => report.status === 'published' || maySeeReports(actor, report.bodyId, place),
      );
      const pieces =
        seen.length === 0
          ? []
          : await store.listEvidence(
              database.db,
              seen.map(({ id }) => id),
              { confidential: true },
            );
      return seen.map((report) => ({
        report,
        evidence: pieces.filter(
          ({ evidence }) =>
            evidence.reportId === report.id &&
            (!evidence.confidential || maySeeReports(actor, report.bodyId, place)),
        ),
      }));
    },

    /** The report that a body writes now, with its evidence; null while there is none. */
    async open(actor: Actor, provisionId: string, bodyId: string): Promise<ReportWhole | null> {
      await gate.pair(actor, provisionId, bodyId);
      const report = await store.findOpenReport(database.db, provisionId, bodyId);
      if (report === undefined) return null;
      if (
        report.status === 'draft' &&
        !reportsFor(actor, bodyId) &&
        report.writtenBy !== accountIdOf(actor)
      ) {
        return null;
      }
      return {
        report,
        evidence: await store.listEvidence(database.db, [report.id], { confidential: true }),
      };
    },

    /**
     * Keeps what a body has written so far: a draft, begun with the first words, or what was returned. It clears nothing.
     * @param version of the report as it was read; null begins one
     * @throws 409 `report-open` when another one was begun meanwhile, `report-stays` once it was sent
     */
    save(
      actor: Actor,
      provisionId: string,
      bodyId: string,
      version: number | null,
      input: ReportInput & Provenance,
    ): Promise<store.ReportRow> {
      return gate.changePair(actor, provisionId, bodyId, async (change, pair) => {
        const known = await store.findOpenReport(change.tx, provisionId, bodyId);
        const old = known === undefined ? undefined : await store.lockReport(change.tx, known.id);
        const entry = createEntry();
        const text = entry.text('text', input.text, {
          old: old?.text ?? null,
          authentic: pair.whole.edition.authenticLanguage,
        });
        entry.done();
        const selfReported =
          input.selfReported === undefined ? (old?.selfReported ?? null) : input.selfReported;
        if (old !== undefined) {
          if (!isOpenReport(old.status)) throw conflict('report-stays');
          if (version === null) throw conflict('report-open');
          requireVersion(old.version, version);
          // What was returned keeps its text until there is a new one.
          const kept =
            old.status === 'returned'
              ? { text: text ?? old.text, selfReported: selfReported ?? old.selfReported }
              : { text, selfReported };
          const after = await store.updateReport(change.tx, old.id, { ...kept, updatedAt: change.now });
          await putValues(change, pair, after, input.values, actor);
          await record(change, 'edited', old, after);
          return after;
        }
        const [standing] = await store.listPairs(
          database,
          change.tx,
          { editionId: pair.answerable.editionId, provisionId, bodyIds: [bodyId] },
          gate.today(pair.whole),
        );
        const round =
          input.obligationId === undefined
            ? roundToAnswer(standing?.rounds ?? [], gate.today(pair.whole))
            : { id: input.obligationId };
        const made = await store.insertReport(change.tx, {
          editionId: pair.answerable.editionId,
          provisionId,
          bodyId,
          obligationId: round?.id ?? null,
          selfReported,
          text,
          writtenBy: accountIdOf(actor),
          sample: input.sample ?? false,
        });
        await putValues(change, pair, made, input.values, actor);
        await record(change, 'created', null, made);
        return made;
      });
    },

    /** Goes on with a report that is not sent yet, or was sent back. */
    edit(
      actor: Actor,
      report: store.ReportRow,
      version: number | null,
      input: ReportInput,
    ): Promise<store.ReportRow> {
      if (!isOpenReport(report.status)) throw conflict('report-stays');
      return service.save(actor, report.provisionId, report.bodyId, version, input);
    },

    /** Sends a report: from then on the body changes nothing of it, nor of its evidence. @throws 422 where something is missing */
    async submit(actor: Actor, id: string, version: number | null, at?: Date): Promise<store.ReportRow> {
      const { report: found } = await find(actor, id);
      return gate.changePair(actor, found.provisionId, found.bodyId, async (change) => {
        const before = await store.lockReport(change.tx, id);
        if (before === undefined) throw notFound('report-unknown');
        if (!mayBecomeReport(before.status, 'submitted')) throw conflict('report-stays');
        requireVersion(before.version, version);
        const entry = createEntry();
        entry.check(before.selfReported !== null, 'selfReported', 'state-needed');
        entry.check(
          before.text !== null && !isEmptyText(before.text),
          `text.${before.text?.authentic ?? 'ar'}`,
          'field-required',
        );
        entry.done();
        const after = await store.updateReport(change.tx, id, {
          status: 'submitted',
          submittedBy: accountIdOf(actor),
          submittedAt: at ?? change.now,
          decidedBy: null,
          decidedAt: null,
          returnReason: null,
          updatedAt: change.now,
        });
        await record(change, 'submitted', before, after);
        return after;
      });
    },

    /** Sends a report back, and says why. */
    async return(
      actor: Actor,
      id: string,
      version: number | null,
      reason: string,
      at?: Date,
    ): Promise<store.ReportRow> {
      const entry = createEntry();
      const returnReason = entry.plain('reason', reason, { required: true });
      entry.done();
      return become(
        actor,
        id,
        version,
        'returned',
        (change, report) => {
          otherThanSender(actor, report);
          return { returnReason, decidedBy: accountIdOf(actor), decidedAt: at ?? change.now };
        },
        returnReason ?? undefined,
      );
    },

    /** Accepts a report: it stays as it is for good. */
    accept: (actor: Actor, id: string, version: number | null, at?: Date): Promise<store.ReportRow> =>
      become(actor, id, version, 'accepted', (change, report) => {
        otherThanSender(actor, report);
        return { decidedBy: accountIdOf(actor), decidedAt: at ?? change.now };
      }),

    /** Shows an accepted report to everybody, without its confidential evidence. */
    publish: (actor: Actor, id: string, version: number | null, at?: Date): Promise<store.ReportRow> =>
      become(actor, id, version, 'published', (change) => ({ publishedAt: at ?? change.now })),
  };
  return service;
}
