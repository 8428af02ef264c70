import { newId } from '../../../platform/database/index.ts';
import type { CarryOver } from '../../series/index.ts';
import * as store from '../store/precedence-lists.ts';
import { insertPlan, listPlans } from './store-plans.ts';

/**
 * Orders of precedence and their seating go over as a first draft: those who take part again keep their order, and
 * nothing is in force before somebody signs it off. Where participations are not carried, only occasion and rules go.
 */
export const precedenceCarryOver: CarryOver = {
  key: 'precedence',
  count: async (db, editionId) => (await store.listLists(db, { editionId })).length,
  async carry({ tx }, from, to, ids) {
    const versions = await store.listAllVersions(tx, from.id);
    const places = await store.listAllEntries(tx, from.id);
    for (const { list } of await store.listLists(tx, { editionId: from.id })) {
      const own = versions.filter(({ listId }) => listId === list.id);
      const last = own.find(({ state }) => state === 'signed-off') ?? own.at(-1);
      const id = newId();
      ids.set(list.id, id);
      const { occasion, uses, scheme, language, hostRule, bodies, sample } = list;
      // A draw of its own: lots of the last edition say nothing about this one.
      await store.insertList(tx, {
        ...{ id, editionId: to.id, occasion, uses, scheme, language, hostRule, bodies, sample },
        seed: null,
      });
      if (last !== undefined) {
        const version = await store.insertVersion(tx, {
          id: newId(),
          editionId: to.id,
          listId: id,
          number: 1,
          arrangedBy: last.arrangedBy,
        });
        const carried = places.flatMap(({ versionId, participationId, basis }) => {
          const participation = versionId === last.id ? ids.get(participationId) : undefined;
          return participation === undefined ? [] : [{ participationId: participation, basis }];
        });
        await store.replaceEntries(
          tx,
          version.id,
          carried.map((one, index) => ({
            ...one,
            editionId: to.id,
            versionId: version.id,
            position: index + 1,
          })),
        );
      }
      for (const { name, layout } of await listPlans(tx, { listId: list.id })) {
        await insertPlan(tx, { id: newId(), editionId: to.id, listId: id, name, layout });
      }
    }
  },
};
