/** What those who were there say of sessions and the edition. */
import type { ManagementTask, Part } from '../../series/index.ts';
import type { RegistrationContext } from '../context.ts';
import { addFeedbackApi } from './api.ts';
import { createFeedbackServices, type FeedbackServices } from './feature.ts';
import { addFeedbackPages } from './pages/index.ts';
import { readFeedback } from './policy.ts';

export { asksForFeedback, feedbackInAgendas, sessionFeedback } from './contributions.ts';
export { feedbackExport } from './edition-export.ts';
export { feedbackMails } from './mails.ts';

/** What the management menu offers of feedback. */
export const feedbackTasks: readonly ManagementTask[] = [
  { group: 'participants', label: 'feedback:title', path: '/feedback', icon: 'chart', policy: readFeedback },
];

export interface FeedbackPart extends Part, FeedbackServices {}

export function createFeedback(context: RegistrationContext): FeedbackPart {
  const services = createFeedbackServices(context);
  return {
    ...services,
    addApi: (api) => addFeedbackApi(api, services),
    addPages: (deps) => addFeedbackPages({ ...services, ...deps }),
  };
}
