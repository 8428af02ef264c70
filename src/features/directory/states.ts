import { type Actor, systemActor } from '../../platform/actor/index.ts';
import type { Changes } from '../../platform/changes/index.ts';
import { createEntry } from '../../platform/entry/index.ts';
import { notFound } from '../../platform/errors/index.ts';
import { requireVersion } from '../../platform/http/etag.ts';
import { permit } from '../../platform/http/policy.ts';
import { languages } from '../../platform/language/index.ts';
import type { StatePatch } from './contract.ts';
import { manageStates } from './policy.ts';
import { sortKeysAfter } from './rules.ts';
import * as store from './store-states.ts';

export type StatesService = ReturnType<typeof createStatesService>;

/** States: their approved names and their order. None is added or deleted: the table is the world's. */
export function createStatesService({ changes }: { changes: Changes }) {
  return {
    /** Fills an empty table of states: once, when an installation first starts. */
    async ensure(): Promise<void> {
      await changes.run(systemActor('first start'), manageStates.name, async (change) => {
        const created = await store.fillStates(change.tx);
        if (created.length === 0) return;
        await change.record({
          action: 'states.created',
          subject: { kind: 'directory', id: 'states' },
          editionId: null,
          after: created,
        });
      });
    },

    async edit(
      actor: Actor,
      code: string,
      version: number | null,
      patch: StatePatch,
    ): Promise<store.StateRow> {
      permit(manageStates, actor);
      return changes.run(actor, manageStates.name, async (change) => {
        const old = await store.lockState(change.tx, code);
        if (old === undefined) throw notFound();
        requireVersion(old.version, version);
        const entry = createEntry();
        const shortName =
          entry.line('shortName', patch.shortName, { required: true, old: old.shortName }) ?? old.shortName;
        const formalName =
          entry.line('formalName', patch.formalName, { required: true, old: old.formalName }) ??
          old.formalName;
        const keys = sortKeysAfter('state', shortName, patch, { ...old, name: old.shortName });
        // Approved names are approved in every language: a plate can't stand in the other one.
        for (const [field, name] of Object.entries({ shortName, formalName })) {
          for (const language of languages) {
            entry.check(name[language] !== '', `${field}.${language}`, 'field-required');
          }
        }
        entry.done();
        const edited = await store.updateState(change.tx, code, {
          shortName,
          formalName,
          ...keys,
          search: store.stateSearch({ ...old, shortName, formalName }),
          updatedAt: change.now,
        });
        await change.record({
          action: 'state.edited',
          subject: { kind: 'state', id: code },
          editionId: null,
          before: old,
          after: edited,
        });
        return edited;
      });
    },
  };
}
