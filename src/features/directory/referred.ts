import { sqlState } from '../../platform/database/index.ts';
import { conflict } from '../../platform/errors/index.ts';

/** SQLSTATE of a row that others refer to. */
const FOREIGN_KEY_VIOLATION = '23503';

/**
 * Runs a deletion. Whatever feature holds a reference, now or later, its foreign key refuses it.
 * @throws 409 with the code given when something refers to the row
 */
export async function refusedWhenReferred(code: string, remove: () => Promise<void>): Promise<void> {
  try {
    await remove();
  } catch (error) {
    throw sqlState(error) === FOREIGN_KEY_VIOLATION ? conflict(code) : error;
  }
}
