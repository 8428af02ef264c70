/**
 * How often somebody may ask. Routes that could be tried until they give way (sign-in, codes, links) are counted in the
 * database before they are carried out: by address, by the account or mail address that they are about, and over
 * everybody. All other requests are counted in memory and told to the database each second. Keys are codes of the
 * installation: neither addresses nor accounts can be read from the table.
 */
import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import type { Clock } from '../../clock/index.ts';
import type { Database } from '../../database/index.ts';
import { AppError } from '../../errors/index.ts';
import type { Vault } from '../../vault/index.ts';
import { createGeneralCounters } from './general.ts';
import { type Allowance, addressKey, generalAllowances, isLoopback, secondsToWait, weight } from './rules.ts';
import { addCounts, type Count, forgetExpired } from './store.ts';

export { generalAllowances } from './rules.ts';

/** How often one route may be called; kept in the database, shared by all processes. */
export interface RouteLimit {
  /** Most requests of one address, and of one account where somebody is signed in. */
  readonly max: number;
  readonly minutes: number;
  /** Routes that name the same share their counters, such as the two faces of the sign-in. Default: the route alone. */
  readonly name?: string;
  /** Most requests about one account or mail address, named by a field of the body: many addresses do not help. */
  readonly about?: { readonly field: string; readonly max: number; readonly minutes: number };
  /** Most requests of everybody together in {@link minutes}. */
  readonly everybody?: number;
  /** Who is not counted. Default: nobody. */
  readonly except?: (request: FastifyRequest) => boolean | Promise<boolean>;
}

/** The route's settings; none without a limit. */
export const limited = (limit: RouteLimit | undefined): { rateLimit?: RouteLimit } =>
  limit === undefined ? {} : { rateLimit: limit };

/** 429: when it is good again stands in Retry-After. */
export const tooMany = (seconds: number): AppError =>
  new AppError(429, 'too-many-requests', { params: { seconds } });

export interface Limits {
  /** Asked before it is known who asks: everybody together, and an address that has asked too much. @throws 429 */
  before(request: FastifyRequest, hasCredential: boolean): void;
  /** Counted once it is known who asks, or that what they showed is no good. @throws 429 */
  after(request: FastifyRequest, accountId: string | undefined): void;
  /** Counts a route of its own by address, account and everybody. @throws 429 */
  ofRoute(request: FastifyRequest, limit: RouteLimit, accountId: string | undefined): Promise<void>;
  /** Counts it by what its body is about. @throws 429 */
  ofSubject(request: FastifyRequest, limit: RouteLimit): Promise<void>;
  /** Tells the database what was counted in memory, and learns what others counted. */
  flush(): Promise<void>;
  /** Forgets counters that are over. @returns how many */
  clean(): Promise<number>;
}

/** The routes of one thing in both languages, and GET with HEAD, count together. */
const nameOf = (request: FastifyRequest, limit: RouteLimit): string =>
  limit.name ?? `${request.method} ${request.routeOptions.url?.replace(/^\/(?:ar|en)(?=\/|$)/, '') ?? ''}`;

const plainSubject = (value: unknown): string | undefined => {
  const text = typeof value === 'string' ? value.normalize('NFKC').trim().toLowerCase() : '';
  return text === '' ? undefined : text.slice(0, 300);
};

export function createLimits(deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly vault: Pick<Vault, 'mac'>;
}): Limits {
  const { database, clock, vault } = deps;
  const general = createGeneralCounters(clock);
  const { address, account, everybody } = generalAllowances;
  const coded = (text: string): string => vault.mac('rate-counters', text).slice(0, 32);

  const refuse = (wait: number): void => {
    if (wait > 0) throw tooMany(wait);
  };

  /** The key of a request's address; undefined for the machine itself, which the general limits leave alone. */
  const addressOf = (request: FastifyRequest): string | undefined => {
    const key = addressKey(request.ip);
    return isLoopback(key) ? undefined : `address ${key}`;
  };

  const takeNow = async (counts: readonly { readonly about: string; readonly allowance: Allowance }[]) => {
    const now = clock.now().getTime();
    const keyed = counts.map(({ about, allowance }): Count => {
      return { key: coded(about), allowance, by: 1, cap: allowance.max + 1 };
    });
    const counted = await addCounts(database, keyed, now);
    const waits = keyed.map(({ key, allowance }) => {
      const found = counted.get(key) ?? { count: 0, former: 0 };
      return weight(found, now, allowance.seconds) > allowance.max ? secondsToWait(found, now, allowance) : 0;
    });
    refuse(Math.max(0, ...waits));
  };

  return {
    before(request, hasCredential) {
      const by = addressOf(request);
      if (by === undefined) return;
      refuse(general.add('everybody', everybody));
      refuse(hasCredential ? general.ask(by) : general.add(by, address));
    },
    after(request, accountId) {
      const by = addressOf(request);
      if (by === undefined) return;
      refuse(
        accountId === undefined ? general.add(by, address) : general.add(`account ${accountId}`, account),
      );
    },
    async ofRoute(request, limit, accountId) {
      if (await limit.except?.(request)) return;
      const route = nameOf(request, limit);
      const seconds = limit.minutes * 60;
      const own = { max: limit.max, seconds };
      await takeNow([
        { about: `${route} address ${addressKey(request.ip)}`, allowance: own },
        ...(accountId === undefined ? [] : [{ about: `${route} account ${accountId}`, allowance: own }]),
        ...(limit.everybody === undefined
          ? []
          : [{ about: `${route} everybody`, allowance: { max: limit.everybody, seconds } }]),
      ]);
    },
    async ofSubject(request, limit) {
      if (limit.about === undefined) return;
      const { field, max, minutes } = limit.about;
      const subject = plainSubject((request.body as Record<string, unknown> | null | undefined)?.[field]);
      if (subject === undefined) return;
      await takeNow([
        { about: `${nameOf(request, limit)} ${field} ${subject}`, allowance: { max, seconds: minutes * 60 } },
      ]);
    },
    async flush() {
      const counts = general.take();
      if (counts.length === 0) return;
      const codes = new Map(counts.map((count) => [coded(count.key), count.key]));
      try {
        const told = counts.map((count) => ({ ...count, key: coded(count.key) }));
        const counted = await addCounts(database, told, clock.now().getTime());
        general.learn(new Map([...counted].map(([code, value]) => [codes.get(code) ?? code, value])));
      } catch (error) {
        general.restore(counts);
        throw error;
      }
    },
    clean: () => forgetExpired(database, clock.now()),
  };
}

/** Milliseconds between two reports to the database. */
const TOLD_EVERY = 1_000;

/** Reports to the database as long as the server listens. @returns a function that stops, after a last report */
export function keepTelling(limits: Limits, log: FastifyBaseLogger): () => Promise<void> {
  let running: Promise<void> | undefined;
  const tell = (): Promise<void> => {
    running ??= limits
      .flush()
      .catch((error: unknown) => log.warn({ err: error }, 'rate counters'))
      .finally(() => {
        running = undefined;
      });
    return running;
  };
  const timer = setInterval(() => void tell(), TOLD_EVERY);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
    await tell();
  };
}
