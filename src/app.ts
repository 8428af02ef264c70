import { columnClasses } from './classes.ts';
import type { Config } from './config.ts';
import {
  accountMerging,
  affectedBySchedule,
  carriedOver,
  closingConditions,
  editionExports,
  editionFigures,
  fileReaders,
  mailAudiences,
  scopeTitles,
  sessionAudiences,
} from './contributors.ts';
import { createAccountsFeature } from './features/accounts/index.ts';
import { createAgendasFeature, favouriteStars } from './features/agendas/index.ts';
import { createAuditFeature } from './features/audit/index.ts';
import { createCallsFeature, listWithdrawn } from './features/calls/index.ts';
import { createDelegationsFeature } from './features/delegations/index.ts';
import { createDirectoryFeature, createPersonalDataFeature } from './features/directory/index.ts';
import { createAgendaPrinting, createDocumentsFeature } from './features/documents/index.ts';
import { createExhibitionFeature } from './features/exhibition/index.ts';
import { createHonoursFeature } from './features/honours/index.ts';
import { createNotificationsFeature, notificationsTasks } from './features/notifications/index.ts';
import { createOutcomesFeature, sessionOutcomes } from './features/outcomes/index.ts';
import {
  addPublicProgramme,
  createAnnounced,
  createProgrammeFeature,
  sessionBookings,
} from './features/programme/index.ts';
import {
  createRegistrationFeature,
  editionHasActivities,
  feedbackInAgendas,
  joinsInAgendas,
  placesInAgendas,
  sessionFeedback,
  sessionSignUps,
} from './features/registration/index.ts';
import { createSchedulingFeature } from './features/scheduling/index.ts';
import {
  createDocumentEditions,
  createEditionShell,
  createSeriesFeature,
  createWayBack,
  listEditionEnds,
  managementPath,
} from './features/series/index.ts';
import { createSiteFeature } from './features/site/index.ts';
import { createBookings } from './features/timetable/index.ts';
import { openFoundation } from './foundation.ts';
import { managementTasks, publicSections } from './menus.ts';
import { personalData, retentionRules } from './personal-data.ts';
import { type Clock, systemClock } from './platform/clock/index.ts';
import type { Database } from './platform/database/index.ts';
import { addOpenApi, tagTitle } from './platform/openapi/index.ts';

export interface AppDeps {
  readonly config: Config;
  /** Open and migrated. */
  readonly database: Database;
  /** Default: the machine's. */
  readonly clock?: Clock;
  /** Where the log goes. Default: standard output. */
  readonly logTo?: NodeJS.WritableStream;
}

/** Everything that commands and tests call: the server, and the services behind it. */
export type App = Awaited<ReturnType<typeof buildApp>>;

