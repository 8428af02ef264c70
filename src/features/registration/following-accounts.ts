import type { Database } from '../../platform/database/index.ts';
import type { AccountMerging } from '../accounts/index.ts';
import { moveRegistrations } from './store/registrations.ts';

/** Registrations and drafts stay whose they are when another account of theirs takes this one over. */
export const registrationsFollowAccount =
  (database: Pick<Database, 'widened'>): AccountMerging =>
  async (change, { from, into }) => {
    await database.widened(change.tx, () => moveRegistrations(change.tx, from, into));
    return [];
  };
