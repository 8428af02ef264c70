/** What belongs to one's own agenda, and what in it can't be attended together. Pure. */
import { type AgendaData, type AgendaRole, type AgendaSession, isTimed } from '../../programme/index.ts';

/** A session of one's own agenda, and why it is there. */
export interface OwnEntry {
  readonly session: AgendaSession;
  readonly favourite: boolean;
  /** What one does in it. */
  readonly roles: readonly AgendaRole['role'][];
  /** Keys of words for other reasons, such as a place that was confirmed. */
  readonly reasons: readonly string[];
}

/** Why a session is somebody's, as a higher feature knows it. */
export interface AgendaReason {
  readonly sessionId: string;
  /** Key of its words. */
  readonly label: string;
}

/** The sessions of an agenda that are somebody's own, in the order of the agenda. */
export function ownEntries(
  { sessions }: Pick<AgendaData, 'sessions'>,
  mine: { readonly favourites: ReadonlySet<string>; readonly personIds: ReadonlySet<string> },
  reasons: readonly AgendaReason[] = [],
): OwnEntry[] {
  return sessions.flatMap((session) => {
    const favourite = mine.favourites.has(session.id);
    const roles = session.roles.flatMap(({ role, person }) => (mine.personIds.has(person.id) ? [role] : []));
    const writes = session.papers.some(({ authors }) => authors.some(({ id }) => mine.personIds.has(id)));
    const further = reasons.flatMap(({ sessionId, label }) => (sessionId === session.id ? [label] : []));
    const also = writes && roles.length === 0 ? ['my-agenda:author', ...further] : further;
    return favourite || roles.length > 0 || also.length > 0
      ? [{ session, favourite, roles, reasons: also }]
      : [];
  });
}

/**
 * Of each entry those that run at the same time, by session id; what is cancelled takes nobody's time, and neither does
 * a break or what is open for hours. Sweeps in order of start: no pair that can't meet is looked at.
 */
export function clashesOf(entries: readonly OwnEntry[]): ReadonlyMap<string, readonly AgendaSession[]> {
  const clashes = new Map<string, AgendaSession[]>();
  const add = (to: AgendaSession, other: AgendaSession): void => {
    const known = clashes.get(to.id);
    if (known === undefined) clashes.set(to.id, [other]);
    else known.push(other);
  };
  const timed = entries
    .map(({ session }) => session)
    .filter(isTimed)
    .filter(({ status, kind }) => status !== 'cancelled' && kind !== 'break' && kind !== 'exhibition-hours')
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  let running: typeof timed = [];
  for (const session of timed) {
    running = running.filter(({ endsAt }) => endsAt > session.startsAt);
    for (const other of running) {
      add(session, other);
      add(other, session);
    }
    running.push(session);
  }
  return clashes;
}
