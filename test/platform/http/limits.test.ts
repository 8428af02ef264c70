import { sql } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/platform/clock/index.ts';
import type { Database } from '../../../src/platform/database/index.ts';
import { anyone, createLimits, limited, type RouteLimit } from '../../../src/platform/http/index.ts';
import { generalAllowances } from '../../../src/platform/http/limits/index.ts';
import { createVault } from '../../../src/platform/vault/index.ts';
import { openTestDatabase } from '../../support/database.ts';
import { type PlainServer, plainServer, somebody } from './support.ts';

let database: Database;
let now = new Date('2026-03-01T12:00:00Z').getTime();
const clock: Clock = { now: () => new Date(now) };
const vault = createVault(Buffer.alloc(32, 7));
const newLimits = () => createLimits({ database, clock, vault });
const opened: FastifyInstance[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  await Promise.all(opened.map((app) => app.close()));
  await database.close();
});

/** A process of its own: what it counted in memory is lost with it. */
function newProcess(limit: RouteLimit | undefined, options: PlainServer = {}) {
  const limits = newLimits();
  const app = plainServer({ limits, ...options });
  opened.push(app);
  for (const url of ['/api/v1/tries', '/ar/tries', '/en/tries']) {
    app.post(url, { config: { policy: anyone, ...limited(limit) } }, async () => 'tried');
  }
  app.get('/api/v1/free', { config: { policy: anyone } }, async () => 'read');
  app.get('/assets/*', { config: { policy: anyone } }, async () => 'body {}');
  return { app, limits };
}

