import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import type { InjectOptions } from 'fastify';
import { buildApp } from '../../../../src/app.ts';
import { readConfig } from '../../../../src/config.ts';
import { insertAccount, PASSWORD_COST } from '../../../../src/features/accounts/index.ts';
import { systemActor } from '../../../../src/platform/actor/index.ts';
import { migrate, openDatabase } from '../../../../src/platform/database/index.ts';
import { type Policy, permit, rolePolicy, signedIn } from '../../../../src/platform/http/index.ts';
import type { Bench, BenchContext } from '../bench.ts';
import { median, processorTime, wallTime } from '../statistics.ts';

export interface AccessSizes {
  /** Each round measures both sides once, in turn which comes first. */
  readonly rounds: number;
  /** Sign-ins of a round, and as many bare hashes. */
  readonly signIns: number;
  /** Requests of a round to each of the two routes. */
  readonly requests: number;
}

/** Requests that are under way at one time. */
const AT_ONCE = 8;

const figures = [
  { name: 'access.sign-ins', unit: '% of bare argon2 hashes/s', target: 80, better: 'higher' },
  { name: 'access.policy', unit: '% of an authenticated request', target: 3, better: 'lower' },
] as const;

const PASSWORD = 'four green olives on a plate';
const ROUTES = { bare: '/api/v1/bench/bare', policed: '/api/v1/bench/policed' } as const;

/** The application in this process, with a route twice: once for everybody signed in, once for a role. */
async function openApp(context: BenchContext) {
  const directory = await context.temporaryDirectory();
  const config = readConfig({
    DATA_DIR: join(directory, 'data'),
    LOG_LEVEL: 'silent',
    PORT: '0',
    RATE_LIMITS: 'off',
  });
  const database = await openDatabase(config);
  context.afterwards(() => database.close());
  await migrate(database);
  const app = await buildApp({ config, database });
  context.afterwards(() => app.server.close());
  const route = (url: string, policy: Policy): void => {
    app.server.get(url, { config: { policy } }, async (request) => {
      permit(policy, request.actor);
      return { hello: 'world' };
    });
  };
  route(ROUTES.bare, signedIn);
  route(ROUTES.policed, rolePolicy('bench', ['organiser']));
  await app.server.ready();
  return { app, database };
}

/** Does the work so many times, some at once. */
async function repeat(times: number, work: () => Promise<void>): Promise<void> {
  let left = times;
  const one = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await work();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

/** Measures two things in turn, so that a disturbance hits them alike. */
async function inPairs<T>(
  rounds: number,
  [one, other]: readonly [() => Promise<T>, () => Promise<T>],
): Promise<(readonly [T, T])[]> {
  const pairs: (readonly [T, T])[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const first = await one();
      pairs.push([first, await other()]);
    } else {
      const second = await other();
      pairs.push([await one(), second]);
    }
  }
  return pairs;
}

/** What it costs to know who asks and what they may: signing in beside the bare hash, a policy beside none. */
export function createAccessBench({ rounds, signIns, requests }: AccessSizes): Bench {
  return {
    area: 'access',
    figures,
    async run(context) {
      const { app, database } = await openApp(context);
      const inject = (options: InjectOptions, status: number) => async () => {
        const answer = await app.server.inject(options);
        if (answer.statusCode !== status) throw new Error(`${status} was to come: ${answer.body}`);
      };

      if (context.wants('access.sign-ins')) {
        const { email } = await app.accounts.service.createAccount(systemActor('bench'), {
          email: 'bench@example.org',
          name: 'Bench',
          password: PASSWORD,
          grants: [],
        });
        const signIn = inject(
          { method: 'POST', url: '/api/v1/auth/tokens', payload: { email, password: PASSWORD } },
          201,
        );
        const bare = async (): Promise<void> => void (await hash(PASSWORD, PASSWORD_COST));
        const timed = (work: () => Promise<void>) => async () => {
          let wall = 0;
          const processor = await processorTime(async () => {
            wall = await wallTime(() => repeat(signIns, work));
          });
          return { processor, wall };
        };
        await repeat(AT_ONCE, signIn);
        const pairs = await inPairs(rounds, [timed(bare), timed(signIn)]);
        const perSecond = (seconds: readonly number[]): number => Math.round(signIns / median(seconds));
        context.report('access.sign-ins', {
          value: median(pairs.map(([hashes, entries]) => (100 * hashes.processor) / entries.processor)),
          reference: [
            `bare argon2id of ${PASSWORD_COST.memoryCost / 1024} MiB: ${perSecond(pairs.map(([one]) => one.processor))}/s of one core`,
            `sign-ins: ${perSecond(pairs.map(([, one]) => one.processor))}/s of one core, ${perSecond(pairs.map(([, one]) => one.wall / 1000))}/s by the clock in one process`,
            `median of ${rounds} rounds`,
          ].join('; '),
        });
      }

      if (context.wants('access.policy')) {
        const organiser = await database.transaction((tx) =>
          insertAccount(tx, { email: 'organiser@example.org', name: 'Bench' }, [
            { role: 'organiser', scopeKind: 'installation', scopeId: null },
          ]),
        );
        const { accessToken } = await app.signIns.open({
          accountId: organiser.id,
          method: 'password',
          secondFactor: 'totp',
        });
        const headers = { authorization: `Bearer ${accessToken}` };
        const asking = (url: string) => {
          const ask = inject({ method: 'GET', url, headers }, 200);
          return () => processorTime(() => repeat(requests, ask));
        };
        const [bare, policed] = [asking(ROUTES.bare), asking(ROUTES.policed)];
        await bare();
        await policed();
        const pairs = await inPairs(3 * rounds, [bare, policed]);
        const rate = Math.round(requests / median(pairs.map(([seconds]) => seconds)));
        context.report('access.policy', {
          value: median(pairs.map(([without, withPolicy]) => 100 * (withPolicy / without - 1))),
          reference: `the same route for everybody signed in: ${rate} requests/s of one core; ${pairs.length} pairs of ${requests} requests each`,
        });
      }
    },
  };
}
