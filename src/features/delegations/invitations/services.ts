import type { ParticipationsService } from '../service.ts';
import type { InvitationsContext } from './context.ts';
import { createAnsweringService } from './service/answering.ts';
import { createDispatchingService } from './service/dispatching.ts';
import { createDraftingService } from './service/drafting.ts';
import { createLetters } from './service/letters.ts';
import { createMailing } from './service/mailing.ts';
import { createReminders } from './service/reminding.ts';
import { createTemplatesService } from './service/templates.ts';
import { createVisaLettersService } from './service/visa.ts';

/** What both faces of invitations work with. */
export type InvitationServices = ReturnType<typeof createInvitationServices>;

export function createInvitationServices(context: InvitationsContext, participations: ParticipationsService) {
  const letters = createLetters(context);
  const mailing = createMailing(context);
  const dispatching = createDispatchingService(context, { letters, mailing });
  return {
    ...context,
    letters,
    dispatching,
    templates: createTemplatesService(context),
    drafting: createDraftingService(context, { participations }),
    answering: createAnsweringService(context),
    visaLetters: createVisaLettersService(context, { letters }),
    reminders: createReminders(context, dispatching),
  };
}
