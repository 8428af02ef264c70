import { randomInt, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { LightMyRequestResponse } from 'fastify';
import type { Config } from '../../../src/config.ts';
import { type Grant, systemActor } from '../../../src/platform/actor/index.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { codeOf } from '../../support/totp.ts';

export const password = 'four green olives on a plate';
export const organiser: readonly Grant[] = [{ role: 'organiser', scopeKind: 'installation', scopeId: null }];

export interface TestAccount {
  readonly id: string;
  readonly email: string;
  /** Of its authenticator app; empty without one. */
  readonly secret: string;
}

export interface Call {
  readonly payload?: object;
  /** Access token. */
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The application with a clock that tests move, and what is done again and again with accounts. */
export async function openAccounts(config: Partial<Config> = {}) {
  let now = new Date('2026-11-22T09:00:10Z');
  const clock = { now: () => new Date(now) };
  const test: TestApp = await openTestApp({
    clock,
    config: { publicUrl: 'http://localhost:3000', ...config },
  });

  /** From an address of its own: how many requests one address may send is tried elsewhere. */
  const call = (method: string, url: string, { payload, token, headers = {} }: Call = {}) =>
    test.app.server.inject({
      method: method as 'GET',
      url: url.startsWith('/.') || /^\/(ar|en)/.test(url) ? url : `/api/v1${url}`,
      remoteAddress: `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`,
      ...(payload === undefined ? {} : { payload }),
      headers: { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    }) as Promise<LightMyRequestResponse>;

  const system = systemActor('test');
  async function account(
    own: { readonly grants?: readonly Grant[]; readonly totp?: boolean } = {},
  ): Promise<TestAccount> {
    const { id, email } = await test.app.accounts.service.createAccount(system, {
      email: `${randomUUID()}@example.org`,
      name: 'هند الرمثاني',
      password,
      grants: own.grants ?? [],
    });
    const given = own.totp ? await test.app.accounts.factors.giveTotp(system, { id, email }) : undefined;
    return { id, email, secret: given?.secret ?? '' };
  }

  const begin = ({ email }: TestAccount, typed: string = password) =>
    call('POST', '/auth/tokens', { payload: { email, password: typed } });

  /** A step that waits for the second factor. */
  const stepOf = async (of: TestAccount): Promise<string> => (await begin(of)).json().step;

  const seconds = (count: number): void => {
    now = new Date(now.getTime() + count * 1000);
  };
  const code = ({ secret }: TestAccount): string => codeOf(secret, now);

  return {
    ...test,
    test,
    call,
    account,
    begin,
    stepOf,
    /** The present moment. */
    now: clock.now,
    /** Lets time pass. */
    seconds,
    /** What the account's app shows now. */
    code,
    /** Signs in with everything that is asked for; the step of the code is then used up. */
    async tokens(of: TestAccount): Promise<{ accessToken: string; refreshToken: string }> {
      const begun = await begin(of);
      if (begun.statusCode === 201) return begun.json();
      const finished = await call('POST', '/auth/second-factors', {
        payload: { step: begun.json().step, code: code(of) },
      });
      seconds(60);
      return finished.json();
    },
    disable: ({ id }: TestAccount) =>
      test.database.rows(test.database.db, sql`update accounts set disabled_at = now() where id = ${id}`),
    /** Numbers from the database by name, to see that a refusal left no trace. */
    async count(what: string): Promise<number> {
      const rows = await test.database.rows<{ n: string }>(
        test.database.db,
        sql.raw(`select count(*) as n from ${what}`),
      );
      return Number(rows[0]?.n);
    },
  };
}
export type AccountsTest = Awaited<ReturnType<typeof openAccounts>>;

/** Status and code of a refusal. */
export const refusal = (answer: LightMyRequestResponse): [number, string] => [
  answer.statusCode,
  answer.json().code,
];
