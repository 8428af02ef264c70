import type { Actor } from '../../platform/actor/index.ts';
import type { Revisions } from '../../platform/changes/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { notFound } from '../../platform/errors/index.ts';
import { maySeeEdition } from './policy.ts';
import { type EditionWhole, findEdition } from './store.ts';

/** Most addresses kept in memory; a forum has a handful of editions. */
const KEPT = 1_000;

/** Finds editions by what stands in an address, without a query as long as nothing of the edition changed. */
export interface EditionFinder {
  /** @param reference id, or `series:edition` */
  find(reference: string): Promise<EditionWhole | undefined>;
  /**
   * The edition, if the actor may know of it.
   * @throws 404 otherwise, alike for a hidden and an unknown one
   */
  visible(actor: Actor, reference: string): Promise<EditionWhole>;
  /** The kept edition, if it is still good: the fast way to an unchanged page. */
  peek(reference: string): EditionWhole | undefined;
}

export function createEditionFinder(deps: {
  database: Pick<Database, 'db'>;
  revisions: Revisions;
}): EditionFinder {
  const { database, revisions } = deps;
  const kept = new Map<string, EditionWhole>();

  const peek = (reference: string): EditionWhole | undefined => {
    const known = kept.get(reference);
    return known !== undefined && revisions.peek(known.edition.id) === known.edition.revision
      ? known
      : undefined;
  };

  const find = async (reference: string): Promise<EditionWhole | undefined> => {
    const known = peek(reference);
    if (known !== undefined) return known;
    const found = await findEdition(database.db, reference);
    if (found === undefined) {
      kept.delete(reference);
      return undefined;
    }
    revisions.advance(found.edition.id, found.edition.revision);
    if (kept.size >= KEPT) kept.clear();
    kept.set(reference, found);
    return found;
  };

  return {
    peek,
    find,
    async visible(actor, reference) {
      const known = peek(reference);
      const found = known ?? (await find(reference));
      if (found !== undefined && maySeeEdition(actor, found.edition)) return found;
      // What is unknown was looked for in the database: what is hidden takes as long, or the clock would tell them apart.
      if (known !== undefined) await findEdition(database.db, reference);
      throw notFound('edition-unknown');
    },
  };
}
