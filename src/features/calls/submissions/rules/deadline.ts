/** When a call takes submissions. Whoever calls gives the time: nothing here looks at a clock. */
export interface CallTimes {
  readonly published: boolean;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** `hidden`: not published; `soon`: not open yet. */
export type CallWindow = 'hidden' | 'soon' | 'open' | 'closed';

/** The last instant belongs to the time in which it is open. */
export function windowOf({ published, opensAt, closesAt }: CallTimes, now: Date): CallWindow {
  if (!published) return 'hidden';
  if (now < opensAt) return 'soon';
  return now <= closesAt ? 'open' : 'closed';
}

/** A link that opens a call after its deadline. */
export interface GraceTimes {
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/** Why a grace link is of no use, apart from how often it was used; undefined when it is. */
export function graceFault(link: GraceTimes, now: Date): 'grace-revoked' | 'grace-over' | undefined {
  if (link.revokedAt !== null) return 'grace-revoked';
  return now <= link.expiresAt ? undefined : 'grace-over';
}

/**
 * Whether somebody may write in a submission: the call is open, or the link that it came by still holds. A call that was
 * taken off the public face takes nothing, a grace link or not.
 */
export function isOpenFor(call: CallTimes, grace: GraceTimes | null, now: Date): boolean {
  const window = windowOf(call, now);
  if (window === 'open') return true;
  return window === 'closed' && grace !== null && graceFault(grace, now) === undefined;
}

/** Until when somebody may write: the later of the deadline and the end of the link. */
export const lastInstant = (call: CallTimes, grace: GraceTimes | null): Date =>
  grace !== null && grace.revokedAt === null && grace.expiresAt > call.closesAt
    ? grace.expiresAt
    : call.closesAt;
