import type { DelegationsPartContext } from '../context.ts';
import * as store from '../store/precedence-lists.ts';
import { createDraftsService } from './service/drafts.ts';
import { createListsService } from './service/lists.ts';
import { createPlansService } from './service/plans.ts';
import { createSignOffService } from './service/sign-off.ts';

export type PrecedenceFeature = ReturnType<typeof createPrecedenceFeature>;

/** The services of precedence, and what several pages read. */
export function createPrecedenceFeature(context: DelegationsPartContext) {
  const { database, finder } = context;
  const { db } = database;
  return {
    database,
    finder,
    lists: createListsService(context),
    drafts: createDraftsService(context),
    signOff: createSignOffService(context),
    plans: createPlansService(context),

    /** The version of a list that is in force, with its places; undefined: none was signed off. */
    async inForce(listId: string) {
      const version = (await store.listVersions(db, listId)).find(({ state }) => state === 'signed-off');
      return version && { number: version.number, version, places: await store.listPlaces(db, [version.id]) };
    },

    /** Places of a version and of the one before it. */
    async places(version: store.VersionRow) {
      const former = (await store.listVersions(db, version.listId)).find(
        ({ number, state }) => number < version.number && state !== 'draft',
      );
      const places = await store.listPlaces(db, [version.id, ...(former === undefined ? [] : [former.id])]);
      return {
        former,
        before: places.filter(({ versionId }) => versionId === former?.id),
        after: places.filter(({ versionId }) => versionId === version.id),
      };
    },
  };
}
