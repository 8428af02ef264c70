import { contentOf, type RawSession, type SessionContent, sameSession } from './content.ts';

/** What makes a working schedule say again what a release says. */
export interface Restoration {
  /** Sessions that were deleted since. */
  readonly created: readonly SessionContent[];
  /** Sessions of which something is different. */
  readonly edited: readonly SessionContent[];
  /** Announced or placed since: they go back to the pool as drafts. Nothing is deleted. */
  readonly unscheduled: readonly string[];
}

/** Only what the two differ in; cancelled sessions that the release does not have stay as they are. */
export function restorationOf(
  working: readonly RawSession[],
  released: readonly SessionContent[],
): Restoration {
  const standing = new Map(working.map((session) => [session.id, session]));
  const kept = new Set(released.map(({ id }) => id));
  const isSame = (session: SessionContent): boolean => {
    const now = standing.get(session.id);
    const content = now === undefined ? null : contentOf(now);
    // Code and address of a session are not brought back: others may use them by now.
    return content !== null && sameSession({ ...content, code: session.code, slug: session.slug }, session);
  };
  return {
    created: released.filter(({ id }) => !standing.has(id)),
    edited: released.filter((session) => standing.has(session.id) && !isSame(session)),
    unscheduled: working
      .filter(({ id, status, startsAt }) => !kept.has(id) && status !== 'cancelled' && startsAt !== null)
      .map(({ id }) => id),
  };
}
