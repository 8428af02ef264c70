/** Most requests that one address may send to a route in a time. */
export interface RouteLimit {
  readonly max: number;
  readonly minutes: number;
}

/** The route's settings for the limiter; none without a limit. */
export const limited = (limit: RouteLimit | undefined): object =>
  limit === undefined ? {} : { rateLimit: { max: limit.max, timeWindow: limit.minutes * 60_000 } };
