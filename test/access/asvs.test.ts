/**
 * OWASP ASVS 5.0, levels 1 and 2: `asvs.tsv` has a line for each requirement, and says what tries it, what holds it
 * without a test, why it does not apply, or what is missing. The standard itself is not repeated.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { form } from '../features/accounts/links/support.ts';
import { openAccounts } from '../features/accounts/support.ts';
import { openTestApp } from '../support/app.ts';

const root = new URL('../..', import.meta.url).pathname;
const standard = join(root, '../shared/data/asvs-5.0.csv');

interface Line {
  readonly id: string;
  readonly level: string;
  readonly status: string;
  /** `tested`: file :: name of the test. `held`: a path. */
  readonly where: string;
  readonly why: string;
}

const [, ...rows] = readFileSync(new URL('asvs.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');
const lines = rows.map((row): Line => {
  const [id = '', level = '', status = '', where = '', why = ''] = row.split('\t');
  return { id, level, status, where, why };
});

/** What is wrong with a line; undefined when it holds what it says. */
function faultOf({ id, status, where, why }: Line): string | undefined {
  switch (status) {
    case 'tested': {
      const [file = '', name = ''] = where.split(' :: ');
      const path = join(root, file);
      if (name === '' || !existsSync(path)) return `${id}: there is no ${file}`;
      return readFileSync(path, 'utf8').includes(name) ? undefined : `${id}: ${file} has no test «${name}»`;
    }
    case 'held': {
      const [path = ''] = where.split('*');
      if (!existsSync(join(root, path))) return `${id}: there is no ${where}`;
      return why === '' ? `${id} does not say how it is held` : undefined;
    }
    case 'not-applicable':
    case 'gap':
      return why === '' ? `${id} gives no reason` : undefined;
    default:
      return `${id}: ${status} is no status`;
  }
}

describe('the table of OWASP ASVS 5.0', () => {
  it('holds what it says of each requirement', () => {
    expect(lines.flatMap((line) => faultOf(line) ?? [])).toEqual([]);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);

    const count = (status: string): number => lines.filter((line) => line.status === status).length;
    console.log(
      `ASVS 5.0, levels 1 and 2: ${lines.length} requirements, ${count('tested')} tested, ${count('held')} held ` +
        `without a test, ${count('not-applicable')} not applicable, ${count('gap')} gaps`,
    );
  });

  it.skipIf(!existsSync(standard))(
    'has a line for every requirement of levels 1 and 2 (skipped where ../shared/data is absent)',
    () => {
      const wanted = [
        ...readFileSync(standard, 'utf8').matchAll(/^V\d+,.*,V(\d+\.\d+\.\d+),.*,([12])\r?$/gm),
      ];
      const listed = lines.map(({ id, level }) => `${id} ${level}`);
      expect(listed.toSorted()).toEqual(wanted.map(([, id, level]) => `${id} ${level}`).toSorted());
    },
  );
});

describe('requirements that no other test tries', () => {
  it('over https, cookies are bound to the host and every answer asks for https for a year', async () => {
    const test = await openTestApp({ config: { publicUrl: 'https://forum.example.org' } });
    try {
      const secret = (await test.app.accounts.service.offerFirstOrganiser()) ?? '';
      const { payload, headers } = form({
        name: 'ليلى',
        email: 'layla@example.org',
        password: 'nine lanterns over the harbour',
      });
      const answer = await test.inject({
        method: 'POST',
        url: `/ar/welcome/${secret}`,
        headers: { ...headers, origin: 'https://forum.example.org' },
        payload,
      });

      const cookie = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' };
      const set = answer.cookies.filter(({ value }) => value !== '');
      expect(set).toMatchObject([
        { name: '__Host-session', ...cookie },
        { name: '__Host-refresh', ...cookie },
      ]);
      expect(set.filter((one) => 'domain' in one)).toEqual([]);
      for (const url of ['/ar/', '/api/v1/series', '/api/v1/none', '/ar/none', '/assets/none']) {
        const { headers: sent } = await test.inject({ url });
        expect([url, sent['strict-transport-security']]).toEqual([
          url,
          'max-age=31536000; includeSubDomains',
        ]);
      }
    } finally {
      await test.close();
    }
  });

  it('a sign-in that rests too long is over', async () => {
    const test = await openAccounts();
    try {
      const hours = 3600;
      const renew = async (refreshToken: string) =>
        test.call('POST', '/auth/refreshes', { payload: { refreshToken } });
      const guarded = await test.tokens(await test.account({ totp: true }));
      const ordinary = await test.tokens(await test.account());
      test.seconds(11 * hours);
      const awake = await renew(guarded.refreshToken);
      expect(awake.statusCode).toBe(201);
      test.seconds(12 * hours + 1);
      expect((await renew(awake.json().refreshToken)).statusCode).toBe(401);
      expect((await renew(ordinary.refreshToken)).statusCode).toBe(201);
      const other = await test.tokens(await test.account());
      test.seconds(14 * 24 * hours + 1);
      expect((await renew(other.refreshToken)).statusCode).toBe(401);
    } finally {
      await test.close();
    }
  });

  it('a sign-in that is used without a pause is over after thirty days', async () => {
    const test = await openAccounts();
    try {
      let { refreshToken } = await test.tokens(await test.account());
      const renewals: number[] = [];
      for (let day = 0; day < 31; day += 1) {
        const answer = await test.call('POST', '/auth/refreshes', { payload: { refreshToken } });
        renewals.push(answer.statusCode);
        if (answer.statusCode === 201) refreshToken = answer.json().refreshToken;
        test.seconds(24 * 3600);
      }
      expect(renewals).toEqual([...Array.from({ length: 30 }, () => 201), 401]);
    } finally {
      await test.close();
    }
  });

  it('a password is taken as it was typed, whatever its letters and up to two hundred characters', async () => {
    const test = await openAccounts();
    try {
      const system = { kind: 'system', task: 'test' } as const;
      const long = `  Ünusual — جُمَلٌ طويلة ${'zq4 '.repeat(45)}`.slice(0, 200);
      const { email } = await test.app.accounts.service.createAccount(system, {
        email: 'long@example.org',
        name: 'هند الرمثاني',
        password: long,
        grants: [],
      });
      const enter = async (typed: string) =>
        (await test.call('POST', '/auth/tokens', { payload: { email, password: typed } })).statusCode;
      expect([await enter(long), await enter(long.slice(0, -1)), await enter(long.trim())]).toEqual([
        201, 401, 401,
      ]);
      expect(await enter(long.toLowerCase())).toBe(401);
    } finally {
      await test.close();
    }
  });
});
