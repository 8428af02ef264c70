/**
 * Owns who takes part in an edition: participations of states and bodies by category. Delegations, invitations and
 * precedence stand on them.
 */
import type { Subscriber } from '../../platform/changes/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Api } from '../../platform/http/index.ts';
import { type EditionFinder, type ManagementTask, type PartPages, workInEdition } from '../series/index.ts';
import { type AccreditationDoor, createAccreditationDoor } from './accreditation/door.ts';
import { type AccreditationServices, accreditationTask, createAccreditation } from './accreditation/index.ts';
import { addDelegationsApi } from './api.ts';
import { type AttendeesService, createAttendeesService } from './attendees/service.ts';
import type { DelegationsContext } from './context.ts';
import {
  createInvitations,
  type InvitationsPart,
  invitedAudience,
  issueVisaLetters,
  writeInvitations,
} from './invitations/index.ts';
import { focalPointsAudience, headsAudience } from './nominations/audience.ts';
import { createNominations, type NominationsPart } from './nominations/index.ts';
import { readDelegations } from './nominations/policy.ts';
import { addParticipationForms } from './pages/forms/index.ts';
import { addParticipationList } from './pages/management.ts';
import { addOwnAccreditations } from './pages/own-accreditations.ts';
import { addParticipantsPages } from './pages/public.ts';
import { createParticipantLists } from './participant-lists/index.ts';
import { createPrecedence } from './precedence/index.ts';
import { createParticipationsService, type ParticipationsService } from './service.ts';

export type { AttendeeWays } from './accreditation/door.ts';
export { accreditationMails } from './accreditation/index.ts';
export type { Acquaintance } from './accreditation/service/likeness.ts';
export { listRules as listAccreditationRules } from './accreditation/store.ts';
export { AttendeeInput, AttendeeView, attendeeFields } from './attendees/contract.ts';
export { presentAttendee } from './attendees/present.ts';
export { readAttendee } from './attendees/row.ts';
export { eitherAlike, type NameInKeys, nameInKeys } from './attendees/rules/likeness.ts';
export { keptNameKeys } from './attendees/rules/name-keys.ts';
export type { NewAttendee } from './attendees/service.ts';
export { attendeesFollowAccount } from './attendees/service.ts';
export type { AttendeeRow } from './attendees/store.ts';
export { participationsCarryOver } from './carry-over.ts';
export { delegationsExports } from './edition-export.ts';
export { delegationsFigures } from './figures.ts';
export { lettersCarryOver } from './invitations/carry-over.ts';
export { invitationMails, type KnownInvitation, writeInvitations } from './invitations/index.ts';
export { standardLetters } from './invitations/rules/standard.ts';
export { letterSamples } from './invitations/samples.ts';
export { nominationMails } from './nominations/index.ts';
export { delegationFileReaders } from './nominations/service/files.ts';
export type { NewNominee } from './nominations/service/naming.ts';
export { manageParticipations } from './policy.ts';
export { precedenceCarryOver } from './precedence/carry-over.ts';
export { precedenceMails } from './precedence/mails.ts';
export { inOrder, orderFor, type PrecedenceUse } from './precedence/order-for.ts';
export type { ParticipationCategory, ParticipationStatus } from './rules.ts';
export { delegationScopeTitles } from './scope-titles.ts';
export type { NewParticipation } from './service.ts';
export { listQueue } from './store/accreditation.ts';
export {
  listParticipations,
  type ParticipationFilter,
  type ParticipationRow,
  type ParticipationWhole,
} from './store.ts';
export { type AttendeeCategory, attendeeCategories, listFields } from './tables.ts';

export interface DelegationsFeature {
  readonly database: Database;
  readonly finder: EditionFinder;
  readonly participations: ParticipationsService;
  readonly invitations: InvitationsPart;
  readonly attendees: AttendeesService;
  readonly accreditation: AccreditationDoor;
  /** The queue, its checks and decisions. */
  readonly accrediting: AccreditationServices;
  /** Delegations, focal points and nominations. */
  readonly nominations: NominationsPart;
  /** What happens here when invitations to accounts are accepted. */
  readonly subscribers: readonly Subscriber[];
  readonly precedence: ReturnType<typeof createPrecedence>;
  readonly participantLists: ReturnType<typeof createParticipantLists>;
  addApi(api: Api): void;
  addPages(deps: PartPages): void;
}

/** Tasks of the management menu, in the order in which the work is done. */
export const delegationsTasks: readonly ManagementTask[] = [
  {
    group: 'participants',
    label: 'common:nav.management.participations',
    path: '/participations',
    icon: 'flag',
    policy: workInEdition,
  },
  {
    group: 'participants',
    label: 'invitations:invitations',
    path: '/invitations',
    icon: 'mail',
    policy: writeInvitations,
  },
  {
    group: 'participants',
    label: 'nominations:delegations',
    path: '/delegations',
    icon: 'users',
    policy: readDelegations,
  },
  accreditationTask,
  {
    group: 'participants',
    label: 'invitations:visa.letters',
    path: '/visa-letters',
    icon: 'doc',
    policy: issueVisaLetters,
  },
  {
    group: 'participants',
    label: 'common:nav.management.precedence',
    path: '/precedence',
    icon: 'sort',
    policy: workInEdition,
  },
  {
    group: 'participants',
    label: 'participant-lists:titles',
    path: '/participant-lists',
    icon: 'users',
    policy: workInEdition,
  },
];

/** Lists of receivers of messages: focal points in force, heads of delegations. */
export const delegationsAudiences = [invitedAudience, focalPointsAudience, headsAudience] as const;

export function createDelegationsFeature(context: DelegationsContext): DelegationsFeature {
  const { database, changes, finder } = context;
  const accreditation = createAccreditationDoor();
  const attendees = createAttendeesService({ database, edited: accreditation.dataChanged });
  const own = { ...context, attendees, accreditation };
  const nominations = createNominations(own);
  const accrediting = createAccreditation(own);
  const precedence = createPrecedence(own);
  const participations = createParticipationsService({ changes });
  const invitations = createInvitations({ ...own, focalPoints: nominations.focalPoints }, participations);
  const participantLists = createParticipantLists(own);
  const parts = [invitations, nominations, accrediting, precedence, participantLists];
  const feature: DelegationsFeature = {
    database,
    finder,
    participations,
    invitations,
    attendees,
    accreditation,
    accrediting,
    nominations,
    subscribers: [nominations.subscriber, attendees.subscriber],
    precedence,
    participantLists,
    addApi(api) {
      addDelegationsApi(api, feature);
      for (const part of parts) part.addApi(api);
    },
    addPages(deps) {
      addParticipantsPages({ shell: deps.shell, database });
      addParticipationList({ ...deps, database, participations });
      addParticipationForms({ ...deps, database, participations });
      addOwnAccreditations({ ...deps, database, finder, visaLetters: invitations.services.visaLetters });
      for (const part of parts) part.addPages(deps);
    },
  };
  return feature;
}
