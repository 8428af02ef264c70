import type { Actor } from '../../platform/actor/index.ts';
import type { Change, Changes } from '../../platform/changes/index.ts';
import { guarded, newId } from '../../platform/database/index.ts';
import { createEntry } from '../../platform/entry/index.ts';
import { notFound, ruleBroken } from '../../platform/errors/index.ts';
import { requireVersion } from '../../platform/http/etag.ts';
import { permit } from '../../platform/http/policy.ts';
import type { PersonInput, PersonPatch } from './contract.ts';
import { readPerson } from './person-row.ts';
import { addToDirectory, clearDirectory, manageDirectory } from './policy.ts';
import { refusedWhenReferred } from './referred.ts';
import { slugOfName, uniqueSlugs } from './rules.ts';
import { takenSlugs } from './store-batches.ts';
import * as store from './store-persons.ts';
import { persons } from './tables.ts';

const brokenRules = {
  persons_slug_key: () => ruleBroken({ field: 'slug', code: 'slug-taken' }),
  persons_body_id_bodies_id_fk: () => ruleBroken({ field: 'bodyId', code: 'body-unknown' }),
  persons_state_code_states_code_fk: () => ruleBroken({ field: 'stateCode', code: 'state-unknown' }),
};

/** A person of a batch. */
export type NewPerson = PersonInput & {
  readonly id?: string;
  readonly sample?: boolean;
  /** The person's own account. */
  readonly accountId?: string | null;
};

export type PersonsService = ReturnType<typeof createPersonsService>;

/** Persons: they outlive editions, whatever they do in them. */
export function createPersonsService({ changes }: { changes: Changes }) {
  async function insert(change: Change, inputs: readonly NewPerson[], single: boolean) {
    const entry = createEntry();
    const read = inputs.map((input, index) => ({
      ...readPerson(entry, single ? '' : `${index}.`, input, null),
      id: input.id ?? newId(),
      slug: input.slug,
      sample: input.sample ?? false,
      accountId: input.accountId ?? null,
    }));
    entry.done();
    const bases = read.flatMap(({ slug, name }) => (slug === undefined ? [slugOfName(name, 'person')] : []));
    const taken = await takenSlugs(change.tx, persons, bases);
    const given = read.flatMap(({ slug }) => (slug === undefined ? [] : [slug]));
    const made = uniqueSlugs(bases, new Set([...taken, ...given]));
    const rows = read.map((row) => ({ ...row, slug: row.slug ?? made.shift() ?? row.id }));
    return guarded(brokenRules, () => store.insertPersons(change.tx, rows));
  }

  return {
    async create(actor: Actor, input: PersonInput): Promise<store.PersonRow> {
      permit(addToDirectory, actor);
      return changes.run(actor, addToDirectory.name, async (change) => {
        const [created] = await insert(change, [input], true);
        if (created === undefined) throw new Error('The statement returned no row.');
        await record(change, 'person.created', created.id, null, created);
        return created;
      });
    },

    /**
     * Adds many in one transaction of the caller, by few statements and with one entry in the audit. The caller answers
     * for the right to do so: an import of a programme adds its speakers.
     * @throws 422 with the errors of every person, fields led by the index (`3.name.ar`)
     */
    async createMany(change: Change, inputs: readonly NewPerson[]): Promise<store.PersonRow[]> {
      if (inputs.length === 0) return [];
      const created = await insert(change, inputs, false);
      await change.record({
        action: 'persons.created',
        subject: { kind: 'directory', id: 'persons' },
        editionId: null,
        after: created,
      });
      return created;
    },

    /** Biographies of persons, by id. */
    biographiesOf: store.biographiesOf,

    /** Edits many in one transaction of the caller, as {@link createMany} adds them; what a patch leaves out stays. */
    async editMany(
      change: Change,
      edits: readonly { readonly id: string; readonly patch: PersonPatch }[],
    ): Promise<void> {
      if (edits.length === 0) return;
      const before = [];
      const after = [];
      for (const { id, patch } of edits) {
        const old = await store.lockPerson(change.tx, id);
        if (old === undefined) throw notFound();
        const entry = createEntry();
        const row = readPerson(entry, '', patch, old);
        entry.done();
        before.push(old);
        after.push(await store.updatePerson(change.tx, id, { ...row, updatedAt: change.now }));
      }
      await change.record({
        action: 'persons.edited',
        subject: { kind: 'directory', id: 'persons' },
        editionId: null,
        before,
        after,
      });
    },

    /** Writes rows that an import has read and compared, with one entry in the audit. */
    async updateMany(
      change: Change,
      edits: readonly { readonly old: store.PersonRow; readonly next: Partial<store.PersonRow> }[],
    ): Promise<void> {
      if (edits.length === 0) return;
      const after = [];
      for (const { old, next } of edits) {
        after.push(
          await guarded(brokenRules, () =>
            store.updatePerson(change.tx, old.id, { ...next, updatedAt: change.now }),
          ),
        );
      }
      await change.record({
        action: 'persons.edited',
        subject: { kind: 'directory', id: 'persons' },
        editionId: null,
        before: edits.map(({ old }) => old),
        after,
      });
    },

    async edit(
      actor: Actor,
      id: string,
      version: number | null,
      patch: PersonPatch,
    ): Promise<store.PersonRow> {
      permit(manageDirectory, actor);
      return changes.run(actor, manageDirectory.name, (change) =>
        guarded(brokenRules, async () => {
          const old = await store.lockPerson(change.tx, id);
          if (old === undefined) throw notFound();
          requireVersion(old.version, version);
          const entry = createEntry();
          const row = readPerson(entry, '', patch, old);
          entry.done();
          const edited = await store.updatePerson(change.tx, id, {
            ...row,
            slug: patch.slug ?? old.slug,
            updatedAt: change.now,
          });
          await record(change, 'person.edited', id, old, edited);
          return edited;
        }),
      );
    },

    /** @throws 409 when anything refers to the person */
    async remove(actor: Actor, id: string, version: number | null): Promise<void> {
      permit(clearDirectory, actor);
      await changes.run(actor, clearDirectory.name, async (change) => {
        const old = await store.lockPerson(change.tx, id);
        if (old === undefined) throw notFound();
        requireVersion(old.version, version);
        await refusedWhenReferred('person-in-use', () => store.deletePerson(change.tx, id));
        await record(change, 'person.deleted', id, old, null);
      });
    },
  };
}

const record = (change: Change, action: string, id: string, before: unknown, after: unknown): Promise<void> =>
  change.record({ action, subject: { kind: 'person', id }, editionId: null, before, after });
