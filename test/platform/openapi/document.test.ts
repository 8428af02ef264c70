import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addHealthRoutes } from '../../../src/platform/http/health.ts';
import type { Json, JsonObject, OpenApiDocument } from '../../../src/platform/openapi/index.ts';
import { tags } from '../../../src/platform/openapi/tags.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { openTestDatabase } from '../../support/database.ts';

const methods = ['get', 'put', 'post', 'patch', 'delete'];

/** Every route as `GET /api/v1/…`, from the tree that the router prints. */
function routesOf(tree: string): string[] {
  const path: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const found = /^([│ ]*)[├└]── (\S*) \(([A-Z, ]+)\)$/u.exec(line) ?? /^([│ ]*)[├└]── (\S+)()$/u.exec(line);
    if (found === null) return [];
    const [, indent = '', part = '', served = ''] = found;
    const depth = indent.length / 4;
    path.splice(depth, path.length, part);
    const url = path.join('');
    return served
      .split(', ')
      .filter((method) => method !== '' && method !== 'HEAD')
      .map((method) => `${method} ${url}`);
  });
}

/** Every `$ref` below a value. */
function refsIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (typeof value !== 'object' || value === null) return [];
  return [...(typeof value.$ref === 'string' ? [value.$ref] : []), ...Object.values(value).flatMap(refsIn)];
}

const at = (document: OpenApiDocument, ref: string): unknown =>
  ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((value, key) => (value as JsonObject | undefined)?.[key], document);

