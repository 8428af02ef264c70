import type { RegistrationContext } from '../context.ts';
import { createAnswering } from './service/answering.ts';
import { createFeedbackForms } from './service/forms.ts';
import { createInviting } from './service/inviting.ts';

export type FeedbackServices = ReturnType<typeof createFeedbackServices>;

/** The services of this part. */
export const createFeedbackServices = (context: RegistrationContext) => ({
  ...context,
  forms: createFeedbackForms(context),
  answering: createAnswering(context),
  inviting: createInviting(context),
});
