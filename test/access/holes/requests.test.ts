/** Requests that ask for more than they may, or lead somebody astray. */
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertAccount } from '../../../src/features/accounts/index.ts';
import { createPasswords } from '../../../src/features/accounts/passwords.ts';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';
import { hole } from './classes.ts';
import { sourcesIn } from './sources.ts';

const text = (ar: string, en: string) => ({ ar, en });

describe('requests', () => {
  let test: TestApp;
  let administrator: SignIn;
  let nobody: SignIn;
  let ofPalms: SignIn;
  const series: Record<string, { id: string; edition: string }> = {};
  const victim = `${randomUUID()}@victim.example`;
  beforeAll(async () => {
    test = await openTestApp();
    administrator = await test.signIn();
    for (const slug of ['palms', 'wells']) {
      const made = await make('/series', {
        slug,
        acronym: slug.toUpperCase(),
        noun: 'forum',
        name: text('ملتقى', slug),
      });
      const edition = await make(`/series/${slug}/editions`, {
        slug: '2026',
        number: 1,
        title: text('الملتقى الأول', `First ${slug}`),
        startsOn: '2026-11-16',
        endsOn: '2026-11-18',
        timeZone: 'Asia/Riyadh',
        mode: 'in-person',
        visibility: 'public',
      });
      series[slug] = { id: made.id, edition: edition.id };
      await make(`/editions/${slug}:2026/sessions`, {
        kind: 'plenary',
        title: text('جلسة', `Session of ${slug}`),
        startsAt: '2026-11-16T09:00:00+03:00',
        endsAt: '2026-11-16T10:00:00+03:00',
        status: 'scheduled',
      });
    }
    nobody = await test.signIn([]);
    ofPalms = await test.signIn([
      { role: 'organiser', scopeKind: 'series', scopeId: series.palms?.id ?? '' },
    ]);
    await test.database.transaction((tx) => insertAccount(tx, { email: victim, name: 'Layla Victim' }, []));
  }, 60_000);
  afterAll(() => test.close());

  async function make(url: string, payload: object) {
    const answer = await test.inject({
      method: 'POST',
      url: `/api/v1${url}`,
      headers: administrator,
      payload,
    });
    if (answer.statusCode !== 201) throw new Error(`${url}: ${answer.body}`);
    return answer.json();
  }
  const ask = async (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    headers: SignIn,
    payload?: object,
  ) =>
    test.inject({
      method,
      url,
      headers: { ...headers, 'if-match': '*' },
      ...(payload === undefined ? {} : { payload }),
    });
  const form = (
    url: string,
    payload: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ) =>
    test.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams(payload).toString(),
    });

  it(hole('series-access-check'), async () => {
    const title = { title: text('اسم آخر', 'Another title') };
    const changes: readonly ['POST' | 'PATCH' | 'DELETE', string, object?][] = [
      ['PATCH', '/api/v1/series/wells', { name: text('آخر', 'Another') }],
      ['DELETE', '/api/v1/series/wells'],
      ['POST', '/api/v1/series', { slug: 'own', acronym: 'OWN', noun: 'forum', name: text('لي', 'Own') }],
      ['PATCH', '/api/v1/editions/wells:2026', title],
      ['DELETE', '/api/v1/editions/wells:2026'],
      ['POST', '/api/v1/editions/wells:2026/themes', title],
      ['POST', '/api/v1/editions/wells:2026/venues', { name: text('قصر', 'Palace') }],
    ];
    const before = await test.inject({ url: '/api/v1/editions/wells:2026' });
    for (const [method, url, payload] of changes) {
      for (const who of [{}, nobody, ofPalms]) {
        const { statusCode } = await ask(method, url, who, payload);
        expect([401, 403, 404, 405], `${method} ${url}: ${statusCode}`).toContain(statusCode);
      }
    }
    const after = await test.inject({ url: '/api/v1/editions/wells:2026' });
    expect(after.json()).toEqual(before.json());
    expect((await ask('PATCH', '/api/v1/editions/palms:2026', ofPalms, title)).statusCode).toBe(200);
  });

  it(hole('legacy-user-listing'), async () => {
    const declared = test.app.server.declaredRoutes.filter(
      ({ method, url }) => method === 'GET' && !/[:*]/.test(url),
    );
    const guessed = [
      '/api/users',
      '/api/v1/users',
      '/api/v1/principals',
      '/api/v1/accounts',
      '/user/search',
      '/export/user.json',
    ];
    const told: string[] = [];
    for (const url of new Set([...declared.map((route) => route.url), ...guessed])) {
      for (const query of ['', `?q=${encodeURIComponent('Layla')}`]) {
        for (const who of [{}, nobody, ofPalms]) {
          const { body } = await test.inject({ url: `${url}${query}`, headers: { ...who } });
          if (body.includes(victim)) told.push(`${url}${query}`);
        }
      }
    }
    expect(declared.length).toBeGreaterThan(30);
    expect(told).toEqual([]);
  }, 120_000);

  it(hole('list-beyond-the-event'), async () => {
    const lists = test.app.server.declaredRoutes.filter(
      ({ method, url }) =>
        method === 'GET' && /^\/api\/v1\/editions\/:\w+\/[\w-]+$/.test(url) && !url.endsWith('/audit-events'),
    );
    const mixed: string[] = [];
    for (const { url } of lists) {
      const { body } = await test.inject({ url: url.replace(/:\w+/, 'palms:2026'), headers: administrator });
      if (body.includes(series.wells?.edition ?? '-') || body.includes('Session of wells')) mixed.push(url);
    }
    const sessions = await test.inject({ url: '/api/v1/editions/palms:2026/sessions' });
    expect([lists.length > 8, sessions.body.includes('Session of palms'), mixed]).toEqual([true, true, []]);
  });

  it(hole('upload-xss'), async () => {
    const name = '"><img src=x onerror=alert(2)>.svg';
    const content = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const boundary = 'x-boundary';
    const payload = [
      `--${boundary}`,
      `content-disposition: form-data; name="file"; filename="${name.replaceAll('"', '%22')}"`,
      'content-type: image/svg+xml',
      '',
      content,
      `--${boundary}--`,
      '',
    ].join('\r\n');
    for (const url of [
      '/ar/manage/forums/palms/2026/sessions/import',
      '/ar/manage/bodies/import',
      '/ar/manage/persons/import',
    ]) {
      const answer = await test.inject({
        method: 'POST',
        url,
        headers: { ...administrator, 'content-type': `multipart/form-data; boundary=${boundary}` },
        payload,
      });
      expect([url, answer.statusCode, /<script>alert|<img src=x/.test(answer.body)]).toEqual([
        url,
        422,
        false,
      ]);
    }
    const kept = await test.database.rows(
      test.database.db,
      sql`select 1 from files where media_type ~ 'svg|html|script'`,
    );
    expect(kept).toEqual([]);
  });

  it(hole('trusted-forwarded-for'), async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 80; attempt += 1) {
      const { statusCode } = await test.inject({
        method: 'POST',
        url: '/api/v1/auth/tokens',
        remoteAddress: '198.51.100.99',
        headers: { 'x-forwarded-for': `203.0.113.${attempt}`, 'x-real-ip': `203.0.113.${attempt}` },
        payload: { email: `${attempt}@guess.example`, password: 'a guess of sixteen letters' },
      });
      statuses.push(statusCode);
    }
    expect([statuses[0], statuses.at(-1), statuses.filter((status) => status === 429).length >= 15]).toEqual([
      401,
      429,
      true,
    ]);
  }, 60_000);

  it(hole('distributed-guessing'), async () => {
    const from = async (url: string, times: number, payload: (attempt: number) => object) => {
      const statuses: number[] = [];
      for (let attempt = 0; attempt < times; attempt += 1) {
        const remoteAddress = `203.0.113.${attempt}`;
        statuses.push(
          (await test.inject({ method: 'POST', url, remoteAddress, payload: payload(attempt) })).statusCode,
        );
      }
      return statuses.filter((status) => status === 429).length;
    };
    const email = `${randomUUID()}@example.org`;
    const guesses = (attempt: number) => ({
      email: attempt % 2 === 0 ? email : ` ${email.toUpperCase()}`.trim(),
      password: `guess number ${attempt} of many`,
    });

    expect(await from('/api/v1/auth/tokens', 34, guesses)).toBe(4);
    expect(await from('/api/v1/auth/password-resets', 9, () => ({ email }))).toBe(3);
  }, 60_000);

  it(hole('mail-placeholder-injection'), async () => {
    const name = `{{link}} <%= process.exit(7) %> "><script>alert(1)</script>\r\nBcc: all@evil.example`;
    for (const template of test.app.outbox.templates) {
      const samples = test.app.outbox.renderer.preview(template, 'en');
      expect(samples.html, template.key).not.toMatch(/\{\{|<%/);
    }
    const before = await test.database.rows(test.database.db, sql`select 1 from mails`);
    await ask('POST', '/api/v1/accounts', {}, { email: `${randomUUID()}@example.org`, name, language: 'en' });
    const mails = await test.database.rows<{ html: string; subject: string; text: string }>(
      test.database.db,
      sql`select html, subject, text from mails`,
    );
    for (const { html, subject } of mails) {
      expect(html).not.toMatch(/<script>|<%/);
      expect(subject).not.toMatch(/[\r\n]/);
    }
    expect(mails.length).toBeGreaterThanOrEqual(before.length);
  });

  it(hole('open-redirect'), async () => {
    const email = `${randomUUID()}@example.org`;
    const targets = [
      'https://evil.example/',
      '//evil.example/',
      '/\\evil.example/',
      '\\\\evil.example',
      '/\t/evil.example',
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      '/ar/../..//evil.example',
      'http:evil.example',
      '@evil.example',
    ];
    const password = 'a phrase of sixteen letters';
    const passwordHash = await createPasswords().hash(password);
    await test.database.transaction((tx) => insertAccount(tx, { email, name: 'Salim', passwordHash }, []));
    for (const next of targets) {
      const page = await test.inject({ url: `/ar/sign-in?next=${encodeURIComponent(next)}` });
      const entered = await form('/ar/sign-in', { email, password, next });
      const led = new URL(String(entered.headers.location), 'https://forum.example.org');
      expect([next, entered.statusCode, led.origin]).toEqual([next, 303, 'https://forum.example.org']);
      expect(page.body).not.toMatch(/(?:href|action|content)="(?:https?:)?\/\/evil|href="javascript:/i);
    }
  }, 60_000);

  it(hole('host-header-poisoning'), async () => {
    const headers = {
      host: 'poison.example',
      'x-forwarded-host': 'poison.example',
      forwarded: 'host=poison.example',
    };
    await test.inject({
      method: 'POST',
      url: '/api/v1/auth/password-resets',
      headers,
      payload: { email: victim },
    });
    await test.inject({ method: 'POST', url: '/api/v1/auth/links', headers, payload: { email: victim } });
    const mails = await test.database.rows<{ text: string | null }>(
      test.database.db,
      sql`select to_jsonb(mails)::text as text from mails`,
    );
    expect(mails.some(({ text: mail }) => mail?.includes('localhost:3000'))).toBe(true);
    expect(mails.filter(({ text: mail }) => mail?.includes('poison.example'))).toEqual([]);
    const page = await test.inject({ url: '/ar/', headers });
    expect(page.body).not.toContain('poison.example');
  });

  it(hole('path-traversal'), async () => {
    const paths = [
      '/assets/../package.json',
      '/assets/..%2f..%2fpackage.json',
      '/assets/%2e%2e/%2e%2e/etc/passwd',
      '/assets/....//....//etc/passwd',
      '/assets/..\\..\\package.json',
      '/files/..%2f..%2fsecret.key',
      '/ar/forums/..%2f..%2fmanage/2026',
      '/api/v1/series/..%2faudit-events',
    ];
    for (const url of paths) {
      const { statusCode, body } = await test.inject({ url });
      expect([url, [404, 401].includes(statusCode), /"dependencies"|root:x:/.test(body)]).toEqual([
        url,
        true,
        false,
      ]);
    }
  });

  it(hole('mass-assignment'), async () => {
    const grants = [{ role: 'organiser', scopeKind: 'installation', scopeId: null }];
    const extra = [
      { grants },
      { id: randomUUID() },
      { version: 99 },
      { disabledAt: null },
      { role: 'organiser' },
    ];
    for (const fields of extra) {
      const answer = await ask('PATCH', '/api/v1/me', nobody, { name: 'Layla', ...fields });
      const field = Object.keys(fields)[0];
      expect([answer.statusCode, answer.json().errors]).toEqual([
        422,
        [expect.objectContaining({ field, code: 'field-unknown' })],
      ]);
    }
    const moved = await ask('PATCH', '/api/v1/editions/palms:2026', ofPalms, { seriesId: series.wells?.id });
    expect([moved.statusCode, moved.json().errors?.[0]?.code]).toEqual([422, 'field-unknown']);
  });

  it(hole('account-enumeration'), async () => {
    const of = async (url: string, email: string) => {
      const { statusCode, body } = await ask('POST', `/api/v1${url}`, {}, { email });
      return { statusCode, body };
    };
    for (const url of ['/auth/password-resets', '/auth/links']) {
      expect([url, await of(url, victim)]).toEqual([url, await of(url, `${randomUUID()}@nobody.example`)]);
    }
    const wrong = async (email: string) => {
      const answer = await ask(
        'POST',
        '/api/v1/auth/tokens',
        {},
        { email, password: 'a guess of sixteen letters' },
      );
      const { requestId: _requestId, ...rest } = answer.json();
      return [answer.statusCode, rest];
    };
    expect(await wrong(victim)).toEqual(await wrong(`${randomUUID()}@nobody.example`));
  });

  it('to other servers are made by nothing of ours, so that no user can lead one astray', () => {
    const asking = sourcesIn('src')
      .filter(({ path }) => !path.startsWith('src/client/'))
      .filter(({ text: source }) =>
        /\bfetch\(|from 'undici'|https?\.request\(|from 'node:https'/.test(source),
      )
      .map(({ path }) => path);
    // Identity providers of the deployment's own configuration are no user's.
    expect(asking.filter((path) => !path.startsWith('src/features/accounts/oidc/'))).toEqual([]);
  });
});