describe('the description of the API', () => {
  let test: TestApp;
  let document: OpenApiDocument;
  beforeAll(async () => {
    test = await openTestApp({ config: { publicUrl: 'https://forum.example.org' } });
    document = (await test.inject({ url: '/api/v1/openapi.json' })).json<OpenApiDocument>();
  });
  afterAll(() => test.close());

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, served]) =>
      Object.entries(served).map(([method, operation]) => ({ path, method, operation })),
    );

  it('is OpenAPI 3.1 of this installation, and asks for a sign-in unless an operation says otherwise', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Multaqa', version: '1' },
      servers: [{ url: 'https://forum.example.org' }],
      security: [{ bearer: [] }, { cookie: [] }],
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          cookie: { type: 'apiKey', in: 'cookie', name: '__Host-session' },
        },
      },
    });
  });

  it('holds every route below /api', () => {
    const routes = routesOf(test.app.server.printRoutes({ commonPrefix: false, includeHooks: false }))
      .filter((route) => route.includes(' /api/') && route !== 'GET /api/v1/docs')
      .map((route) => route.replace(/:([a-zA-Z]+)/g, '{$1}'))
      .sort();

    const described = operations()
      .map(({ method, path }) => `${method.toUpperCase()} ${path}`)
      .filter((route) => route.includes(' /api/'))
      .sort();

    expect(described).toEqual(routes);
    expect(routes.length).toBeGreaterThan(40);
  });

  it('names each operation once, in an area that it describes, with a summary', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    const areas = new Set(document.tags.map(({ name }) => name));
    const faults = operations().flatMap(({ method, path, operation }) => {
      const [tag] = operation.tags as string[];
      const complete =
        methods.includes(method) && areas.has(tag ?? '') && String(operation.summary ?? '') !== '';
      return complete ? [] : [`${method} ${path}`];
    });

    expect(faults).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(document.tags.every(({ description }) => description.length > 10)).toBe(true);
    expect(tags.map(({ name }) => name)).toEqual(document.tags.map(({ name }) => name));
  });

  it('says `security: []` where the route’s policy lets everybody in, and nowhere else', async () => {
    const open = operations()
      .filter(({ method, path }) => method === 'get' && path.startsWith('/api/') && !path.includes('{'))
      .map(({ path, operation }) => ({ path, open: Array.isArray(operation.security) }));

    const answers = await Promise.all(
      open.map(async ({ path, open }) => ({
        path,
        open: (await test.inject({ url: path })).statusCode !== 401,
        said: open,
      })),
    );

    expect(answers.filter(({ open, said }) => open !== said)).toEqual([]);
    expect(operations().flatMap(({ operation }) => operation.security ?? [])).toEqual([]);
  });

  it('gives each operation a success and its failures as problems', () => {
    const faults = operations().flatMap(({ method, path, operation }) => {
      const statuses = Object.keys(operation.responses as JsonObject);
      // A sign-in may go on at its second factor: 202 beside 201.
      const succeeds = statuses.some((status) => status.startsWith('2'));
      const refuses = !path.startsWith('/api/') || statuses.includes('401');
      return succeeds && refuses ? [] : [`${method} ${path}: ${statuses.join(' ')}`];
    });
    const problems = Object.values(document.components.responses as JsonObject) as JsonObject[];

    expect(faults).toEqual([]);
    expect(problems.map(({ content }) => Object.keys(content as JsonObject))).toEqual(
      problems.map(() => ['application/problem+json']),
    );
  });

  it('declares every parameter of a path, as required', () => {
    const faults = operations().flatMap(({ method, path, operation }) => {
      const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name).sort();
      const declared = ((operation.parameters ?? []) as JsonObject[])
        .filter((parameter) => parameter.in === 'path' && parameter.required === true)
        .map(({ name }) => name)
        .sort();
      return JSON.stringify(inPath) === JSON.stringify(declared) ? [] : [`${method} ${path}`];
    });

    expect(faults).toEqual([]);
  });

  it('resolves every reference, and names each shared shape once', () => {
    const refs = refsIn(document as unknown as Json);

    expect(refs.filter((ref) => at(document, ref) === undefined)).toEqual([]);
    expect(new Set(refs)).toContain('#/components/schemas/LocalText');
    expect(JSON.stringify(document).match(/"title":"LocalText"/g)).toHaveLength(1);
  });

  it('is kept by the reader until it changes', async () => {
    const first = await test.inject({ url: '/api/v1/openapi.json' });
    const again = await test.inject({
      url: '/api/v1/openapi.json',
      headers: { 'if-none-match': String(first.headers.etag) },
    });

    expect([first.statusCode, again.statusCode]).toEqual([200, 304]);
  });

  it('says truly that a thing which the reader has is not sent again', async () => {
    const organiser = await test.signIn();
    const made = await test.inject({
      method: 'POST',
      url: '/api/v1/series',
      headers: organiser,
      payload: { slug: 'lakes', acronym: 'LF', noun: 'forum', name: { en: 'Lake Forum' } },
    });
    const ask = (tag: string) =>
      test.inject({ url: '/api/v1/series/lakes', headers: { ...organiser, 'if-none-match': tag } });

    const answers = [await ask(String(made.headers.etag)), await ask('W/"1", "7"'), await ask('"7"')];

    expect(answers.map(({ statusCode, body }) => [statusCode, body === ''])).toEqual([
      [304, true],
      [304, true],
      [200, false],
    ]);
  });

  it.each(['ar', 'en'] as const)(
    'is a page as well, with an anchor for each operation and shape (%s)',
    async (lang) => {
      const page = await test.inject({ url: `/api/v1/docs?lang=${lang}` });
      const anchors = new Set([...page.body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
      const links = [...page.body.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);

      expect(page.statusCode).toBe(200);
      expect(page.body).toContain(`<html lang="${lang}"`);
      expect(page.body).not.toMatch(/<script(?! type="module" src=)|<style|style=/);
      expect(operations().filter(({ operation }) => !anchors.has(String(operation.operationId)))).toEqual([]);
      expect(links.filter((id) => !anchors.has(id))).toEqual([]);
    },
  );
});

describe('how the service is', () => {
  it('is told without a sign-in: alive, and ready once the database answers', async () => {
    const test = await openTestApp();
    const [alive, ready] = [await test.inject({ url: '/livez' }), await test.inject({ url: '/readyz' })];
    await test.close();

    expect([alive.statusCode, alive.json(), alive.headers['cache-control']]).toEqual([
      200,
      { status: 'ok' },
      'no-store',
    ]);
    expect([ready.statusCode, ready.json()]).toEqual([200, { status: 'ok' }]);
  });

  it('is not ready while the database is away, and says no more than that', async () => {
    const database = await openTestDatabase();
    const server = Fastify();
    addHealthRoutes(server, database);
    await database.close();
    const [ready, alive] = [await server.inject('/readyz'), await server.inject('/livez')];

    expect([ready.statusCode, ready.json(), ready.headers['retry-after']]).toEqual([
      503,
      { status: 'database-away' },
      '2',
    ]);
    expect(alive.statusCode).toBe(200);
    await server.close();
  });
});
