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
  /** Key of the words for what is all that it is there by, and not sure: a place that is waited for. */
  readonly unsure?: string;
}

/** Why a session is somebody's, as a higher feature knows it. */
export interface AgendaReason {
  readonly sessionId: string;
  /** Key of its words. */
  readonly label: string;
  /** Whether it may come to nothing. Default false. */
  readonly unsure?: boolean;
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
    const further = reasons.filter(({ sessionId }) => sessionId === session.id);
    const labels = further.map(({ label }) => label);
    const also = writes && roles.length === 0 ? ['my-agenda:author', ...labels] : labels;
    const sure = roles.length > 0 || writes || further.some(({ unsure }) => unsure !== true);
    const [unsure] = sure ? [] : labels;
    return favourite || roles.length > 0 || also.length > 0
      ? [{ session, favourite, roles, reasons: also, ...(unsure === undefined ? {} : { unsure }) }]
      : [];
  });
}

/**
 * The sessions as they are written into a document or a calendar, where no tags stand beside them: what is not sure says so
 * in its title.
 * @param say words for a key, in the language of what is written
 */
export const sessionsAsWritten = (
  entries: readonly OwnEntry[],
  say: (key: string) => string,
): AgendaSession[] =>
  entries.map(({ session, unsure }) => {
    if (unsure === undefined) return session;
    const { ar, en } = session.title;
    const note = ` (${say(unsure)})`;
    const title = { ...session.title, ...(ar ? { ar: ar + note } : {}), ...(en ? { en: en + note } : {}) };
    return { ...session, title };
  });

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
