import type { Actor } from '../../platform/actor/index.ts';
import type { Change, Changes } from '../../platform/changes/index.ts';
import { guarded, newId } from '../../platform/database/index.ts';
import { createEntry } from '../../platform/entry/index.ts';
import { notFound, ruleBroken } from '../../platform/errors/index.ts';
import { requireVersion } from '../../platform/http/etag.ts';
import { permit } from '../../platform/http/policy.ts';
import { refusedWhenReferred } from '../directory/index.ts';
import { type EditionRow, lockEdition, placeOf } from '../series/index.ts';
import type { ParticipationInput, ParticipationPatch, ParticipationsInput } from './contract.ts';
import { manageParticipations } from './policy.ts';
import { maySetStatus, type ParticipationCategory, type ParticipationStatus } from './rules.ts';
import * as store from './store.ts';

const brokenRules = {
  participations_state_key: () => ruleBroken({ field: 'stateCode', code: 'party-takes-part' }),
  participations_body_key: () => ruleBroken({ field: 'bodyId', code: 'party-takes-part' }),
  participations_state_code_states_code_fk: () => ruleBroken({ field: 'stateCode', code: 'state-unknown' }),
  participations_body_id_bodies_id_fk: () => ruleBroken({ field: 'bodyId', code: 'body-unknown' }),
};

/** A participation of a batch. */
export type NewParticipation = ParticipationInput & { readonly id?: string; readonly sample?: boolean };

export type ParticipationsService = ReturnType<typeof createParticipationsService>;

