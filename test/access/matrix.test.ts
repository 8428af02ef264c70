/**
 * The authorisation matrix: every route × every role, in its own edition, in another and in one that is still a draft.
 * Rights are written by hand in `matrix/rights.ts`; routes come from the application itself.
 */
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MatrixActor, makeActors } from './matrix/actors.ts';
import { expectationOf, unknownRoutes } from './matrix/expectations.ts';
import { enterAnew } from './matrix/people.ts';
import { addressOf, type MatrixRoute, matrixRoutes } from './matrix/routes.ts';
import { sampleOf } from './matrix/samples.ts';
import { openWorld, type PlaceName, places, type World } from './matrix/world.ts';

const formType = { 'content-type': 'application/x-www-form-urlencoded' };

describe('the matrix of access', () => {
  let world: World;
  let actors: readonly MatrixActor[];
  let routes: readonly MatrixRoute[];
  beforeAll(async () => {
    world = await openWorld();
    actors = await makeActors(world);
    routes = matrixRoutes(world.test.app.server.declaredRoutes);
  }, 120_000);
  afterAll(() => world?.test.close());

  let entered = Date.now();
  /** Everybody, with tokens that still hold. */
  async function everybody(): Promise<readonly MatrixActor[]> {
    if (Date.now() - entered < 240_000) return actors;
    entered = Date.now();
    const renewed: MatrixActor[] = [];
    for (const actor of actors) {
      const factor = actor.state === 'no-second-factor' ? null : 'totp';
      renewed.push({ ...actor, headers: await enterAnew(world.test, actor.headers, factor) });
    }
    actors = renewed;
    return actors;
  }

  async function ask(route: MatrixRoute, actor: MatrixActor, place: PlaceName) {
    const isApi = route.url.startsWith('/api/');
    const writes = route.method !== 'GET';
    const body = route.schema.body as Record<string, unknown> | undefined;
    const query = sampleOf((route.schema.querystring ?? {}) as Record<string, unknown>);
    const wanted = ((route.schema.querystring as { required?: string[] } | undefined)?.required ?? []).map(
      (name) => [name, String((query as Record<string, unknown>)[name])],
    );
    const sent = isApi && body !== undefined ? { payload: sampleOf(body) as object } : {};
    return world.test.inject({
      method: route.method as 'GET',
      url: addressOf(route, world.editions[place]),
      ...(wanted.length === 0 ? {} : { query: Object.fromEntries(wanted) }),
      headers: {
        ...actor.headers,
        // A version that nothing has: whoever is let in is told so, and nothing changes.
        ...(writes && isApi ? { 'if-match': '"999999"' } : {}),
        ...(writes && !isApi ? formType : {}),
      },
      ...sent,
      ...(writes && !isApi ? { payload: '' } : {}),
    });
  }

  const isRefused = ({ statusCode, headers }: LightMyRequestResponse): boolean =>
    [401, 403, 404].includes(statusCode) ||
    (statusCode === 303 && /\/sign-in|\/second-factor/.test(String(headers.location)));

  it('knows every policy, and every write that asks for no sign-in', () => {
    // A line in test/access/matrix/rights.ts says who may, or why nobody need sign in.
    expect(unknownRoutes(routes)).toEqual([]);
  });

  it('lets nobody in whom the rights do not name', { timeout: 1_200_000 }, async () => {
    const unexpected: string[] = [];
    let asked = 0;
    for (const route of routes) {
      for (const place of places) {
        if (place !== 'own' && !route.ofEdition) continue;
        for (const actor of await everybody()) {
          if (expectationOf(route, actor, place) !== 'refused') continue;
          asked += 1;
          const answer = await ask(route, actor, place);
          if (!isRefused(answer)) {
            unexpected.push(`${route.name} in ${place} as ${actor.name}: ${answer.statusCode}`);
          }
        }
      }
    }
    console.log(
      `matrix: ${routes.length} routes, ${actors.length} actors, ${asked} refusals asked, ${unexpected.length} unexpected`,
    );
    expect(unexpected).toEqual([]);
  });

  it('lets in whom the rights name', { timeout: 600_000 }, async () => {
    const unexpected: string[] = [];
    let asked = 0;
    // What ends an object comes last, and once it is gone it is rightly not found.
    const endsIt = ({ method, url }: MatrixRoute): boolean =>
      method === 'DELETE' ||
      /(?:deletion|delete|removal|take-out|revocation|replacement|cancellation|release|bulk|withdrawal|refusals|dispatch|dispatches|discard|retirement|resolution)$/.test(
        url,
      );
    // Named by what one person alone has (long work, an upload), or answered only in a state that the world is not in.
    const ofOnesOwn =
      /:task|:file|:position|carry-over$|certificates\/issue\/:kind|solver(?:-runs)?\/:run\/solution|:invitation\/letter$|:visaLetter\/letter\.pdf$/;
    // Asks, besides, for an account that its body names: one that nobody has.
    const ofBody = /(?:editions\/:edition\/grants|api\/v1\/governing-bodies)$/;
    // Names in its body or query what it is about, and nothing has what a sample names.
    const namedBySample =
      /\/(?:api\/v1\/(?:seats|tenures)|speakers\/bulk\/:act|review-assignments|ignored-conflicts|schedule-steps|decisions(?:\/preview)?|conflicts\/restoration|schedule\/(?:undo|redo)|conflicts\/acceptance|reviewing\/decide|editions\/:edition\/(?:delegations|check-ins)|invitations\/(?:approvals|reminders|withdrawals)|places\/:place\/move)$/;
    // Each undoes what they did themselves, and approves what another wrote.
    const ofWhoeverDidIt = /(?:schedule-steps\/:step\/reversal|mailings\/:mailing\/approval)$/;
    const ordered = [...routes].sort((one, other) => Number(endsIt(one)) - Number(endsIt(other)));
    for (const route of ordered) {
      for (const actor of await everybody()) {
        if (expectationOf(route, actor, 'own') !== 'admitted') continue;
        asked += 1;
        const answer = await ask(route, actor, 'own');
        const missing =
          answer.statusCode === 404 &&
          (endsIt(route) || ofOnesOwn.test(route.url) || namedBySample.test(route.url));
        const anothers = answer.statusCode === 403 && ofWhoeverDidIt.test(route.url);
        const unnamed = ofBody.test(route.url) && route.method === 'POST' && answer.statusCode !== 401;
        if (answer.statusCode >= 500 || (isRefused(answer) && !missing && !unnamed && !anothers)) {
          unexpected.push(`${route.name} as ${actor.name}: ${answer.statusCode}`);
        }
      }
    }
    console.log(`matrix: ${asked} rights asked, ${unexpected.length} refused against the rights`);
    expect(unexpected).toEqual([]);
  });

  it('answers for what must not be known as for what does not exist', { timeout: 120_000 }, async () => {
    const asking = await everybody();
    const nobody = asking.find(({ state }) => state === 'no-role');
    const anonymous = asking.find(({ state }) => state === 'anonymous');
    const nowhere = '018f0000-0000-7000-8000-000000000000';
    const differing: string[] = [];
    for (const route of routes.filter(
      ({ method, isPublic, ofEdition }) => method === 'GET' && isPublic && ofEdition,
    )) {
      for (const actor of [nobody, anonymous]) {
        if (actor === undefined) continue;
        const embargoed = world.editions.embargoed;
        const secret = addressOf(route, embargoed);
        const absent = addressOf(route, {
          ...embargoed,
          series: 'no-forum',
          edition: '1999',
          objects: Object.fromEntries(Object.keys(embargoed.objects).map((key) => [key, nowhere])),
        });
        const answers = [];
        for (const url of [secret, absent]) {
          const { statusCode, headers, body } = await world.test.inject({ url, headers: actor.headers });
          const plain = body
            .replaceAll(url, '')
            .replaceAll(url.replace('/ar/', '/en/'), '')
            .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '');
          answers.push({ statusCode, type: headers['content-type'], cache: headers['cache-control'], plain });
        }
        const [one, other] = answers;
        if (JSON.stringify(one) !== JSON.stringify(other)) {
          differing.push(`${route.name} as ${actor.name}: ${one?.statusCode}, ${other?.statusCode}`);
        }
      }
    }
    expect(differing).toEqual([]);
  });
});
