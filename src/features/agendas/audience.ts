/** What favourites tell the schedule: whom two sessions at one time would force to choose, and whom a release concerns. */
import type { Database, Db } from '../../platform/database/index.ts';
import { listAccountsOf, listSharedAudiences } from './store/favourites.ts';

/** Two sessions that many want to attend both. */
export interface AudienceWeight {
  readonly one: string;
  readonly other: string;
  /** How many people marked both. */
  readonly count: number;
}

/** Weights of pairs of sessions by the people who want both; the schedule's soft rule `shared` reads them. */
export interface AudienceWeights {
  /** @returns pairs that several people marked, most wanted first; nobody is named */
  weights(editionId: string): Promise<readonly AudienceWeight[]>;
}

/** Somebody whose own agenda a release changes. */
export interface AffectedAccount {
  readonly accountId: string;
  /** Of the sessions asked about, those that the account marked. */
  readonly sessionIds: readonly string[];
}

export const audienceWeights = (database: Database): AudienceWeights => ({
  weights: (editionId) => listSharedAudiences(database, editionId),
});

/** Pairs of sessions that several people marked: the schedule counts them as audiences in common. One statement. */
export const sharedAudiences =
  ({ rows }: Pick<Database, 'rows'>) =>
  (db: Db, editionId: string): Promise<readonly AudienceWeight[]> =>
    listSharedAudiences({ db, rows }, editionId);

/** Accounts that marked any of the sessions: a release tells them once, whatever else it has to tell them. */
export const affectedByFavourites =
  ({ rows }: Pick<Database, 'rows'>) =>
  (db: Db, editionId: string, sessionIds: readonly string[]): Promise<readonly AffectedAccount[]> =>
    listAccountsOf({ db, rows }, editionId, sessionIds);
