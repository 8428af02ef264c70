import { randomUUID } from 'node:crypto';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { type App, buildApp } from '../../src/app.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { insertAccount } from '../../src/features/accounts/index.ts';
import type { Grant } from '../../src/platform/actor/index.ts';
import { type Clock, systemClock } from '../../src/platform/clock/index.ts';
import type { Database } from '../../src/platform/database/index.ts';
import { openTestDatabase } from './database.ts';

/** Headers that sign a request in. */
export type SignIn = Readonly<Record<string, string>>;

export interface TestApp {
  readonly app: App;
  readonly database: Database;
  /** Sends a request; JSON bodies as `payload` objects. */
  inject(options: InjectOptions): Promise<LightMyRequestResponse>;
  /** A new account with these grants, as request headers. Default: organiser of the whole installation. */
  signIn(grants?: readonly Grant[]): Promise<SignIn>;
  /** How many statements the work sends to the database. */
  countStatements(work: () => Promise<unknown>): Promise<number>;
  close(): Promise<void>;
}

const everything: readonly Grant[] = [{ role: 'organiser', scopeKind: 'installation', scopeId: null }];

/** The whole application on a new database, without listening. */
export async function openTestApp(
  options: { config?: Partial<Config>; clock?: Clock } = {},
): Promise<TestApp> {
  const database = await openTestDatabase();
  const config = {
    ...readConfig({ LOG_LEVEL: 'silent', NODE_ENV: 'test', SECRET_KEY: 'ab'.repeat(32) }),
    ...options.config,
  };
  const app = await buildApp({ config, database, clock: options.clock ?? systemClock });
  await app.server.ready();
  return {
    app,
    database,
    inject: (request) => app.server.inject(request),
    async signIn(grants = everything) {
      const account = await database.transaction((tx) =>
        insertAccount(tx, { email: `${randomUUID()}@example.org`, name: 'سارة الاختبار' }, grants),
      );
      const { accessToken } = await app.signIns.open({
        accountId: account.id,
        method: 'password',
        secondFactor: 'totp',
      });
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
      await database.close();
    },
  };
}
