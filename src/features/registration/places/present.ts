import type { ActivityWhole } from '../store/activities.ts';
import type { PlaceWhole } from '../store/holders.ts';
import type { ReservationRow } from '../store/places.ts';
import type { ActivityView, PlaceView } from './contract.ts';
import { hoursOf, roomIn, seatsLeft, windowOf } from './rules/seats.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** What everybody may know of an activity. */
export const presentActivity = (activity: ActivityWhole, now: Date): ActivityView => {
  const { session } = activity;
  return {
    id: activity.id,
    session: {
      code: session.code,
      slug: session.slug,
      kind: session.kind,
      title: session.title,
      startsAt: iso(session.startsAt),
      endsAt: iso(session.endsAt),
    },
    capacity: activity.capacity,
    seatsLeft: seatsLeft(activity),
    waiting: activity.counts.waiting ?? 0,
    room: roomIn(activity),
    window: windowOf(hoursOf(activity), now),
    opensAt: iso(activity.opensAt),
    closesAt: iso(activity.closesAt),
    categories: activity.categories === null ? null : [...activity.categories],
    version: activity.version,
  };
};

/** An activity for those who manage places. */
export const presentManagedActivity = (
  activity: ActivityWhole,
  reservations: readonly ReservationRow[],
  now: Date,
): ActivityView => ({
  ...presentActivity(activity, now),
  taken: activity.taken,
  reserved: activity.reserved,
  offerMinutes: activity.offerMinutes,
  freezesAt: iso(activity.freezesAt),
  waitingCap: activity.waitingCap,
  mostPerPerson: activity.mostPerPerson,
  reservations: reservations
    .filter(({ activityId }) => activityId === activity.id)
    .map(({ id, participationId, category, seats, taken, releasesAt, releasedAt }) => ({
      id,
      participationId,
      category,
      seats,
      taken,
      releasesAt: iso(releasesAt),
      releasedAt: iso(releasedAt),
    })),
});

/** A place for whose it is and for those who manage places. */
export const presentPlace = (place: PlaceWhole): PlaceView => ({
  id: place.id,
  activityId: place.activityId,
  attendeeId: place.attendeeId,
  name: place.name,
  category: place.category,
  delegationId: place.delegationId,
  state: place.state,
  position: place.position,
  reserved: place.reserved,
  askedAt: place.createdAt.toISOString(),
  offeredAt: iso(place.offeredAt),
  offerExpiresAt: iso(place.offerExpiresAt),
  confirmedAt: iso(place.confirmedAt),
  endedAt: iso(place.endedAt),
  reason: place.reason,
  version: place.version,
});
