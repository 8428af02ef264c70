import { Type } from 'typebox';
import { type Api, readUpload } from '../../../../platform/http/index.ts';
import { IdSchema, LanguageQuerySchema } from '../../../../platform/http/schemas.ts';
import { IdParams } from '../../../series/index.ts';
import type * as store from '../../store/follow-up/index.ts';
import type { FollowUpContext } from '../context.ts';
import * as contract from '../contract.ts';
import { report } from '../policy.ts';
import { readWholeReport } from '../reading-reports.ts';

const tag = 'outcomes';
const EvidenceParams = Type.Object({ id: IdSchema, evidence: IdSchema });

/** What shows that a report is true. */
export function addEvidenceApi(api: Api, context: FollowUpContext): void {
  const { database, reports, evidence } = context;

  const wholeReport = (row: store.ReportRow) => readWholeReport(database.db, row);

  api.operation({
    method: 'POST',
    url: '/progress-reports/:id/evidence',
    id: 'addEvidence',
    tag,
    summary:
      'Add evidence as multipart/form-data: `file` (PDF, DOCX, XLSX, PPTX, JPEG, PNG) or `url`, `title.ar`, `title.en`, `confidential`',
    policy: report,
    takesFile: true,
    status: 201,
    params: IdParams,
    query: LanguageQuerySchema,
    reply: contract.ReportView,
    handle: async ({ params, raw }) => {
      const { report: row } = await reports.find(raw.actor, params.id);
      const { file, fields } = await readUpload(raw);
      const url = fields.url?.toString().trim() ?? '';
      await evidence.add(
        raw.actor,
        row.id,
        {
          title: { ar: fields['title.ar']?.toString() ?? '', en: fields['title.en']?.toString() ?? '' },
          url: url === '' ? null : url,
          confidential: fields.confidential === 'true',
        },
        file,
      );
      return wholeReport(row);
    },
  });

  api.operation({
    method: 'PATCH',
    url: '/progress-reports/:id/evidence/:evidence',
    id: 'editEvidence',
    tag,
    summary:
      'Keep a piece of evidence from the public, or show it; its body until the report is sent, then the secretariat',
    policy: report,
    status: 204,
    params: EvidenceParams,
    body: contract.EvidencePatch,
    reply: Type.Null(),
    handle: async ({ params, body, raw }) => {
      await evidence.setConfidential(raw.actor, params.id, params.evidence, body.confidential);
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/progress-reports/:id/evidence/:evidence',
    id: 'deleteEvidence',
    tag,
    summary: 'Take evidence away while the report is being written',
    policy: report,
    status: 204,
    params: EvidenceParams,
    query: LanguageQuerySchema,
    reply: Type.Null(),
    handle: async ({ params, raw }) => {
      await evidence.remove(raw.actor, params.id, params.evidence);
    },
  });
}
