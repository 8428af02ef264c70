import type { AmendmentWhole } from '../store/amendments.ts';
import type { DocumentRow } from '../store/index.ts';
import type { AmendmentView } from './contract.ts';

export const presentAmendment = ({ amendment, sponsor, coSponsors }: AmendmentWhole): AmendmentView => ({
  id: amendment.id,
  documentId: amendment.documentId,
  number: amendment.number,
  action: amendment.action,
  provisionId: amendment.provisionId,
  provisionRevision: amendment.provisionRevision,
  text: amendment.text,
  rationale: amendment.rationale,
  sponsor,
  coSponsors: coSponsors.map((one) => ({ ...one })),
  status: amendment.status,
  statusReason: amendment.statusReason,
  advice: amendment.advice,
  adviceNote: amendment.adviceNote,
  mergedIntoId: amendment.mergedIntoId,
  result:
    amendment.resultProvisionId === null
      ? null
      : { provisionId: amendment.resultProvisionId, revision: amendment.resultRevision },
  submittedAt: amendment.submittedAt?.toISOString() ?? null,
  decidedAt: amendment.decidedAt?.toISOString() ?? null,
  sample: amendment.sample,
  version: amendment.version,
});

export const presentStage = ({ id, status, amendmentsOpenAt, amendmentsCloseAt, version }: DocumentRow) => ({
  id,
  status,
  amendmentsOpenAt: amendmentsOpenAt?.toISOString() ?? null,
  amendmentsCloseAt: amendmentsCloseAt?.toISOString() ?? null,
  version,
});
