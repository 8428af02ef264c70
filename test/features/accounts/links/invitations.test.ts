import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignIn } from '../../../support/app.ts';
import { type Forum, openForum } from '../rights/forum.ts';
import { accountOf, enter, form, lastMail, mailsTo, otherCaller, password } from './support.ts';

const mine = 'seven boats in a quiet bay';

describe('invitations and loans', () => {
  let forum: Forum;
  let organiser: Awaited<ReturnType<Forum['person']>>;
  beforeAll(async () => {
    forum = await openForum();
    organiser = await forum.person('organiser', [
      { role: 'organiser', scopeKind: 'edition', scopeId: forum.edition },
    ]);
  });
  afterAll(() => forum.test.close());

  const api = (method: 'GET' | 'POST' | 'DELETE', url: string, headers: SignIn = {}, payload?: object) =>
    forum.test.inject({
      method,
      url: `/api/v1${url}`,
      headers,
      ...otherCaller(),
      ...(payload === undefined ? {} : { payload }),
    });
  const desk = () => ({ role: 'desk', scopeKind: 'edition', scopeId: forum.edition });
  const invite = (email: string, grants: object[] = [desk()], headers = organiser.headers) =>
    api('POST', `/editions/${forum.edition}/account-invitations`, headers, {
      email,
      name: 'Noura Al-Hajri',
      language: 'en',
      grants,
    });
  const coded = ({ statusCode, body }: { statusCode: number; body: string }) => [
    statusCode,
    body === '' ? '' : (JSON.parse(body).code ?? ''),
  ];

  it('say who invites to what, make an account, and are used once by one of twenty', async () => {
    const made = await invite('noura@example.org');
    expect([made.statusCode, made.json().rights[0].words.en]).toEqual([
      201,
      'Registration desk for the second edition of River Forum',
    ]);
    const mail = await lastMail(forum.test, 'noura@example.org');
    expect(mail.subject).toBe('Invitation from organiser');
    expect(mail.text).toContain('Registration desk for the second edition of River Forum');

    const page = await forum.test.inject({ url: `/en/invitation/${mail.secret}` });
    expect(page.body).toContain('organiser');
    expect(page.body).toContain('Registration desk for the second edition of River Forum');
    expect(page.body).toContain('value="Noura Al-Hajri"');
    const arabic = await forum.test.inject({ url: `/ar/invitation/${mail.secret}` });
    expect(arabic.body).toContain('مكتب التسجيل في الدورة الثانية من ملتقى الأنهار');

    const without = await forum.test.inject({
      method: 'POST',
      url: `/en/invitation/${mail.secret}`,
      ...form({ name: 'Noura' }),
      ...otherCaller(),
    });
    expect(without.statusCode).toBe(422);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        api('POST', `/auth/invitations/${mail.secret}`, {}, { name: 'Noura', password: mine }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([
      201,
      ...Array.from({ length: 19 }, () => 409),
    ]);
    const { rows } = await forum.test.database.executeSql(
      `select a.name, a.email_verified_at is not null as verified, g.role from accounts a join grants g on g.account_id = a.id
       where a.email = 'noura@example.org'`,
    );
    expect(rows).toEqual([{ name: 'Noura', verified: true, role: 'desk' }]);
  });

  it('to an address with an account are accepted by it alone, after signing in', async () => {
    const known = await forum.person('known');
    const stranger = await forum.person('stranger');
    await invite(known.email);
    const { secret } = await lastMail(forum.test, known.email);
    const accept = (headers: SignIn) => api('POST', `/auth/invitations/${secret}`, headers, {});
    expect(coded(await accept({}))).toEqual([401, 'sign-in-needed']);
    expect(coded(await accept(stranger.headers))).toEqual([403, 'invitation-foreign']);
    const page = await forum.test.inject({ url: `/en/invitation/${secret}` });
    expect(page.body).toContain(`/en/sign-in?next=${encodeURIComponent(`/en/invitation/${secret}`)}`);
    const other = await forum.test.inject({ url: `/en/invitation/${secret}`, headers: stranger.headers });
    expect(other.body).toContain('The invitation is for another account');
    expect(await accept(known.headers)).toMatchObject({ statusCode: 204 });
    const rights = await api('GET', '/me/rights', known.headers);
    expect(rights.json().items.map(({ role }: { role: string }) => role)).toEqual(['desk']);
  });

  it('answer alike for an address with an account and one without', async () => {
    await accountOf(forum.test, 'with@example.org');
    const seen = async (email: string) => {
      const { statusCode, body } = await invite(email);
      return [statusCode, body.replaceAll(/"(id|createdAt|expiresAt)":"[^"]+"/g, '').replace(email, '')];
    };
    expect(await seen('with@example.org')).toEqual(await seen('none@example.org'));
  });

  it('are listed, sent again with a new link and withdrawn; the old links are dead', async () => {
    const { id } = (await invite('again@example.org')).json();
    const first = await lastMail(forum.test, 'again@example.org');
    expect(coded(await invite('again@example.org'))).toEqual([409, 'invitation-open']);
    const sent = await api('POST', `/account-invitations/${id}/dispatches`, organiser.headers);
    expect(sent.statusCode).toBe(201);
    const second = await lastMail(forum.test, 'again@example.org');
    expect(coded(await api('GET', `/auth/invitations/${first.secret}`))).toEqual([409, 'link-withdrawn']);
    expect((await api('GET', `/auth/invitations/${second.secret}`)).statusCode).toBe(200);
    const list = await api('GET', `/editions/${forum.edition}/account-invitations`, organiser.headers);
    const mineOpen = list
      .json()
      .items.filter(({ email }: { email: string }) => email === 'again@example.org');
    expect(mineOpen).toHaveLength(1);
    expect(
      (await api('DELETE', `/account-invitations/${mineOpen[0].id}`, organiser.headers)).statusCode,
    ).toBe(204);
    expect(coded(await api('GET', `/auth/invitations/${second.secret}`))).toEqual([409, 'link-withdrawn']);
    expect(coded(await api('DELETE', `/account-invitations/${mineOpen[0].id}`, organiser.headers))).toEqual([
      404,
      'invitation-unknown',
    ]);
  });

  it('give nothing that the organiser may not give, here or elsewhere, now or when they are accepted', async () => {
    const everywhere = { role: 'desk', scopeKind: 'installation', scopeId: null };
    expect(coded(await invite('a@example.org', [everywhere]))).toEqual([422, 'scope-elsewhere']);
    const elsewhere = { role: 'desk', scopeKind: 'edition', scopeId: forum.elsewhere };
    expect(coded(await invite('a@example.org', [elsewhere]))).toEqual([422, 'scope-elsewhere']);
    expect(coded(await invite('a@example.org', [{ ...desk(), role: 'delegate' }]))).toEqual([
      422,
      'role-not-here',
    ]);
    expect(await mailsTo(forum.test, 'a@example.org')).toEqual([]);

    const shortly = await forum.person('shortly', [
      { role: 'organiser', scopeKind: 'edition', scopeId: forum.edition },
    ]);
    await invite('late@example.org', [desk()], shortly.headers);
    const [right] = (await api('GET', '/me/rights', shortly.headers)).json().items;
    await api('DELETE', `/grants/${right.id}`, forum.chief.headers);
    const { secret } = await lastMail(forum.test, 'late@example.org');
    expect(coded(await api('POST', `/auth/invitations/${secret}`, {}, { password: mine }))).toEqual([
      409,
      'link-withdrawn',
    ]);
    const { rows } = await forum.test.database.executeSql(
      "select count(*)::int as accounts from accounts where email = 'late@example.org'",
    );
    expect(rows).toEqual([{ accounts: 0 }]);
  });

  it('lend a right until its end: accepted, counting, not lent again, taken back at once', async () => {
    const lender = await forum.person('lender', [
      { role: 'press', scopeKind: 'edition', scopeId: forum.edition },
    ]);
    const borrower = await forum.person('borrower');
    const [right] = (await api('GET', '/me/rights', lender.headers)).json().items;
    const offer = (until: string, headers = lender.headers, grantId = right.id) =>
      api('POST', '/me/loan-offers', headers, {
        grantId,
        email: borrower.email,
        name: 'Borrower',
        language: 'en',
        until,
      });
    const soon = new Date(Date.now() + 20 * 86_400_000).toISOString();
    expect(coded(await offer('2020-01-01T00:00:00Z'))).toEqual([422, 'end-past']);
    expect(coded(await offer('2099-01-01T00:00:00Z'))).toEqual([422, 'loan-too-long']);
    expect(coded(await offer(soon, borrower.headers))).toEqual([404, 'grant-unknown']);
    expect((await offer(soon)).statusCode).toBe(201);
    const mail = await lastMail(forum.test, borrower.email);
    expect(mail.template).toBe('accounts.loan');
    expect((await api('POST', `/auth/invitations/${mail.secret}`, borrower.headers, {})).statusCode).toBe(
      204,
    );

    const [loan] = (await api('GET', '/me/rights', borrower.headers)).json().items;
    expect(loan).toMatchObject({ role: 'press', endsAt: soon, lentBy: { id: lender.id } });
    expect(coded(await offer(soon, borrower.headers, loan.id))).toEqual([422, 'loan-not-lent-again']);
    const [own] = (await api('GET', '/me/rights', lender.headers)).json().items;
    expect(own.loans.map(({ to }: { to: { id: string } }) => to.id)).toEqual([borrower.id]);
    expect(coded(await api('DELETE', `/me/loans/${own.loans[0].id}`, borrower.headers))).toEqual([
      404,
      'grant-unknown',
    ]);
    expect((await api('DELETE', `/me/loans/${own.loans[0].id}`, lender.headers)).statusCode).toBe(204);
    expect((await api('GET', '/me/rights', borrower.headers)).json().items).toEqual([]);

    // Once more, and the lender's own right goes: the loan goes with it.
    await offer(soon);
    const again = await lastMail(forum.test, borrower.email);
    await api('POST', `/auth/invitations/${again.secret}`, borrower.headers, {});
    expect((await api('GET', '/me/rights', borrower.headers)).json().items).toHaveLength(1);
    await api('DELETE', `/grants/${right.id}`, forum.chief.headers);
    expect((await api('GET', '/me/rights', borrower.headers)).json().items).toEqual([]);
  });

  it('let an organiser on loan do the work, and not take the lender’s right', async () => {
    const lender = await forum.person('boss', [
      { role: 'organiser', scopeKind: 'edition', scopeId: forum.edition },
    ]);
    const deputy = await forum.person('deputy');
    const [right] = (await api('GET', '/me/rights', lender.headers)).json().items;
    const until = new Date(Date.now() + 5 * 86_400_000).toISOString();
    await api('POST', '/me/loan-offers', lender.headers, {
      grantId: right.id,
      email: deputy.email,
      name: 'Deputy',
      language: 'en',
      until,
    });
    await api(
      'POST',
      `/auth/invitations/${(await lastMail(forum.test, deputy.email)).secret}`,
      deputy.headers,
      {},
    );
    expect(coded(await api('DELETE', `/grants/${right.id}`, deputy.headers))).toEqual([
      409,
      'loan-not-enough',
    ]);
    expect(coded(await invite('x@example.org', [desk()], deputy.headers))).toEqual([422, 'end-beyond-own']);
    const within = { ...desk(), endsAt: new Date(Date.now() + 86_400_000).toISOString() };
    expect((await invite('x@example.org', [within], deputy.headers)).statusCode).toBe(201);
  });

  it('are worked with on pages: the list, the form with its errors kept, a loan', async () => {
    const base = '/en/manage/forums/river-forum/2028/people';
    const list = await forum.test.inject({ url: base, headers: organiser.headers });
    expect(list.statusCode).toBe(200);
    // The page's own edition goes without saying; what reaches in from above says where from.
    expect(list.body).toContain('<span class="tag tag-brand">Registration desk</span>');
    expect(list.body).toContain('Organiser for the whole system');
    const post = (fields: Record<string, string | string[]>) =>
      forum.test.inject({
        method: 'POST',
        url: `${base}/invite`,
        ...form(fields),
        headers: { ...organiser.headers, 'content-type': 'application/x-www-form-urlencoded' },
      });
    const typed = {
      name: 'Huda',
      email: 'huda@example.org',
      language: 'ar',
      place: `edition ${forum.edition}`,
    };
    const none = await post(typed);
    expect(none.statusCode).toBe(422);
    expect(none.body).toContain('value="huda@example.org"');
    const wrong = await post({ ...typed, roles: ['delegate'] });
    expect([wrong.statusCode, wrong.body.includes('There is no such role at the place chosen.')]).toEqual([
      422,
      true,
    ]);
    const good = await post({ ...typed, roles: ['desk', 'press'], until: '2028-12-31' });
    expect([good.statusCode, good.headers.location]).toEqual([303, `${base}?done=invited`]);
    const mail = await lastMail(forum.test, 'huda@example.org');
    expect(mail.text).toContain('مكتب التسجيل في الدورة الثانية من ملتقى الأنهار، حتى 31 ديسمبر 2028');
    const rights = await forum.test.inject({ url: '/ar/account/rights', headers: organiser.headers });
    expect(rights.body).toContain('منظِّم في الدورة الثانية من ملتقى الأنهار');
  });
});

describe('merging two accounts of one person', () => {
  let forum: Forum;
  beforeAll(async () => {
    forum = await openForum();
  });
  afterAll(() => forum.test.close());
  const api = (method: 'GET' | 'POST', url: string, headers: SignIn = {}, payload?: object) =>
    forum.test.inject({
      method,
      url: `/api/v1${url}`,
      headers,
      ...otherCaller(),
      ...(payload === undefined ? {} : { payload }),
    });
  const desk = () => ({ role: 'desk', scopeKind: 'edition', scopeId: forum.edition });

  it('needs the proof of both, and moves what the other has', async () => {
    const kept = await forum.person('kept', [desk()]);
    const gone = await forum.person('gone', [
      desk(),
      { role: 'press', scopeKind: 'edition', scopeId: forum.elsewhere },
    ]);
    await forum.test.database.executeSql(
      `insert into persons (id, slug, name, sort_ar, sort_en, search, account_id)
       values (gen_random_uuid(), 'gone', '{"ar":"سالم","en":"","authentic":"ar","status":{"ar":"reviewed","en":"missing"}}', 'a', 'a', ' ', '${gone.id}')`,
    );
    await forum.test.database.executeSql(
      `insert into identities (issuer, subject, account_id) values ('https://id.example.org', 's-1', '${gone.id}')`,
    );
    const merge = (body: object) => api('POST', '/me/account-mergers', kept.headers, body);
    const wrong = await merge({ email: gone.email, password: 'not this one' });
    const unknown = await merge({ email: 'nobody@example.org', password });
    expect([wrong.statusCode, wrong.json().code]).toEqual([422, 'merge-refused']);
    expect([unknown.statusCode, unknown.json().code]).toEqual([422, 'merge-refused']);
    expect((await merge({ email: kept.email, password })).json().code).toBe('merge-same');
    expect((await merge({ email: gone.email, password })).statusCode).toBe(204);

    expect((await api('GET', '/me', gone.headers)).statusCode).toBe(401);
    const rights = (await api('GET', '/me/rights', kept.headers)).json().items;
    expect(rights.map(({ role }: { role: string }) => role).toSorted()).toEqual(['desk', 'press']);
    const { rows } = await forum.test.database.executeSql(
      `select (select account_id from persons where slug = 'gone') as person,
        (select account_id from identities where subject = 's-1') as identity,
        merged_into, disabled_at is not null as disabled, password_hash from accounts where id = '${gone.id}'`,
    );
    expect(rows).toEqual([
      { person: kept.id, identity: kept.id, merged_into: kept.id, disabled: true, password_hash: null },
    ]);
    const signIn = await api('POST', '/auth/tokens', {}, { email: gone.email, password });
    expect(signIn.statusCode).toBe(401);
    expect((await merge({ email: gone.email, password })).json().code).toBe('merge-refused');
  });

  it('asks for the other’s second factor whichever way it is proved', async () => {
    const kept = await forum.person('one');
    const guarded = await forum.person('guarded', [desk()]);
    await forum.test.app.accounts.factors.giveTotp({ kind: 'system', task: 'test' }, guarded);
    const byPassword = await api('POST', '/me/account-mergers', kept.headers, {
      email: guarded.email,
      password,
    });
    expect([byPassword.statusCode, byPassword.json().code]).toEqual([422, 'proof-missing']);
    await api('POST', '/me/account-merger-links', kept.headers, { email: guarded.email });
    const { secret } = await lastMail(forum.test, guarded.email);
    const use = (headers: SignIn, body: object) =>
      api('POST', `/me/account-merger-links/${secret}`, headers, body);
    expect((await use(kept.headers, {})).json().code).toBe('proof-missing');
    expect((await use(kept.headers, { code: '000000' })).json().code).toBe('code-wrong');
    const thief = await forum.person('thief');
    expect((await use(thief.headers, {})).json().code).toBe('link-foreign-account');
    expect((await api('GET', '/me/rights', kept.headers)).json().items).toEqual([]);
  });

  it('by a link to the other’s address, once, in the account that asked', async () => {
    const kept = await forum.person('two');
    const plain = await forum.person('plain', [
      { role: 'press', scopeKind: 'edition', scopeId: forum.edition },
    ]);
    const asked = await api('POST', '/me/account-merger-links', kept.headers, { email: plain.email });
    const none = await api('POST', '/me/account-merger-links', kept.headers, { email: 'none@example.org' });
    expect([asked.statusCode, asked.body]).toEqual([none.statusCode, none.body]);
    const { secret } = await lastMail(forum.test, plain.email);
    const url = `/me/account-merger-links/${secret}`;
    const answers = await Promise.all([
      api('POST', url, kept.headers, {}),
      api('POST', url, kept.headers, {}),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409]);
    expect((await api('GET', '/me/rights', kept.headers)).json().items).toHaveLength(1);
  });

  it('needs a fresh proof', async () => {
    const stale = await accountOf(forum.test, 'stale@example.org');
    const headers = await enter(forum.test, stale.id, null);
    await forum.test.database.executeSql(
      `update sign_ins set created_at = now() - interval '1 hour' where account_id = '${stale.id}'`,
    );
    const answer = await api('POST', '/me/account-mergers', headers, { email: 'x@example.org', password });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'fresh-proof-needed']);
  });
});
