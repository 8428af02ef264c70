import type { Actor } from '../../platform/actor/index.ts';
import type { Change, Changes } from '../../platform/changes/index.ts';
import { guarded, newId } from '../../platform/database/index.ts';
import { createEntry } from '../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../platform/errors/index.ts';
import { permit, requireVersion } from '../../platform/http/index.ts';
import { type EditionRow, lockEdition, placeOf } from '../series/index.ts';
import type { StandInput, StandPatch } from './contract.ts';
import { manageExhibition } from './policy.ts';
import {
  isHeld,
  LARGEST_HALL,
  mayBecome,
  outlineFault,
  overlapping,
  type Placed,
  type StandStatus,
  statusAfterHolder,
} from './rules.ts';
import * as store from './store.ts';

const brokenRules = {
  stands_number_key: () => ruleBroken({ field: 'number', code: 'stand-number-taken' }),
  stands_room_fk: () => ruleBroken({ field: 'roomId', code: 'room-unknown' }),
  stands_exhibitor_body_id_bodies_id_fk: () => ruleBroken({ field: 'exhibitorBodyId', code: 'body-unknown' }),
};

/** A stand that comes in with others, as from a file or a demonstration: its state is known already. */
export interface NewStand extends StandInput {
  readonly status?: StandStatus;
  readonly sample?: boolean;
}

export type ExhibitionService = ReturnType<typeof createExhibitionService>;

/** Stands of an edition: drawing them, and who holds them. */
export function createExhibitionService({ changes }: { changes: Changes }) {
  const inEdition = <T>(
    actor: Actor,
    editionId: string,
    work: (change: Change, edition: EditionRow) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, manageExhibition.name, (change) =>
      guarded(brokenRules, async () => {
        // The lock puts changes of one plan in a row, so that two stands can't be drawn over each other at once.
        const edition = await lockEdition(change.tx, editionId);
        if (edition === undefined) throw notFound();
        permit(manageExhibition, actor, placeOf(edition));
        return work(change, edition);
      }),
    );

  const onStand = async <T>(
    actor: Actor,
    id: string,
    work: (change: Change, stand: store.StandRow, edition: EditionRow) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, manageExhibition.name, (change) =>
      guarded(brokenRules, async () => {
        const stand = await store.lockStand(change.tx, id);
        const edition = stand && (await lockEdition(change.tx, stand.editionId));
        if (stand === undefined || edition === undefined) throw notFound();
        permit(manageExhibition, actor, placeOf(edition));
        return work(change, stand, edition);
      }),
    );

  const write = async (change: Change, stand: store.StandRow, status: StandStatus) => {
    const edited = await store.updateStand(change.tx, stand.id, {
      status,
      exhibitorBodyId: isHeld(status) ? stand.exhibitorBodyId : null,
      exhibits: isHeld(status) ? stand.exhibits : null,
      updatedAt: change.now,
    });
    await record(change, `stand.${status}`, stand, edited);
    return edited;
  };

  const become = (actor: Actor, id: string, version: number | null, status: StandStatus) =>
    onStand(actor, id, async (change, stand) => {
      requireVersion(stand.version, version);
      if (!mayBecome(stand.status, status)) {
        throw conflict('stand-state', { number: stand.number });
      }
      return write(change, stand, status);
    });

  const createMany = (
    actor: Actor,
    editionId: string,
    inputs: readonly NewStand[],
  ): Promise<store.StandRow[]> =>
    inEdition(actor, editionId, async (change, edition) => {
      const placed: Placed[] = await store.listPlaced(change.tx, editionId);
      const rows = inputs.map((input) => {
        const holder = input.exhibitorBodyId ?? null;
        const row = {
          ...readStand(input, null, edition.authenticLanguage, placed),
          id: newId(),
          editionId,
          exhibitorBodyId: holder,
          status: input.status ?? (holder === null ? 'available' : 'allocated'),
          sample: input.sample ?? false,
        };
        if (isHeld(row.status) !== (holder !== null)) throw conflict('stand-state', { number: row.number });
        placed.push(row);
        return row;
      });
      const created = await store.insertStands(change.tx, rows);
      for (const stand of created) await record(change, 'stand.created', null, stand);
      return created;
    });

  return {
    /** Several at once, in one transaction: all or none. */
    createMany,

    async create(actor: Actor, editionId: string, input: StandInput): Promise<store.StandRow> {
      return (await createMany(actor, editionId, [input]))[0] as store.StandRow;
    },

    /** Edits a stand; another holder, or none, changes its state with it. */
    edit(actor: Actor, id: string, version: number | null, patch: StandPatch): Promise<store.StandRow> {
      return onStand(actor, id, async (change, old, edition) => {
        requireVersion(old.version, version);
        const holder = patch.exhibitorBodyId === undefined ? old.exhibitorBodyId : patch.exhibitorBodyId;
        const placed = await store.listPlaced(change.tx, old.editionId);
        const edited = await store.updateStand(change.tx, id, {
          ...readStand(patch, old, edition.authenticLanguage, placed),
          exhibitorBodyId: holder,
          status: statusAfterHolder({ status: old.status, holder: old.exhibitorBodyId }, holder),
          updatedAt: change.now,
        });
        await record(change, 'stand.edited', old, edited);
        return edited;
      });
    },

    /**
     * Gives a free stand to a body.
     * @throws 409 while another body holds it
     */
    allocate(
      actor: Actor,
      id: string,
      version: number | null,
      exhibitorBodyId: string,
    ): Promise<store.StandRow> {
      return onStand(actor, id, async (change, stand) => {
        requireVersion(stand.version, version);
        if (!mayBecome(stand.status, 'allocated')) throw conflict('stand-held', { number: stand.number });
        const edited = await store.updateStand(change.tx, id, {
          status: 'allocated',
          exhibitorBodyId,
          updatedAt: change.now,
        });
        await record(change, 'stand.allocated', stand, edited);
        return edited;
      });
    },

    /** The holder confirmed: the public plan shows the stand. */
    confirm: (actor: Actor, id: string, version: number | null) => become(actor, id, version, 'confirmed'),

    /** The holder gave the stand up. */
    release: (actor: Actor, id: string, version: number | null) => become(actor, id, version, 'released'),

    /**
     * Confirms or releases several at once: all of them or, when the state of one does not allow it, none.
     * @throws 409 that names those in the way
     */
    changeMany(
      actor: Actor,
      editionId: string,
      ids: readonly string[],
      status: 'confirmed' | 'released',
    ): Promise<number> {
      return inEdition(actor, editionId, async (change) => {
        const rows = await store.lockStands(change.tx, editionId, ids);
        const held = rows.filter((stand) => !mayBecome(stand.status, status));
        if (held.length > 0) {
          throw conflict('stands-state', { stands: held.map(({ number }) => number).join(', ') });
        }
        for (const stand of rows) await write(change, stand, status);
        return rows.length;
      });
    },

    async remove(actor: Actor, id: string, version: number | null): Promise<void> {
      await onStand(actor, id, async (change, stand) => {
        requireVersion(stand.version, version);
        if (isHeld(stand.status)) throw conflict('stand-held', { number: stand.number });
        await store.deleteStand(change.tx, id);
        await record(change, 'stand.deleted', stand, null);
      });
    },
  };
}

