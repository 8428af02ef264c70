import type { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { readConfig } from '../../../src/config.ts';
import type { Actor } from '../../../src/platform/actor/index.ts';
import { anyone, createServer, type Limits, signedIn } from '../../../src/platform/http/index.ts';

/** Who comes by any credential of these tests. */
export const somebody: Actor = {
  kind: 'account',
  accountId: '018f0000-0000-7000-8000-000000000001',
  name: 'سارة',
  language: 'ar',
  grants: [],
};

export interface PlainServer {
  readonly env?: Readonly<Record<string, string>>;
  readonly limits?: Limits;
  readonly log?: Writable;
  readonly authenticate?: () => Promise<Actor>;
}

/** A server without a database: whoever shows a credential is {@link somebody}. Routes are added by the test. */
export const plainServer = ({ env = {}, limits, log, authenticate }: PlainServer = {}): FastifyInstance =>
  createServer({
    config: readConfig({ LOG_LEVEL: log === undefined ? 'silent' : 'info', ...env }),
    authenticate: authenticate ?? (async () => somebody),
    describe: (_language, code) => code,
    errorPage: (_request, error) => ({ html: `<p>${error.code}</p>` }),
    ...(limits === undefined ? {} : { limits }),
    ...(log === undefined ? {} : { logTo: log }),
  });

/** The same with a thing to read and to change on both faces. */
export function serverWithThings(options: PlainServer = {}): FastifyInstance {
  const app = plainServer(options);
  for (const url of ['/api/v1/things/:id', '/ar/things/:id']) {
    app.get(url, { config: { policy: anyone } }, async () => 'read');
    app.post(url, { config: { policy: signedIn } }, async (request) => ({ got: request.body ?? null }));
  }
  app.post('/ar/sign-in', { config: { policy: anyone } }, async () => 'signed in');
  app.post('/api/v1/auth/tokens', { config: { policy: anyone } }, async () => 'signed in');
  return app;
}
