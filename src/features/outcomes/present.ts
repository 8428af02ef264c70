import type { DocumentView, ProvisionView } from './contract.ts';
import type { DocumentRow, NamedRow, ProvisionWhole } from './store/index.ts';

const named = ({ id, slug, name }: NamedRow) => ({ id, slug, name });

export const presentProvision = (whole: ProvisionWhole): ProvisionView => {
  const { provision, disposition } = whole;
  return {
    id: provision.id,
    documentId: provision.documentId,
    kind: provision.kind,
    position: provision.position,
    number: provision.number,
    code: provision.code,
    title: provision.title,
    text: provision.text,
    theme: whole.theme,
    sessions: [...whole.sessions],
    lead: whole.lead === null ? null : named(whole.lead),
    supporting: whole.supporting.map(named),
    links: whole.links.map((link) => ({ ...link })),
    level: provision.level,
    targetGroup: provision.targetGroup,
    dueOn: provision.dueOn,
    disposition:
      disposition === null
        ? null
        : {
            outcome: disposition.outcome,
            reason: disposition.reason,
            decidedOn: disposition.decidedOn,
            nextEditionId: disposition.nextEditionId,
            nextProvisionId: disposition.nextProvisionId,
          },
    sample: provision.sample,
    version: provision.version,
  };
};

export const presentDocument = (row: DocumentRow, provisions: readonly ProvisionWhole[]): DocumentView => ({
  id: row.id,
  kind: row.kind,
  slug: row.slug,
  title: row.title,
  chapeau: row.chapeau,
  enacting: row.enacting,
  authenticLanguage: row.authenticLanguage,
  status: row.status,
  adoptionManner: row.adoptionManner,
  adoptedOn: row.adoptedOn,
  adoptingSessionId: row.adoptingSessionId,
  publishedAt: row.publishedAt === null ? null : row.publishedAt.toISOString(),
  summary: row.summary,
  remark: row.remark,
  sample: row.sample,
  version: row.version,
  provisions: provisions.filter(({ provision }) => provision.documentId === row.id).map(presentProvision),
});
