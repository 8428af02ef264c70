import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../src/platform/actor/index.ts';
import { type AccountsTest, openAccounts, organiser, refusal } from './support.ts';

const DAY = 86_400;

describe('tokens for programs', () => {
  let test: AccountsTest;
  const editions: Record<string, string> = {};
  beforeAll(async () => {
    test = await openAccounts();
    const { service } = test.app.series;
    const actor = systemActor('test');
    const series = await service.createSeries(actor, {
      slug: 'rivers',
      acronym: 'RF',
      noun: 'forum',
      name: { ar: 'ملتقى الأنهار', en: 'Rivers Forum' },
    });
    for (const [number, visibility] of [
      [1, 'public'],
      [2, 'draft'],
      [3, 'draft'],
    ] as const) {
      const edition = await service.createEdition(actor, series.id, {
        slug: `e${number}`,
        number,
        title: { ar: `الدورة ${number}`, en: `Edition ${number}` },
        startsOn: `2027-0${number}-10`,
        endsOn: `2027-0${number}-12`,
        timeZone: 'Asia/Amman',
        mode: 'in-person',
        visibility,
      });
      editions[`e${number}`] = edition.id;
    }
  }, 120_000);
  afterAll(() => test.close());

  const owner = async (grants = organiser) => {
    const account = await test.account({ grants, totp: true });
    const { accessToken } = await test.tokens(account);
    return { account, token: accessToken };
  };
  const make = (token: string, payload: object) => test.call('POST', '/me/api-tokens', { token, payload });
  const made = async (scopes: readonly string[], more: object = {}): Promise<string> =>
    (await make((await owner()).token, { name: 'جسر البرنامج', scopes, ...more })).json().token;

  it('are made with a name, scopes and an end, shown once, listed and revoked', async () => {
    const { token } = await owner();

    const answer = await make(token, { name: 'Board', scopes: ['programme:read', '*:read'] });

    expect(answer.statusCode).toBe(201);
    const { token: secret, ...view } = answer.json();
    expect(secret).toMatch(/^mlt_[\w-]{32}$/);
    expect(answer.headers.location).toBe(`/api/v1/me/api-tokens/${view.id}`);
    const until = new Date(view.expiresAt).getTime() - new Date(view.createdAt).getTime();
    expect([
      view.name,
      view.prefix,
      view.scopes,
      view.editionId,
      view.secondFactor,
      until / 1000 / DAY,
    ]).toEqual(['Board', secret.slice(0, 8), ['*:read'], null, true, 90]);
    expect((await test.call('GET', '/me', { token: secret })).statusCode).toBe(200);
    const { items } = (await test.call('GET', '/me/api-tokens', { token })).json();
    expect(items).toEqual([{ ...view, lastUsedAt: expect.any(String) }]);
    expect(JSON.stringify(items)).not.toContain(secret);

    expect((await test.call('DELETE', `/me/api-tokens/${view.id}`, { token })).statusCode).toBe(204);

    expect(refusal(await test.call('GET', '/me', { token: secret }))).toEqual([401, 'token-invalid']);
    expect((await test.call('GET', '/me/api-tokens', { token })).json()).toEqual({ items: [] });
    expect(refusal(await test.call('DELETE', `/me/api-tokens/${view.id}`, { token }))).toEqual([
      404,
      'not-found',
    ]);
    const audited = await test.database.rows<{ action: string }>(
      test.database.db,
      sql`select action from audit_events where subject_id = ${view.id} order by id`,
    );
    expect(audited.map(({ action }) => action)).toEqual(['api-token.created', 'api-token.revoked']);
  });

  it('belong to their owner: another neither sees nor revokes them', async () => {
    const [one, other] = [await owner(), await owner()];
    const { id } = (await make(one.token, { name: 'A', scopes: ['*:read'] })).json();

    const revoked = await test.call('DELETE', `/me/api-tokens/${id}`, { token: other.token });

    expect(refusal(revoked)).toEqual([404, 'not-found']);
    expect((await test.call('GET', '/me/api-tokens', { token: other.token })).json()).toEqual({ items: [] });
    expect((await test.call('GET', '/me/api-tokens', { token: one.token })).json().items).toHaveLength(1);
  });

  it('ask for a fresh second factor', async () => {
    const { token } = await owner();
    test.seconds(15 * 60);

    expect(refusal(await make(token, { name: 'A', scopes: ['*:read'] }))).toEqual([
      403,
      'fresh-proof-needed',
    ]);
    expect((await test.call('GET', '/me/api-tokens', { token })).statusCode).toBe(200);
  });

  it.each([
    ['no name', { name: ' ', scopes: ['*:read'] }, 'name'],
    ['no scope', { name: 'A', scopes: [] }, 'scopes'],
    ['an area that there is not', { name: 'A', scopes: ['weather:read'] }, 'scopes'],
    ['an access that there is not', { name: 'A', scopes: ['programme:delete'] }, 'scopes.0'],
    ['an end in the past', { name: 'A', scopes: ['*:read'], expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
    [
      'an end after more than a year',
      { name: 'A', scopes: ['*:read'], expiresAt: '2030-01-01T00:00:00Z' },
      'expiresAt',
    ],
    ['an edition that there is not', { name: 'A', scopes: ['*:read'], edition: 'rivers:e9' }, 'edition'],
  ])('are refused with %s, and nothing is kept', async (_what, payload, field) => {
    const { token } = await owner();
    const before = await test.count('api_tokens');

    const answer = await make(token, payload);

    expect([answer.statusCode, answer.json().errors[0].field]).toEqual([422, field]);
    expect(await test.count('api_tokens')).toBe(before);
  });

  it('end with their day and with their account', async () => {
    const { account, token } = await owner();
    const expiresAt = new Date(test.now().getTime() + 3_600_000).toISOString();
    const secrets = [
      (await make(token, { name: 'A', scopes: ['*:read'], expiresAt })).json().token,
      (await make(token, { name: 'B', scopes: ['*:read'] })).json().token,
    ];

    test.seconds(3_601);
    expect((await test.call('GET', '/me', { token: secrets[0] })).statusCode).toBe(401);
    expect((await test.call('GET', '/me', { token: secrets[1] })).statusCode).toBe(200);

    await test.disable(account);
    expect((await test.call('GET', '/me', { token: secrets[1] })).statusCode).toBe(401);
  });

  it('open an area to read or to change, and name the scope that is missing', async () => {
    const secret = await made(['series:read']);

    expect((await test.call('GET', '/series', { token: secret })).statusCode).toBe(200);
    for (const [method, url, scope] of [
      ['POST', '/series', 'series:write'],
      ['GET', '/states', 'directory:read'],
      ['GET', '/me', 'access:read'],
    ] as const) {
      const answer = await test.call(method, url, {
        token: secret,
        ...(method === 'POST' ? { payload: {} } : {}),
      });
      expect(refusal(answer)).toEqual([403, 'scope-missing']);
      expect(answer.json().title).toContain(scope);
      expect(answer.headers['www-authenticate']).toBe(`Bearer error="insufficient_scope", scope="${scope}"`);
    }
  });

  it('change with a scope to change', async () => {
    const secret = await made(['series:write']);
    const payload = { slug: 'lakes', acronym: 'LF', noun: 'forum', name: { ar: 'ملتقى البحيرات' } };

    expect((await test.call('POST', '/series', { token: secret, payload })).statusCode).toBe(201);
    expect(refusal(await test.call('GET', '/series', { token: secret }))).toEqual([403, 'scope-missing']);
  });

  it('never open how their owner signs in, whatever their scopes', async () => {
    const secret = await made(['*:read', '*:write']);

    for (const [method, url, payload] of [
      ['GET', '/me/api-tokens'],
      ['POST', '/me/api-tokens', { name: 'A', scopes: ['*:read'] }],
      ['GET', '/me/second-factors'],
      ['POST', '/me/totp-enrolments'],
      ['DELETE', '/me/totp'],
      ['POST', '/me/recovery-codes'],
    ] as const) {
      const answer = await test.call(method, url, { token: secret, ...(payload ? { payload } : {}) });
      expect([url, ...refusal(answer)]).toEqual([url, 403, 'forbidden']);
    }
  });

  it('open no page: a public one answers as it answers everybody', async () => {
    const secret = await made(['*:read', '*:write']);

    for (const url of ['/ar/manage', '/ar/manage/forums/rivers/e2', '/ar/account', '/ar/account/tokens']) {
      const answer = await test.call('GET', url, { token: secret });
      expect([url, answer.statusCode]).toEqual([url, 403]);
    }
    expect((await test.call('GET', '/ar/forums/rivers/e1', { token: secret })).statusCode).toBe(200);
    expect((await test.call('GET', '/ar/forums/rivers/e2', { token: secret })).statusCode).toBe(404);
  });

  it('narrowed to an edition read what is public, and drafts of that edition alone', async () => {
    const secret = await made(['*:read', '*:write'], { edition: 'rivers:e2' });
    const read = async (edition: string) =>
      (await test.call('GET', `/editions/rivers:${edition}`, { token: secret })).statusCode;

    expect([await read('e1'), await read('e2'), await read('e3')]).toEqual([200, 200, 404]);
    const change = (edition: string) =>
      test.call('POST', `/editions/rivers:${edition}/themes`, {
        token: secret,
        payload: { title: { ar: 'المياه' } },
      });
    expect([
      (await change('e1')).statusCode,
      (await change('e2')).statusCode,
      (await change('e3')).statusCode,
    ]).toEqual([403, 201, 404]);
  });

  it('narrowed to an edition keep no right in delegations of another, nor in bodies', async () => {
    const grants = [
      { role: 'focal-point', scopeKind: 'delegation', scopeId: editions.e3 ?? '' },
      { role: 'exhibitor', scopeKind: 'body', scopeId: editions.e3 ?? '' },
    ] as const;
    const { token } = await owner(grants);
    const secret = (await make(token, { name: 'A', scopes: ['*:read'], edition: 'rivers:e1' })).json().token;

    const me = (await test.call('GET', '/me', { token: secret })).json();

    expect(me.grants).toEqual([]);
  });

  it('made without a second factor do not wake rights that ask for one', async () => {
    const account = await test.account({ grants: organiser });
    const { accessToken } = await test.tokens(account);
    const { token, secondFactor } = (
      await make(accessToken, { name: 'A', scopes: ['*:read', '*:write'] })
    ).json();

    const answer = await test.call('POST', '/series', { token, payload: {} });

    expect([secondFactor, ...refusal(answer)]).toEqual([false, 403, 'second-factor-needed']);
  });
});
