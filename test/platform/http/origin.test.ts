import { afterAll, describe, expect, it } from 'vitest';
import { serverWithThings } from './support.ts';

const publicUrl = 'https://forum.example.org';
const secure = serverWithThings({ env: { PUBLIC_URL: publicUrl } });
const local = serverWithThings();
const listed = serverWithThings({
  env: { PUBLIC_URL: publicUrl, CORS_ORIGINS: 'https://portal.example.org' },
});
afterAll(() => Promise.all([secure.close(), local.close(), listed.close()]));

type Headers = Readonly<Record<string, string>>;
const cookie = { cookie: '__Host-session=a.b.c' };

async function post(app: typeof secure, url: string, headers: Headers) {
  const answer = await app.inject({
    method: 'POST',
    url,
    headers: { host: 'forum.example.org', ...headers },
  });
  return answer.statusCode === 200 ? 'done' : (answer.body.match(/[a-z]+(?:-[a-z]+)+/)?.[0] ?? answer.body);
}

describe('a change that comes with a cookie', () => {
  it.each<[string, Headers]>([
    ['by Origin', { origin: publicUrl }],
    ['by Sec-Fetch-Site', { 'sec-fetch-site': 'same-origin' }],
    ['by both', { origin: publicUrl, 'sec-fetch-site': 'same-origin' }],
    ['from a page without a referrer', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
    ['of nobody’s page', { 'sec-fetch-site': 'none' }],
  ])('is carried out when it is our own, told %s', async (_name, headers) => {
    expect(await post(secure, '/api/v1/things/1', { ...cookie, ...headers })).toBe('done');
    expect(await post(secure, '/ar/things/1', { ...cookie, ...headers })).toBe('done');
  });

  it.each<[string, Headers]>([
    ['another site', { origin: 'https://evil.example' }],
    ['a host below ours', { origin: 'https://a.forum.example.org' }],
    ['the host above ours', { origin: 'https://example.org' }],
    ['another port', { origin: 'https://forum.example.org:8443' }],
    ['plain http', { origin: 'http://forum.example.org' }],
    ['a name that begins with ours', { origin: 'https://forum.example.org.evil.example' }],
    ['a name in other letters', { origin: 'https://FORUM.example.org' }],
    ['a sandbox', { origin: 'null' }],
    ['a sandbox whose browser says so', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['nothing but Origin’s absence, from another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['our name with a browser that says otherwise', { origin: publicUrl, 'sec-fetch-site': 'cross-site' }],
    ['nowhere that anybody says', {}],
  ])('is refused when it comes from %s', async (_name, headers) => {
    expect(await post(secure, '/api/v1/things/1', { ...cookie, ...headers })).toBe('foreign-origin');
    expect(await post(secure, '/ar/things/1', { ...cookie, ...headers })).toBe('foreign-origin');
  });

  it('is refused before the refresh cookie is used up', async () => {
    let asked = 0;
    const app = serverWithThings({
      env: { PUBLIC_URL: publicUrl },
      authenticate: async () => {
        asked += 1;
        return { kind: 'anonymous' };
      },
    });
    const headers = { cookie: '__Host-refresh=opaque', origin: 'https://evil.example' };

    expect(await post(app, '/api/v1/things/1', headers)).toBe('foreign-origin');
    expect(asked).toBe(0);
    await app.close();
  });
});

describe('a change that comes with a token in a header', () => {
  it('counts wherever it comes from, and the cookie beside it is not looked at', async () => {
    const headers = { ...cookie, authorization: 'Bearer a.b.c', origin: 'https://evil.example' };
    expect(await post(secure, '/api/v1/things/1', headers)).toBe('done');
  });
});

describe('signing in', () => {
  it('by a form of another site is refused: nobody is signed in as somebody else unaware', async () => {
    expect(await post(secure, '/ar/sign-in', { origin: 'https://evil.example' })).toBe('foreign-origin');
    expect(await post(secure, '/ar/sign-in', { 'sec-fetch-site': 'cross-site' })).toBe('foreign-origin');
    expect(await post(secure, '/ar/sign-in', { origin: publicUrl })).toBe('done');
  });

  it('by a program is no question of origin', async () => {
    expect(await post(secure, '/api/v1/auth/tokens', {})).toBe('done');
    expect(await post(secure, '/ar/sign-in', {})).toBe('done');
  });
});

describe('on localhost', () => {
  it.each<[string, string, string, string]>([
    ['the configured port', 'localhost:3000', 'http://localhost:3000', 'done'],
    ['another port', '127.0.0.1:41234', 'http://127.0.0.1:41234', 'done'],
    ['IPv6', '[::1]:3000', 'http://[::1]:3000', 'done'],
    ['a port that is not the one asked', 'localhost:3000', 'http://localhost:8080', 'foreign-origin'],
    ['a name that was made to point here', 'evil.example:3000', 'http://evil.example:3000', 'foreign-origin'],
    [
      'a name that looks like it',
      'localhost.evil.example',
      'http://localhost.evil.example',
      'foreign-origin',
    ],
    ['a pattern in Host', '.*', 'http://evil.example', 'foreign-origin'],
  ])('%s', async (_name, host, origin, outcome) => {
    expect(await post(local, '/ar/things/1', { cookie: 'session=a', host, origin })).toBe(outcome);
  });
});

describe('a request for another host', () => {
  const ask = (url: string, headers: Headers, app = secure) => app.inject({ url, headers });

  it('is misdirected, on both faces, and told where we are', async () => {
    const api = await ask('/api/v1/things/1', { host: 'evil.example' });
    const page = await ask('/ar/things/1', { host: 'evil.example' });

    expect([api.statusCode, api.json().code, page.statusCode, page.body]).toEqual([
      421,
      'host-unknown',
      421,
      '<p>host-unknown</p>',
    ]);
  });

  it('is ours with the standard port, and in capital letters', async () => {
    const answers = await Promise.all(
      ['forum.example.org', 'forum.example.org:443', 'Forum.Example.org', 'forum.example.org:8443'].map(
        (host) => ask('/ar/things/1', { host }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 421]);
  });

  it('is what a trusted proxy says, and nobody else', async () => {
    const behind = serverWithThings({
      env: { PUBLIC_URL: publicUrl, TRUSTED_PROXIES: '10.0.0.1' },
    });
    const headers = { host: 'node-1.internal', 'x-forwarded-host': 'forum.example.org' };
    const through = await behind.inject({ url: '/ar/things/1', headers, remoteAddress: '10.0.0.1' });
    const past = await behind.inject({ url: '/ar/things/1', headers, remoteAddress: '203.0.113.5' });

    expect([through.statusCode, past.statusCode]).toEqual([200, 421]);
    await behind.close();
  });
});

describe('pages of other sites', () => {
  const portal = 'https://portal.example.org';
  const host = 'forum.example.org';
  const preflight = (origin: string, app = listed) =>
    app.inject({
      method: 'OPTIONS',
      url: '/api/v1/things/1',
      headers: {
        host,
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
  const corsOf = (headers: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('access-control-')));

  it('that are listed may call the API with a token, never with cookies', async () => {
    const asked = await preflight(portal);
    const done = await listed.inject({
      method: 'POST',
      url: '/api/v1/things/1',
      headers: { host, origin: portal, authorization: 'Bearer a' },
    });

    expect([asked.statusCode, corsOf(asked.headers)]).toEqual([
      204,
      {
        'access-control-allow-origin': portal,
        'access-control-allow-methods': 'GET, HEAD, POST',
        'access-control-allow-headers':
          'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match',
        'access-control-expose-headers': 'ETag, Link, Location, Retry-After, Idempotency-Replayed',
        'access-control-max-age': '600',
      },
    ]);
    expect([done.statusCode, done.headers['access-control-allow-origin']]).toEqual([200, portal]);
    expect(done.headers['access-control-allow-credentials']).toBeUndefined();
    expect(String(done.headers.vary)).toMatch(/\borigin\b/);
    expect(
      await post(listed, '/api/v1/things/1', { ...cookie, origin: portal, 'sec-fetch-site': 'same-site' }),
    ).toBe('foreign-origin');
  });

  it('that are not listed are told nothing, and caches keep the two apart', async () => {
    const asked = await preflight('https://evil.example');
    const read = await listed.inject({
      url: '/api/v1/things/1',
      headers: { host, origin: 'https://evil.example' },
    });

    expect([asked.statusCode, corsOf(asked.headers)]).toEqual([204, {}]);
    expect([corsOf(read.headers), /\borigin\b/.test(String(read.headers.vary))]).toEqual([{}, true]);
  });

  it('read failures as well, and no page of ours', async () => {
    const failed = await listed.inject({ url: '/api/v1/nothing', headers: { host, origin: portal } });
    const page = await listed.inject({ url: '/ar/things/1', headers: { host, origin: portal } });

    expect([failed.statusCode, failed.headers['access-control-allow-origin']]).toEqual([404, portal]);
    expect(corsOf(page.headers)).toEqual({});
  });

  it('do not exist where nobody is listed', async () => {
    const asked = await preflight(portal, secure);
    expect([asked.statusCode, asked.headers.allow, corsOf(asked.headers)]).toEqual([
      204,
      'GET, HEAD, POST',
      {},
    ]);
  });
});
