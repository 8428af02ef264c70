/**
 * Loads the demonstration into a database: all of it in one transaction, through the application's own services, so that
 * a killed start leaves nothing half done behind.
 */
import { buildApp } from '../../app.ts';
import type { Config } from '../../config.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/language/index.ts';
import { demonstration } from '../index.ts';
import { createHour } from './hour.ts';
import { type Mark, markDemonstration, readHolding, settleMails } from './installation.ts';
import { loadDemonstration } from './load.ts';

export type { SignIn } from './accounts.ts';
export type { Mark } from './installation.ts';

/** Raised when the database holds what is not the demonstration. */
export class NotTheDemonstration extends Error {
  override readonly name = 'NotTheDemonstration';
}

/** Where the demonstration is at home: its days begin and end there. */
const HOME = 'Asia/Riyadh';

/** The database as seen from inside one of its transactions: what the services begin is part of that one. */
const within = (database: Database, tx: Tx): Database => ({
  ...database,
  db: tx,
  // Nobody else is heard, and listening would wait for the transaction to end.
  listen: async () => async () => {},
  transaction: (work) => work(tx),
});

/**
 * Fills an empty database with the demonstration as of today; leaves one that holds it as it is.
 * @param deps.database open and migrated
 * @throws NotTheDemonstration when it holds anything else
 */
export async function ensureDemonstration(deps: {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
}): Promise<{ readonly mark: Mark; readonly filled: boolean }> {
  const { config, database, clock } = deps;
  const holding = await readHolding(database);
  if (holding.kind === 'demonstration') return { mark: holding.mark, filled: false };
  if (holding.kind === 'other') {
    throw new NotTheDemonstration(
      'The database holds something else than the demonstration, which stays as it is; set DATA_DIR or DATABASE_URL to an empty one.',
    );
  }
  const today = dayOf(clock.now(), HOME);
  const { transaction } = database;
  const mark = await transaction(async (tx) => {
    const inside = within(database, tx);
    const hour = createHour(clock);
    const app = await buildApp({ config, clock: hour, database: inside });
    const signIns = await loadDemonstration(app, demonstration(today), { today, hour });
    const made: Mark = { today, signIns: [...signIns] };
    await settleMails(tx, clock.now());
    await markDemonstration(tx, made);
    await app.server.close();
    return made;
  });
  return { mark, filled: true };
}
