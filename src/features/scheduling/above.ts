import type { Db } from '../../platform/database/index.ts';
import type { AboveProgramme } from '../programme/index.ts';
import type { ScheduleFacts } from './rules/facts.ts';
import { readFacts } from './store/facts.ts';

/**
 * Two sessions that so many people want to attend both, as what stands above the schedule knows it. One statement each,
 * whatever the edition's size; nobody is named.
 */
export type SharedAudiences = (
  db: Db,
  editionId: string,
) => Promise<readonly { readonly one: string; readonly other: string; readonly count: number }[]>;

/** Reads an edition's working schedule as its rules read it; undefined for an unknown edition. */
export type ReadFacts = (db: Db, editionId: string) => Promise<ScheduleFacts | undefined>;

/** What the parts of the schedule stand on. */
export interface AboveSchedule extends AboveProgramme {
  readonly readFacts: ReadFacts;
}

/**
 * Facts with what is known of audiences: one statement, and one for each source. Of two sessions whose audience the
 * organiser has stated, that stands; several sources count together.
 */
export const factsReader =
  (sources: readonly SharedAudiences[]): ReadFacts =>
  async (db, editionId) => {
    const facts = await readFacts(db, editionId);
    if (facts === undefined) return undefined;
    const known = new Map<string, { kind: 'shared'; first: string; second: string; weight: number }>();
    for (const source of sources) {
      for (const { one, other, count } of await source(db, editionId)) {
        const key = pair(one, other);
        known.set(key, {
          kind: 'shared',
          first: one,
          second: other,
          weight: count + (known.get(key)?.weight ?? 0),
        });
      }
    }
    for (const { kind, first, second } of facts.relations) {
      if (kind === 'shared') known.delete(pair(first, second));
    }
    return known.size === 0 ? facts : { ...facts, relations: [...facts.relations, ...known.values()] };
  };

const pair = (one: string, other: string): string => [one, other].sort().join(' ');
