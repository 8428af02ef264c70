import { compare, type Emit, type Frame, type Placed, settled, violation } from './frame.ts';
import { eachOverlapping, shared } from './intervals.ts';

/** `room-twice`: two sessions in one room at one time, once per pair. Call it for two that overlap there. */
export function roomTwice({ facts }: Frame, one: Placed, other: Placed, emit: Emit): void {
  const { roomId } = one;
  if (roomId === null) return;
  const sessions = settled(one, other).map(({ id }) => id);
  emit(
    violation(facts, {
      rule: 'room-twice',
      sessions,
      rooms: [roomId],
      during: shared(one, other),
      key: [roomId],
    }),
  );
}

/** `person-twice`: two sessions that overlap and want one person, in any role; once per pair and person. */
export function personTwice({ facts }: Frame, person: string, one: Placed, other: Placed, emit: Emit): void {
  const sessions = settled(one, other).map(({ id }) => id);
  emit(
    violation(facts, {
      rule: 'person-twice',
      sessions,
      persons: [person],
      rooms: roomsOf(one, other),
      during: shared(one, other),
      key: [person],
    }),
  );
}

/**
 * `pause`: a session of this person begins sooner after another ended than that one's people need; once per pair and
 * person. Sessions that overlap are `person-twice` instead. Call it with the earlier first.
 */
export function pauseTooShort(
  { facts }: Frame,
  person: string,
  first: Placed,
  next: Placed,
  emit: Emit,
): void {
  const needed = first.session.pause;
  const left = (next.start - first.end) / 60_000;
  if (left < 0 || left >= needed) return;
  emit(
    violation(facts, {
      rule: 'pause',
      sessions: settled(first, next).map(({ id }) => id),
      persons: [person],
      rooms: roomsOf(first, next),
      during: { start: first.end, end: Math.max(next.start, first.end) },
      params: { needed, left: Math.floor(left), after: first.id },
      key: [person, first.id],
    }),
  );
}

/**
 * Time that something outside of the programme takes of a session's room or people: `room-twice` and `person-twice`
 * with one session, once for each such period.
 */
export function checkBusy({ facts, busy }: Frame, placed: Placed, emit: Emit): void {
  if (busy.size === 0) return;
  const look = (id: string, rule: 'room-twice' | 'person-twice', named: object): void => {
    const periods = busy.get(id);
    if (periods === undefined) return;
    eachOverlapping(periods, placed, (period) => {
      emit(
        violation(facts, {
          rule,
          sessions: [placed.id],
          ...named,
          during: shared(placed, period),
          params: { elsewhere: period.label },
          key: [id, period.start, period.end, period.label],
        }),
      );
    });
  };
  if (placed.roomId !== null) look(placed.roomId, 'room-twice', { rooms: [placed.roomId] });
  for (const person of new Set(placed.session.people)) look(person, 'person-twice', { persons: [person] });
}

/** The rooms of two sessions, without those that have none. */
export const roomsOf = (one: Placed, other: Placed): readonly string[] =>
  [...new Set([one.roomId, other.roomId])].filter((id) => id !== null).sort(compare);
