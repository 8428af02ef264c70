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
