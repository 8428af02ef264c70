import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../support/app.ts';
import { accountOf, enter, form, lastMail, otherCaller, password } from './support.ts';

/** Everything that a refused link might have touched. */
const traces = [
  'select id, email, password_hash, disabled_at, merged_into, version from accounts order by id',
  'select id, account_id, role, expires_at from grants order by id',
  'select id, used_at, withdrawn_at from one_time_links order by created_at, id',
  'select account_id from totp_secrets order by account_id',
  'select id, ended_at from sign_ins order by id',
  'select count(*)::int from audit_events',
  'select count(*)::int from mails',
];

describe('links that do not work', () => {
  let test: TestApp;
  let now = new Date('2026-11-22T09:00:00Z');
  let me: { readonly id: string; readonly email: string };
  let secrets: Readonly<Record<string, string>>;

  beforeAll(async () => {
    test = await openTestApp({ clock: { now: () => new Date(now) } });
    me = await accountOf(test, 'salem@example.org');
    secrets = await makeAll();
  });
  afterAll(() => test.close());

  const ask = async (url: string, payload: object, headers: Record<string, string> = {}) => {
    const answer = await test.inject({
      method: 'POST',
      url: `/api/v1${url}`,
      payload,
      headers,
      ...otherCaller(),
    });
    if (answer.statusCode >= 300) throw new Error(`${url} answered ${answer.statusCode} ${answer.body}`);
    return answer;
  };
  const secretAt = async (address: string): Promise<string> => (await lastMail(test, address)).secret;

  /** One good link of every purpose. */
  async function makeAll(): Promise<Record<string, string>> {
    const all: Record<string, string> = {};
    await ask('/accounts', { name: 'New', email: 'new@example.org', language: 'en' });
    all.registration = await secretAt('new@example.org');
    await ask('/auth/password-resets', { email: me.email });
    all['password-reset'] = await secretAt(me.email);
    await ask('/auth/links', { email: me.email });
    all['sign-in'] = await secretAt(me.email);
    const own = await enter(test, me.id);
    await ask('/me/email-changes', { email: 'fresh@example.org' }, own);
    all['email-change'] = await secretAt('fresh@example.org');
    const other = await accountOf(test, 'other@example.org', [
      { role: 'organiser', scopeKind: 'installation', scopeId: null },
    ]);
    const chief = await enter(test, other.id);
    await ask('/me/account-merger-links', { email: me.email }, chief);
    all['account-merge'] = await secretAt(me.email);
    await test.app.accounts.factors.giveTotp({ kind: 'system', task: 'test' }, me);
    await ask(`/accounts/${me.id}/second-factor-resets`, { reason: 'Phone lost' }, chief);
    all['second-factor-reset'] = await secretAt(me.email);
    await ask(
      '/account-invitations',
      {
        email: 'guest@example.org',
        name: 'Guest',
        language: 'en',
        grants: [{ role: 'desk', scopeKind: 'installation', scopeId: null }],
      },
      chief,
    );
    all.invitation = await secretAt('guest@example.org');
    return all;
  }

  const paths: Readonly<Record<string, string>> = {
    registration: '/registration',
    'password-reset': '/reset',
    'sign-in': '/sign-in/link',
    'email-change': '/email-change',
    'second-factor-reset': '/second-factor-reset',
    invitation: '/invitation',
  };
  const stateNow = async () => {
    const all = [];
    for (const statement of traces) all.push((await test.database.executeSql(statement)).rows);
    return all;
  };

  const both = async (purpose: string, secret: string) => {
    const url = `/en${paths[purpose]}/${secret}`;
    const got = await test.inject({ url });
    const used = await test.inject({
      method: 'POST',
      url,
      ...form({ password, name: 'Somebody' }),
      ...otherCaller(),
    });
    return [got, used];
  };

  it('are looked at as often as one likes', async () => {
    const before = await stateNow();
    for (const purpose of Object.keys(paths)) {
      for (const _ of [1, 2, 3]) {
        const { statusCode } = await test.inject({ url: `/en${paths[purpose]}/${secrets[purpose]}` });
        expect([purpose, statusCode]).toEqual([purpose, 200]);
      }
    }
    expect(await stateNow()).toEqual(before);
  });

  it('unknown, malformed and oversized ones have a page with a way out, and leave no trace', async () => {
    const before = await stateNow();
    for (const purpose of Object.keys(paths)) {
      for (const secret of ['A'.repeat(32), 'short', `${secrets[purpose]}x`, "'or''='", 'a'.repeat(190)]) {
        for (const answer of await both(purpose, encodeURIComponent(secret))) {
          expect([purpose, secret, answer.statusCode]).toEqual([purpose, secret, 404]);
          expect(answer.body).toContain('This link is not known');
          expect(answer.body).toContain('href="/en/sign-in"');
        }
      }
    }
    expect(await stateNow()).toEqual(before);
  });

  it('of another purpose are foreign, whichever they are', async () => {
    const before = await stateNow();
    for (const purpose of Object.keys(paths)) {
      for (const [from, secret] of Object.entries(secrets)) {
        if (from === purpose) continue;
        for (const answer of await both(purpose, secret)) {
          expect([purpose, from, answer.statusCode]).toEqual([purpose, from, 404]);
          expect(answer.body).toContain('This link is for another page');
        }
      }
    }
    expect(await stateNow()).toEqual(before);
  });

  it('are over after their time, and say so', async () => {
    const before = await stateNow();
    now = new Date('2026-12-20T09:00:00Z');
    for (const purpose of Object.keys(paths)) {
      for (const answer of await both(purpose, secrets[purpose] ?? '')) {
        expect([purpose, answer.statusCode]).toEqual([purpose, 410]);
        expect(answer.body).toContain('This link has expired');
      }
    }
    expect(await stateNow()).toEqual(before);
    now = new Date('2026-11-22T09:00:00Z');
  });

  it('that were withdrawn are so by name, in both faces and both languages', async () => {
    await test.database.executeSql(`update one_time_links set withdrawn_at = '2026-11-22T09:00:00Z'`);
    const before = await stateNow();
    for (const purpose of Object.keys(paths)) {
      for (const answer of await both(purpose, secrets[purpose] ?? '')) {
        expect([purpose, answer.statusCode]).toEqual([purpose, 410]);
        expect(answer.body).toContain('This link is no longer in force');
      }
    }
    const arabic = await test.inject({ url: `/ar/reset/${secrets['password-reset']}` });
    expect(arabic.body).toContain('لم يعد هذا الرابط ساريًا');
    const api = await test.inject({
      method: 'POST',
      url: `/api/v1/auth/password-resets/${secrets['password-reset']}`,
      payload: { password },
    });
    expect([api.statusCode, api.json().code]).toEqual([409, 'link-withdrawn']);
    expect(await stateNow()).toEqual(before);
  });
});
