import type { Actor } from '../../platform/actor/index.ts';
import type { Change, Changes } from '../../platform/changes/index.ts';
import { type Database, guarded, newId } from '../../platform/database/index.ts';
import { createEntry } from '../../platform/entry/index.ts';
import { notFound, ruleBroken } from '../../platform/errors/index.ts';
import { requireVersion } from '../../platform/http/etag.ts';
import { permit } from '../../platform/http/policy.ts';
import { readBody } from './body-row.ts';
import type { BodyInput, BodyPatch } from './contract.ts';
import { addToDirectory, clearDirectory, manageDirectory } from './policy.ts';
import { refusedWhenReferred } from './referred.ts';
import { hasCycle, slugOfName, uniqueSlugs } from './rules.ts';
import { takenSlugs } from './store-batches.ts';
import * as store from './store-bodies.ts';
import { bodies } from './tables.ts';

const brokenRules = {
  bodies_slug_key: () => ruleBroken({ field: 'slug', code: 'slug-taken' }),
  bodies_parent_fk: () => ruleBroken({ field: 'parentId', code: 'body-unknown' }),
  bodies_state_code_states_code_fk: () => ruleBroken({ field: 'stateCode', code: 'state-unknown' }),
};

/** A body of a batch: with an id of its own others of the batch may name it as their parent. */
export type NewBody = BodyInput & { readonly id?: string; readonly sample?: boolean };

export type BodiesService = ReturnType<typeof createBodiesService>;

/** Bodies: ministries, agencies, organisations, companies, associations, media. */
export function createBodiesService({ database, changes }: { database: Database; changes: Changes }) {
  async function insert(change: Change, inputs: readonly NewBody[], single: boolean) {
    const entry = createEntry();
    const read = inputs.map((input, index) => ({
      ...readBody(entry, single ? '' : `${index}.`, input, null),
      id: input.id ?? newId(),
      slug: input.slug,
      sample: input.sample ?? false,
    }));
    entry.done();
    const parentOf = new Map(read.map(({ id, parentId }) => [id, parentId] as const));
    if (hasCycle(parentOf.keys(), parentOf)) {
      throw ruleBroken({ field: 'parentId', code: 'body-above-itself' });
    }
    const bases = read.flatMap(({ slug, name }) => (slug === undefined ? [slugOfName(name, 'body')] : []));
    const taken = await takenSlugs(change.tx, bodies, bases);
    const given = read.flatMap(({ slug }) => (slug === undefined ? [] : [slug]));
    const made = uniqueSlugs(bases, new Set([...taken, ...given]));
    const rows = read.map((row) => ({ ...row, slug: row.slug ?? made.shift() ?? row.id }));
    return guarded(brokenRules, () => store.insertBodies(change.tx, rows));
  }

  return {
    async create(actor: Actor, input: BodyInput): Promise<store.BodyRow> {
      permit(addToDirectory, actor);
      return changes.run(actor, addToDirectory.name, async (change) => {
        const [created] = await insert(change, [input], true);
        if (created === undefined) throw new Error('The statement returned no row.');
        await record(change, 'body.created', created.id, null, created);
        return created;
      });
    },

    /**
     * Adds many in one transaction of the caller, by few statements and with one entry in the audit. The caller answers
     * for the right to do so.
     * @throws 422 with the errors of every body, fields led by its index (`3.name.ar`)
     */
    async createMany(change: Change, inputs: readonly NewBody[]): Promise<store.BodyRow[]> {
      if (inputs.length === 0) return [];
      const created = await insert(change, inputs, false);
      await change.record({
        action: 'bodies.created',
        subject: { kind: 'directory', id: 'bodies' },
        editionId: null,
        after: created,
      });
      return created;
    },

    /** Writes rows that an import has read and compared, with one entry in the audit. */
    async updateMany(
      change: Change,
      edits: readonly { readonly old: store.BodyRow; readonly next: Partial<store.BodyRow> }[],
    ): Promise<void> {
      if (edits.length === 0) return;
      const after = [];
      for (const { old, next } of edits) {
        after.push(
          await guarded(brokenRules, () =>
            store.updateBody(change.tx, old.id, { ...next, updatedAt: change.now }),
          ),
        );
      }
      await change.record({
        action: 'bodies.edited',
        subject: { kind: 'directory', id: 'bodies' },
        editionId: null,
        before: edits.map(({ old }) => old),
        after,
      });
    },

    async edit(actor: Actor, id: string, version: number | null, patch: BodyPatch): Promise<store.BodyRow> {
      permit(manageDirectory, actor);
      return changes.run(actor, manageDirectory.name, (change) =>
        guarded(brokenRules, async () => {
          if (patch.parentId) await store.lockParents(change.tx);
          const old = await store.lockBody(change.tx, id);
          if (old === undefined) throw notFound();
          requireVersion(old.version, version);
          const entry = createEntry();
          const row = readBody(entry, '', patch, old);
          if (row.parentId !== null && row.parentId !== old.parentId) {
            const above = await store.parentsAbove(database, change.tx, [row.parentId]);
            entry.check(
              !hasCycle([id], new Map(above).set(id, row.parentId)),
              'parentId',
              'body-above-itself',
            );
          }
          entry.done();
          const edited = await store.updateBody(change.tx, id, {
            ...row,
            slug: patch.slug ?? old.slug,
            updatedAt: change.now,
          });
          await record(change, 'body.edited', id, old, edited);
          return edited;
        }),
      );
    },

    /** @throws 409 when anything refers to it */
    async remove(actor: Actor, id: string, version: number | null): Promise<void> {
      permit(clearDirectory, actor);
      await changes.run(actor, clearDirectory.name, async (change) => {
        const old = await store.lockBody(change.tx, id);
        if (old === undefined) throw notFound();
        requireVersion(old.version, version);
        await refusedWhenReferred('body-in-use', () => store.deleteBody(change.tx, id));
        await record(change, 'body.deleted', id, old, null);
      });
    },
  };
}

const record = (change: Change, action: string, id: string, before: unknown, after: unknown): Promise<void> =>
  change.record({ action, subject: { kind: 'body', id }, editionId: null, before, after });
