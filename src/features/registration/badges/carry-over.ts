import { newId } from '../../../platform/database/index.ts';
import type { CarryOver } from '../../series/index.ts';
import { insertDoors, insertZones, listDesigns, listDoors, listZones, putDesign } from './store/venue.ts';

/** Zones with their doors and the designs of badges; keys and badges are each edition's own. */
export const badgesCarryOver: CarryOver = {
  key: 'badges',
  count: async (db, editionId) => (await listZones(db, editionId)).length,
  async carry({ tx, now }, from, to, ids) {
    const zones = await listZones(tx, from.id);
    for (const zone of zones) ids.set(zone.id, newId());
    const idOf = (id: string): string => ids.get(id) ?? id;
    await insertZones(
      tx,
      zones.map(({ id, number, name }) => ({ id: idOf(id), editionId: to.id, number, name })),
    );
    await insertDoors(
      tx,
      (await listDoors(tx, from.id)).map(({ door }) => ({
        id: newId(),
        editionId: to.id,
        name: door.name,
        zoneId: idOf(door.zoneId),
        // Halls that were not carried over are none of the next edition.
        roomId: door.roomId === null ? null : (ids.get(door.roomId) ?? null),
      })),
    );
    for (const design of await listDesigns(tx, from.id)) {
      // Days are those of the edition that they were chosen for.
      await putDesign(tx, { ...design, editionId: to.id, days: [], version: 1, updatedAt: now });
    }
  },
};
