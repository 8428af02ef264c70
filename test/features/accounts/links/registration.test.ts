import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../support/app.ts';
import { accountOf, form, lastMail, mailsTo, password } from './support.ts';

describe('registering oneself', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp();
    await accountOf(test, 'known@example.org');
  });
  afterAll(() => test.close());

  const register = (email: string) =>
    test.inject({ method: 'POST', url: '/en/register', ...form({ name: 'Layla', email, language: 'en' }) });

  it('answers alike for a known and an unknown address, in bytes and headers', async () => {
    const known = await register('known@example.org');
    const unknown = await register('Unknown@Example.org');
    const seen = ({ statusCode, body, headers }: typeof known) => [statusCode, body, headers.location];
    expect(seen(known)).toEqual([303, '', '/en/register/sent']);
    expect(seen(unknown)).toEqual(seen(known));
    const api = async (email: string) => {
      const payload = { name: 'Layla', email, language: 'en' };
      const { statusCode, body } = await test.inject({ method: 'POST', url: '/api/v1/accounts', payload });
      return [statusCode, body];
    };
    expect(await api('known@example.org')).toEqual([202, '']);
    expect(await api('unknown@example.org')).toEqual([202, '']);
    expect((await lastMail(test, 'known@example.org')).template).toBe('accounts.known-address');
    expect((await lastMail(test, 'unknown@example.org')).template).toBe('accounts.registration');
  });

  it('is confirmed by the link once, with a password; looking does not use it up', async () => {
    await register('new@example.org');
    const { secret } = await lastMail(test, 'new@example.org');
    const url = `/en/registration/${secret}`;
    for (const _ of [1, 2]) expect((await test.inject({ url })).statusCode).toBe(200);
    const short = await test.inject({ method: 'POST', url, ...form({ password: 'short' }) });
    expect(short.statusCode).toBe(422);
    const good = await test.inject({ method: 'POST', url, ...form({ password }) });
    expect([good.statusCode, good.headers.location]).toEqual([303, '/en/account']);
    const again = await test.inject({ method: 'POST', url, ...form({ password }) });
    expect([again.statusCode, again.body.includes('This link was used before')]).toEqual([410, true]);
    const signIn = await test.inject({
      method: 'POST',
      url: '/api/v1/auth/tokens',
      payload: { email: 'new@example.org', password },
    });
    expect(signIn.statusCode).toBe(201);
  });

  it('lets one of twenty through who use a link at once', async () => {
    await register('crowd@example.org');
    const { secret } = await lastMail(test, 'crowd@example.org');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        test.inject({
          method: 'POST',
          url: `/api/v1/auth/registrations/${secret}`,
          payload: { password },
          remoteAddress: `10.0.0.${Math.floor(Math.random() * 250)}`,
        }),
      ),
    );
    const codes = answers.map(({ statusCode }) => statusCode).toSorted();
    expect(codes).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
  });

  it('sends few mails to one address, whoever asks how often', async () => {
    for (let time = 0; time < 6; time += 1) {
      await test.inject({
        method: 'POST',
        url: '/api/v1/accounts',
        payload: { name: 'Many', email: 'flood@example.org', language: 'ar' },
        remoteAddress: `10.1.0.${time}`,
      });
    }
    expect(await mailsTo(test, 'flood@example.org')).toHaveLength(3);
  });

  it('refuses what is no address or no name, and writes nothing', async () => {
    const answer = await test.inject({
      method: 'POST',
      url: '/api/v1/accounts',
      payload: { name: ' ', email: 'bad@example.org', language: 'en' },
      remoteAddress: '10.2.0.1',
    });
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'field-required']);
    expect(await mailsTo(test, 'bad@example.org')).toEqual([]);
  });
});
