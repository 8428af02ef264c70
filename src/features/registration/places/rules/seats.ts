import type { AttendeeCategory } from '../../../delegations/index.ts';

/** Seats of an activity as they are counted. */
export interface Seats {
  readonly capacity: number;
  /** Of the general share. */
  readonly taken: number;
  /** Set aside, taken or not. */
  readonly reserved: number;
}

/** Seats set aside for a delegation or a category. */
export interface Reserved {
  readonly id: string;
  readonly participationId: string | null;
  readonly category: AttendeeCategory | null;
  readonly seats: number;
  readonly taken: number;
  readonly releasedAt: Date | null;
}

/** Whom a seat is for. */
export interface Party {
  readonly delegationId: string | null;
  readonly category: AttendeeCategory;
}

/** Free seats of the general share. */
export const seatsLeft = ({ capacity, taken, reserved }: Seats): number =>
  Math.max(0, capacity - taken - reserved);

/** Free seats of a reservation; one that was released has none. */
export const reservedLeft = ({ seats, taken, releasedAt }: Reserved): number =>
  releasedAt === null ? Math.max(0, seats - taken) : 0;

/** Whether a reservation is for somebody. */
export const isFor = ({ participationId, category }: Reserved, party: Party): boolean =>
  participationId === null ? category === party.category : participationId === party.delegationId;

/** The reservation from which somebody gets a seat: their delegation's before their category's. */
export const reservationFor = (reservations: readonly Reserved[], party: Party): Reserved | undefined =>
  [...reservations]
    .sort((one, other) => Number(one.participationId === null) - Number(other.participationId === null))
    .find((one) => isFor(one, party) && reservedLeft(one) > 0);

/** What whoever asks now gets: a seat, a place in the waiting list, or nothing. */
export type Room = 'seats' | 'waiting' | 'none';

/**
 * What is left for whoever has no reserved seat. Nobody overtakes those who wait: as long as somebody does, a free seat
 * is theirs.
 */
export function roomOf(seats: Seats, waiting: number, waitingCap: number | null): Room {
  if (seatsLeft(seats) > 0 && waiting === 0) return 'seats';
  return waitingCap === null || waiting < waitingCap ? 'waiting' : 'none';
}

/** What whoever asks now gets of the general share of an activity. */
export const roomIn = (
  activity: Seats & {
    readonly counts: { readonly waiting?: number | undefined };
    readonly waitingCap: number | null;
  },
): Room => roomOf(activity, activity.counts.waiting ?? 0, activity.waitingCap);

/** What one of several who ask at once gets: a seat, reserved or not, or the end of the waiting list. */
export interface Allotment {
  readonly seated: boolean;
  readonly reservationId: string | null;
}

/**
 * What each of those who ask at once gets, in their order: a seat that is reserved for them, else one of the general
 * share, else the end of the waiting list.
 * @returns with the seats taken and the number waiting afterwards; undefined when somebody would get nothing
 */
export function allot(
  seats: Seats,
  waiting: number,
  waitingCap: number | null,
  reservations: readonly Reserved[],
  parties: readonly Party[],
): { readonly each: readonly Allotment[]; readonly taken: number; readonly waiting: number } | undefined {
  let { taken } = seats;
  let queue = waiting;
  const used = new Map<string, number>();
  const each: Allotment[] = [];
  for (const party of parties) {
    const reservation = reservationFor(
      reservations.map((one) => ({ ...one, taken: one.taken + (used.get(one.id) ?? 0) })),
      party,
    );
    const room = roomOf({ ...seats, taken }, queue, waitingCap);
    const seated = reservation !== undefined || room === 'seats';
    if (!seated && room === 'none') return undefined;
    if (reservation !== undefined) used.set(reservation.id, (used.get(reservation.id) ?? 0) + 1);
    else if (seated) taken += 1;
    else queue += 1;
    each.push({ seated, reservationId: reservation?.id ?? null });
  }
  return { each, taken, waiting: queue };
}

/** Where an activity's sign-up stands. */
export type Window = 'soon' | 'open' | 'closed' | 'over' | 'cancelled';

/** What decides the window of an activity. */
export interface Hours {
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  readonly startsAt: Date | null;
  readonly cancelled: boolean;
}

/** Hours of an activity, as its rules read them. */
export const hoursOf = ({
  opensAt,
  closesAt,
  freezesAt,
  session,
}: Pick<Hours, 'opensAt' | 'closesAt'> & {
  readonly freezesAt: Date | null;
  readonly session: Pick<Hours, 'startsAt' | 'cancelled'>;
}): Hours & { readonly freezesAt: Date | null } => ({
  opensAt,
  closesAt,
  freezesAt,
  startsAt: session.startsAt,
  cancelled: session.cancelled,
});

/** Whether one may sign up now: between opening and closing, and never once the session has begun. */
export function windowOf({ opensAt, closesAt, startsAt, cancelled }: Hours, now: Date): Window {
  if (cancelled) return 'cancelled';
  if (startsAt !== null && now >= startsAt) return 'over';
  if (opensAt !== null && now < opensAt) return 'soon';
  return closesAt !== null && now >= closesAt ? 'closed' : 'open';
}

/** Whether nobody moves up any more: after the freeze, once the session has begun, or when it was cancelled. */
export const isFrozen = (
  {
    freezesAt,
    startsAt,
    cancelled,
  }: Omit<Hours, 'opensAt' | 'closesAt'> & { readonly freezesAt: Date | null },
  now: Date,
): boolean => cancelled || (freezesAt !== null && now >= freezesAt) || (startsAt !== null && now >= startsAt);

/** Until when an offer made now holds: its minutes, yet no longer than until the session begins. */
export function offerEnds(now: Date, minutes: number, startsAt: Date | null): Date {
  const end = new Date(now.getTime() + minutes * 60_000);
  return startsAt !== null && startsAt < end ? startsAt : end;
}
