import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyone } from '../../../src/platform/http/index.ts';
import { serverWithThings } from './support.ts';

const app = serverWithThings();
app.get('/api/v1/fault', { config: { policy: anyone } }, async (_request, reply) => {
  reply.header('content-disposition', 'attachment; filename="secret.pdf"').header('etag', '"1"');
  throw Object.assign(new Error('password=hunter2 at 10.0.0.7'), { detail: 'hunter2', statusCode: 502 });
});
afterAll(() => app.close());

const json = { authorization: 'Bearer a', 'content-type': 'application/json' };
const post = async (payload: string | Buffer, headers: Readonly<Record<string, string>> = json) => {
  const answer = await app.inject({ method: 'POST', url: '/api/v1/things/1', headers, payload });
  const { code } = answer.json();
  return code === undefined ? answer.json().got : [answer.statusCode, code];
};

describe('a JSON body', () => {
  it('is taken up to one mebibyte', async () => {
    const text = (length: number) => JSON.stringify('x'.repeat(length - 2));
    expect(String(await post(text(1024 * 1024))).length).toBe(1024 * 1024 - 2);
    expect(await post(text(1024 * 1024 + 1))).toEqual([413, 'body-too-large']);
  });

  it.each<[string, string | Buffer]>([
    ['that is none', '{ this is no JSON'],
    ['that is empty', ''],
    ['that ends too early', '{"a":'],
    ['that names a prototype', '{"a":1,"__proto__":{"admin":true}}'],
    ['that names it in other letters', '{"\\u005f\\u005fproto__":{"admin":true}}'],
    ['that names a constructor’s prototype', '{"constructor":{"prototype":{"admin":true}}}'],
    ['that is not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
  ])('%s is malformed', async (_name, payload) => {
    expect(await post(payload)).toEqual([400, 'body-malformed']);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('nests as deep as any contract, not as deep as any program', async () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(await post(nested(32))).not.toContain('body-too-deep');
    expect(await post(nested(33))).toEqual([400, 'body-too-deep']);
    expect(await post(nested(400_000))).toEqual([400, 'body-too-deep']);
    expect(await post(JSON.stringify(`${'['.repeat(1_000)}"{{`))).toContain('[[[');
  });
});

describe('a media type', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/jsonp',
    'application/json, text/plain',
    'nonsense',
  ])('that is not JSON is refused by the API: %s', async (type) => {
    expect(await post('{}', { ...json, 'content-type': type })).toEqual([415, 'media-type-unknown']);
  });

  it('that is JSON is refused by pages', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/ar/things/1',
      headers: json,
      payload: '{"name":5}',
    });
    expect([answer.statusCode, answer.body]).toEqual([415, '<p>media-type-unknown</p>']);
  });
});

describe('an address', () => {
  it.each<[string, string, number, string]>([
    ['GET', '/api/v1/things/%ff', 404, 'not-found'],
    ['GET', '/api/v1/things/%', 404, 'not-found'],
    ['GET', `/api/v1/things/${'x'.repeat(201)}`, 404, 'not-found'],
    ['GET', '/api/v1/things/a%00b', 422, 'text-unstorable'],
    ['GET', '/api/v1/things/a?q=%00', 422, 'text-unstorable'],
    ['GET', '/api/v1/nothing', 404, 'not-found'],
    ['DELETE', '/api/v1/things/a', 405, 'method-not-allowed'],
    ['PUT', '/api/v1/things/a/', 405, 'method-not-allowed'],
    ['DELETE', '/api/v1/things/a/b', 404, 'not-found'],
  ])('%s %s: %i %s, as a problem with safe headers', async (method, url, status, code) => {
    const answer = await app.inject({ method: method as 'GET', url });

    expect([answer.statusCode, answer.headers['content-type'], answer.json()]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
      { type: 'about:blank', title: code, status, code, requestId: expect.any(String) },
    ]);
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(answer.headers.allow).toBe(status === 405 ? 'GET, HEAD, POST' : undefined);
  });

  it('with two slashes in front is not another host’s', async () => {
    const answer = await app.inject({ url: '//evil.example/ar' });
    expect(answer.statusCode).toBe(404);
  });
});

describe('a fault of ours', () => {
  it('tells nothing: not what was thrown, not what the answer would have been', async () => {
    const { statusCode, headers, body } = await app.inject({ url: '/api/v1/fault' });

    expect([statusCode, JSON.parse(body).code]).toEqual([500, 'internal']);
    expect(`${body}${JSON.stringify(headers)}`).not.toMatch(/hunter2|10\.0\.0\.7|secret\.pdf|stack/);
    expect([headers.etag, headers['content-disposition']]).toEqual([undefined, undefined]);
  });
});

describe('what is no request', () => {
  let port: number;
  beforeAll(async () => {
    await app.listen({ host: '127.0.0.1', port: 0 });
    port = (app.server.address() as AddressInfo).port;
  });

  const send = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      let answer = '';
      socket.setEncoding('utf8');
      socket.on('data', (chunk) => {
        answer += chunk;
      });
      socket.on('end', () => resolve(answer));
      socket.on('error', reject);
    });

  it.each<[string, string, number, string]>([
    ['nonsense', 'HELLO\r\n\r\n', 400, 'request-malformed'],
    [
      'headers without an end',
      `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers-too-large',
    ],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc',
      400,
      'request-malformed',
    ],
  ])('%s: a problem with safe headers', async (_name, text, status, code) => {
    const [head = '', body = ''] = (await send(text)).split('\r\n\r\n');

    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toContain('content-type: application/problem+json; charset=utf-8');
    expect(head).toContain('x-content-type-options: nosniff');
    expect(JSON.parse(body)).toEqual({
      type: 'about:blank',
      title: code,
      status,
      code,
      requestId: expect.any(String),
    });
  });
});
