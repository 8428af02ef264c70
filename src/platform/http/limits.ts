import type { FastifyRequest } from 'fastify';

/** Most requests that one address may send to a route in a time. */
export interface RouteLimit {
  readonly max: number;
  readonly minutes: number;
  /** Who is not counted. Default: nobody. */
  readonly except?: (request: FastifyRequest) => boolean | Promise<boolean>;
}

/** The route's settings for the limiter; none without a limit. */
export const limited = (limit: RouteLimit | undefined): object =>
  limit === undefined
    ? {}
    : {
        rateLimit: {
          max: limit.max,
          timeWindow: limit.minutes * 60_000,
          ...(limit.except === undefined ? {} : { allowList: limit.except }),
        },
      };
