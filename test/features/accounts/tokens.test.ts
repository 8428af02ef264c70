import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccountsTest, openAccounts, password, refusal } from './support.ts';

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('tokens', () => {
  let test: AccountsTest;
  beforeAll(async () => {
    test = await openAccounts();
  });
  afterAll(() => test.close());

  const me = (token: string) => test.call('GET', '/me', { token });
  const refresh = (refreshToken: string) =>
    test.call('POST', '/auth/refreshes', { payload: { refreshToken } });

  describe('that are not good', () => {
    let accessToken: string;
    let privateKey: string;
    let kid: string;
    beforeAll(async () => {
      ({ accessToken } = await test.tokens(await test.account()));
      const key = await test.app.signIns.keys.current();
      [privateKey, kid] = [key.privatePem, key.id];
    });

    const parts = () => {
      const [header = '', claims = ''] = accessToken.split('.');
      const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
      return { header: read(header), claims: read(claims) };
    };
    const signed = (
      header: object,
      claims: object,
      by: string | KeyObject | ((text: string) => string) = privateKey,
    ): string => {
      const text = `${encode(header)}.${encode(claims)}`;
      const end =
        typeof by === 'function' ? by(text) : sign(null, Buffer.from(text), by).toString('base64url');
      return `${text}.${end}`;
    };
    const seconds = () => Math.floor(Date.now() / 1000);
    const publicPem = async () => (await test.app.signIns.keys.current()).publicPem;

    const bad: [string, () => string | Promise<string>][] = [
      ['are no token at all', () => 'x'],
      ['have three parts of nonsense', () => 'a.b.c'],
      ['are unsigned (alg none)', () => signed({ ...parts().header, alg: 'none' }, parts().claims, () => '')],
      [
        'are signed with the public key as a secret (HS256)',
        async () => {
          const pem = await publicPem();
          return signed({ ...parts().header, alg: 'HS256' }, parts().claims, (text) =>
            createHmac('sha256', pem).update(text).digest('base64url'),
          );
        },
      ],
      ['are of another type', () => signed({ ...parts().header, typ: 'JWT' }, parts().claims)],
      ['are of no type', () => signed({ alg: 'EdDSA', kid }, parts().claims)],
      [
        'ask for what nobody understands (crit)',
        () => signed({ ...parts().header, crit: ['x'], x: 1 }, parts().claims),
      ],
      ['begin in the future', () => signed(parts().header, { ...parts().claims, nbf: seconds() + 600 })],
      ['are over', () => signed(parts().header, { ...parts().claims, exp: seconds() - 1 })],
      ['have no end', () => signed(parts().header, { ...parts().claims, exp: undefined })],
      ['are of another issuer', () => signed(parts().header, { ...parts().claims, iss: 'other' })],
      ['name a key that is not ours', () => signed({ ...parts().header, kid: 'foreign' }, parts().claims)],
      ['name no key', () => signed({ alg: 'EdDSA', typ: 'at+jwt' }, parts().claims)],
      ['name a key by a number', () => signed({ ...parts().header, kid: 7 }, parts().claims)],
      [
        'are signed by another’s key under our key’s name',
        () => signed(parts().header, parts().claims, generateKeyPairSync('ed25519').privateKey),
      ],
      [
        'bring a key of their own',
        () => signed({ ...parts().header, jwk: { kty: 'OKP' } }, { ...parts().claims, sid: 'x' }),
      ],
      [
        'are of another person',
        () => signed(parts().header, { ...parts().claims, sub: '00000000-0000-7000-8000-000000000000' }),
      ],
      ['are of no sign-in', () => signed(parts().header, { ...parts().claims, sid: undefined })],
      ['say nonsense of whom they are', () => signed(parts().header, { ...parts().claims, sub: { $ne: 1 } })],
      [
        'were changed',
        () => accessToken.replace(/\.[^.]+\./, `.${encode({ ...parts().claims, sub: 'x' })}.`),
      ],
      ['were cut', () => accessToken.slice(0, -10)],
      ['are nine thousand characters long', () => 'a'.repeat(9_000)],
      [
        'are a huge signed one',
        () => signed(parts().header, { ...parts().claims, pad: 'x'.repeat(6_000), sid: 'x' }),
      ],
      ['look like a program’s', () => `mlt_${'x'.repeat(40)}`],
    ];

    it('are told from a good one, which the others are made of', async () => {
      expect((await me(accessToken)).statusCode).toBe(200);
      expect((await me(signed(parts().header, parts().claims))).statusCode).toBe(200);
    });

    it.each(bad)('are refused when they %s: 401', async (_what, token) => {
      expect(refusal(await me(await token()))).toEqual([401, 'token-invalid']);
    });

    it('are refused by another scheme, and count for nothing in a cookie', async () => {
      const basic = await test.call('GET', '/me', { headers: { authorization: 'Basic YTpi' } });
      const cookie = await test.call('GET', '/me', {
        headers: { cookie: 'session=a.b.c; refresh=nonsense' },
      });
      expect([refusal(basic), refusal(cookie)]).toEqual([
        [401, 'token-invalid'],
        [401, 'sign-in-needed'],
      ]);
      expect(cookie.cookies.map(({ name, value }) => [name, value])).toEqual([
        ['session', ''],
        ['refresh', ''],
      ]);
    });

    it('does not take a refresh token for an access token', async () => {
      const { refreshToken } = await test.tokens(await test.account());
      expect(refusal(await me(refreshToken))).toEqual([401, 'token-invalid']);
    });
  });

  it('are renewed once; the second time ends the whole sign-in', async () => {
    const first = await test.tokens(await test.account());
    const second = (await refresh(first.refreshToken)).json();
    expect((await me(second.accessToken)).statusCode).toBe(200);

    expect(refusal(await refresh(first.refreshToken))).toEqual([401, 'refresh-refused']);
    expect(refusal(await me(second.accessToken))).toEqual([401, 'token-invalid']);
    expect(refusal(await refresh(second.refreshToken))).toEqual([401, 'refresh-refused']);
  });

  it('are renewed once where two programs show one at once', async () => {
    const { refreshToken } = await test.tokens(await test.account());
    const two = await Promise.all([refresh(refreshToken), refresh(refreshToken)]);
    expect(two.map(({ statusCode }) => statusCode).sort()).toEqual([201, 401]);
  });

  it('forgives a browser whose requests crossed for ten seconds, and no longer', async () => {
    const { refreshToken } = await test.tokens(await test.account());
    const visit = () => test.call('GET', '/ar/account', { headers: { cookie: `refresh=${refreshToken}` } });

    const renewed = await visit();
    expect([renewed.statusCode, renewed.cookies.map(({ name }) => name)]).toEqual([
      200,
      ['session', 'refresh'],
    ]);
    test.seconds(10);
    const crossed = await visit();
    expect([crossed.statusCode, crossed.cookies.map(({ name }) => name)]).toEqual([200, ['session']]);

    test.seconds(1);
    const late = await visit();
    expect([late.statusCode, late.headers.location]).toEqual([303, '/ar/sign-in?next=%2Far%2Faccount']);
    const session = renewed.cookies.find(({ name }) => name === 'session')?.value ?? '';
    expect(refusal(await me(session))).toEqual([401, 'token-invalid']);
  });

  it.each([
    ['unknown', 'x'.repeat(32), [401, 'refresh-refused']],
    ['empty', '', [422, 'invalid']],
    ['oversized', 'x'.repeat(5_000), [422, 'invalid']],
    ['a number', 7, [422, 'invalid']],
  ])('refuses a refresh token that is %s', async (_what, refreshToken, expected) => {
    expect(refusal(await refresh(refreshToken as string))).toEqual(expected);
  });

  it('end with the account: the next request of a disabled one is refused', async () => {
    const account = await test.account();
    const { accessToken, refreshToken } = await test.tokens(account);
    await test.disable(account);
    expect(refusal(await me(accessToken))).toEqual([401, 'token-invalid']);
    expect(refusal(await refresh(refreshToken))).toEqual([401, 'refresh-refused']);
    expect(refusal(await test.begin(account))).toEqual([401, 'sign-in-refused']);
  });

  it('hold while the keys are turned thrice under two hundred requests', async () => {
    const { accessToken } = await test.tokens(await test.account());
    const before = (await test.call('GET', '/.well-known/jwks.json')).json().keys;
    let turned = 0;
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        if (index % 60 === 59) {
          await test.app.signIns.keys.rotate();
          turned += 1;
        }
        return (await me(accessToken)).statusCode;
      }),
    );
    expect([turned, new Set(answers)]).toEqual([3, new Set([200])]);

    const { accessToken: fresh } = await test.tokens(await test.account());
    expect([(await me(fresh)).statusCode, (await me(accessToken)).statusCode]).toEqual([200, 200]);
    const { keys } = (await test.call('GET', '/.well-known/jwks.json')).json();
    const { kid } = JSON.parse(Buffer.from(fresh.split('.')[0] ?? '', 'base64url').toString());
    expect(keys.map((key: { kid: string }) => key.kid)).toContain(kid);
    expect(before).toHaveLength(2);
    for (const key of keys) {
      expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
    }
  });

  it('are listed as sign-ins to their owner, who ends them; another’s are not found', async () => {
    const account = await test.account();
    const [here, there, third] = [
      await test.tokens(account),
      await test.tokens(account),
      await test.tokens(account),
    ];
    const token = here.accessToken;
    const { items } = (await test.call('GET', '/me/sign-ins', { token })).json();
    expect(items).toHaveLength(3);
    expect(items.filter(({ present }: { present: boolean }) => present)).toHaveLength(1);

    const other = await test.tokens(await test.account());
    const foreign = (await test.call('GET', '/me/sign-ins', { token: other.accessToken })).json().items[0].id;
    const end = (id: string) => test.call('DELETE', `/me/sign-ins/${id}`, { token });
    expect(refusal(await end(foreign))).toEqual([404, 'not-found']);
    expect(refusal(await end('00000000-0000-7000-8000-000000000000'))).toEqual([404, 'not-found']);
    expect(refusal(await end('nonsense'))).toEqual([404, 'not-found']);
    expect((await me(other.accessToken)).statusCode).toBe(200);

    const theirs = (await test.call('GET', '/me/sign-ins', { token: there.accessToken })).json().items;
    const id = theirs.find(({ present }: { present: boolean }) => present).id;
    expect((await end(id)).statusCode).toBe(204);
    expect((await me(there.accessToken)).statusCode).toBe(401);

    expect((await test.call('DELETE', '/me/sign-ins', { token })).statusCode).toBe(204);
    expect([(await me(third.accessToken)).statusCode, (await me(token)).statusCode]).toEqual([401, 200]);
  });

  it('end elsewhere when the password is changed, and the old password works no longer', async () => {
    const account = await test.account();
    const [here, there] = [await test.tokens(account), await test.tokens(account)];
    const put = (payload: object) => test.call('PUT', '/me/password', { token: here.accessToken, payload });

    const next = 'seven grey herons by the quay';
    expect(refusal(await put({ current: 'wrong', password: next }))).toEqual([422, 'password-wrong']);
    expect(refusal(await put({ password: next }))).toEqual([422, 'password-wrong']);
    expect(refusal(await put({ current: password, password: 'heron grey 7' }))).toEqual([
      422,
      'password-too-short',
    ]);
    expect(refusal(await put({ current: password, password: 'passwordpassword' }))).toEqual([
      422,
      'password-common',
    ]);
    expect(refusal(await put({ current: password, password: 'هند الرمثاني 2026' }))).toEqual([
      422,
      'password-personal',
    ]);
    expect((await me(there.accessToken)).statusCode).toBe(200);

    expect((await put({ current: password, password: next })).statusCode).toBe(204);
    expect([(await me(here.accessToken)).statusCode, (await me(there.accessToken)).statusCode]).toEqual([
      200, 401,
    ]);
    expect(refusal(await test.begin(account))).toEqual([401, 'sign-in-refused']);
    expect((await test.begin(account, next)).statusCode).toBe(201);
    expect(
      await test.count(`sign_ins where account_id = '${account.id}' and "end" = 'password-changed'`),
    ).toBe(1);
  });

  it('let twelve characters be enough where a second factor stands behind them', async () => {
    const account = await test.account({ totp: true });
    const { accessToken: token } = await test.tokens(account);
    const payload = { current: password, password: 'heron grey 7' };
    expect((await test.call('PUT', '/me/password', { token, payload })).statusCode).toBe(204);
  });

  it('carry one’s name and language, changed at the version that was read', async () => {
    const { accessToken: token } = await test.tokens(await test.account());
    const patch = (version: string, payload: object) =>
      test.call('PATCH', '/me', { token, payload, headers: { 'if-match': version } });
    expect((await patch('"1"', { name: 'Hind', language: 'en' })).json()).toMatchObject({
      name: 'Hind',
      language: 'en',
      version: 2,
    });
    expect(refusal(await patch('"1"', { name: 'X' }))).toEqual([412, 'stale']);
    expect(refusal(await patch('"2"', { name: ' ' }))).toEqual([422, 'field-required']);
  });
});
