import { type Holder, listOwnSessions, listPlacesOf, type PlaceWhole } from '../../../store/holders.ts';
import { livingStates } from '../../rules/states.ts';
import type { PlacePages } from '../index.ts';

/** A person with their places and what of an edition is theirs. */
export interface Own {
  readonly holder: Holder;
  readonly places: readonly PlaceWhole[];
  readonly sessions: ReadonlySet<string>;
}

/** Reads the places of people, and the sessions that are theirs beside. */
export const readOwn = (
  { database, reader, widened }: PlacePages,
  people: readonly Holder[],
): Promise<Own[]> =>
  database.transaction((tx) =>
    widened(tx, async () => {
      const places = await listPlacesOf(
        reader,
        tx,
        people.map(({ id }) => id),
      );
      const sessions = await Promise.all(people.map((holder) => listOwnSessions(reader, tx, holder)));
      return people.map((holder, index) => {
        const theirs = places.filter(({ attendeeId }) => attendeeId === holder.id);
        const held = theirs.filter(({ state }) => livingStates.includes(state));
        return {
          holder,
          places: theirs,
          sessions: new Set([...(sessions[index] ?? []), ...held.map(({ activityId }) => activityId)]),
        };
      });
    }),
  );
