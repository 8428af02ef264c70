/**
 * Owns how people come: registration forms and registrations, places in activities and their waiting lists, badges,
 * check-in and attendance, feedback.
 */
import type { Subscriber } from '../../platform/changes/index.ts';
import type { Api } from '../../platform/http/index.ts';
import type { ManagementTask, PartPages } from '../series/index.ts';
import { badgeTasks, createBadges } from './badges/index.ts';
import { checkInTasks, createCheckIn } from './check-in/index.ts';
import { createOnlineService } from './check-in/online/service.ts';
import type { RegistrationContext } from './context.ts';
import { createFeedback, feedbackTasks } from './feedback/index.ts';
import { createForms, formsTasks } from './forms/index.ts';
import { createPlaces, placesTasks } from './places/index.ts';
import { registrationWays } from './store/ways.ts';

export type { DesignPatch } from './badges/contract.ts';
export { badgeSamples, badgesCarryOver, badgesExport } from './badges/index.ts';
export { type BadgeDocument, type BadgeEdition, renderBadges } from './badges/render/index.ts';
export type { BadgeCategory } from './badges/rules.ts';
export { become } from './badges/service/states.ts';
export { checkInExport } from './check-in/edition-export.ts';
export { joinsInAgendas } from './check-in/online/in-agendas.ts';
export { checkInMails } from './check-in/online/mails.ts';
export {
  asksForFeedback,
  feedbackExport,
  feedbackInAgendas,
  feedbackMails,
  sessionFeedback,
} from './feedback/index.ts';
export { registrationFigures } from './figures.ts';
export { registrationsFollowAccount } from './following-accounts.ts';
export type { FormInput, QuestionInput } from './forms/contract.ts';
export { formsCarryOver, formsExport, registrantsAudience, registrationMails } from './forms/index.ts';
export { registrationSecret } from './forms/secrets.ts';
export {
  affectedByPlaces,
  placesAudience,
  placesExport,
  placesFigures,
  placesInAgendas,
  placesMails,
  sessionSignUps,
} from './places/index.ts';
export { badgeCode, claimBytes } from './rules/badge-code.ts';
export { editionHasActivities } from './store/activities.ts';
export { lockBadges } from './store/badge-changes.ts';

/** Tasks of the management menu. */
export const registrationTasks: readonly ManagementTask[] = [
  ...formsTasks,
  ...placesTasks,
  ...badgeTasks,
  ...checkInTasks,
  ...feedbackTasks,
];

export type RegistrationFeature = ReturnType<typeof createRegistrationFeature>;

export function createRegistrationFeature(context: RegistrationContext) {
  const online = createOnlineService(context);
  const forms = createForms(context, { joins: online.ownLinks });
  // Who is asked to complete a request does so where they registered.
  context.delegations.accreditation.ways.push(registrationWays(context.database, forms.mailing.linkOf));
  const places = createPlaces(context);
  const badges = createBadges(context);
  const checkIn = createCheckIn(context, { places, forms, badges, online });
  const feedback = createFeedback(context);
  const parts = [forms, places, badges, checkIn, feedback];
  return {
    forms,
    places,
    badges,
    checkIn,
    feedback,
    /** What happens here when accreditations and attendees change. */
    subscribers: [places.following.subscriber, badges.following, online.following] as readonly Subscriber[],
    addApi(api: Api): void {
      for (const part of parts) part.addApi(api);
    },
    addPages(deps: PartPages): void {
      for (const part of parts) part.addPages(deps);
    },
  };
}
