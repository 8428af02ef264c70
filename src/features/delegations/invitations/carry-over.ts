import { newId } from '../../../platform/database/index.ts';
import type { CarryOver } from '../../series/index.ts';
import * as store from '../store/letters.ts';

/**
 * What letters say goes over, with the pattern of their numbers, the days of reminders and the places of delegations. Numbers
 * begin anew, and no day of reply is set.
 */
export const lettersCarryOver: CarryOver = {
  key: 'letters',
  count: async (db, editionId) => (await store.listTemplates(db, editionId)).length,
  async carry({ tx }, from, to, ids) {
    const rows = (await store.listTemplates(tx, from.id)).map((row) => {
      const id = newId();
      ids.set(row.id, id);
      const { kind, name, subject, body, signatoryName, signatoryPost } = row;
      return { id, editionId: to.id, kind, name, subject, body, signatoryName, signatoryPost };
    });
    await store.insertTemplates(tx, rows);
    const { numberPattern, reminderDays, quotas } = await store.readLetterSettings(tx, from.id);
    await store.lockLetterSettings(tx, to.id);
    await store.updateLetterSettings(tx, to.id, { numberPattern, reminderDays, quotas });
  },
};
