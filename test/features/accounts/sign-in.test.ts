import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';

const password = 'fifteen letters or more';
const form = (fields: Record<string, string>) => ({
  payload: new URLSearchParams(fields).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
});

describe('the first organiser and signing in', () => {
  let test: TestApp;
  let secret: string;
  beforeAll(async () => {
    test = await openTestApp();
    secret = (await test.app.accounts.service.offerFirstOrganiser()) ?? '';
  });
  afterAll(() => test.close());

  const post = (url: string, fields: Record<string, string>) =>
    test.inject({ method: 'POST', url, ...form(fields) });

  it('shows the form again with what was typed when the password is too short', async () => {
    const answer = await post(`/ar/welcome/${secret}`, {
      name: 'ليلى',
      email: 'layla@example.org',
      password: 'x',
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('value="layla@example.org"');
    expect(answer.body).not.toContain('value="x"');
  });

  it('creates the first organiser once', async () => {
    const fields = { name: 'ليلى', email: 'Layla@Example.org', password };
    const first = await post(`/ar/welcome/${secret}`, fields);
    expect([first.statusCode, first.headers.location]).toEqual([
      303,
      '/ar/account/second-factor?next=%2Far%2Fmanage',
    ]);
    const cookie = { httpOnly: true, sameSite: 'Lax', path: '/' };
    expect(first.cookies.filter(({ value }) => value !== '')).toMatchObject([
      { name: 'session', ...cookie },
      { name: 'refresh', ...cookie },
    ]);
    expect((await post(`/ar/welcome/${secret}`, { ...fields, email: 'b@example.org' })).statusCode).toBe(404);
    expect(await test.app.accounts.service.offerFirstOrganiser()).toBeUndefined();
  });

  it('signs in with the right password, and says the same for a wrong one and for an unknown address', async () => {
    const good = await post('/en/sign-in', { email: 'layla@example.org', password, next: '//evil.example' });
    expect([good.statusCode, good.headers.location]).toEqual([303, '/ar/manage']);
    const wrong = await post('/en/sign-in', { email: 'layla@example.org', password: 'wrong' });
    const unknown = await post('/en/sign-in', { email: 'nobody@example.org', password: 'wrong' });
    expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401]);
    expect(wrong.body).toContain('The e-mail address or the password is not right.');
    expect(unknown.body.replace('nobody', 'layla')).toBe(wrong.body);
  });

  it('ends a sign-in at once when its owner signs out', async () => {
    const token = await test.inject({
      method: 'POST',
      url: '/api/v1/auth/tokens',
      payload: { email: 'layla@example.org', password },
    });
    expect(token.statusCode).toBe(201);
    const headers = { authorization: `Bearer ${token.json().accessToken}` };
    const me = await test.inject({ url: '/api/v1/me', headers });
    expect(me.json()).toMatchObject({
      name: 'ليلى',
      grants: [],
      asleep: [{ role: 'organiser', scopeKind: 'installation' }],
    });
    await test.inject({ method: 'POST', url: '/ar/sign-out', headers });
    expect((await test.inject({ url: '/api/v1/me', headers })).statusCode).toBe(401);
  });

  it('takes every bad token for no sign-in: 401, never 500', async () => {
    const tokens = ['x', 'a.b.c', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.', `${'a'.repeat(9_000)}`];
    for (const token of tokens) {
      const answer = await test.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${token}` } });
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'token-invalid']);
    }
  });

  it('does not act for another site', async () => {
    const cookie = 'session=anything';
    const answer = await test.inject({
      method: 'POST',
      url: '/ar/sign-out',
      headers: { cookie, origin: 'https://evil.example' },
    });
    expect(answer.statusCode).toBe(403);
  });
});
