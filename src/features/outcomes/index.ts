/**
 * Owns the texts of an edition: documents, their provisions (recommendations among them), who answers for them, the
 * texts that they refer to, and what the next edition made of them.
 */
import type { Database } from '../../platform/database/index.ts';
import type { Api } from '../../platform/http/index.ts';
import type { EditionFinder, ManagementTask, PartPages } from '../series/index.ts';
import { type AdoptionPart, createAdoption } from './adoption/index.ts';
import { type AmendmentsPart, createAmendments } from './amendments/index.ts';
import { addOutcomesApi } from './api.ts';
import { type CarryForwardPart, createCarryForward } from './carry-forward/index.ts';
import { provisionChoices } from './choices.ts';
import type { OutcomesContext } from './context.ts';
import { createDrafting, type DraftingPart } from './drafting/index.ts';
import { createFollowUp, type FollowUpPart } from './follow-up/index.ts';
import { assess, readReports } from './follow-up/policy.ts';
import { createGovernance, type GovernancePart } from './governance/index.ts';
import { manageGovernance } from './governance/policy.ts';
import { addOutcomesManagement } from './pages/index.ts';
import { createPledges, type PledgesPart } from './pledges/index.ts';
import { manageOutcomes, readDrafts } from './policy.ts';
import { addOutcomesPublicPages } from './public-pages.ts';
import { createPublication, type PublicationPart } from './publication/index.ts';
import { createSearch, type SearchPart } from './search/index.ts';
import { createOutcomesService, type OutcomesService } from './service.ts';
import { createStatements, type StatementsPart } from './statements/index.ts';

export { recommendationsClosed } from './carry-forward/closing.ts';
export { recommendationsCarryOver } from './carry-over.ts';
export { compareTexts, type Paragraph } from './drafting/rules/align.ts';
export { tokensOf } from './drafting/rules/diff.ts';
export { outcomesExport } from './edition-export.ts';
export { outcomesFigures } from './figures.ts';
export { evidenceFileReaders, followUpMails } from './follow-up/index.ts';
export { readFollowUp, readFollowUpRecord } from './follow-up/reading.ts';
export type { FollowUpItem } from './follow-up/standing.ts';
export { noticeMails } from './notices/index.ts';
export { readProvisionCode, readSeal } from './publication/verify.ts';
export { type FollowUpDocument, renderFollowUp } from './render/follow-up/index.ts';
export { type ReportDocument, renderReport } from './render/index.ts';
export { shortSeal } from './seals.ts';
export { sessionOutcomes } from './session-outcomes.ts';
export { partyNames, readStatementsOn } from './statements/reading.ts';
export { listReservations } from './store/adoption.ts';
export { pointsOf as listReportPoints } from './store/drafting.ts';
export {
  type DispositionRow,
  type DocumentRow,
  listCarriedInto,
  listDocuments,
  listProvisions,
  type ProvisionWhole,
} from './store/index.ts';
export { verifyTexts, type WrongText } from './verification.ts';

/** The outcomes' place in the management menu. */
export const outcomesTasks: readonly ManagementTask[] = [
  {
    group: 'outcomes',
    label: 'outcomes:manage.texts',
    path: '/outcomes',
    icon: 'target',
    policy: readDrafts,
  },
  {
    group: 'outcomes',
    label: 'drafting:reports',
    path: '/session-reports',
    icon: 'pen',
    policy: readDrafts,
  },
  {
    group: 'outcomes',
    label: 'statements:statements',
    path: '/statements',
    icon: 'seal',
    policy: manageOutcomes,
  },
  {
    group: 'outcomes',
    label: 'follow-up:title',
    path: '/follow-up',
    icon: 'chart',
    policy: readReports,
  },
  {
    group: 'outcomes',
    label: 'follow-up:assess.title',
    path: '/assessments',
    icon: 'check',
    policy: assess,
  },
  {
    group: 'outcomes',
    label: 'carry-forward:title',
    path: '/outcomes/dispositions',
    icon: 'check',
    policy: readDrafts,
  },
  {
    group: 'outcomes',
    label: 'pledges:pledges',
    path: '/pledges',
    icon: 'handshake',
    policy: manageOutcomes,
  },
  {
    group: 'outcomes',
    label: 'governance:governance',
    path: '/governance',
    icon: 'users',
    policy: manageGovernance,
  },
];

export interface OutcomesFeature {
  readonly database: Database;
  readonly finder: EditionFinder;
  readonly service: OutcomesService;
  readonly parts: {
    /** What becomes of recommendations when their edition closes. */
    readonly carryForward: CarryForwardPart;
    readonly drafting: DraftingPart;
    readonly amendments: AmendmentsPart;
    /** What becomes of recommendations. */
    readonly followUp: FollowUpPart;
    readonly search: SearchPart;
    /** Decisions, votes and reservations. */
    readonly adoption: AdoptionPart;
    /** Releases of texts by two. */
    readonly publication: PublicationPart;
    /** Statements of a constituency and their signatures. */
    readonly statements: StatementsPart;
    readonly pledges: PledgesPart;
    readonly governance: GovernancePart;
  };
  addApi(api: Api): void;
  addPages(deps: PartPages): void;
}

export function createOutcomesFeature(context: OutcomesContext): OutcomesFeature {
  const { database, changes, finder } = context;
  const drafting = createDrafting(context);
  const amendments = createAmendments(context);
  const adoption = createAdoption(context);
  const publication = createPublication(context);
  const statements = createStatements(context);
  const pledges = createPledges(context);
  const governance = createGovernance(context);
  const followUp = createFollowUp(context);
  const carryForward = createCarryForward(context);
  const search = createSearch(context);
  const parts = [
    drafting,
    amendments,
    adoption,
    publication,
    statements,
    pledges,
    governance,
    followUp,
    carryForward,
    search,
  ];
  const feature: OutcomesFeature = {
    database,
    finder,
    service: createOutcomesService({ changes }),
    parts: {
      carryForward,
      drafting,
      amendments,
      followUp,
      search,
      adoption,
      publication,
      statements,
      pledges,
      governance,
    },
    addApi(api) {
      addOutcomesApi(api, feature);
      for (const part of parts) part.addApi(api);
    },
    addPages(deps) {
      const { pages, shell } = deps;
      addOutcomesManagement({
        pages,
        shell,
        database,
        clock: context.clock,
        service: feature.service,
        ...provisionChoices,
      });
      addOutcomesPublicPages({ shell, database, clock: context.clock });
      for (const part of parts) part.addPages(deps);
    },
  };
  return feature;
}
