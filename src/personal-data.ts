import { accountsPersonalData } from './features/accounts/personal-data.ts';
import { accountsRetention } from './features/accounts/retention.ts';
import { agendasPersonalData } from './features/agendas/personal-data.ts';
import { agendasRetention } from './features/agendas/retention.ts';
import { callsPersonalData } from './features/calls/personal-data.ts';
import { callsRetention } from './features/calls/retention.ts';
import { accreditationPersonalData } from './features/delegations/accreditation/personal-data.ts';
import { attendeesPersonalData } from './features/delegations/attendees/personal-data.ts';
import { invitationsPersonalData } from './features/delegations/invitations/personal-data.ts';
import { participantListsPersonalData } from './features/delegations/participant-lists/personal-data.ts';
import { delegationsPersonalData } from './features/delegations/personal-data.ts';
import { delegationsRetention } from './features/delegations/retention.ts';
import { directoryPersonalData } from './features/directory/personal-data.ts';
import { directoryRetention } from './features/directory/retention.ts';
import { exhibitionPersonalData } from './features/exhibition/personal-data.ts';
import { honoursPersonalData } from './features/honours/personal-data.ts';
import { honoursRetention } from './features/honours/retention.ts';
import { notificationsPersonalData } from './features/notifications/personal-data.ts';
import { notificationsRetention } from './features/notifications/retention.ts';
import { outcomesPersonalData } from './features/outcomes/personal-data.ts';
import { programmePersonalData } from './features/programme/personal-data.ts';
import { programmeRetention } from './features/programme/retention.ts';
import { badgesPersonalData } from './features/registration/badges/personal-data.ts';
import { checkInPersonalData, checkInRetention } from './features/registration/check-in/personal-data.ts';
import { feedbackPersonalData, feedbackRetention } from './features/registration/feedback/personal-data.ts';
import { formsPersonalData, formsRetention } from './features/registration/forms/personal-data.ts';
import { placesPersonalData } from './features/registration/places/personal-data.ts';
import { schedulingPersonalData } from './features/scheduling/personal-data.ts';
import { seriesPersonalData } from './features/series/personal-data.ts';
import type { Files } from './platform/files/index.ts';
import {
  type PersonalData,
  platformPersonalData,
  platformRetention,
  type RetentionRule,
} from './platform/personal-data/index.ts';
import type { EditionKeys } from './platform/vault/edition-keys.ts';

interface Stores {
  readonly keys: EditionKeys;
  readonly files: Files;
}

/** What each feature holds of people, from the top of the ladder down: who stands on others goes first. */
export const personalData = (stores: Stores): readonly PersonalData[] => [
  notificationsPersonalData,
  honoursPersonalData(stores),
  outcomesPersonalData,
  exhibitionPersonalData,
  placesPersonalData,
  checkInPersonalData,
  badgesPersonalData(stores),
  feedbackPersonalData,
  formsPersonalData(stores),
  agendasPersonalData,
  callsPersonalData(stores),
  schedulingPersonalData,
  programmePersonalData,
  // Before those whose requests they are forget who they were.
  accreditationPersonalData,
  invitationsPersonalData(stores),
  participantListsPersonalData,
  attendeesPersonalData(stores),
  delegationsPersonalData,
  seriesPersonalData,
  directoryPersonalData(stores),
  accountsPersonalData,
  ...platformPersonalData(stores),
];

/** How long each kind is kept, what matters most first. */
export const retentionRules = (stores: Stores): readonly RetentionRule[] => [
  ...directoryRetention(stores),
  ...accountsRetention,
  ...callsRetention(stores),
  ...delegationsRetention(stores),
  ...checkInRetention,
  ...formsRetention(stores),
  ...feedbackRetention,
  ...programmeRetention,
  ...agendasRetention,
  ...honoursRetention(stores),
  ...notificationsRetention,
  ...platformRetention,
];
