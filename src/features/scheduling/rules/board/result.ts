import type { PlacedAt, ScheduleFacts, SessionFacts } from '../facts.ts';

/** A session and where it is to be: null is the pool. */
export interface BoardMove {
  readonly sessionId: string;
  readonly at: PlacedAt | null;
  /** Default: as it is. */
  readonly pinned?: boolean;
}

/** A copy of a session that is to be made. */
export interface BoardCopy {
  readonly of: string;
  readonly at: PlacedAt;
}

export const refusals = [
  'session-unknown',
  'board-cancelled',
  'board-pinned',
  'board-not-placed',
  'board-same-session',
  'board-shift-pinned',
  'board-shift-day-over',
  'board-shift-nothing',
  'board-no-break',
  'board-break-without-room',
  'board-break-everywhere',
] as const;
export type RefusalCode = (typeof refusals)[number];

/** What is to be done, or why it cannot be. */
export type BoardResult =
  | { readonly moves: readonly BoardMove[]; readonly copies: readonly BoardCopy[] }
  | { readonly refused: RefusalCode; readonly params: Readonly<Record<string, string>> };

export const refuse = (refused: RefusalCode, session?: SessionFacts): BoardResult => ({
  refused,
  params: session === undefined ? {} : { code: session.code },
});

export const moves = (list: readonly BoardMove[], copies: readonly BoardCopy[] = []): BoardResult => ({
  moves: list,
  copies,
});

export const sessionIn = (facts: ScheduleFacts, id: string): SessionFacts | undefined =>
  facts.sessions.find((session) => session.id === id);

/** Why a session may not be moved by hand; undefined when it may. */
export function fixedBecause(session: SessionFacts | undefined): BoardResult | undefined {
  if (session === undefined) return refuse('session-unknown');
  if (session.cancelled) return refuse('board-cancelled', session);
  return session.pinned ? refuse('board-pinned', session) : undefined;
}
