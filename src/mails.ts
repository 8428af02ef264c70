import { accountsMails } from './features/accounts/index.ts';
import { reviewingMails, submissionMails } from './features/calls/index.ts';
import {
  accreditationMails,
  invitationMails,
  nominationMails,
  precedenceMails,
} from './features/delegations/index.ts';
import { honoursMails } from './features/honours/index.ts';
import { notificationsMails } from './features/notifications/index.ts';
import { followUpMails, noticeMails } from './features/outcomes/index.ts';
import { programmeMails } from './features/programme/index.ts';
import {
  checkInMails,
  feedbackMails,
  placesMails,
  registrationMails,
} from './features/registration/index.ts';
import { releasesMails } from './features/scheduling/index.ts';
import type { MailTemplate } from './platform/outbox/index.ts';

/** Every mail that a feature sends: each brings its own. */
export const mailTemplates: readonly MailTemplate[] = [
  ...accountsMails,
  ...reviewingMails,
  ...submissionMails,
  ...accreditationMails,
  ...invitationMails,
  ...nominationMails,
  ...registrationMails,
  ...placesMails,
  ...feedbackMails,
  ...checkInMails,
  ...releasesMails,
  ...precedenceMails,
  ...honoursMails,
  ...notificationsMails,
  ...followUpMails,
  ...noticeMails,
  ...programmeMails,
];