interface Try {
  readonly ip?: string;
  readonly email?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function tryOnce(
  app: FastifyInstance,
  { ip = '198.51.100.1', email, url = '/api/v1/tries', headers }: Try,
) {
  const answer = await app.inject({
    method: 'POST',
    url,
    remoteAddress: ip,
    headers: { ...headers },
    ...(email === undefined ? {} : { payload: { email } }),
  });
  return answer;
}
const statuses = async (app: FastifyInstance, tries: readonly Try[]) => {
  const found: number[] = [];
  for (const one of tries) found.push((await tryOnce(app, one)).statusCode);
  return found;
};
const times = <T>(count: number, value: T): T[] => Array<T>(count).fill(value);

describe('a limit of a route', () => {
  it('holds by address, says when to come back, and lets go', async () => {
    const { app } = newProcess({ max: 3, minutes: 1, name: 'lets-go' });

    expect(await statuses(app, times(5, {}))).toEqual([200, 200, 200, 429, 429]);
    const refused = await tryOnce(app, {});
    expect(refused.json()).toEqual({
      type: 'about:blank',
      title: 'too-many-requests',
      status: 429,
      code: 'too-many-requests',
      requestId: expect.any(String),
    });
    const wait = Number(refused.headers['retry-after']);
    now += wait * 1000;
    expect(await statuses(app, [{}, {}])).toEqual([200, 429]);
    expect(await statuses(app, [{ ip: '198.51.100.2' }])).toEqual([200]);
  });

  it('is a page on pages, and one for both languages and faces that share a name', async () => {
    const { app } = newProcess({ max: 2, minutes: 1, name: 'both-faces' });

    expect(await statuses(app, [{ url: '/ar/tries' }, { url: '/en/tries' }, {}])).toEqual([200, 200, 429]);
    const page = await tryOnce(app, { url: '/ar/tries' });
    expect([page.statusCode, page.body, Number(page.headers['retry-after']) > 0]).toEqual([
      429,
      '<p>too-many-requests</p>',
      true,
    ]);
  });

  it('is one for the two languages of a page without a name', async () => {
    const { app } = newProcess({ max: 1, minutes: 1 });
    expect(await statuses(app, [{ url: '/ar/tries' }, { url: '/en/tries' }, {}])).toEqual([200, 429, 200]);
  });

  it('survives a restart, and is shared by processes', async () => {
    const limit = { max: 4, minutes: 10, name: 'shared' };
    const [one, other] = [newProcess(limit), newProcess(limit)];

    expect(await statuses(one.app, times(3, {}))).toEqual([200, 200, 200]);
    await one.app.close();
    expect(await statuses(other.app, times(2, {}))).toEqual([200, 429]);
    expect(await statuses(newProcess(limit).app, [{}])).toEqual([429]);
  });

  it('lets exactly as many through as it says when all come at once', async () => {
    const { app } = newProcess({ max: 10, minutes: 10, name: 'race' });

    const answers = await Promise.all(times(40, {}).map((one) => tryOnce(app, one)));

    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(10);
  });

  it('holds by what the body is about, however many addresses ask', async () => {
    const about = { field: 'email', max: 3, minutes: 15 };
    const { app } = newProcess({ max: 100, minutes: 1, name: 'about', about });
    const from = (last: number, email: string): Try => ({ ip: `203.0.113.${last}`, email });

    expect(
      await statuses(app, [
        from(1, 'layla@example.org'),
        from(2, ' Layla@Example.org '),
        from(3, 'layla@example.org'),
        from(4, 'LAYLA@example.org'),
        from(5, 'salim@example.org'),
      ]),
    ).toEqual([200, 200, 200, 429, 200]);
  });

  it('holds for everybody together', async () => {
    const { app } = newProcess({ max: 2, minutes: 1, name: 'everybody', everybody: 3 });
    const tries = [1, 2, 3, 4].map((last) => ({ ip: `203.0.113.${last}` }));
    expect(await statuses(app, tries)).toEqual([200, 200, 200, 429]);
  });

  it('holds by account, wherever it asks from', async () => {
    const { app } = newProcess({ max: 2, minutes: 1, name: 'account' });
    const tries = [1, 2, 3].map((last) => ({
      ip: `192.0.2.${last}`,
      headers: { authorization: 'Bearer a' },
    }));
    expect(await statuses(app, tries)).toEqual([200, 200, 429]);
  });

  it('counts a network of IPv6 as one', async () => {
    const { app } = newProcess({ max: 2, minutes: 1, name: 'network' });
    const tries = ['2001:db8:5:6::1', '2001:db8:5:6:7::2', '2001:db8:5:6::3', '2001:db8:5:7::1'];
    expect(
      await statuses(
        app,
        tries.map((ip) => ({ ip })),
      ),
    ).toEqual([200, 200, 429, 200]);
  });

  it('leaves alone whom the route excepts', async () => {
    const { app } = newProcess({
      max: 1,
      minutes: 1,
      name: 'except',
      except: ({ headers }) => headers['x-own'] === 'yes',
    });
    expect(await statuses(app, [...times(3, { headers: { 'x-own': 'yes' } }), {}, {}])).toEqual([
      200, 200, 200, 200, 429,
    ]);
  });
});

describe('an address that is forged', () => {
  const forged = (last: number): Try => ({
    headers: {
      'x-forwarded-for': `203.0.113.${last}`,
      'x-real-ip': `203.0.113.${last}`,
      forwarded: 'for=9.9.9.9',
    },
  });

  it('is not believed of anybody', async () => {
    const { app } = newProcess({ max: 2, minutes: 1, name: 'forged' });
    expect(await statuses(app, [1, 2, 3].map(forged))).toEqual([200, 200, 429]);
  });

  it('is not believed of a stranger where a proxy is trusted, nor beyond that proxy’s own word', async () => {
    const { app } = newProcess(
      { max: 2, minutes: 1, name: 'proxy' },
      { env: { TRUSTED_PROXIES: '10.0.0.1' } },
    );
    const past = [1, 2, 3].map((last) => ({ ...forged(last), ip: '198.51.100.77' }));
    // The proxy appends whom it saw; what stands before that is the visitor's own text.
    const through = [1, 2, 3].map((last) => ({
      ip: '10.0.0.1',
      headers: { 'x-forwarded-for': `203.0.113.${last}, 198.51.100.88` },
    }));
    const others = [1, 2, 3].map((last) => ({ ...forged(last), ip: '10.0.0.1' }));

    expect(await statuses(app, past)).toEqual([200, 200, 429]);
    expect(await statuses(app, through)).toEqual([200, 200, 429]);
    expect(await statuses(app, others)).toEqual([200, 200, 200]);
  });
});

describe('the general limits', () => {
  const free = (
    app: FastifyInstance,
    ip: string,
    headers: Readonly<Record<string, string>> = {},
    url = '/api/v1/free',
  ) => app.inject({ url, remoteAddress: ip, headers: { ...headers } });
  async function use(
    app: FastifyInstance,
    count: number,
    ...how: [string, Readonly<Record<string, string>>?, string?]
  ) {
    let allowed = 0;
    for (let done = 0; done < count; done += 1) {
      if ((await free(app, ...how)).statusCode === 200) allowed += 1;
    }
    return allowed;
  }
  const { address, account } = generalAllowances;

  it('hold by address without a sign-in, and over a restart', async () => {
    const [one, other] = [newProcess(undefined), newProcess(undefined)];

    expect(await use(one.app, address.max + 20, '198.51.100.20')).toBe(address.max);
    await one.limits.flush();
    expect((await free(other.app, '198.51.100.20')).statusCode).toBe(200);
    // The other process counts from nothing, until it tells the database and learns.
    await use(other.app, address.max / 10, '198.51.100.20');
    await other.limits.flush();
    expect((await free(other.app, '198.51.100.20')).statusCode).toBe(429);
    expect((await free(other.app, '198.51.100.21')).statusCode).toBe(200);
    expect(await use(one.app, 5, '198.51.100.20', {}, '/assets/site.css')).toBe(5);
  }, 60_000);

  it('hold by account with one: a whole office may share an address', async () => {
    const { app } = newProcess(undefined);
    const headers = { authorization: 'Bearer a' };

    expect(await use(app, account.max + 10, '198.51.100.30', headers)).toBe(account.max);
    expect((await free(app, '198.51.100.31', headers)).statusCode).toBe(429);
    expect((await free(app, '198.51.100.30')).statusCode).toBe(200);
  }, 60_000);

  it('count tokens that are no good by address', async () => {
    const { app } = newProcess(undefined, {
      authenticate: async () => {
        throw Object.assign(new Error('no'), { statusCode: 401 });
      },
    });
    const headers = { authorization: 'Bearer guess' };
    for (let done = 0; done < address.max; done += 1) await free(app, '198.51.100.40', headers);
    expect((await free(app, '198.51.100.40', headers)).statusCode).toBe(429);
    expect((await free(app, '198.51.100.40')).statusCode).toBe(429);
  }, 60_000);

  it('leave alone what comes from the machine itself', async () => {
    const { app } = newProcess(undefined);
    expect(await use(app, address.max + 1, '127.0.0.1')).toBe(address.max + 1);
  }, 60_000);

  it('forget nothing while the database is away', async () => {
    const limits = createLimits({
      database: { ...database, rows: () => Promise.reject(new Error('away')) },
      clock,
      vault,
    });
    const app = plainServer({ limits });
    opened.push(app);
    app.get('/api/v1/free', { config: { policy: anyone } }, async () => 'read');
    await use(app, address.max, '198.51.100.50');
    await expect(limits.flush()).rejects.toThrow('away');
    expect((await free(app, '198.51.100.50')).statusCode).toBe(429);
  }, 60_000);
});

describe('the table of counters', () => {
  const rowsOf = (where = sql`true`) =>
    database.rows<{ key: string }>(database.db, sql`select key from rate_counters where ${where}`);

  it('names nobody', async () => {
    const text = JSON.stringify(await rowsOf());
    expect(text).not.toMatch(/example\.org|198\.51|2001:db8/);
    expect(text).not.toContain(somebody.kind === 'account' ? somebody.accountId : '');
  });

  it('is cleaned of windows that nothing asks for any more', async () => {
    const limits = newLimits();
    const before = (await rowsOf()).length;
    now += 60 * 60_000;
    expect([before > 10, await limits.clean(), (await rowsOf()).length]).toEqual([true, before, 0]);
  });
});
