/** Who has which right in an edition, and every account of the installation: read. */
import type { Clock } from '../../../platform/clock/index.ts';
import type { Database, Db } from '../../../platform/database/index.ts';
import { matches, searchKey } from '../../../platform/language/index.ts';
import type { Scopes } from './scopes.ts';
import * as store from './store/index.ts';

export type People = ReturnType<typeof createPeople>;

/** An edition as far as rights there depend on it. */
export interface EditionPlace {
  readonly id: string;
  readonly seriesId: string;
}

export interface PeopleQuery extends Omit<store.PeopleFilter, 'ids'> {
  readonly q?: string;
  /** From 1. */
  readonly page: number;
  readonly limit: number;
}

export interface PeoplePage {
  readonly people: readonly store.PersonRow[];
  readonly found: number;
  /** Page shown: one beyond the last is the last. */
  readonly page: number;
}

/** Whether a name or an address is what was looked for: whole words forgivingly, beginnings as they stand. */
const answers = (q: string, text: string): boolean =>
  matches(q, text) || searchKey(text).includes(searchKey(q));

export function createPeople(deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly scopes: Scopes;
}) {
  const { database, clock, scopes } = deps;

  async function within(db: Db, edition: EditionPlace, fromAbove: boolean): Promise<store.RightsWithin> {
    const delegations = await scopes.choices(db, 'delegation', edition.id);
    return {
      editionId: edition.id,
      seriesId: edition.seriesId,
      delegationIds: delegations.map(({ id }) => id),
      fromAbove,
    };
  }

  async function pageOf(where: store.RightsWithin, query: PeopleQuery): Promise<PeoplePage> {
    const { db } = database;
    const now = clock.now();
    const { q = '', page, limit, ...filter } = query;
    const names = q === '' ? null : await store.listPeopleNames(db, where, filter, now);
    // The address of somebody who reaches in from above is not this edition's to search.
    const hits = names?.filter(({ name, email, own }) => answers(q, own ? `${name} ${email}` : name));
    const found = hits?.length ?? (await store.countPeople(db, where, filter, now));
    const last = Math.max(1, Math.ceil(found / limit));
    const shown = Math.min(page, last);
    const skip = (shown - 1) * limit;
    const people =
      hits === undefined
        ? await store.listPeople(db, where, filter, { now, limit, skip })
        : await store.listPeople(
            db,
            where,
            { ids: hits.slice(skip, skip + limit).map(({ id }) => id) },
            { now, limit },
          );
    return { people, found, page: shown };
  }

  return {
    /** Everybody whose rights reach into the edition. */
    ofEdition: async (edition: EditionPlace, query: PeopleQuery): Promise<PeoplePage> =>
      pageOf(await within(database.db, edition, true), query),

    /** One of them, with the rights that are the edition's own to give; undefined for everybody else. */
    async inEdition(edition: EditionPlace, accountId: string): Promise<store.PersonRow | undefined> {
      const where = await within(database.db, edition, false);
      const [person] = await store.listPeople(
        database.db,
        where,
        { ids: [accountId] },
        { now: clock.now(), limit: 1 },
      );
      return person;
    },

    /** Whether an account has a right that is the edition's own. */
    async isInEdition(db: Db, edition: EditionPlace, accountId: string): Promise<boolean> {
      const where = await within(db, edition, false);
      return (await store.countPeople(db, where, { ids: [accountId] }, clock.now())) > 0;
    },

    /** Every account. */
    ofInstallation: (query: PeopleQuery): Promise<PeoplePage> => pageOf('everywhere', query),

    /** One account with all its rights, those that are over as well. */
    async account(id: string): Promise<store.PersonRow | undefined> {
      const [person] = await store.listPeople(
        database.db,
        'everywhere',
        { ids: [id] },
        { now: clock.now(), limit: 1, ended: true },
      );
      return person;
    },

    states: () => store.countStates(database.db, clock.now()),
    held: (accountId: string) => store.listHeld(database.db, accountId, clock.now()),
    loans: (accountId: string) => store.listLoans(database.db, accountId, clock.now()),
  };
}
