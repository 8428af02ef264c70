import type { Actor } from '../../platform/actor/index.ts';
import type { Change, Changes } from '../../platform/changes/index.ts';
import { guarded } from '../../platform/database/index.ts';
import { createEntry } from '../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../platform/errors/index.ts';
import { permit, requireVersion } from '../../platform/http/index.ts';
import { type EditionRow, lockEdition, placeOf } from '../series/index.ts';
import type { HonourInput, HonourPatch } from './contract/honours.ts';
import { manageHonours } from './policy.ts';
import * as store from './store/honours.ts';

const brokenRules = {
  honours_person_id_persons_id_fk: () => ruleBroken({ field: 'personId', code: 'person-unknown' }),
  honours_body_id_bodies_id_fk: () => ruleBroken({ field: 'bodyId', code: 'body-unknown' }),
  certificates_honour_fk: () => conflict('honour-certified'),
};

/** An honour that comes in with others, as from a demonstration. */
export interface NewHonour extends HonourInput {
  readonly sample?: boolean;
}

export type HonoursService = ReturnType<typeof createHonoursService>;

/** Honours of an edition, in the order of conferral. */
export function createHonoursService({ changes }: { changes: Changes }) {
  const inEdition = <T>(
    actor: Actor,
    editionId: string,
    work: (change: Change, edition: EditionRow) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, manageHonours.name, (change) =>
      guarded(brokenRules, async () => {
        const edition = await lockEdition(change.tx, editionId);
        if (edition === undefined) throw notFound();
        permit(manageHonours, actor, placeOf(edition));
        return work(change, edition);
      }),
    );

  const onHonour = <T>(
    actor: Actor,
    id: string,
    version: number | null,
    work: (change: Change, honour: store.HonourRow, edition: EditionRow) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, manageHonours.name, (change) =>
      guarded(brokenRules, async () => {
        const found = await store.lockHonour(change.tx, id);
        const edition = found && (await lockEdition(change.tx, found.editionId));
        if (found === undefined || edition === undefined) throw notFound();
        permit(manageHonours, actor, placeOf(edition));
        requireVersion(found.version, version);
        return work(change, found, edition);
      }),
    );

  const conferMany = (
    actor: Actor,
    editionId: string,
    inputs: readonly NewHonour[],
  ): Promise<store.HonourRow[]> =>
    inEdition(actor, editionId, async (change, edition) => {
      const created: store.HonourRow[] = [];
      for (const input of inputs) {
        const last = await store.lastPosition(change.tx, editionId);
        const row = readHonour(input, null, edition.authenticLanguage);
        const position = Math.min(input.position ?? last + 1, last + 1);
        if (position <= last) await store.makeRoom(change.tx, editionId, position);
        const [honour] = await store.insertHonours(change.tx, [
          { ...row, position, editionId, sample: input.sample ?? false },
        ]);
        if (honour === undefined) throw new Error('The honour was not stored.');
        await record(change, 'honour.conferred', null, honour);
        created.push(honour);
      }
      return created;
    });

  return {
    /** Several at once, in one transaction: all or none. */
    conferMany,

    async confer(actor: Actor, editionId: string, input: HonourInput): Promise<store.HonourRow> {
      return (await conferMany(actor, editionId, [input]))[0] as store.HonourRow;
    },

    edit(actor: Actor, id: string, version: number | null, patch: HonourPatch): Promise<store.HonourRow> {
      return onHonour(actor, id, version, async (change, old, edition) => {
        const row = readHonour(patch, old, edition.authenticLanguage);
        const last = await store.lastPosition(change.tx, old.editionId);
        const position = Math.min(patch.position ?? old.position, last);
        if (position !== old.position) {
          // Out of the row first, so that the others can close up and make room.
          await store.park(change.tx, id);
          await store.closeGap(change.tx, old.editionId, old.position);
          await store.makeRoom(change.tx, old.editionId, position);
        }
        const edited = await store.updateHonour(change.tx, id, { ...row, position, updatedAt: change.now });
        await record(change, 'honour.edited', old, edited);
        return edited;
      });
    },

    /**
     * Takes an honour away.
     * @throws 409 while a certificate attests it
     */
    async remove(actor: Actor, id: string, version: number | null): Promise<void> {
      await onHonour(actor, id, version, async (change, old) => {
        await store.deleteHonour(change.tx, id);
        await store.closeGap(change.tx, old.editionId, old.position);
        await record(change, 'honour.deleted', old, null);
      });
    },
  };
}

const record = (
  change: Change,
  action: string,
  before: store.HonourRow | null,
  after: store.HonourRow | null,
): Promise<void> => {
  const { id, editionId } = (after ?? before) as store.HonourRow;
  return change.record({ action, subject: { kind: 'honour', id }, editionId, before, after });
};

function readHonour(input: HonourPatch, old: store.HonourRow | null, authentic: 'ar' | 'en') {
  const entry = createEntry();
  // Naming one holder takes the other's place.
  const named = input.personId != null || input.bodyId != null;
  const personId = named ? (input.personId ?? null) : (old?.personId ?? null);
  const bodyId = named ? (input.bodyId ?? null) : (old?.bodyId ?? null);
  entry.check((personId === null) !== (bodyId === null), 'personId', 'one-holder');
  const citation = entry.text('citation', input.citation, {
    required: true,
    old: old?.citation ?? null,
    authentic,
  });
  entry.done();
  return {
    award: input.award ?? old?.award ?? 'certificate',
    personId,
    bodyId,
    citation: citation as NonNullable<typeof citation>,
    conferredOn: input.conferredOn === undefined ? (old?.conferredOn ?? null) : input.conferredOn,
  };
}
