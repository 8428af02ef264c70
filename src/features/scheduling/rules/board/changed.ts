import type { PlacedAt, ScheduleFacts } from '../facts.ts';

const samePlace = (one: PlacedAt | null, other: PlacedAt | null): boolean =>
  one?.start === other?.start && one?.end === other?.end && one?.roomId === other?.roomId;

/** How many sessions do not stand where the last release has them. */
export const movedSinceRelease = ({ sessions }: Pick<ScheduleFacts, 'sessions'>): number =>
  sessions.filter(({ cancelled, at, released }) => !cancelled && !samePlace(at, released)).length;
