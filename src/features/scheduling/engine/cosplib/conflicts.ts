import type { Conference, Submission } from './problem.ts';

const meet = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((name) => other.includes(name));

/**
 * Who would have to be in two rooms: as the benchmark defines it, presenters with presenters and with the chairs of
 * other tracks; the audience with the audience, with presenters, and with the chairs of other tracks.
 */
export function conflictsOf({ tracks }: Pick<Conference, 'tracks'>) {
  const chairs = new Map(tracks.map((track) => [track.id, track.chairs]));
  const chairsOf = (one: Submission, other: Submission): readonly string[] =>
    one.track === other.track ? [] : (chairs.get(other.track) ?? []);
  return {
    presenters: (one: Submission, other: Submission): boolean =>
      meet(one.presenters, other.presenters) ||
      meet(one.presenters, chairsOf(one, other)) ||
      meet(other.presenters, chairsOf(other, one)),
    attendees: (one: Submission, other: Submission): boolean =>
      meet(one.attendees, other.attendees) ||
      meet(one.attendees, other.presenters) ||
      meet(other.attendees, one.presenters) ||
      meet(one.attendees, chairsOf(one, other)) ||
      meet(other.attendees, chairsOf(other, one)),
    chairs: (one: string, other: string): boolean =>
      one !== other && meet(chairs.get(one) ?? [], chairs.get(other) ?? []),
  };
}
