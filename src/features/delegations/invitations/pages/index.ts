import { addBoardPages } from './board.ts';
import { addDispatchPages } from './dispatch.ts';
import { addProposalPages } from './propose.ts';
import { addAnswerPages } from './public.ts';
import { addRecordPages } from './record/index.ts';
import { addSettingsPages } from './settings.ts';
import type { InvitationPages } from './shared.ts';
import { addTemplatePages } from './templates/index.ts';
import { addVisaPages } from './visa/index.ts';

/** Adds every page of invitations, letter templates and letters for visas. */
export function addInvitationPages(deps: InvitationPages): void {
  addBoardPages(deps);
  addProposalPages(deps);
  addDispatchPages(deps);
  addSettingsPages(deps);
  addRecordPages(deps);
  addTemplatePages(deps);
  addVisaPages(deps);
  addAnswerPages(deps);
}
