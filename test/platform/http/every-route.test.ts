/** What every route answers with, whatever it answers: tried on all that are declared, on success and on every failure. */
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, type MatrixRoute, matrixRoutes } from '../../access/matrix/routes.ts';
import { sampleOf } from '../../access/matrix/samples.ts';
import { openWorld, type World } from '../../access/matrix/world.ts';

const patternOf = (url: string): RegExp =>
  new RegExp(`^${url.replace(/\./g, '\\.').replace(/:\w+/g, '[^/]+')}$`);
/** What others put into their own pages: the public agenda, and the script that fetches it. */
const embedded: ReadonlySet<string> = new Set([
  'GET /:lang/forums/:series/:edition/embed/agenda',
  'GET /embed.js',
]);
const allMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

describe('every route', () => {
  let world: World;
  let routes: readonly MatrixRoute[];
  beforeAll(async () => {
    world = await openWorld();
    routes = matrixRoutes(world.test.app.server.declaredRoutes);
  }, 120_000);
  // Its database is gone by then, and it says so.
  afterAll(() => world.test.app.server.close().catch(() => {}));

  /** With the objects of the world; a route of objects that it does not have is asked for one that does not exist. */
  const address = (route: MatrixRoute): string => {
    try {
      return addressOf(route, world.editions.own);
    } catch {
      const url = route.url
        .replace(':series', 'river-forum')
        .replace(':edition', '2026')
        .replace(':lang', 'ar');
      return url.replaceAll(/:\w+/g, '018f0000-0000-7000-8000-000000000000');
    }
  };

  const faultsOf = (name: string, answer: LightMyRequestResponse, signedIn: boolean): string[] => {
    const { headers, statusCode, body } = answer;
    const faults: string[] = [];
    const wrong = (what: string): void => {
      faults.push(`${name}: ${statusCode} ${what}`);
    };
    const policy = String(headers['content-security-policy'] ?? '');
    if (!policy.startsWith("default-src 'none'") || policy.includes('unsafe')) wrong(`policy ${policy}`);
    if (!/frame-ancestors '(?:none|self)'/.test(policy)) wrong('can be framed');
    if (headers['x-content-type-options'] !== 'nosniff') wrong('can be sniffed');
    if (headers['referrer-policy'] !== 'same-origin') wrong('tells others where one was');
    if (headers['cross-origin-opener-policy'] !== 'same-origin') wrong('has no opener policy');
    const taken = embedded.has(name) && statusCode === 200 ? 'cross-origin' : 'same-origin';
    if (headers['cross-origin-resource-policy'] !== taken) wrong('has no resource policy');
    if (headers['permissions-policy'] === undefined) wrong('has no permissions policy');
    const caching = String(headers['cache-control'] ?? '');
    const named = name.includes('/assets/') && statusCode === 200;
    if (signedIn && !named && caching !== 'private, no-store') wrong(`is kept: ${caching}`);
    if (statusCode >= 400 && !caching.includes('no-store')) wrong(`a failure is kept: ${caching}`);
    if (caching === '') wrong('says nothing about keeping');
    if (statusCode >= 400 && name.includes('/api/')) {
      const type = headers['content-type'];
      const problem = type === 'application/problem+json; charset=utf-8' ? answer.json() : {};
      if (problem.status !== statusCode || !/^[a-z]+(?:-[a-z]+)*$/.test(problem.code ?? ''))
        wrong(`is no problem: ${body}`);
    }
    if (statusCode >= 500 && /PGlite|drizzle|node_modules|\.ts:\d|Failed query|is closed/.test(body))
      wrong('tells details');
    return faults;
  };

  const ask = (
    route: MatrixRoute,
    headers: Readonly<Record<string, string>>,
    method: string = route.method,
  ) => {
    const isApi = route.url.startsWith('/api/');
    const writes = method !== 'GET';
    const body = route.schema.body as Record<string, unknown> | undefined;
    return world.test.inject({
      method: method as 'GET',
      url: address(route),
      headers: {
        ...headers,
        ...(writes && isApi ? { 'if-match': '"999999"' } : {}),
        ...(writes && !isApi ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(isApi && writes && body !== undefined ? { payload: sampleOf(body) as object } : {}),
      ...(writes && !isApi ? { payload: '' } : {}),
    });
  };

  /** Asks all of them; says how many of each class there were. */
  async function walk(headers: Readonly<Record<string, string>>, which: (route: MatrixRoute) => boolean) {
    const faults: string[] = [];
    const classes: Record<string, number> = {};
    for (const route of routes.filter(which)) {
      const answer = await ask(route, headers);
      const kind = `${String(answer.statusCode)[0]}xx`;
      classes[kind] = (classes[kind] ?? 0) + 1;
      faults.push(...faultsOf(route.name, answer, headers.authorization !== undefined));
    }
    return { faults, classes };
  }

  it('is read with safe headers by whom it is for, and nothing personal stays anywhere', async () => {
    const { faults, classes } = await walk(world.administrator, ({ method }) => method === 'GET');
    expect(faults).toEqual([]);
    expect(classes['2xx']).toBeGreaterThan(60);
    expect(classes['5xx']).toBeUndefined();
  }, 300_000);

  it('is read with safe headers by everybody else, and refused with them', async () => {
    const { faults, classes } = await walk({}, ({ method }) => method === 'GET');
    expect(faults).toEqual([]);
    expect([Number(classes['2xx']) > 20, Number(classes['4xx']) > 20]).toEqual([true, true]);
  }, 300_000);

  it('refuses changes with safe headers', async () => {
    const anonymous = await walk({}, ({ method }) => method !== 'GET');
    const nobody = await walk({ authorization: 'Bearer no-token' }, () => true);
    expect([...anonymous.faults, ...nobody.faults]).toEqual([]);
    // The health of the process alone is told whatever comes with the question.
    expect([nobody.classes['2xx'], nobody.classes['5xx']]).toEqual([2, undefined]);
  }, 300_000);

  it('answers a method that it does not have with 405 and those that it has', async () => {
    const methodsAt = new Map<string, Set<string>>();
    for (const { url, method } of routes) {
      methodsAt.set(url, (methodsAt.get(url) ?? new Set()).add(method));
    }
    const faults: string[] = [];
    for (const [url, methods] of methodsAt) {
      const sample = url.replace(/:\w+/g, 'x');
      const elsewhere = routes.filter((one) => patternOf(one.url).test(sample)).map(({ method }) => method);
      const missing = allMethods.find((method) => !methods.has(method) && !elsewhere.includes(method));
      const [route] = routes.filter((one) => one.url === url);
      if (missing === undefined || route === undefined) continue;
      const answer = await ask(route, {}, missing);
      const allow = String(answer.headers.allow ?? '').split(', ');
      const complete = [...methods].every((method) => allow.includes(method)) && !allow.includes(missing);
      if (answer.statusCode !== 405 || !complete)
        faults.push(`${missing} ${url}: ${answer.statusCode} ${allow}`);
      faults.push(...faultsOf(`${missing} ${url}`, answer, false));
    }
    expect(faults).toEqual([]);
  }, 300_000);

  it('has pages of 200 at most where it has pages', async () => {
    const lists = routes.filter(({ method, schema }) => {
      const query = schema.querystring as { properties?: Record<string, unknown> } | undefined;
      return method === 'GET' && query?.properties?.limit !== undefined;
    });
    const answers = await Promise.all(
      lists.map(async (route) => {
        const url = address(route);
        const of = (limit: string) =>
          world.test.inject({ url: `${url}?limit=${limit}`, headers: { ...world.administrator } });
        const [most, over, none, twice] = await Promise.all(['200', '201', '0', '1&limit=2'].map(of));
        const { code, errors } = over?.json() ?? {};
        return [
          route.name,
          most?.statusCode,
          over?.statusCode,
          code,
          errors?.map(({ field }: { field: string }) => field),
          none?.statusCode,
          twice?.statusCode,
        ];
      }),
    );
    expect(answers.length).toBeGreaterThan(3);
    expect(answers).toEqual(
      lists.map(({ name }) => [name, 200, 422, expect.any(String), ['limit'], 422, 422]),
    );
  }, 120_000);

  it('fails with safe headers and without a detail when the database is gone', async () => {
    await world.test.database.close();
    const signedIn = await walk(world.administrator, () => true);
    const anonymous = await walk({}, ({ method }) => method === 'GET');
    expect([...signedIn.faults, ...anonymous.faults]).toEqual([]);
    expect(signedIn.classes['5xx']).toBeGreaterThan(100);
    expect(anonymous.classes['5xx']).toBeGreaterThan(10);
  }, 300_000);
});
