/** Letters that invite states and bodies, what they answer, and letters that support visas. */
import type { Part } from '../../series/index.ts';
import type { ParticipationsService } from '../service.ts';
import { addAnswersApi } from './api/answers.ts';
import { addManagedInvitationsApi } from './api/invitations.ts';
import { addTemplatesApi } from './api/templates.ts';
import { addVisaLettersApi } from './api/visa-letters.ts';
import type { InvitationsContext } from './context.ts';
import { addInvitationPages } from './pages/index.ts';
import { createInvitationServices, type InvitationServices } from './services.ts';

export { invitedAudience } from './audience.ts';
export { invitationMails } from './mails.ts';
export { issueVisaLetters, writeInvitations } from './policy.ts';
export type { KnownInvitation } from './service/drafting.ts';

export interface InvitationsPart extends Part {
  readonly services: InvitationServices;
}

export function createInvitations(
  context: InvitationsContext,
  participations: ParticipationsService,
): InvitationsPart {
  const services = createInvitationServices(context, participations);
  return {
    services,
    addApi(api) {
      addManagedInvitationsApi(api, services);
      addTemplatesApi(api, services);
      addAnswersApi(api, services);
      addVisaLettersApi(api, services);
    },
    addPages: (deps) => addInvitationPages({ ...services, ...deps }),
  };
}
