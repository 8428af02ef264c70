/**
 * What lower features ask of higher ones: each declares a type, each higher feature brings its own, and here
 * they get their order.
 */

import { affectedByFavourites, agendasMerging, sharedAudiences } from './features/agendas/index.ts';
import { createCallsMerging } from './features/calls/index.ts';
import {
  attendeesFollowAccount,
  delegationFileReaders,
  delegationScopeTitles,
  delegationsAudiences,
  delegationsExports,
  delegationsFigures,
  lettersCarryOver,
  participationsCarryOver,
  precedenceCarryOver,
} from './features/delegations/index.ts';
import { bodyScopeTitles, personsFollowAccount } from './features/directory/index.ts';
import { exhibitionExport, exhibitionFigures } from './features/exhibition/index.ts';
import { honoursExport, honoursFigures } from './features/honours/index.ts';
import { accountsAudience } from './features/notifications/index.ts';
import {
  evidenceFileReaders,
  outcomesExport,
  outcomesFigures,
  recommendationsCarryOver,
  recommendationsClosed,
} from './features/outcomes/index.ts';
import {
  programmeExport,
  programmeFigures,
  sessionFileReaders,
  speakersAudience,
} from './features/programme/index.ts';
import {
  affectedByPlaces,
  badgesCarryOver,
  badgesExport,
  checkInExport,
  feedbackExport,
  formsCarryOver,
  formsExport,
  placesAudience,
  placesExport,
  placesFigures,
  registrantsAudience,
  registrationFigures,
  registrationsFollowAccount,
} from './features/registration/index.ts';
import { schedulingFigures } from './features/scheduling/index.ts';
import { seriesCarryOver, seriesExport, seriesFigures, seriesScopeTitles } from './features/series/index.ts';
import type { Clock } from './platform/clock/index.ts';
import type { Database } from './platform/database/index.ts';
import type { FileReaders } from './platform/files/serve.ts';
import type { Translator } from './platform/i18n/index.ts';

/** Figures on an edition's overview, in the order in which they stand there. */
export const editionFigures = (conflicts: Parameters<typeof schedulingFigures>[0]) => [
  ...seriesFigures,
  ...programmeFigures,
  ...schedulingFigures(conflicts),
  ...delegationsFigures,
  ...registrationFigures,
  ...placesFigures,
  ...exhibitionFigures,
  ...outcomesFigures,
  ...honoursFigures,
];

/** What the next edition starts with, each after what it refers to. */
export const carriedOver = [
  ...seriesCarryOver,
  participationsCarryOver,
  lettersCarryOver,
  precedenceCarryOver,
  formsCarryOver,
  badgesCarryOver,
  recommendationsCarryOver,
];

/** What an edition cannot close without. */
export const closingConditions = [recommendationsClosed];

/** What an edition's export holds, each after what it refers to. */
export const editionExports = (database: Database, clock: Clock) => [
  seriesExport,
  ...delegationsExports(database),
  programmeExport,
  formsExport,
  placesExport(database),
  badgesExport,
  checkInExport,
  feedbackExport,
  exhibitionExport,
  outcomesExport({ database, clock }),
  honoursExport,
];

/** Who besides its owner may read a kept file. */
export const fileReaders = (database: Database): readonly FileReaders[] => [
  sessionFileReaders(database),
  ...delegationFileReaders(database),
  ...evidenceFileReaders(database),
];

/** How the place is called that a right is given for. */
export const scopeTitles = [...seriesScopeTitles, delegationScopeTitles, bodyScopeTitles];

/** What moves to the account that stays when two are merged. */
export const accountMerging = (deps: { readonly database: Database; readonly translator: Translator }) => [
  personsFollowAccount,
  attendeesFollowAccount(deps.database),
  registrationsFollowAccount(deps.database),
  createCallsMerging(deps),
  agendasMerging(deps.database),
];

/** Whom a change of the schedule concerns. */
export const affectedBySchedule = (database: Database) => [
  affectedByFavourites(database),
  affectedByPlaces(database),
];

/** How many wish to see which sessions together. */
export const sessionAudiences = (database: Database) => [sharedAudiences(database)];

/** To whom a message to many can go. */
export const mailAudiences = (database: Database) => [
  speakersAudience(database),
  accountsAudience(database),
  ...delegationsAudiences,
  registrantsAudience,
  placesAudience(database),
];
