import type { Database, Tx } from './index.ts';

/**
 * Reads what the second wall does not show to whoever asks: what lies behind a secret or an address that they proved. What
 * is found is for them alone.
 */
export function behindWall<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { widened } = database;
  return database.transaction((tx) => widened(tx, () => work(tx)));
}