/** Composes the application from its features, bottom rung first. It does not listen. */
export async function buildApp({ config, database, clock = systemClock, logTo }: AppDeps) {
  const foundation = await openFoundation({ config, database, clock, logTo, readers: fileReaders(database) });
  const { server, signIns, api, pages, describe, translator, cache, vault, keys } = foundation;
  const { changes, revisions, subscribers, files, jobs, outbox } = foundation;
  const directory = createDirectoryFeature({ database, changes, clock, keys });
  await directory.ensureStates();
  const series = createSeriesFeature({
    database,
    changes,
    revisions,
    figures: editionFigures(() => scheduling.conflicts.source),
    carryOver: carriedOver,
    closing: closingConditions,
  });
  foundation.leadBack(createWayBack(series));
  const shell = createEditionShell({
    pages,
    finder: series.finder,
    sections: publicSections,
    tasks: [...managementTasks, ...notificationsTasks(config.smtpUrl === undefined)],
    clock,
  });
  addOpenApi({ server, pages, cache, sitePage: shell.sitePage });
  const accounts = createAccountsFeature({
    server,
    database,
    changes,
    clock,
    vault,
    translator,
    outbox,
    signIns,
    publicUrl: config.publicUrl,
    oidc: config.oidc,
    findEdition: async (actor, reference) => (await series.finder.visible(actor, reference)).edition,
    titles: scopeTitles,
    merging: accountMerging({ database, translator }),
    areaTitle: tagTitle,
  });
  accounts.addApi(api);
  const accountFrame = accounts.addPages({ pages, shell: { ...shell, managementPath }, describe });
  const faces = { pages, shell, describe, accountFrame };
  directory.addApi(api);
  directory.addPages({ pages, describe, frame: (context, own) => shell.managementPage(context, null, own) });
  directory.addIdentityDocuments({
    api,
    pages,
    describe,
    editions: createDocumentEditions({ finder: series.finder, shell, pages }),
  });
  const privacy = createPersonalDataFeature({
    database,
    changes,
    clock,
    jobs,
    contributors: personalData({ keys, files }),
    rules: retentionRules({ keys, files }),
    classes: columnClasses,
    editionEnds: listEditionEnds,
  });
  privacy.addApi(api, { describe, translate: (language) => translator.t(language) });
  privacy.addPages({
    pages,
    describe,
    accountFrame,
    sitePage: shell.sitePage,
    frame: (context, own) => shell.managementPage(context, null, own),
  });
  series.addApi(api);
  const bookings = createBookings({ database, titles: [sessionBookings] });
  const programme = createProgrammeFeature({
    database,
    changes,
    clock,
    outbox,
    translator,
    publicUrl: config.publicUrl,
    series,
    directory,
    bookings,
    files,
    withdrawn: listWithdrawn(database),
  });
  programme.addApi(api);
  const announced = createAnnounced(database);
  addPublicProgramme({
    shell,
    database,
    announced,
    publicUrl: config.publicUrl,
    links: sessionOutcomes(database),
    marks: favouriteStars({ database }),
    signUps: [sessionSignUps(database), sessionFeedback(database, clock)],
  });
  const { authenticate } = signIns;
  const aboveProgramme = {
    authenticate,
    database,
    changes,
    revisions,
    clock,
    jobs,
    outbox,
    files,
    vault,
    translator,
    finder: series.finder,
    directory,
    programme,
    publicUrl: config.publicUrl,
  };
  const calls = createCallsFeature(aboveProgramme);
  calls.addApi(api);
  calls.addPages(faces);
  const scheduling = createSchedulingFeature({
    ...aboveProgramme,
    affected: affectedBySchedule(database),
    audiences: sessionAudiences(database),
  });
  scheduling.addApi(api);
  scheduling.addPages(faces);
  programme.addPages({ ...faces, conflicts: scheduling.conflicts.source });
  const agendas = createAgendasFeature({
    ...aboveProgramme,
    announced,
    printing: createAgendaPrinting({ database, translator }),
    embedScript: foundation.script('embed.js'),
    screenWorker: foundation.script('screen-worker.js'),
    sources: [
      placesInAgendas,
      feedbackInAgendas({ database, changes, clock }),
      joinsInAgendas(aboveProgramme),
    ],
  });
  agendas.addApi(api);
  agendas.addPages(faces);
  series.addPages(faces);
  const delegations = createDelegationsFeature({
    ...aboveProgramme,
    accounts,
    describe,
    hasActivities: editionHasActivities(database),
  });
  delegations.addApi(api);
  delegations.addPages(faces);
  const registration = createRegistrationFeature({
    ...aboveProgramme,
    explain: describe,
    delegations,
    announced,
    checkInWorker: foundation.script('check-in-worker.js'),
  });
  subscribers.push(...delegations.subscribers, ...registration.subscribers);
  registration.addApi(api);
  registration.addPages(faces);
  const exhibition = createExhibitionFeature({ database, changes, finder: series.finder });
  exhibition.addApi(api);
  exhibition.addPages(faces);
  const outcomes = createOutcomesFeature({
    ...aboveProgramme,
    accounts,
    describe,
    delegations,
    closeEdition: series.service.closeEdition,
  });
  outcomes.addApi(api);
  outcomes.addPages(faces);
  const honours = createHonoursFeature({
    database,
    changes,
    persons: directory.persons,
    clock,
    finder: series.finder,
    files,
    jobs,
    outbox,
    translator,
    publicUrl: config.publicUrl,
    verifiables: [],
  });
  honours.addApi(api);
  honours.addPages({ server, ...faces });
  const notifications = createNotificationsFeature({
    database,
    changes,
    clock,
    vault,
    jobs,
    translator,
    outbox,
    bounces: foundation.bounces,
    audiences: mailAudiences(database),
    finder: series.finder,
    publicUrl: config.publicUrl,
    local: config.smtpUrl === undefined,
  });
  notifications.addApi(api);
  notifications.addPages(faces);
  const site = createSiteFeature({
    server,
    database,
    clock,
    assets: foundation.assets,
    publicUrl: config.publicUrl,
    securityContact: config.securityContact,
  });
  site.addPages(faces);

  const auditLog = createAuditFeature({ database, finder: series.finder });
  auditLog.addApi(api);
  auditLog.addPages(faces);

  const documents = createDocumentsFeature({
    database,
    clock,
    files,
    translator,
    publicUrl: config.publicUrl,
    finder: series.finder,
    exports: editionExports(database, clock),
  });
  documents.addApi(api);
  documents.addRoutes(shell);

  server.addHook('preClose', async () => {
    scheduling.grid.close();
    registration.checkIn.live.close();
    outcomes.parts.adoption.stream.close();
  });
  server.addHook('onClose', foundation.close);
  return {
    server,
    vault,
    limits: foundation.limits,
    outbox,
    mailSender: foundation.mailSender,
    signIns,
    changes,
    cache,
    shell,
    files,
    jobs,
    accounts,
    directory,
    privacy,
    series,
    programme,
    calls,
    scheduling,
    agendas,
    delegations,
    registration,
    exhibition,
    outcomes,
    honours,
    notifications,
    documents,
  };
}
