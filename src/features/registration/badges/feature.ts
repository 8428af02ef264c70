import type { RegistrationContext } from '../context.ts';
import { badgesBatch } from './jobs.ts';
import { createBadgeKeys } from './keys.ts';
import { createFollowing } from './service/following.ts';
import { createIssuing } from './service/issuing.ts';
import { createStatesService } from './service/states.ts';
import { createVenueService } from './service/venue.ts';

export type BadgeServices = ReturnType<typeof createBadgeServices>;

/** The services of this part, each on those before it. */
export function createBadgeServices(context: RegistrationContext) {
  const { changes, database, files, finder, jobs, translator } = context;
  const keys = createBadgeKeys(context);
  const issuing = createIssuing({ changes, keys });
  const states = createStatesService({ changes, issuing });
  jobs.add(badgesBatch({ database, files, finder, translator, states }));
  return {
    ...context,
    issuing,
    states,
    venue: createVenueService({ changes }),
    following: createFollowing({ database, issuing }),
  };
}
