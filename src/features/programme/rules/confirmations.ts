import type { confirmationStates } from '../tables.ts';

/** Whether somebody has agreed; `none`: nobody asked them. */
export type SpeakerState = (typeof confirmationStates)[number] | 'none';
export const speakerStates: readonly SpeakerState[] = ['none', 'asked', 'confirmed', 'declined'];

/** Why somebody cannot answer about a session any more; undefined when they can. */
export function answerFault(
  session: { readonly status: string; readonly endsAt: Date | null },
  now: Date,
): 'session-is-over' | 'session-was-cancelled' | undefined {
  if (session.status === 'cancelled') return 'session-was-cancelled';
  return session.endsAt !== null && session.endsAt <= now ? 'session-is-over' : undefined;
}

interface Timed {
  readonly id: string;
  readonly status: string;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
}

const meet = (
  one: { readonly startsAt: Date | null; readonly endsAt: Date | null },
  other: { readonly startsAt: Date | null; readonly endsAt: Date | null },
): boolean =>
  one.startsAt !== null &&
  one.endsAt !== null &&
  other.startsAt !== null &&
  other.endsAt !== null &&
  one.startsAt < other.endsAt &&
  other.startsAt < one.endsAt;

/**
 * What stands in the way of somebody's part in a session: other sessions of theirs at its time, and times at which they
 * said that they cannot come. Cancelled sessions stand in nobody's way.
 */
export function clashesWith<S extends Timed, P extends { kind: string; startsAt: Date; endsAt: Date }>(
  session: S,
  own: readonly S[],
  periods: readonly P[],
): { readonly sessions: readonly S[]; readonly away: readonly P[] } {
  if (session.status === 'cancelled') return { sessions: [], away: [] };
  return {
    sessions: own.filter(
      (other) => other.id !== session.id && other.status !== 'cancelled' && meet(session, other),
    ),
    away: periods.filter((period) => period.kind === 'unavailable' && meet(session, period)),
  };
}

/** What asking does: those who confirmed are left in peace, those who were asked are reminded. */
export const askingOf = (state: SpeakerState): 'ask' | 'remind' | 'leave' =>
  state === 'confirmed' ? 'leave' : state === 'asked' ? 'remind' : 'ask';
