import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { type App, buildApp } from '../../src/app.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { insertAccount } from '../../src/features/accounts/index.ts';
import { accounts } from '../../src/features/accounts/tables.ts';
import type { Grant } from '../../src/platform/actor/index.ts';
import { type Clock, systemClock } from '../../src/platform/clock/index.ts';
import type { Database } from '../../src/platform/database/index.ts';
import { openTestDatabases, type TestDatabases } from './database.ts';

/** Headers that sign a request in. */
export type SignIn = Readonly<Record<string, string>>;

/** What is unusual about a sign-in. */
export interface SignInState {
  /** Default `totp`; null: none was shown, and guarded roles sleep. */
  readonly secondFactor?: 'totp' | null;
  /** The account is disabled after it signed in. */
  readonly disabled?: boolean;
}

export interface TestApp {
  readonly app: App;
  readonly database: Database;
  /** Sends a request; JSON bodies as `payload` objects. */
  inject(options: InjectOptions): Promise<LightMyRequestResponse>;
  /** A new account with these grants, as request headers. Default: organiser of the whole installation. */
  signIn(grants?: readonly Grant[], state?: SignInState): Promise<SignIn>;
  /** How many statements the work sends to the database. */
  countStatements(work: () => Promise<unknown>): Promise<number>;
  close(): Promise<void>;
}

const everything: readonly Grant[] = [{ role: 'organiser', scopeKind: 'installation', scopeId: null }];

/** Settings of tests; the secret key is one, so that several applications read one database. */
export const testConfig = (): Config =>
  readConfig({ LOG_LEVEL: 'silent', NODE_ENV: 'test', SECRET_KEY: 'ab'.repeat(32) });

/**
 * The whole application, without listening.
 * @param options.databases opened for it and closed with it, such as a copy of the demonstration; default: new ones
 */
export async function openTestApp(
  options: { config?: Partial<Config>; clock?: Clock; databases?: TestDatabases } = {},
): Promise<TestApp> {
  const { database, serving, close } = options.databases ?? (await openTestDatabases());
  const config = {
    ...testConfig(),
    ...options.config,
  };
  const app = await buildApp({ config, database: serving, clock: options.clock ?? systemClock });
  await app.server.ready();
  const { host } = new URL(config.publicUrl);
  return {
    app,
    database,
    inject: ({ headers = {}, ...request }) =>
      app.server.inject({ ...request, headers: { host, ...headers } }),
    async signIn(grants = everything, { secondFactor = 'totp', disabled = false } = {}) {
      const account = await database.transaction((tx) =>
        insertAccount(tx, { email: `${randomUUID()}@example.org`, name: 'سارة الاختبار' }, grants),
      );
      const { accessToken } = await app.signIns.open({
        accountId: account.id,
        method: 'password',
        secondFactor,
      });
      if (disabled) {
        await database.db.update(accounts).set({ disabledAt: new Date() }).where(eq(accounts.id, account.id));
      }
      return { authorization: `Bearer ${accessToken}` };
    },
    async countStatements(work) {
      let count = 0;
      database.onStatement(() => {
        count += 1;
      });
      await work();
      database.onStatement(undefined);
      return count;
    },
    async close() {
      await app.server.close();
      await close();
    },
  };
}
