import type { PlacedAt, ScheduleFacts, SessionFacts } from '../facts.ts';
import { type BoardResult, fixedBecause, moves, refuse, sessionIn } from './result.ts';

const MINUTE = 60_000;

/** How long a session lasts on the board, in milliseconds. */
export const lengthOf = ({ at, minutes }: SessionFacts): number =>
  at === null ? minutes * MINUTE : at.end - at.start;

/** Puts a session somewhere, from the pool too, makes it longer or shorter, or (`null`) takes it back to the pool. */
export function move(facts: ScheduleFacts, sessionId: string, at: PlacedAt | null): BoardResult {
  const session = sessionIn(facts, sessionId);
  return fixedBecause(session) ?? moves([{ sessionId, at }]);
}

/** Two sessions take each other's room and start; each stays as long as it is. One of them may wait in the pool. */
export function swap(facts: ScheduleFacts, firstId: string, secondId: string): BoardResult {
  const [first, second] = [sessionIn(facts, firstId), sessionIn(facts, secondId)];
  const fixed = fixedBecause(first) ?? fixedBecause(second);
  if (fixed !== undefined || first === undefined || second === undefined) {
    return fixed ?? refuse('session-unknown');
  }
  if (firstId === secondId) return refuse('board-same-session', first);
  if (first.at === null && second.at === null) return refuse('board-not-placed', first);
  const there = (session: SessionFacts, at: PlacedAt | null): PlacedAt | null =>
    at && { ...at, end: at.start + lengthOf(session) };
  return moves([
    { sessionId: firstId, at: there(first, second.at) },
    { sessionId: secondId, at: there(second, first.at) },
  ]);
}

/** Sessions stay where they are, or may move again. */
export function pin(facts: ScheduleFacts, ids: readonly string[], pinned: boolean): BoardResult {
  const found = ids.map((id) => sessionIn(facts, id));
  if (found.includes(undefined)) return refuse('session-unknown');
  const waiting = found.find((session) => pinned && session?.at === null);
  if (waiting !== undefined) return refuse('board-not-placed', waiting);
  return moves(
    found.flatMap((session) => (session ? [{ sessionId: session.id, at: session.at, pinned }] : [])),
  );
}
