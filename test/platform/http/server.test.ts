import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { anonymous } from '../../../src/platform/actor/index.ts';
import { anyone, createServer, rolePolicy } from '../../../src/platform/http/index.ts';
import { plainServer } from './support.ts';

const server = (log?: Writable) =>
  createServer({
    config: readConfig({ LOG_LEVEL: log === undefined ? 'silent' : 'info' }),
    authenticate: async () => anonymous,
    describe: (_language, code) => code,
    errorPage: (_request, error) => ({ html: `<p>${error.code}</p>` }),
    ...(log === undefined ? {} : { logTo: log }),
  });

describe('the server', () => {
  it('refuses to boot with a route that names no policy', () => {
    expect(() => server().get('/open', async () => 'here')).toThrow('Route GET /open names no policy.');
  });

  it('asks for a sign-in before it reads the body', async () => {
    const app = server();
    app.post(
      '/api/v1/things',
      { config: { policy: rolePolicy('things.manage', ['organiser']) } },
      async () => 'done',
    );

    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/things',
      headers: { 'content-type': 'application/json' },
      payload: '{ this is no JSON',
    });

    expect([answer.statusCode, answer.json().code]).toEqual([401, 'sign-in-needed']);
  });

  it('tells nothing of its own faults, and keeps secrets out of the log', async () => {
    const lines: string[] = [];
    const log = new Writable({
      write: (chunk, _encoding, done) => {
        lines.push(String(chunk));
        done();
      },
    });
    const app = server(log);
    app.get('/api/v1/fault', { config: { policy: anyone } }, async (request) => {
      request.log.info({ password: 'open sesame', person: { passport: 'A1234567' } }, 'about to fail');
      throw new Error('the table persons has no column passport');
    });

    const answer = await app.inject({
      url: '/api/v1/fault',
      headers: { authorization: 'Bearer very-secret' },
    });

    expect([answer.statusCode, answer.json()]).toEqual([
      500,
      expect.objectContaining({ code: 'internal', title: 'internal', status: 500 }),
    ]);
    expect(answer.body).not.toContain('passport');
    const logged = lines.join('');
    expect(logged).toContain('"password":"[redacted]"');
    expect(logged).toContain('"passport":"[redacted]"');
    expect(logged).not.toContain('very-secret');
  });

  it('sends every answer with safe headers', async () => {
    const app = server();
    app.get('/here', { config: { policy: anyone } }, async () => 'here');

    const { headers } = await app.inject({ url: '/here' });

    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
    });
  });

  it('asks browsers for https for a year, once it is reached by it', async () => {
    const strict = async (env: Record<string, string>, host: string) => {
      const app = plainServer({ env });
      app.get('/here', { config: { policy: anyone } }, async () => 'here');
      const { headers } = await app.inject({ url: '/here', headers: { host } });
      return [
        headers['strict-transport-security'],
        String(headers['content-security-policy']).includes('upgrade-insecure-requests'),
      ];
    };

    expect(await strict({ PUBLIC_URL: 'https://forum.example.org' }, 'forum.example.org')).toEqual([
      'max-age=31536000; includeSubDomains',
      true,
    ]);
    expect(await strict({}, 'localhost:3000')).toEqual([undefined, false]);
  });

  it.each([
    ['POST', '/here', 405, 'GET, HEAD'],
    ['GET', '/nowhere', 404, undefined],
  ] as const)('answers %s %s with %i', async (method, url, status, allow) => {
    const app = server();
    app.get('/here', { config: { policy: anyone } }, async () => 'here');

    const answer = await app.inject({ method, url });

    expect([answer.statusCode, answer.headers.allow]).toEqual([status, allow]);
  });
});

describe('addresses that cannot be', () => {
  it.each([['/en/%ff'], [`/en/${'x'.repeat(300)}`]])('are not found: %s', async (url) => {
    const app = server();
    app.get('/en/:slug', { config: { policy: anyone } }, async () => 'here');

    const answer = await app.inject({ url });

    expect([answer.statusCode, answer.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
  });
});
