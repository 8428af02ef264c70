import type { Database } from '../../platform/database/index.ts';
import type { AccountMerging } from '../accounts/index.ts';
import { moveAgendas } from './store/merging.ts';

/** Somebody keeps their agenda when another account of theirs takes this one over. */
export const agendasMerging =
  (database: Database): AccountMerging =>
  async (change, move) => {
    await moveAgendas(database, change.tx, move);
    return [];
  };
