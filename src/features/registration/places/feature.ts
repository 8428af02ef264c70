import type { RegistrationContext } from '../context.ts';
import { createActivitiesService } from './service/activities.ts';
import { createAllotting } from './service/allotting.ts';
import { createFollowing } from './service/following.ts';
import { createPlaceMailing } from './service/mailing.ts';
import { createOwnPlaces } from './service/own.ts';

export type PlaceServices = ReturnType<typeof createPlaceServices>;

/** The services of this part, each on those before it. */
export function createPlaceServices(context: RegistrationContext) {
  const { database } = context;
  const mailing = createPlaceMailing(context);
  const allotting = createAllotting(context, mailing);
  return {
    ...context,
    /** Runs statements of a transaction: a handle that opens none of its own. */
    reader: { rows: database.rows },
    widened: database.widened,
    mailing,
    allotting,
    activities: createActivitiesService(context, allotting),
    own: createOwnPlaces(context, allotting),
    following: createFollowing(context, allotting),
  };
}
