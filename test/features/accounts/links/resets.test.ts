import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../support/app.ts';
import { accountOf, enter, form, lastMail, mailsTo, otherCaller, password } from './support.ts';

const fresh = 'eleven kites above the river';

describe('a new password, a link to sign in, another address', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp();
    await accountOf(test, 'layla@example.org');
  });
  afterAll(() => test.close());

  const page = (url: string, fields: Record<string, string>) =>
    test.inject({ method: 'POST', url, ...form(fields), ...otherCaller() });
  const api = (url: string, payload: object, headers = {}) =>
    test.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers, ...otherCaller() });
  const signIn = (email: string, secret: string) => api('/auth/tokens', { email, password: secret });

  it('asking for a new password answers alike, and takes alike long, whatever the address', async () => {
    const seen = async (email: string) => {
      const { statusCode, body, headers } = await page('/en/reset', { email });
      return [statusCode, body, headers.location];
    };
    expect(await seen('layla@example.org')).toEqual([303, '', '/en/reset/sent']);
    expect(await seen('nobody@example.org')).toEqual([303, '', '/en/reset/sent']);
    expect((await lastMail(test, 'layla@example.org')).template).toBe('accounts.password-reset');
    expect((await lastMail(test, 'nobody@example.org')).template).toBe('accounts.no-account');

    // Neither way hashes a password: both are far below what one hash takes.
    const took: number[][] = [[], []];
    for (let round = 0; round < 12; round += 1) {
      for (const [which, email] of [`known-${round}@example.org`, `unknown-${round}@example.org`].entries()) {
        if (which === 0)
          await test.app.accounts.service.createAccount(
            { kind: 'system', task: 't' },
            { email, name: 'K', grants: [] },
          );
        const start = performance.now();
        await api('/auth/password-resets', { email });
        took[which]?.push(performance.now() - start);
      }
    }
    const median = (values: number[] = []) =>
      values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
    expect(Math.abs(median(took[0]) - median(took[1]))).toBeLessThan(40);
  });

  it('sets the password once, ends every sign-in, and leaves the second factor', async () => {
    const account = await accountOf(test, 'reset@example.org');
    await test.app.accounts.factors.giveTotp({ kind: 'system', task: 'test' }, account);
    const elsewhere = await enter(test, account.id);
    await api('/auth/password-resets', { email: 'Reset@example.org '.trim() });
    const { secret } = await lastMail(test, 'reset@example.org');
    const common = await page(`/en/reset/${secret}`, { password: 'passwordpassword' });
    expect(common.statusCode).toBe(422);
    const used = await page(`/en/reset/${secret}`, { password: fresh });
    expect([used.statusCode, used.headers.location]).toEqual([303, '/en/reset/done']);
    expect((await page(`/en/reset/${secret}`, { password: fresh })).statusCode).toBe(410);

    expect((await test.inject({ url: '/api/v1/me', headers: elsewhere })).statusCode).toBe(401);
    expect((await signIn('reset@example.org', password)).statusCode).toBe(401);
    // The step to the second factor, not the tokens.
    expect((await signIn('reset@example.org', fresh)).statusCode).toBe(202);
    expect((await lastMail(test, 'reset@example.org')).template).toBe('accounts.password-changed');
  });

  it('signs in by link whoever holds no guarded right, and tells the others of their password', async () => {
    await api('/auth/links', { email: 'layla@example.org' });
    const { secret } = await lastMail(test, 'layla@example.org');
    const tokens = await test.inject({
      method: 'POST',
      url: `/api/v1/auth/links/${secret}`,
      ...otherCaller(),
    });
    expect([tokens.statusCode, tokens.json().tokenType]).toEqual([201, 'Bearer']);
    const again = await test.inject({
      method: 'POST',
      url: `/api/v1/auth/links/${secret}`,
      ...otherCaller(),
    });
    expect([again.statusCode, again.json().code]).toEqual([409, 'link-used']);

    await accountOf(test, 'desk@example.org', [{ role: 'desk', scopeKind: 'installation', scopeId: null }]);
    const asked = await api('/auth/links', { email: 'desk@example.org' });
    expect([asked.statusCode, asked.body]).toEqual([202, '']);
    expect(
      (await mailsTo(test, 'desk@example.org')).map(({ template, secret }) => [template, secret]),
    ).toEqual([['accounts.use-password', '']]);
  });

  it('asks for the second factor after a link, too', async () => {
    const account = await accountOf(test, 'careful@example.org');
    await test.app.accounts.factors.giveTotp({ kind: 'system', task: 'test' }, account);
    await api('/auth/links', { email: 'careful@example.org' });
    const { secret } = await lastMail(test, 'careful@example.org');
    const answer = await page(`/en/sign-in/link/${secret}`, {});
    expect([answer.statusCode, answer.headers.location?.split('?')[0]]).toEqual([
      303,
      '/en/sign-in/second-factor',
    ]);
  });

  it('changes the address by a link to the new one; the old one undoes it, and nothing of the thief’s works', async () => {
    const account = await accountOf(test, 'old@example.org');
    const thief = await enter(test, account.id);
    expect((await api('/me/email-changes', { email: 'old@example.org' }, thief)).json().code).toBe(
      'email-same',
    );
    expect((await api('/me/email-changes', { email: 'thief@example.org' }, thief)).statusCode).toBe(202);
    const { secret } = await lastMail(test, 'thief@example.org');
    expect((await signIn('thief@example.org', password)).statusCode).toBe(401);
    const confirmed = await page(`/en/email-change/${secret}`, {});
    expect([confirmed.statusCode, confirmed.headers.location]).toEqual([303, '/en/email-change/done']);
    expect((await signIn('thief@example.org', password)).statusCode).toBe(201);

    const undo = await lastMail(test, 'old@example.org');
    expect(undo.template).toBe('accounts.email-changed');
    // On with it to a third address: the first mailbox still has the last word.
    await api('/me/email-changes', { email: 'third@example.org' }, thief);
    await page(`/en/email-change/${(await lastMail(test, 'third@example.org')).secret}`, {});
    const thiefs = await lastMail(test, 'thief@example.org');
    expect((await page(`/en/email-change/undo/${undo.secret}`, {})).headers.location).toBe(
      '/en/email-change/undo/done',
    );
    expect((await page(`/en/email-change/undo/${thiefs.secret}`, {})).statusCode).toBe(410);
    expect((await test.inject({ url: '/api/v1/me', headers: thief })).statusCode).toBe(401);
    expect((await signIn('old@example.org', password)).statusCode).toBe(401);
    expect((await signIn('third@example.org', password)).statusCode).toBe(401);
    await api('/auth/password-resets', { email: 'old@example.org' });
    await page(`/en/reset/${(await lastMail(test, 'old@example.org')).secret}`, { password: fresh });
    expect((await signIn('old@example.org', fresh)).statusCode).toBe(201);
  });

  it('tells the owner of an address that somebody wants it, and nobody else', async () => {
    const account = await accountOf(test, 'wants@example.org');
    const headers = await enter(test, account.id);
    const taken = await api('/me/email-changes', { email: 'layla@example.org' }, headers);
    const free = await api('/me/email-changes', { email: 'free@example.org' }, headers);
    expect([taken.statusCode, taken.body]).toEqual([free.statusCode, free.body]);
    expect((await lastMail(test, 'layla@example.org')).template).toBe('accounts.email-taken');
  });

  it('resets a second factor by link and password together, with the fifth wrong password the link is over', async () => {
    const account = await accountOf(test, 'phone@example.org', [
      { role: 'desk', scopeKind: 'installation', scopeId: null },
    ]);
    await test.app.accounts.factors.giveTotp({ kind: 'system', task: 'test' }, account);
    const chief = await accountOf(test, 'chief@example.org', [
      { role: 'organiser', scopeKind: 'installation', scopeId: null },
    ]);
    const headers = await enter(test, chief.id);
    const start = () =>
      api(`/accounts/${account.id}/second-factor-resets`, { reason: 'Phone lost' }, headers);
    expect((await start()).statusCode).toBe(202);
    const { secret, text } = await lastMail(test, 'phone@example.org');
    expect(text).toContain('Phone lost');
    for (let wrong = 0; wrong < 5; wrong += 1) {
      const answer = await page(`/en/second-factor-reset/${secret}`, { password: 'not this one' });
      expect([wrong, answer.statusCode]).toEqual([wrong, 422]);
    }
    expect((await page(`/en/second-factor-reset/${secret}`, { password })).statusCode).toBe(410);
    expect(await test.app.accounts.factors.has(account.id)).toBe(true);

    await start();
    const second = await lastMail(test, 'phone@example.org');
    const done = await page(`/en/second-factor-reset/${second.secret}`, { password });
    expect([done.statusCode, done.headers.location]).toEqual([303, '/en/second-factor-reset/done']);
    expect(await test.app.accounts.factors.has(account.id)).toBe(false);
    expect((await start()).json().code).toBe('factor-missing');
    const self = await api(`/accounts/${chief.id}/second-factor-resets`, { reason: 'Mine' }, headers);
    expect([self.statusCode, self.json().code]).toEqual([409, 'own-account']);
  });
});
