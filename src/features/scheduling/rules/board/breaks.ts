import type { ScheduleFacts } from '../facts.ts';
import { type BoardResult, moves, refuse, sessionIn } from './result.ts';

/**
 * A break of one room becomes a break of every room, one each, where there is none at its time yet. A break that is for
 * everybody needs no copies.
 */
export function copyBreak(facts: ScheduleFacts, sessionId: string): BoardResult {
  const session = sessionIn(facts, sessionId);
  if (session === undefined) return refuse('session-unknown');
  if (session.cancelled) return refuse('board-cancelled', session);
  if (session.kind !== 'break') return refuse('board-no-break', session);
  const { at } = session;
  if (at === null) return refuse('board-not-placed', session);
  if (session.common || at.roomId === null) return refuse('board-break-without-room', session);
  const resting = new Set(
    facts.sessions.flatMap((one) =>
      one.kind === 'break' &&
      !one.cancelled &&
      one.at !== null &&
      one.at.start < at.end &&
      at.start < one.at.end
        ? [one.at.roomId]
        : [],
    ),
  );
  const rooms = facts.rooms.filter(({ id }) => !resting.has(id));
  if (rooms.length === 0) return refuse('board-break-everywhere', session);
  return moves(
    [],
    rooms.map(({ id }) => ({ of: sessionId, at: { ...at, roomId: id } })),
  );
}
