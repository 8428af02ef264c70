import type { Static } from 'typebox';
import type { ActionRow, AssessmentWhole, IndicatorWhole } from '../store/follow-up/index.ts';
import type * as contract from './contract.ts';
import type { ReportWhole } from './service/reports.ts';
import type { FollowUpItem } from './standing.ts';

const instant = (at: Date | string | null): string | null =>
  at === null ? null : new Date(at).toISOString();

/** How a recommendation stands, as everybody may know. */
export const presentItem = ({ recommendation, standings, age }: FollowUpItem): contract.FollowUpView => ({
  id: recommendation.id,
  code: recommendation.code,
  number: recommendation.number,
  title: recommendation.title,
  text: recommendation.text,
  theme: recommendation.theme,
  age,
  disposition: recommendation.disposition,
  bodies: standings.map(({ pair, body, says, finds, lastAt }) => ({
    body: { id: body.id, slug: body.slug, name: body.name },
    role: pair.role,
    response: pair.response,
    selfReported: says,
    assessed: finds,
    lastReportAt: instant(lastAt),
    rounds: pair.rounds.map(({ dueOn, state }) => ({ dueOn, state })),
  })),
});

export const presentReport = ({ report, evidence }: ReportWhole): contract.ReportView => ({
  id: report.id,
  provisionId: report.provisionId,
  bodyId: report.bodyId,
  status: report.status,
  selfReported: report.selfReported,
  text: report.text,
  returnReason: report.status === 'published' ? null : report.returnReason,
  submittedAt: instant(report.submittedAt),
  decidedAt: instant(report.decidedAt),
  publishedAt: instant(report.publishedAt),
  evidence: evidence.map(({ evidence: piece, file }) => ({
    id: piece.id,
    title: piece.title,
    url: piece.url,
    file:
      piece.fileId === null || file === null
        ? null
        : { href: `/files/${piece.fileId}`, name: file.name, bytes: file.bytes },
    sha256: piece.sha256,
    confidential: piece.confidential,
  })),
  sample: report.sample,
  version: report.version,
});

export const presentAction = (row: ActionRow): Static<typeof contract.ActionView> => ({
  id: row.id,
  bodyId: row.bodyId,
  actionId: row.actionId,
  title: row.title,
  dueOn: row.dueOn,
  reachedOn: row.reachedOn,
  droppedReason: row.droppedReason,
  version: row.version,
});

export const presentIndicator = (row: IndicatorWhole): Static<typeof contract.IndicatorView> => ({
  id: row.id,
  name: row.name,
  unit: row.unit,
  baseline: row.baseline,
  baselineOn: row.baselineOn,
  target: row.target,
  targetOn: row.targetOn,
  version: row.version,
  values: row.values.map(({ on, value }) => ({ on, value })),
});

export const presentAssessment = ({
  assessment,
  assessor,
  assessorBody,
}: AssessmentWhole): Static<typeof contract.AssessmentView> => ({
  id: assessment.id,
  bodyId: assessment.bodyId,
  finding: assessment.finding,
  text: assessment.text,
  assessedOn: assessment.assessedOn,
  assessor,
  assessorBody,
});
