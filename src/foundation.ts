import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from './config.ts';
import { createSignIns, type SignIns } from './features/accounts/index.ts';
import { mailTemplates } from './mails.ts';
import { sightOf } from './platform/actor/index.ts';
import { createAuditLog, sealOlderEvents } from './platform/audit/index.ts';
import { createChanges, createRevisions, type Subscriber } from './platform/changes/index.ts';
import type { Clock } from './platform/clock/index.ts';
import { cacheDirectory, type Database, everything } from './platform/database/index.ts';
import { createFiles } from './platform/files/index.ts';
import { addFileRoute, type FileReaders } from './platform/files/serve.ts';
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
import { collectRoutes } from './platform/openapi/index.ts';
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

export interface FoundationDeps {
  readonly config: Config;
  /** Open and migrated. */
  readonly database: Database;
  readonly clock: Clock;
  /** Where the log goes. Default: standard output. */
  readonly logTo: NodeJS.WritableStream | undefined;
  /** Who besides its owner may read a kept file. */
  readonly readers: readonly FileReaders[];
}

/** The page that exists above one that failed. */
type WayBack = (request: FastifyRequest) => { readonly label: string; readonly href: string } | undefined;

/** What every feature stands on: the server, the log, the post, the files, the pages. It knows no feature but who signs in. */
export async function openFoundation({ config, database, clock, logTo, readers }: FoundationDeps) {
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
  let wayBack: WayBack | undefined;
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
  addFileRoute(server, files, readers);
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

  return {
    server,
    signIns,
    api,
    pages,
    describe,
    translator,
    assets,
    cache,
    limits,
    vault,
    keys,
    revisions,
    changes,
    subscribers,
    files,
    jobs,
    outbox,
    bounces,
    mailSender,
    /** Text of a bundled script, read when it is asked for; empty where it was not bundled. */
    script: (name: string) => () => assets.find(assets.url(name))?.body.toString() ?? '',
    /** Names, on a page of an error, the nearest page that exists above it. */
    leadBack(way: WayBack) {
      wayBack = way;
    },
    async close() {
      await jobs.stop();
      transport.close();
      await revisions.close();
    },
  };
}