/** Which states and bodies take part in an edition, and as what. */
export function createParticipationsService({ changes }: { changes: Changes }) {
  async function insert(
    change: Change,
    edition: EditionRow,
    inputs: readonly NewParticipation[],
    single: boolean,
  ): Promise<store.ParticipationRow[]> {
    const entry = createEntry();
    const rows = inputs.map((input, index) => {
      const prefix = single ? '' : `${index}.`;
      const { stateCode = null, bodyId = null } = input;
      entry.check(stateCode !== null || bodyId !== null, `${prefix}stateCode`, 'party-missing');
      entry.check(stateCode === null || bodyId === null, `${prefix}bodyId`, 'party-twofold');
      const note = entry.text(`${prefix}note`, input.note, { authentic: edition.authenticLanguage });
      return {
        id: input.id ?? newId(),
        editionId: edition.id,
        entityKind: stateCode !== null ? ('state' as const) : ('body' as const),
        stateCode,
        bodyId,
        category: input.category,
        status: input.status ?? 'invited',
        participants: input.participants ?? null,
        note,
        sample: input.sample ?? false,
      };
    });
    entry.done();
    return guarded(brokenRules, () => store.insertParticipations(change.tx, rows));
  }

  const editionOf = async (change: Change, actor: Actor, editionId: string): Promise<EditionRow> => {
    const edition = await lockEdition(change.tx, editionId);
    if (edition === undefined) throw notFound();
    permit(manageParticipations, actor, placeOf(edition));
    return edition;
  };

  // The edition first, then its rows: everybody locks in this order.
  const lockOne = async (change: Change, actor: Actor, id: string): Promise<store.ParticipationRow> => {
    const found = await store.findParticipation(change.tx, id);
    if (found === undefined) throw notFound();
    await editionOf(change, actor, found.participation.editionId);
    const [old] = await store.lockParticipations(change.tx, [id]);
    if (old === undefined) throw notFound();
    return old;
  };

  const recordEdit = (change: Change, before: store.ParticipationRow, after: store.ParticipationRow) =>
    change.record({
      action: 'participation.edited',
      subject: { kind: 'participation', id: before.id },
      editionId: before.editionId,
      before,
      after,
    });

  return {
    async create(
      actor: Actor,
      editionId: string,
      input: ParticipationInput,
    ): Promise<store.ParticipationRow> {
      return changes.run(actor, manageParticipations.name, async (change) => {
        const [created] = await insert(change, await editionOf(change, actor, editionId), [input], true);
        if (created === undefined) throw new Error('The statement returned no row.');
        await change.record({
          action: 'participation.created',
          subject: { kind: 'participation', id: created.id },
          editionId,
          after: created,
        });
        return created;
      });
    },

    /**
     * Adds many in one transaction of the caller, by one statement and with one entry in the audit.
     * @throws 422 with the errors of each, fields led by its index (`3.stateCode`)
     */
    async createMany(
      change: Change,
      editionId: string,
      inputs: readonly NewParticipation[],
    ): Promise<store.ParticipationRow[]> {
      if (inputs.length === 0) return [];
      const edition = await editionOf(change, change.actor, editionId);
      const created = await insert(change, edition, inputs, false);
      await change.record({
        action: 'participations.created',
        subject: { kind: 'edition', id: editionId },
        editionId,
        after: created,
      });
      return created;
    },

    /** Adds the states and bodies named, all as the same; those that take part already stay as they are. */
    async addParties(
      actor: Actor,
      editionId: string,
      input: ParticipationsInput,
    ): Promise<store.ParticipationRow[]> {
      const { stateCodes = [], bodyIds = [], category, status } = input;
      if (stateCodes.length + bodyIds.length === 0) {
        throw ruleBroken({ field: 'stateCodes', code: 'party-missing' });
      }
      return changes.run(actor, manageParticipations.name, async (change) => {
        await editionOf(change, actor, editionId);
        const present = await store.listParties(change.tx, editionId);
        const [known, knownBodies] = [
          new Set(present.map(({ stateCode }) => stateCode)),
          new Set(present.map(({ bodyId }) => bodyId)),
        ];
        const as = { category, ...(status === undefined ? {} : { status }) };
        return this.createMany(change, editionId, [
          ...stateCodes.filter((code) => !known.has(code)).map((stateCode) => ({ stateCode, ...as })),
          ...bodyIds.filter((id) => !knownBodies.has(id)).map((bodyId) => ({ bodyId, ...as })),
        ]);
      });
    },

    async edit(
      actor: Actor,
      id: string,
      version: number | null,
      patch: ParticipationPatch,
    ): Promise<store.ParticipationRow> {
      return changes.run(actor, manageParticipations.name, async (change) => {
        const old = await lockOne(change, actor, id);
        requireVersion(old.version, version);
        const entry = createEntry();
        const status = patch.status ?? old.status;
        entry.check(maySetStatus(old.status, status), 'status', 'participation-step');
        const note = entry.text('note', patch.note, { old: old.note });
        entry.done();
        const edited = await store.updateParticipation(change.tx, id, {
          category: patch.category ?? old.category,
          status,
          participants: patch.participants === undefined ? old.participants : patch.participants,
          note,
          updatedAt: change.now,
        });
        await recordEdit(change, old, edited);
        return edited;
      });
    },

    /**
     * Gives many the same status or category. All or none.
     * @throws 422 when one of them may not take the status, 404 when one is not of the edition
     */
    async setMany(
      actor: Actor,
      editionId: string,
      ids: readonly string[],
      to: { readonly status?: ParticipationStatus; readonly category?: ParticipationCategory },
    ): Promise<number> {
      if (ids.length === 0) return 0;
      return changes.run(actor, manageParticipations.name, async (change) => {
        await editionOf(change, actor, editionId);
        const rows = await store.lockParticipations(change.tx, ids);
        if (rows.length !== new Set(ids).size || rows.some((row) => row.editionId !== editionId)) {
          throw notFound();
        }
        for (const old of rows) {
          const [status, category] = [to.status ?? old.status, to.category ?? old.category];
          if (!maySetStatus(old.status, status)) {
            throw ruleBroken({ field: 'status', code: 'participation-step' });
          }
          if (status === old.status && category === old.category) continue;
          const edited = await store.updateParticipation(change.tx, old.id, {
            status,
            category,
            updatedAt: change.now,
          });
          await recordEdit(change, old, edited);
        }
        return rows.length;
      });
    },

    /** @throws 409 when anything refers to it */
    async remove(actor: Actor, id: string, version: number | null): Promise<void> {
      await changes.run(actor, manageParticipations.name, async (change) => {
        const old = await lockOne(change, actor, id);
        requireVersion(old.version, version);
        await refusedWhenReferred('participation-in-use', () => store.deleteParticipation(change.tx, id));
        await change.record({
          action: 'participation.deleted',
          subject: { kind: 'participation', id },
          editionId: old.editionId,
          before: old,
        });
      });
    },
  };
}
