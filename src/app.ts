import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { columnClasses } from './classes.ts';
import type { Config } from './config.ts';
import { createAccountsFeature, createSignIns, type SignIns } from './features/accounts/index.ts';
import {
  affectedByFavourites,
  agendasMerging,
  createAgendasFeature,
  favouriteStars,
  sharedAudiences,
} from './features/agendas/index.ts';
import { createAuditFeature } from './features/audit/index.ts';
import { createCallsFeature, createCallsMerging, listWithdrawn } from './features/calls/index.ts';
import {
  attendeesFollowAccount,
  createDelegationsFeature,
  delegationFileReaders,
  delegationScopeTitles,
  delegationsAudiences,
  delegationsExports,
  delegationsFigures,
  lettersCarryOver,
  participationsCarryOver,
  precedenceCarryOver,
} from './features/delegations/index.ts';
import {
  bodyScopeTitles,
  createDirectoryFeature,
  createPersonalDataFeature,
  personsFollowAccount,
} from './features/directory/index.ts';
import { createAgendaPrinting, createDocumentsFeature } from './features/documents/index.ts';
import { createExhibitionFeature, exhibitionExport, exhibitionFigures } from './features/exhibition/index.ts';
import { createHonoursFeature, honoursExport, honoursFigures } from './features/honours/index.ts';
import {
  accountsAudience,
  createNotificationsFeature,
  notificationsTasks,
} from './features/notifications/index.ts';
import {
  createOutcomesFeature,
  evidenceFileReaders,
  outcomesExport,
  outcomesFigures,
  recommendationsCarryOver,
  recommendationsClosed,
  sessionOutcomes,
} from './features/outcomes/index.ts';
import {
  addPublicProgramme,
  createAnnounced,
  createProgrammeFeature,
  programmeExport,
  programmeFigures,
  sessionBookings,
  sessionFileReaders,
  speakersAudience,
} from './features/programme/index.ts';
import {
  affectedByPlaces,
  badgesCarryOver,
  badgesExport,
  checkInExport,
  createRegistrationFeature,
  editionHasActivities,
  feedbackExport,
  feedbackInAgendas,
  formsCarryOver,
  formsExport,
  joinsInAgendas,
  placesAudience,
  placesExport,
  placesFigures,
  placesInAgendas,
  registrantsAudience,
  registrationFigures,
  registrationsFollowAccount,
  sessionFeedback,
  sessionSignUps,
} from './features/registration/index.ts';
import { createSchedulingFeature, schedulingFigures } from './features/scheduling/index.ts';
import {
  createDocumentEditions,
  createEditionShell,
  createSeriesFeature,
  createWayBack,
  listEditionEnds,
  managementPath,
  seriesCarryOver,
  seriesExport,
  seriesFigures,
  seriesScopeTitles,
} from './features/series/index.ts';
import { createSiteFeature } from './features/site/index.ts';
import { createBookings } from './features/timetable/index.ts';
import { mailTemplates } from './mails.ts';
import { managementTasks, publicSections } from './menus.ts';
import { personalData, retentionRules } from './personal-data.ts';
import { sightOf } from './platform/actor/index.ts';
import { createAuditLog, sealOlderEvents } from './platform/audit/index.ts';
import { createChanges, createRevisions, type Subscriber } from './platform/changes/index.ts';
import { type Clock, systemClock } from './platform/clock/index.ts';
import { cacheDirectory, type Database, everything } from './platform/database/index.ts';
import { createFiles } from './platform/files/index.ts';
import { addFileRoute } from './platform/files/serve.ts';
import { addHealthRoutes } from './platform/http/health.ts';
import {
  acceptUploads,
  addAssetRoute,
  createApi,
  createIdempotency,
  createLimits,
  createPublishedCache,
  createServer,
} from './platform/http/index.ts';
import { createTranslator } from './platform/i18n/index.ts';
import { createJobs } from './platform/jobs/index.ts';
import { addOpenApi, collectRoutes, tagTitle } from './platform/openapi/index.ts';
import {
  createBounces,
  createLocalTransport,
  createMailRenderer,
  createMailSender,
  createOutbox,
  createPace,
  createReturnPaths,
  createSmtpTransport,
} from './platform/outbox/index.ts';
import { createDescribe, errorPage } from './platform/pages/errors.ts';
import { createPages } from './platform/pages/index.ts';
import { createEditionKeys } from './platform/vault/edition-keys.ts';
import { createVault, masterKey } from './platform/vault/index.ts';
import { buildClient, clientIsBuilt } from './platform/views/client-bundle.ts';
import { createAssets, createViews } from './platform/views/index.ts';
import { catalogues } from './words.ts';

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
  const translator = createTranslator(catalogues, config.production ? { onMissing: () => {} } : {});
  const describe = createDescribe(catalogues, translator);
  const scripts = join(cacheDirectory, 'client');
  if (!clientIsBuilt(scripts)) await buildClient(scripts);
  const assets = createAssets({
    root: fileURLToPath(new URL('../templates/assets', import.meta.url)),
    scripts,
  });
  const views = createViews({
    root: fileURLToPath(new URL('../templates', import.meta.url)),
    production: config.production,
    translate: translator.t,
    assets,
  });

  const secure = config.publicUrl.startsWith('https:');
  const vault = createVault(masterKey(config));
  let signIns: SignIns | undefined;
  let wayBack: ReturnType<typeof createWayBack> | undefined;
  const outbox = createOutbox({
    database,
    clock,
    vault,
    templates: mailTemplates,
    host: new URL(config.publicUrl).hostname,
    renderer: createMailRenderer({
      root: fileURLToPath(new URL('../templates', import.meta.url)),
      production: config.production,
      translate: translator.t,
      publicUrl: config.publicUrl,
      product: 'series:product',
    }),
  });
  const cache = createPublishedCache();
  const limits = createLimits({ database, clock, vault });
  const server: FastifyInstance = createServer({
    config,
    ...(logTo === undefined ? {} : { logTo }),
    answerAtOnce: cache.answer,
    ...(config.rateLimits ? { limits } : {}),
    authenticate: async (request, reply) =>
      signIns === undefined ? { kind: 'anonymous' } : signIns.authenticate(request, reply),
    describe,
    errorPage: errorPage({ views, translator, describe, wayBack: (request) => wayBack?.(request) }),
  });
  // After the body was read, whose events come from outside of the request: what follows is the actor's work.
  server.addHook('preValidation', (request, _reply, done) => database.seeing(sightOf(request.actor), done));
  signIns = await createSignIns({ app: server, database, clock, vault, secure });

  const revisions = await createRevisions(database);
  await database.seeing(everything, () => sealOlderEvents(database, vault));
  const audit = createAuditLog({ ...database, vault });
  const subscribers: Subscriber[] = [];
  const changes = createChanges({ database, clock, revisions, audit, subscribers });
  await collectRoutes(server, { publicUrl: config.publicUrl, cookieName: signIns.cookieName });
  addHealthRoutes(server, database);
  addAssetRoute(server, assets);
  await acceptUploads(server);
  const api = createApi(server, { idempotency: createIdempotency(database) });
  const files = createFiles({ database, dataDir: config.dataDir });
  addFileRoute(server, files, [
    sessionFileReaders(database),
    ...delegationFileReaders(database),
    ...evidenceFileReaders(database),
  ]);
  const jobs = createJobs({ database, log: server.log });
  jobs.every({ name: 'rate-counters', seconds: 300, work: async () => void (await limits.clean()) });
  const transport =
    config.smtpUrl === undefined
      ? createLocalTransport()
      : createSmtpTransport({ url: config.smtpUrl, from: config.mailFrom });
  const returnPaths =
    config.mailBounces === undefined ? undefined : createReturnPaths(vault, config.mailBounces);
  const bounces = createBounces({ database, clock, returnPaths, host: new URL(config.publicUrl).hostname });
  const mailSender = createMailSender({
    database,
    clock,
    vault,
    transport,
    returnPaths,
    pace: createPace(config.mailRate),
    jobs,
    log: server.log,
  });
  const pages = createPages({ app: server, views, translator, cache, describe });

  const keys = createEditionKeys(vault);
  const directory = createDirectoryFeature({ database, changes, clock, keys });
  await directory.ensureStates();
  const series = createSeriesFeature({
    database,
    changes,
    revisions,
    figures: [
      ...seriesFigures,
      ...programmeFigures,
      ...schedulingFigures(() => scheduling.conflicts.source),
      ...delegationsFigures,
      ...registrationFigures,
      ...placesFigures,
      ...exhibitionFigures,
      ...outcomesFigures,
      ...honoursFigures,
    ],
    carryOver: [
      ...seriesCarryOver,
      participationsCarryOver,
      lettersCarryOver,
      precedenceCarryOver,
      formsCarryOver,
      badgesCarryOver,
      recommendationsCarryOver,
    ],
    closing: [recommendationsClosed],
  });
  wayBack = createWayBack(series);
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
    titles: [...seriesScopeTitles, delegationScopeTitles, bodyScopeTitles],
    merging: [
      personsFollowAccount,
      attendeesFollowAccount(database),
      registrationsFollowAccount(database),
      createCallsMerging({ database, translator }),
      agendasMerging(database),
    ],
    areaTitle: tagTitle,
  });
  accounts.addApi(api);
  const accountFrame = accounts.addPages({ pages, shell: { ...shell, managementPath }, describe });
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
  calls.addPages({ pages, shell, describe, accountFrame });
  const scheduling = createSchedulingFeature({
    ...aboveProgramme,
    affected: [affectedByFavourites(database), affectedByPlaces(database)],
    audiences: [sharedAudiences(database)],
  });
  scheduling.addApi(api);
  scheduling.addPages({ pages, shell, describe, accountFrame });
  programme.addPages({ pages, shell, describe, conflicts: scheduling.conflicts.source });
  const agendas = createAgendasFeature({
    ...aboveProgramme,
    announced,
    printing: createAgendaPrinting({ database, translator }),
    embedScript: () => assets.find(assets.url('embed.js'))?.body.toString() ?? '',
    screenWorker: () => assets.find(assets.url('screen-worker.js'))?.body.toString() ?? '',
    sources: [
      placesInAgendas,
      feedbackInAgendas({ database, changes, clock }),
      joinsInAgendas(aboveProgramme),
    ],
  });
  agendas.addApi(api);
  agendas.addPages({ pages, shell, describe, accountFrame });
  series.addPages({ pages, shell });
  const delegations = createDelegationsFeature({
    ...aboveProgramme,
    accounts,
    describe,
    hasActivities: editionHasActivities(database),
  });
  delegations.addApi(api);
  delegations.addPages({ pages, shell, describe, accountFrame });
  const registration = createRegistrationFeature({
    ...aboveProgramme,
    explain: describe,
    delegations,
    announced,
    checkInWorker: () => assets.find(assets.url('check-in-worker.js'))?.body.toString() ?? '',
  });
  subscribers.push(...delegations.subscribers, ...registration.subscribers);
  registration.addApi(api);
  registration.addPages({ pages, shell, describe, accountFrame });
  const exhibition = createExhibitionFeature({ database, changes, finder: series.finder });
  exhibition.addApi(api);
  exhibition.addPages({ pages, shell });
  const outcomes = createOutcomesFeature({
    ...aboveProgramme,
    accounts,
    describe,
    delegations,
    closeEdition: series.service.closeEdition,
  });
  outcomes.addApi(api);
  outcomes.addPages({ pages, shell, describe, accountFrame });
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
  honours.addPages({ server, pages, shell, accountFrame });
  const notifications = createNotificationsFeature({
    database,
    changes,
    clock,
    vault,
    jobs,
    translator,
    outbox,
    bounces,
    audiences: [
      speakersAudience(database),
      accountsAudience(database),
      ...delegationsAudiences,
      registrantsAudience,
      placesAudience(database),
    ],
    finder: series.finder,
    publicUrl: config.publicUrl,
    local: config.smtpUrl === undefined,
  });
  notifications.addApi(api);
  notifications.addPages({ pages, shell });
  const site = createSiteFeature({
    server,
    database,
    clock,
    assets,
    publicUrl: config.publicUrl,
    securityContact: config.securityContact,
  });
  site.addPages({ pages, shell });

  const auditLog = createAuditFeature({ database, finder: series.finder });
  auditLog.addApi(api);
  auditLog.addPages({ pages, shell });

  const documents = createDocumentsFeature({
    database,
    files,
    translator,
    publicUrl: config.publicUrl,
    finder: series.finder,
    exports: [
      seriesExport,
      ...delegationsExports(database),
      programmeExport,
      formsExport,
      placesExport(database),
      badgesExport,
      checkInExport,
      feedbackExport,
      exhibitionExport,
      outcomesExport,
      honoursExport,
    ],
  });
  documents.addApi(api);
  documents.addRoutes(shell);

  server.addHook('preClose', async () => {
    scheduling.grid.close();
    registration.checkIn.live.close();
    outcomes.parts.adoption.stream.close();
  });
  server.addHook('onClose', async () => {
    await jobs.stop();
    transport.close();
    await revisions.close();
  });
  return {
    server,
    vault,
    limits,
    outbox,
    mailSender,
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
