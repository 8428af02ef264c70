import type { Clock } from '../../../platform/clock/index.ts';
import { behindWall, type Database } from '../../../platform/database/index.ts';
import { dayOf } from '../../../platform/language/index.ts';
import type { EditionWhole } from '../../series/index.ts';
import * as store from '../store/follow-up/index.ts';
import { type FollowUpItem, standingOf, toldApart } from './standing.ts';

/** What reading needs. */
export interface Reading {
  readonly database: Database;
  readonly clock: Clock;
}

/**
 * The published recommendations of an edition with what the public may know of their follow-up: a fixed number of queries.
 * It looks behind the wall for one thing: that a report came, which is not published yet; of it no word is read.
 */
export const readFollowUp = (
  { database, clock }: Reading,
  { edition }: Pick<EditionWhole, 'edition'>,
): Promise<FollowUpItem[]> =>
  behindWall(database, async (tx) => {
    const today = dayOf(clock.now(), edition.timeZone);
    const recommendations = await store.listRecommendations(database, tx, { editionId: edition.id });
    const pairs = await store.listPairs(database, tx, { editionId: edition.id }, today);
    const bodies = await store.listAnsweringBodies(database, tx, [
      ...new Set(pairs.map(({ bodyId }) => bodyId)),
    ]);
    const ages = await store.listAges(database, tx, { editionId: edition.id });
    return assemble(recommendations, pairs, bodies, ages);
  });

/** The same of these recommendations, of whatever editions: as many queries for one as for many. */
export const readStandings = (
  { database, clock }: Reading,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FollowUpItem>> =>
  behindWall(database, async (tx) => {
    const today = clock.now().toISOString().slice(0, 10);
    const recommendations = await store.listRecommendations(database, tx, { ids });
    const pairs = await store.listPairs(database, tx, { provisionIds: ids }, today);
    const bodies = await store.listAnsweringBodies(database, tx, [
      ...new Set(pairs.map(({ bodyId }) => bodyId)),
    ]);
    const ages = await store.listAges(database, tx, { ids });
    return new Map(
      assemble(recommendations, pairs, bodies, ages).map((item) => [item.recommendation.id, item]),
    );
  });

/** The words behind it that everybody may read: published reports, evidence that is not confidential. */
export const readFollowUpRecord = (
  { database }: Pick<Reading, 'database'>,
  { edition }: Pick<EditionWhole, 'edition'>,
): Promise<store.EditionRecord> =>
  store.readEditionRecord(database, database.db, edition.id, { published: true });

/** Puts together what was read of several tables. */
export function assemble(
  recommendations: readonly store.RecommendationRow[],
  pairs: readonly store.PairRow[],
  bodies: readonly store.AnsweringBody[],
  ages: readonly store.AgeRow[] = [],
): FollowUpItem[] {
  const bodyOf = new Map(toldApart(bodies).map((body) => [body.id, body]));
  const ageOf = new Map(ages.map((one) => [one.id, one]));
  const pairsOf = new Map<string, store.PairRow[]>();
  for (const pair of pairs) {
    const known = pairsOf.get(pair.provisionId);
    if (known === undefined) pairsOf.set(pair.provisionId, [pair]);
    else known.push(pair);
  }
  return recommendations.map((recommendation) => ({
    recommendation,
    standings: (pairsOf.get(recommendation.id) ?? []).flatMap((pair) => {
      const body = bodyOf.get(pair.bodyId);
      return body === undefined ? [] : [standingOf(pair, body)];
    }),
    age: ageOf.get(recommendation.id)?.age ?? 1,
    years: ageOf.get(recommendation.id)?.years ?? [],
  }));
}
