import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProvider, type ProviderUser, type TestProvider } from '../../support/oidc-provider.ts';
import { type AccountsTest, openAccounts, organiser, type TestAccount } from './support.ts';

const SITE = 'http://localhost:3000';

describe('signing in through a provider of identities', () => {
  let test: AccountsTest;
  /** The same installation, where accounts are made for whom the provider knows and its second factor counts. */
  let open: AccountsTest;
  let provider: TestProvider;
  beforeAll(async () => {
    provider = await openProvider(`${SITE}/sign-in/oidc/callback`);
    const { issuer, clientId, clientSecret } = provider;
    const oidc = { issuer, clientId, clientSecret, name: 'نافذة', registration: false, secondFactor: false };
    test = await openAccounts({ oidc });
    open = await openAccounts({ oidc: { ...oidc, registration: true, secondFactor: true } });
  }, 120_000);
  afterAll(async () => {
    await test?.close();
    await open?.close();
    await provider?.close();
  });

  /** A browser at one of the installations: it keeps cookies. */
  const browser = (at: AccountsTest = test) => {
    const cookies = new Map<string, string>();
    const send = async (method: string, url: string, form?: Record<string, string>) => {
      const answer = await at.call(method, url, {
        headers: {
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          'sec-fetch-site': 'same-origin',
          ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        ...(form === undefined ? {} : { payload: new URLSearchParams(form).toString() as never }),
      });
      for (const { name, value } of answer.cookies) {
        if (value === '') cookies.delete(name);
        else cookies.set(name, value);
      }
      return answer;
    };
    const to = ({ headers }: LightMyRequestResponse): string => String(headers.location);
    return {
      cookies,
      get: (url: string) => send('GET', url),
      post: (url: string, form: Record<string, string> = {}) => send('POST', url, form),
      to,
      /** Comes back from the provider, to the page in its language. */
      async comeBack(address: URL) {
        const first = await at.test.app.server.inject({
          method: 'GET',
          url: `${address.pathname}${address.search}`,
          headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        });
        return send('GET', to(first));
      },
      /** The whole way from the button to the page after it. */
      async signIn(user: ProviderUser | 'cancels', from = '/ar/sign-in/oidc?next=%2Far%2Faccount') {
        const begun = await send('GET', from);
        return this.comeBack(await provider.visit(to(begun), user));
      },
      /** Signs in by a password, with a fresh proof. */
      async byPassword(account: TestAccount) {
        const tokens = await at.tokens(account);
        cookies.set('session', tokens.accessToken);
        cookies.set('refresh', tokens.refreshToken);
      },
      me: async () => (await send('GET', '/me')).json(),
    };
  };
  const user = (own: Partial<ProviderUser> = {}): ProviderUser => {
    const one = { sub: randomUUID(), email: `${randomUUID()}@id.example.org`, name: 'ليلى الحوراني', ...own };
    provider.add(one);
    return one;
  };
  const linkTo = (account: TestAccount, { sub, email }: ProviderUser, at: AccountsTest = test) =>
    at.database.rows(
      at.database.db,
      sql`insert into identities (issuer, subject, account_id, email)
        values (${provider.issuer}, ${sub}, ${account.id}, ${email ?? null})`,
    );
  const title = ({ body }: LightMyRequestResponse): string => /<h1[^>]*>(.*?)<\/h1>/s.exec(body)?.[1] ?? '';
  const words = (code: string) =>
    ({
      'state-wrong': 'لا يخص هذا الرد هذا المتصفح',
      'flow-over': 'انتهت مهلة تسجيل الدخول',
      'provider-denied': 'لم يُمنح الإذن لدى نافذة',
      'provider-refused': 'رفض نافذة تسجيل الدخول',
      'answer-bad': 'لم يمكن التحقق من رد نافذة',
      'account-disabled': 'هذا الحساب موقوف',
      'identity-taken': 'هذه الهوية مرتبطة بحساب آخر',
      'other-account': 'بدأ الربط من حساب آخر',
    })[code];
  const signIns = (of: TestAccount) => test.count(`sign_ins where account_id = '${of.id}'`);

  it('is offered on the page of the sign-in, with code, PKCE, state and nonce', async () => {
    const reader = browser();
    const page = await reader.get('/ar/sign-in?next=%2Far%2Faccount');
    expect(page.body).toContain('تسجيل الدخول عبر نافذة');

    const address = new URL(reader.to(await reader.get('/ar/sign-in/oidc?next=%2Far%2Faccount')));

    const asked = Object.fromEntries(address.searchParams);
    expect([address.origin, asked.response_type, asked.code_challenge_method, asked.redirect_uri]).toEqual([
      provider.issuer,
      'code',
      'S256',
      `${SITE}/sign-in/oidc/callback`,
    ]);
    expect([asked.state, asked.nonce, asked.code_challenge].every((one) => (one?.length ?? 0) >= 43)).toBe(
      true,
    );
    const kept = await test.database.rows<{ hash: string }>(
      test.database.db,
      sql`select state_hash as hash from oidc_flows`,
    );
    expect(kept.map(({ hash }) => hash)).not.toContain(asked.state);
  });

  it('signs in to the linked account, wherever somebody was going', async () => {
    const [account, known] = [await test.account(), user()];
    await linkTo(account, known);
    const reader = browser();

    const answer = await reader.signIn(known, '/en/sign-in/oidc?next=%2Far%2Faccount%2Fsign-ins');

    expect([answer.statusCode, reader.to(answer)]).toEqual([303, '/ar/account/sign-ins']);
    expect((await reader.me()).id).toBe(account.id);
    expect(await test.count(`sign_ins where account_id = '${account.id}' and method = 'oidc'`)).toBe(1);
    expect(
      await test.count(`identities where account_id = '${account.id}' and last_used_at is not null`),
    ).toBe(1);
  });

  it('never leads to another site afterwards', async () => {
    const [account, known] = [await test.account(), user()];
    await linkTo(account, known);
    const reader = browser();

    const answer = await reader.signIn(known, '/ar/sign-in/oidc?next=https%3A%2F%2Fevil.example');

    expect(reader.to(answer)).toBe('/ar/manage');
  });

  it('asks for the second factor of the account unless the provider says that it did', async () => {
    const account = await test.account({ grants: organiser, totp: true });
    const [once, twice] = [user(), user({ amr: ['pwd', 'mfa'] })];
    await linkTo(account, once);
    await linkTo(account, twice);
    const [one, other] = [browser(), browser()];

    expect(one.to(await one.signIn(once))).toContain('/ar/sign-in/second-factor?next=');
    expect(other.to(await other.signIn(twice))).toBe('/ar/account');
    expect(await test.count(`sign_ins where account_id = '${account.id}' and second_factor = 'oidc'`)).toBe(
      1,
    );
    expect(await signIns(account)).toBe(1);
  });

  it('counts as a second factor where the installation says so', async () => {
    const [account, known] = [await open.account({ grants: organiser }), user()];
    await linkTo(account, known, open);
    const reader = browser(open);

    await reader.signIn(known);

    expect((await reader.me()).grants).toEqual([
      expect.objectContaining({ role: 'organiser', scopeKind: 'installation' }),
    ]);
  });

  it('does not open an account by its address', async () => {
    const victim = await test.account({ grants: organiser });
    const thief = user({ email: victim.email, emailVerified: true });
    const reader = browser();

    const answer = await reader.signIn(thief);

    expect(reader.to(answer)).toBe('/ar/sign-in/oidc/new');
    const page = await reader.get('/ar/sign-in/oidc/new');
    expect(title(page)).toBe('لا حساب هنا مرتبط بهذه الهوية');
    expect(page.body).toContain('تُنشأ الحسابات بدعوة');
    expect((await reader.post('/ar/sign-in/oidc/new', { name: 'سارق' })).body).toContain(
      'تُنشأ الحسابات بدعوة',
    );
    expect([await signIns(victim), await test.count(`identities where account_id = '${victim.id}'`)]).toEqual(
      [0, 0],
    );
    expect(reader.cookies.has('session')).toBe(false);
  });

  it('makes an account without rights where that is allowed', async () => {
    const known = user({ email: `New.${randomUUID()}@id.example.org` });
    const reader = browser(open);
    await reader.signIn(known);

    const page = await reader.get('/ar/sign-in/oidc/new');
    expect(page.body).toContain('value="ليلى الحوراني"');
    const answer = await reader.post('/ar/sign-in/oidc/new', { name: 'ليلى' });

    expect([answer.statusCode, reader.to(answer)]).toEqual([303, '/ar/account']);
    const me = await reader.me();
    expect([me.name, me.email, me.grants]).toEqual(['ليلى', known.email?.toLowerCase(), []]);
    const again = browser(open);
    await again.signIn(known);
    expect((await again.me()).id).toBe(me.id);
  });

  it('makes none with the address of another account, and takes nothing over', async () => {
    const victim = await open.account({ grants: organiser });
    const reader = browser(open);
    await reader.signIn(user({ email: victim.email.toUpperCase() }));

    const answer = await reader.post('/ar/sign-in/oidc/new', { name: 'سارق' });

    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('يوجد حساب بهذا البريد الإلكتروني');
    expect(await open.count(`identities where account_id = '${victim.id}'`)).toBe(0);
    expect(await open.count(`sign_ins where account_id = '${victim.id}'`)).toBe(0);
  });

  it('makes none with an address that the provider does not vouch for', async () => {
    const reader = browser(open);
    await reader.signIn(user({ emailVerified: false }));
    const before = await open.count('accounts');

    const answer = await reader.post('/ar/sign-in/oidc/new', { name: 'ليلى' });

    expect(answer.body).toContain('لم يؤكد نافذة بريدًا إلكترونيًا لهذه الهوية');
    expect(await open.count('accounts')).toBe(before);
  });

  describe('refuses, with a page that leads on and without a trace,', () => {
    it.each([
      [
        'an answer with another state',
        (answer: URL) => answer.searchParams.set('state', 'x'.repeat(43)),
        400,
        'state-wrong',
      ],
      ['an answer without a state', (answer: URL) => answer.searchParams.delete('state'), 400, 'state-wrong'],
      ['two states', (answer: URL) => answer.searchParams.append('state', 'x'), 400, 'state-wrong'],
      [
        'a code that is not the provider’s',
        (answer: URL) => answer.searchParams.set('code', 'x'),
        400,
        'provider-refused',
      ],
      [
        'an answer of a foreign issuer',
        (answer: URL) => answer.searchParams.set('iss', 'https://evil.example'),
        400,
        'answer-bad',
      ],
      ['an answer without a code', (answer: URL) => answer.searchParams.delete('code'), 400, 'answer-bad'],
    ] as const)('%s', async (_what, tamper, status, code) => {
      const [account, known] = [await test.account(), user()];
      await linkTo(account, known);
      const reader = browser();
      const answer = await provider.visit(reader.to(await reader.get('/ar/sign-in/oidc')), known);
      tamper(answer);

      const page = await reader.comeBack(answer);

      expect([page.statusCode, title(page)]).toEqual([status, words(code)]);
      expect(page.body).toContain('/ar/sign-in/oidc');
      expect([await signIns(account), reader.cookies.has('session')]).toEqual([0, false]);
    });

    it('an answer in another browser', async () => {
      const [account, known] = [await test.account(), user()];
      await linkTo(account, known);
      const thief = browser();
      const answer = await provider.visit(thief.to(await thief.get('/ar/sign-in/oidc')), known);

      const page = await browser().comeBack(answer);

      expect([page.statusCode, title(page)]).toEqual([400, words('state-wrong')]);
      expect(await signIns(account)).toBe(0);
    });

    it('an answer that was used', async () => {
      const [account, known] = [await test.account(), user()];
      await linkTo(account, known);
      const reader = browser();
      const answer = await provider.visit(reader.to(await reader.get('/ar/sign-in/oidc')), known);
      const flow = reader.cookies.get('oidc') ?? '';
      await reader.comeBack(answer);
      const thief = browser();
      thief.cookies.set('oidc', flow);

      const page = await thief.comeBack(answer);

      expect([page.statusCode, title(page)]).toEqual([410, words('flow-over')]);
      expect(await signIns(account)).toBe(1);
    });

    it('the code of another sign-in', async () => {
      const [account, known] = [await test.account(), user()];
      await linkTo(account, known);
      const [reader, thief] = [browser(), browser()];
      const stolen = await provider.visit(reader.to(await reader.get('/ar/sign-in/oidc')), known);
      const own = await provider.visit(thief.to(await thief.get('/ar/sign-in/oidc')), user());
      own.searchParams.set('code', stolen.searchParams.get('code') ?? '');

      const page = await thief.comeBack(own);

      expect([page.statusCode, title(page)]).toEqual([400, words('provider-refused')]);
      expect(await signIns(account)).toBe(0);
    });

    it('a token with another nonce', async () => {
      const [account, known] = [await test.account(), user()];
      await linkTo(account, known);
      const reader = browser();
      const answer = await provider.visit(reader.to(await reader.get('/ar/sign-in/oidc')), known);
      await test.database.rows(test.database.db, sql`update oidc_flows set nonce = 'another'`);

      const page = await reader.comeBack(answer);

      expect([page.statusCode, title(page)]).toEqual([400, words('answer-bad')]);
      expect(await signIns(account)).toBe(0);
    });

    it('an answer after ten minutes', async () => {
      const [account, known] = [await test.account(), user()];
      await linkTo(account, known);
      const reader = browser();
      const answer = await provider.visit(reader.to(await reader.get('/ar/sign-in/oidc')), known);
      test.seconds(10 * 60);

      const page = await reader.comeBack(answer);

      expect([page.statusCode, title(page)]).toEqual([410, words('flow-over')]);
      expect([await signIns(account), reader.cookies.has('session')]).toEqual([0, false]);
    });

    it('whoever cancels there', async () => {
      const page = await browser().signIn('cancels');

      expect([page.statusCode, title(page)]).toEqual([403, words('provider-denied')]);
    });

    it('a disabled account', async () => {
      const [account, known] = [await test.account(), user()];
      await linkTo(account, known);
      await test.disable(account);

      const page = await browser().signIn(known);

      expect([page.statusCode, title(page)]).toEqual([403, words('account-disabled')]);
      expect(await signIns(account)).toBe(0);
    });

    it('a ticket that was changed', async () => {
      const reader = browser(open);
      await reader.signIn(user());
      reader.cookies.set('oidc-ticket', `A${reader.cookies.get('oidc-ticket')?.slice(1)}`);

      const page = await reader.post('/ar/sign-in/oidc/new', { name: 'ليلى' });

      expect([page.statusCode, title(page)]).toEqual([410, words('flow-over')]);
    });
  });

  describe('a link', () => {
    const linkFrom = (reader: ReturnType<typeof browser>, known: ProviderUser) =>
      reader.signIn(known, '/ar/account/identities/link');

    it('is made by the owner of the account, who confirms it, and undone', async () => {
      const [account, known] = [await test.account({ totp: true }), user()];
      const reader = browser();
      await reader.byPassword(account);

      const answer = await linkFrom(reader, known);

      expect(reader.to(answer)).toBe('/ar/account/identities/confirm');
      expect((await reader.get('/ar/account/identities/confirm')).body).toContain(known.email);
      expect(await test.count(`identities where account_id = '${account.id}'`)).toBe(0);
      expect(reader.to(await reader.post('/ar/account/identities/confirm'))).toBe(
        '/ar/account/identities?done=linked',
      );
      const page = await reader.get('/ar/account/identities');
      expect(page.body).toContain(known.email);

      const id = /identities\/([0-9a-f]{24})\/unlink/.exec(page.body)?.[1] ?? '';
      expect(reader.to(await reader.post(`/ar/account/identities/${id}/unlink`))).toBe(
        '/ar/account/identities?done=unlinked',
      );
      expect(await test.count(`identities where account_id = '${account.id}'`)).toBe(0);
      const audited = await test.database.rows<{ action: string }>(
        test.database.db,
        sql`select action from audit_events where subject_id = ${account.id} and action like 'identity.%' order by id`,
      );
      expect(audited.map(({ action }) => action)).toEqual(['identity.linked', 'identity.unlinked']);
    });

    it('asks for a fresh proof', async () => {
      const account = await test.account({ totp: true });
      const reader = browser();
      await reader.byPassword(account);
      test.seconds(15 * 60);

      const answer = await reader.get('/ar/account/identities/link');

      expect(reader.to(answer)).toContain('/ar/account/second-factor?next=');
    });

    it('to an identity of another account is refused', async () => {
      const [account, other, known] = [await test.account({ totp: true }), await test.account(), user()];
      await linkTo(other, known);
      const reader = browser();
      await reader.byPassword(account);
      await linkFrom(reader, known);

      const page = await reader.post('/ar/account/identities/confirm');

      expect([page.statusCode, title(page)]).toEqual([409, words('identity-taken')]);
      expect(await test.count(`identities where account_id = '${account.id}'`)).toBe(0);
    });

    it('that another account began is refused', async () => {
      const [account, other] = [await test.account({ totp: true }), await test.account({ totp: true })];
      const reader = browser();
      await reader.byPassword(account);
      await linkFrom(reader, user());
      await reader.byPassword(other);

      const page = await reader.post('/ar/account/identities/confirm');

      expect([page.statusCode, title(page)]).toEqual([403, words('other-account')]);
      expect(await test.count(`identities where account_id in ('${account.id}', '${other.id}')`)).toBe(0);
    });

    it('that is the last way in stays', async () => {
      const known = user();
      const reader = browser(open);
      await reader.signIn(known);
      await reader.post('/ar/sign-in/oidc/new', { name: 'ليلى' });
      const page = await reader.get('/ar/account/identities');
      const id = /identities\/([0-9a-f]{24})\/unlink/.exec(page.body)?.[1] ?? '';

      const answer = await reader.post(`/ar/account/identities/${id}/unlink`);

      expect(reader.to(answer)).toBe('/ar/account/identities?refused=last-way-in');
      expect(await open.count(`identities where subject = '${known.sub}'`)).toBe(1);
    });
  });

  it('says so when the provider is away', async () => {
    const away = await openAccounts({
      oidc: {
        issuer: 'http://localhost:9',
        clientId: 'x',
        clientSecret: 'x',
        name: 'نافذة',
        registration: false,
        secondFactor: false,
      },
    });

    const page = await away.call('GET', '/ar/sign-in/oidc');

    expect([page.statusCode, title(page)]).toEqual([503, 'لا يستجيب نافذة الآن']);
    expect(page.body).toContain('/ar/sign-in');
    await away.close();
  });
});
