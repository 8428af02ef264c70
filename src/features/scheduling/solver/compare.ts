import { findViolations } from '../rules/conflicts/index.ts';
import type { PlacedAt, ScheduleFacts } from '../rules/facts.ts';
import type { RunRow } from '../store/solver-runs.ts';
import type { PlaceSaid } from '../tables.ts';
import { placeOfSession } from './build.ts';

/** A session that a run would move, with where it was when the run began. */
export interface Proposed {
  readonly sessionId: string;
  readonly from: PlacedAt | null;
  readonly to: PlacedAt;
  /** Taken over already. */
  readonly accepted: boolean;
  /** Somebody has changed it since: it is not taken over. */
  readonly stale: boolean;
}

export interface Comparison {
  readonly moves: readonly Proposed[];
  /** Conflicts by level, of the working schedule as it is and as it would be. */
  readonly before: Readonly<Record<'blocking' | 'warning' | 'wish', number>>;
  readonly after: Readonly<Record<'blocking' | 'warning' | 'wish', number>>;
}

const placed = (said: PlaceSaid | null | undefined): PlacedAt | null =>
  said == null
    ? null
    : { start: Date.parse(said.startsAt), end: Date.parse(said.endsAt), roomId: said.roomId };

const same = (one: PlacedAt | null, other: PlacedAt): boolean =>
  one?.start === other.start && one.end === other.end && one.roomId === other.roomId;

/** What a run proposes to move: what is not where it was. */
export function proposedBy(run: RunRow, facts: ScheduleFacts): Proposed[] {
  const pinned = new Set(run.instance.sessions.flatMap((one) => (one.pinned === null ? [] : [one.id])));
  const now = new Map(facts.sessions.map((session) => [session.id, session]));
  return Object.entries(run.solution?.placements ?? {}).flatMap(([sessionId, placement]): Proposed[] => {
    if (pinned.has(sessionId)) return [];
    const session = now.get(sessionId);
    const from = placed(run.options.before[sessionId]);
    const lasts = from === null ? (session?.minutes ?? 60) : Math.round((from.end - from.start) / 60_000);
    const to = placeOfSession(placement, lasts);
    if (same(from, to)) return [];
    const accepted = run.options.accepted?.includes(sessionId) === true;
    const stale = !accepted && session?.version !== run.options.versions[sessionId];
    return [{ sessionId, from, to, accepted, stale }];
  });
}

function countsOf(facts: ScheduleFacts): Comparison['before'] {
  const counts = { blocking: 0, warning: 0, wish: 0 };
  for (const { level, ignored } of findViolations(facts)) if (ignored === null) counts[level] += 1;
  return counts;
}

/** The working schedule as it is, and as it would be with what can still be taken over. */
export function compareRun(run: RunRow, facts: ScheduleFacts): Comparison {
  const moves = proposedBy(run, facts);
  const goes = new Map(
    moves.filter(({ stale, accepted }) => !stale && !accepted).map(({ sessionId, to }) => [sessionId, to]),
  );
  const sessions = facts.sessions.map((session) => ({ ...session, at: goes.get(session.id) ?? session.at }));
  return { moves, before: countsOf(facts), after: countsOf({ ...facts, sessions }) };
}
