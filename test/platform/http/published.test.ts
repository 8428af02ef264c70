import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPublishedCache } from '../../../src/platform/http/index.ts';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';

const text = (ar: string, en: string) => ({ ar, en });

describe('bytes in memory', () => {
  const body = 'مرحبًا '.repeat(200);
  const cache = createPublishedCache();
  let stands = true;
  let server: Server;
  let origin: string;
  beforeAll(async () => {
    await cache.get('/ar/page', { revision: 1, stands: () => stands }, async () => ({
      type: 'text/plain; charset=utf-8',
      body,
    }));
    await cache.get('/ar/other', { revision: 1 }, async () => ({ type: 'text/plain', body: 'other' }));
    server = createServer((request, response) => {
      if (!cache.answer(request, response, ['x-safe', 'yes'])) response.writeHead(404).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  const statusOf = async (path: string, init: RequestInit = {}) =>
    (await fetch(`${origin}${path}`, init)).status;

  it('are answered at once, compressed for whom can read it, and not at all to whom has them', async () => {
    const whole = await fetch(`${origin}/ar/page`, { headers: { 'accept-encoding': 'identity' } });
    const zipped = await fetch(`${origin}/ar/page`, { headers: { 'accept-encoding': 'br, gzip' } });
    const etag = whole.headers.get('etag') ?? '';
    const known = await fetch(`${origin}/ar/page`, { headers: { 'if-none-match': `"a", ${etag}` } });

    expect([whole.status, await whole.text(), whole.headers.get('content-encoding')]).toEqual([
      200,
      body,
      null,
    ]);
    expect([zipped.status, await zipped.text(), zipped.headers.get('content-encoding')]).toEqual([
      200,
      body,
      'gzip',
    ]);
    expect([known.status, await known.text(), known.headers.get('x-safe')]).toEqual([304, '', 'yes']);
  });

  it('are left alone for whom may be somebody, for other methods, and where nobody says that they stand', async () => {
    expect(
      await Promise.all([
        statusOf('/ar/page', { headers: { cookie: 'session=a' } }),
        statusOf('/ar/page', { headers: { authorization: 'Bearer a' } }),
        statusOf('/ar/page', { method: 'POST' }),
        statusOf('/ar/page?day=2'),
        statusOf('/ar/other'),
      ]),
    ).toEqual([404, 404, 404, 404, 404]);
  });

  it('are left alone once they do not stand any more', async () => {
    stands = false;
    expect(await statusOf('/ar/page')).toBe(404);
    stands = true;
    expect(await statusOf('/ar/page')).toBe(200);
  });
});

describe('a published page', () => {
  let test: TestApp;
  let organiser: SignIn;
  let origin: string;
  let edition: { id: string };
  beforeAll(async () => {
    test = await openTestApp();
    organiser = await test.signIn();
    await post('/series', {
      slug: 'of',
      acronym: 'OF',
      noun: 'forum',
      name: text('ملتقى الواحات', 'Oasis Forum'),
    });
    edition = await post('/series/of/editions', {
      slug: '2026',
      number: 1,
      title: text('ملتقى الواحات الأول', 'First Oasis Forum'),
      startsOn: '2026-11-16',
      endsOn: '2026-11-18',
      timeZone: 'Asia/Riyadh',
      mode: 'in-person',
      visibility: 'public',
    });
    origin = await test.app.server.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(() => test.close());

  async function post(url: string, payload: object) {
    const answer = await test.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers: organiser });
    expect(answer.statusCode).toBe(201);
    return answer.json();
  }
  const edit = (payload: object) =>
    test.inject({
      method: 'PATCH',
      url: `/api/v1/editions/${edition.id}`,
      headers: { ...organiser, 'if-match': '*' },
      payload,
    });
  /** Everything of an answer but the hour. */
  async function read(headers: Record<string, string> = {}) {
    const answer = await fetch(`${origin}/en/forums/of/2026/agenda.json`, { headers });
    const { date: _date, ...kept } = Object.fromEntries(answer.headers);
    return { status: answer.status, headers: kept, body: await answer.text() };
  }

  it('is the same from memory as made anew, to the last header', async () => {
    const made = await read();
    const remembered = await read();
    const etag = { 'if-none-match': String(made.headers.etag) };
    const usual = await test.inject({ url: '/en/forums/of/2026/agenda.json', headers: etag });
    const known = await read(etag);

    expect(remembered).toEqual(made);
    expect(made.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
    const { date: _date, ...headers } = usual.headers;
    expect(known).toMatchObject({ status: 304, headers, body: '' });
  });

  it('shows a change at once, and nothing once the edition is hidden', async () => {
    const before = await read();
    expect((await edit({ title: text('ملتقى الواحات', 'Oasis Forum, first') })).statusCode).toBe(200);
    const after = await read({ 'if-none-match': String(before.headers.etag) });
    expect([after.status, after.body.includes('Oasis Forum, first')]).toEqual([200, true]);

    expect((await edit({ visibility: 'draft' })).statusCode).toBe(200);
    expect((await read()).status).toBe(404);
    expect((await read(organiser)).status).toBe(200);
  });
});
