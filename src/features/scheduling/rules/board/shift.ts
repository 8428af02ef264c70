import type { ScheduleFacts, SessionFacts, Span } from '../facts.ts';
import { type BoardMove, type BoardResult, fixedBecause, moves, refuse, sessionIn } from './result.ts';

type Placed = SessionFacts & { readonly at: NonNullable<SessionFacts['at']> };
const isPlaced = (session: SessionFacts): session is Placed => session.at !== null && !session.cancelled;

const overlaps = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

/**
 * A session begins at another time, and what follows it in its room that day goes with it: later, until a gap takes the
 * delay up; earlier, as far as one follows the other without a gap. What is for everybody (breaks, prayers) stays, and
 * what is moved later jumps over it.
 */
export function shift(facts: ScheduleFacts, sessionId: string, start: number): BoardResult {
  const session = sessionIn(facts, sessionId);
  const fixed = fixedBecause(session);
  if (fixed !== undefined || session === undefined) return fixed ?? refuse('session-unknown');
  if (!isPlaced(session)) return refuse('board-not-placed', session);
  const delta = start - session.at.start;
  if (delta === 0) return refuse('board-shift-nothing', session);
  const day = facts.days.find((one) => session.at.start >= one.start && session.at.start < one.end);
  const following = facts.sessions
    .filter(isPlaced)
    .filter(
      (one) =>
        one.id !== sessionId &&
        !one.common &&
        one.at.roomId === session.at.roomId &&
        one.at.start >= session.at.start &&
        (day === undefined || one.at.start < day.end),
    )
    .sort((one, other) => one.at.start - other.at.start || one.code.localeCompare(other.code));
  const common = facts.sessions.filter(isPlaced).filter((one) => one.common && one.id !== sessionId);

  const list: BoardMove[] = [];
  let until = 0;
  const put = (one: Placed, from: number): void => {
    const length = one.at.end - one.at.start;
    let begin = from;
    for (let jumped = delta > 0; jumped; ) {
      const wall = common.find(({ at }) => overlaps(at, { start: begin, end: begin + length }));
      jumped = wall !== undefined;
      if (wall !== undefined) begin = wall.at.end;
    }
    until = begin + length;
    list.push({ sessionId: one.id, at: { ...one.at, start: begin, end: until } });
  };

  put(session, start);
  let end = session.at.end;
  for (const next of following) {
    const goes = delta > 0 ? next.at.start < until : next.at.start === end;
    if (!goes) break;
    if (next.pinned) return refuse('board-shift-pinned', next);
    put(next, delta > 0 ? until : next.at.start + delta);
    end = next.at.end;
  }
  if (day !== undefined && until > day.end) return refuse('board-shift-day-over', session);
  return moves(list);
}
