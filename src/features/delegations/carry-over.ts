import { newId } from '../../platform/database/index.ts';
import type { CarryOver } from '../series/index.ts';
import * as store from './store.ts';

/** States and bodies of the last edition take part in the next one as invited: nobody has answered yet. */
export const participationsCarryOver: CarryOver = {
  key: 'participations',
  count: async (db, editionId) => (await store.listParties(db, editionId)).length,
  async carry({ tx }, from, to, ids) {
    const rows = (await store.listParticipationRows(tx, from.id)).map((row) => {
      const id = newId();
      ids.set(row.id, id);
      const { entityKind, stateCode, bodyId, category, sample } = row;
      return {
        id,
        editionId: to.id,
        entityKind,
        stateCode,
        bodyId,
        category,
        sample,
        status: 'invited' as const,
      };
    });
    await store.insertParticipations(tx, rows);
  },
};
