import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../../platform/changes/index.ts';
import { guarded, newId } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { permit, requireVersion } from '../../../../platform/http/index.ts';
import { type EditionRow, findEdition, lockEdition, placeOf } from '../../../series/index.ts';
import type { DesignPatch, DoorInput, DoorPatch, ZoneInput, ZonePatch } from '../contract.ts';
import { type Design, designOf } from '../designs.ts';
import { designBadges } from '../policy.ts';
import { type BadgeCategory, daysOf, MOST_ZONES } from '../rules.ts';
import * as store from '../store/venue.ts';

const brokenRules = {
  zones_number_key: () => ruleBroken({ field: 'number', code: 'zone-number-taken' }),
  zones_number_in_range: () => ruleBroken({ field: 'number', code: 'zone-number-taken' }),
  doors_zone_fk: () => ruleBroken({ field: 'zoneId', code: 'zone-unknown' }),
  doors_room_fk: () => ruleBroken({ field: 'roomId', code: 'room-unknown' }),
};
const brokenByDeletion = { doors_zone_fk: () => conflict('zone-in-use') };

export type VenueService = ReturnType<typeof createVenueService>;

/** What badges open and look like: zones, doors, and a design for each category. */
export function createVenueService({ changes }: { changes: Changes }) {
  const inEdition = <T>(
    actor: Actor,
    editionId: string,
    work: (change: Change, edition: EditionRow) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, designBadges.name, (change) =>
      guarded(brokenRules, async () => {
        // The lock puts changes in a row: two zones don't take the same free number.
        const edition = await lockEdition(change.tx, editionId);
        if (edition === undefined) throw notFound('edition-unknown');
        permit(designBadges, actor, placeOf(edition));
        return work(change, edition);
      }),
    );

  const onPart = <Row extends { editionId: string; version: number }, T>(
    actor: Actor,
    version: number | null,
    lock: (change: Change) => Promise<Row | undefined>,
    work: (change: Change, row: Row, edition: EditionRow) => Promise<T>,
    rules: Parameters<typeof guarded>[0] = brokenRules,
  ): Promise<T> =>
    changes.run(actor, designBadges.name, (change) =>
      guarded(rules, async () => {
        const row = await lock(change);
        const edition = row && (await findEdition(change.tx, row.editionId))?.edition;
        if (row === undefined || edition === undefined) throw notFound();
        permit(designBadges, actor, placeOf(edition));
        requireVersion(row.version, version);
        return work(change, row, edition);
      }),
    );

  const record = (
    change: Change,
    kind: 'zone' | 'door',
    verb: 'created' | 'edited' | 'deleted',
    before: store.ZoneRow | store.DoorRow | null,
    after: store.ZoneRow | store.DoorRow | null,
  ): Promise<void> => {
    const { id, editionId } = (after ?? before) as store.ZoneRow;
    return change.record({ action: `${kind}.${verb}`, subject: { kind, id }, editionId, before, after });
  };

  return {
    /** Adds zones in one change; one without a number takes the lowest that is free. */
    createZones(actor: Actor, editionId: string, inputs: readonly ZoneInput[]): Promise<store.ZoneRow[]> {
      return inEdition(actor, editionId, async (change, edition) => {
        const taken = new Set((await store.listZones(change.tx, editionId)).map(({ number }) => number));
        const entry = createEntry();
        const rows = inputs.map((input, index) => {
          const at = inputs.length === 1 ? '' : `${index}.`;
          const name = entry.line(`${at}name`, input.name, {
            required: true,
            authentic: edition.authenticLanguage,
          });
          const number =
            input.number ?? Array.from({ length: MOST_ZONES }, (_, free) => free).find((n) => !taken.has(n));
          if (number === undefined) throw conflict('zones-full', { limit: MOST_ZONES });
          entry.check(!taken.has(number), `${at}number`, 'zone-number-taken');
          taken.add(number);
          return { id: newId(), editionId, number, name: name as store.ZoneRow['name'] };
        });
        entry.done();
        const made = await store.insertZones(change.tx, rows);
        for (const zone of made) await record(change, 'zone', 'created', null, zone);
        return made;
      });
    },

    /**
     * Edits a zone. Its number stays, once badges may carry it.
     * @throws 409 `zone-number-printed`
     */
    editZone(actor: Actor, id: string, version: number | null, patch: ZonePatch): Promise<store.ZoneRow> {
      return onPart(
        actor,
        version,
        (change) => store.lockZone(change.tx, id),
        async (change, old, edition) => {
          const entry = createEntry();
          const name = entry.line('name', patch.name, {
            required: true,
            old: old.name,
            authentic: edition.authenticLanguage,
          });
          entry.done();
          const number = patch.number ?? old.number;
          if (number !== old.number && (await store.isPrinted(change.tx, old))) {
            throw conflict('zone-number-printed', { number: old.number });
          }
          const after = await store.updateZone(change.tx, id, {
            name: name as store.ZoneRow['name'],
            number,
            updatedAt: change.now,
          });
          await record(change, 'zone', 'edited', old, after);
          return after;
        },
      );
    },

    /** @throws 409 while a door leads into it, or badges carry its number */
    removeZone(actor: Actor, id: string, version: number | null): Promise<void> {
      return onPart(
        actor,
        version,
        (change) => store.lockZone(change.tx, id),
        async (change, old) => {
          if (await store.isPrinted(change.tx, old)) {
            throw conflict('zone-number-printed', { number: old.number });
          }
          await store.deleteZone(change.tx, id);
          await record(change, 'zone', 'deleted', old, null);
        },
        brokenByDeletion,
      );
    },

    /** Adds doors in one change. */
    createDoors(actor: Actor, editionId: string, inputs: readonly DoorInput[]): Promise<store.DoorRow[]> {
      return inEdition(actor, editionId, async (change, edition) => {
        const entry = createEntry();
        const rows = inputs.map((input, index) => ({
          id: newId(),
          editionId,
          name: entry.line(`${inputs.length === 1 ? '' : `${index}.`}name`, input.name, {
            required: true,
            authentic: edition.authenticLanguage,
          }) as store.DoorRow['name'],
          zoneId: input.zoneId,
          roomId: input.roomId ?? null,
        }));
        entry.done();
        const made = await store.insertDoors(change.tx, rows);
        for (const door of made) await record(change, 'door', 'created', null, door);
        return made;
      });
    },

    editDoor(actor: Actor, id: string, version: number | null, patch: DoorPatch): Promise<store.DoorRow> {
      return onPart(
        actor,
        version,
        (change) => store.lockDoor(change.tx, id),
        async (change, old, edition) => {
          const entry = createEntry();
          const name = entry.line('name', patch.name, {
            required: true,
            old: old.name,
            authentic: edition.authenticLanguage,
          });
          entry.done();
          const after = await store.updateDoor(change.tx, id, {
            name: name as store.DoorRow['name'],
            zoneId: patch.zoneId ?? old.zoneId,
            roomId: patch.roomId === undefined ? old.roomId : patch.roomId,
            updatedAt: change.now,
          });
          await record(change, 'door', 'edited', old, after);
          return after;
        },
      );
    },

    /** @throws 409 once somebody was seen at it */
    removeDoor(actor: Actor, id: string, version: number | null): Promise<void> {
      return onPart(
        actor,
        version,
        (change) => store.lockDoor(change.tx, id),
        async (change, old) => {
          await store.deleteDoor(change.tx, id);
          await record(change, 'door', 'deleted', old, null);
        },
        { check_ins_door_fk: () => conflict('door-in-use') },
      );
    },

    /** Says what the badge of a category looks like and opens, from now on: badges that were issued stay as they are. */
    editDesign(
      actor: Actor,
      editionId: string,
      category: BadgeCategory,
      version: number | null,
      patch: DesignPatch,
    ): Promise<Design> {
      return inEdition(actor, editionId, async (change, edition) => {
        const old = designOf(await store.findDesign(change.tx, editionId, category), category);
        requireVersion(old.version, version);
        const entry = createEntry();
        const known = new Set((await store.listZones(change.tx, editionId)).map(({ number }) => number));
        const zones = patch.zones ?? old.zones;
        const unknown = zones.filter((number) => !known.has(number));
        entry.check(patch.zones === undefined || unknown.length === 0, 'zones', 'zone-unknown');
        const days = patch.days ?? old.days;
        entry.check(
          days.every((day) => day < daysOf(edition)),
          'days',
          'day-beyond-edition',
          { count: daysOf(edition) },
        );
        const back =
          patch.back === null
            ? null
            : entry.text('back', patch.back, { old: old.back, authentic: edition.authenticLanguage });
        entry.done();
        const row = await store.putDesign(change.tx, {
          editionId,
          category,
          size: patch.size ?? old.size,
          colour: patch.colour ?? old.colour,
          zones: zones.toSorted((a, b) => a - b),
          days: days.toSorted((a, b) => a - b),
          back,
          photo: patch.photo ?? old.photo,
          automatic: patch.automatic ?? old.automatic,
          updatedAt: change.now,
        });
        const after = designOf(row, category);
        await change.record({
          action: 'badge-design.edited',
          subject: { kind: 'badge-design', id: `${editionId}/${category}` },
          editionId,
          before: old,
          after,
        });
        return after;
      });
    },
  };
}