const record = (
  change: Change,
  action: string,
  before: store.StandRow | null,
  after: store.StandRow | null,
): Promise<void> => {
  const { id, editionId } = (after ?? before) as store.StandRow;
  return change.record({ action, subject: { kind: 'stand', id }, editionId, before, after });
};

/** Input → row; for an edit, what the input leaves out stays. The outline is compared with the stands placed. */
function readStand(
  input: StandPatch,
  old: store.StandRow | null,
  authentic: 'ar' | 'en',
  placed: readonly Placed[],
) {
  const entry = createEntry();
  const number = input.number ?? old?.number ?? '';
  const roomId = input.roomId === undefined ? (old?.roomId ?? null) : input.roomId;
  const outline = input.outline ?? old?.outline ?? [];
  const fault = outlineFault(outline);
  if (fault !== undefined) entry.refuse('outline', fault, { limit: LARGEST_HALL });
  else {
    const others = overlapping({ id: old?.id ?? '', number, roomId, outline }, placed);
    entry.check(others.length === 0, 'outline', 'stands-overlap', {
      stands: others.map((stand) => stand.number).join(', '),
    });
  }
  const exhibits = entry.text('exhibits', input.exhibits, { old: old?.exhibits ?? null, authentic });
  entry.done();
  return {
    number,
    roomId,
    outline,
    exhibits,
    class: input.class ?? old?.class ?? 'standard',
    services: input.services ?? old?.services ?? [],
  };
}
