/** Source of the present instant. Services take one, so that tests and demonstrations choose their hour. */
export interface Clock {
  now(): Date;
}

/** The machine's clock, to the millisecond (both databases keep milliseconds). */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still at `instant` (RFC 3339). */
export const fixedClock = (instant: string): Clock => ({ now: () => new Date(instant) });
