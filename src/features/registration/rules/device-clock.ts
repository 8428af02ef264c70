/** A device's clock and ours. Pure, for server and browser; all in milliseconds. */

/** What `check_in_devices.skew_ms` holds at most: a clock further off is off by days, and is told so. */
export const MOST_SKEW = 2_000_000_000;

/** How far a device's clock is ahead of ours, from what it said when it sent and when that came in. */
export const skewOf = (sentAt: number, receivedAt: number): number =>
  Math.max(-MOST_SKEW, Math.min(MOST_SKEW, Math.round(sentAt - receivedAt)));

/**
 * How far the device is ahead, as it finds by itself: half of the way there and back is the way back.
 * @param serverTime what the server said that it is
 */
export const ownSkew = (sentAt: number, heardAt: number, serverTime: number): number =>
  Math.round((sentAt + heardAt) / 2 - serverTime);

/** When something happened by our clock. Nothing happened after it was heard of. */
export const ourTime = (deviceAt: number, skew: number, receivedAt: number): number =>
  Math.min(receivedAt, deviceAt - skew);

/** Milliseconds by which two clocks, and a message and its answer, may lie apart. */
export const CLOCK_TOLERANCE = 5 * 60_000;
/** Milliseconds for which a device works by itself; what it says that it did before is looked at by people. */
export const LONGEST_OFFLINE = 24 * 3_600_000;

/**
 * Whether a device can have done something when it says that it did: after it last heard from us, for by then it sends
 * what it did before; no longer ago than it may work by itself; and not after we heard of it.
 * @param claimed what the device says, by our clock
 * @param heardAt when we last told it what is known, or when it began
 */
export const couldHaveBeen = (claimed: number, heardAt: number, receivedAt: number): boolean =>
  claimed >= heardAt - CLOCK_TOLERANCE &&
  claimed >= receivedAt - LONGEST_OFFLINE &&
  claimed <= receivedAt + CLOCK_TOLERANCE;

/** Hours after midnight in which an evening still belongs to the day on which it began. */
const LATE_HOURS = 6;

/**
 * Whether a check-in at an instant can be one of a day. While an edition does not run, as in a rehearsal, of any.
 * @param days of the edition
 * @param day counted from 0
 * @param dayOf the calendar day of an instant where the edition is
 */
export function canBeOfDay(
  at: number,
  day: number,
  days: readonly string[],
  dayOf: (at: number) => string,
): boolean {
  const today = days.indexOf(dayOf(at));
  const evening = days.indexOf(dayOf(at - LATE_HOURS * 3_600_000));
  return today === -1 || day === today || (evening !== -1 && day === evening);
}
