import { dayAt, type Emit, type Frame, type Placed, violation } from './frame.ts';
import { firstOverlapping, overlap, within } from './intervals.ts';

const hour = 3_600_000;
/** Before 08:00 is early, after 20:00 late, in the edition's zone. */
export const earliestHour = 8;
export const latestHour = 20;
/** Kinds that have their hours in the evening or early in the morning by their nature. */
export const anyHour: ReadonlySet<string> = new Set([
  'break',
  'cultural-visit',
  'exhibition-hours',
  'screening',
]);

/**
 * What a session's own time breaks, each at most once per session:
 * - `outside-edition`: it begins before the edition's first day or ends after its last.
 * - `time-not-allowed`: not within one of the periods it must lie in, or at some of its time it may not be.
 * - `undesired-time`, `preferred-time`: at some of a time that it would rather not have; within none that it prefers.
 * - `early-or-late`, once for each: it begins before 08:00, or ends after 20:00 of the day on which it begins. Not of
 *   breaks, visits, exhibition hours and screenings.
 * - `pinned`: it is pinned and no longer where and when the last release has it. One that is in no release is pinned
 *   to where it is.
 * - `moved-after-release`: it is not where and when the last release has it, pinned or not.
 */
export function checkOwnTime({ facts }: Frame, placed: Placed, emit: Emit): void {
  const { session } = placed;
  const during = { start: placed.start, end: placed.end };
  const mine = { sessions: [placed.id], during };
  const [first, last] = [facts.days[0], facts.days.at(-1)];
  if (first !== undefined && last !== undefined && !within(placed, { start: first.start, end: last.end })) {
    const side = placed.start < first.start ? 'before' : 'after';
    emit(violation(facts, { rule: 'outside-edition', ...mine, params: { side }, key: [side] }));
  }
  const barred = session.unavailable.some((span) => overlap(span, placed));
  if (barred || (session.only.length > 0 && !session.only.some((span) => within(placed, span)))) {
    emit(violation(facts, { rule: 'time-not-allowed', ...mine, key: [placed.start] }));
  }
  const undesired = session.undesired.find((span) => overlap(span, placed));
  if (undesired !== undefined) {
    emit(violation(facts, { rule: 'undesired-time', ...mine, key: [undesired.start] }));
  }
  if (session.preferred.length > 0 && !session.preferred.some((span) => within(placed, span))) {
    emit(violation(facts, { rule: 'preferred-time', ...mine, key: [placed.start] }));
  }
  checkHours(facts, placed, emit);
  checkReleased(facts, placed, emit);
}

function checkHours(facts: Frame['facts'], placed: Placed, emit: Emit): void {
  if (anyHour.has(placed.session.kind)) return;
  const day = facts.days[dayAt(facts.days, placed.start)];
  if (day === undefined) return;
  const mine = { sessions: [placed.id], during: { start: placed.start, end: placed.end } };
  // Counted back from midnight: clocks are changed before eight, and a day may have 23 hours.
  if (day.end - placed.start > (24 - earliestHour) * hour) {
    emit(violation(facts, { rule: 'early-or-late', ...mine, params: { side: 'early' }, key: ['early'] }));
  }
  if (day.end - placed.end < (24 - latestHour) * hour) {
    emit(violation(facts, { rule: 'early-or-late', ...mine, params: { side: 'late' }, key: ['late'] }));
  }
}

function checkReleased(facts: Frame['facts'], placed: Placed, emit: Emit): void {
  const { released, pinned } = placed.session;
  if (released === null) return;
  const moved =
    released.start !== placed.start || released.end !== placed.end || released.roomId !== placed.roomId;
  if (!moved) return;
  const found = {
    sessions: [placed.id],
    rooms: [...new Set([released.roomId, placed.roomId])].filter((id) => id !== null),
    during: { start: placed.start, end: placed.end },
    params: { start: released.start, end: released.end, room: released.roomId ?? '' },
    key: [placed.start, placed.end, placed.roomId ?? ''],
  };
  if (pinned) emit(violation(facts, { rule: 'pinned', ...found }));
  emit(violation(facts, { rule: 'moved-after-release', ...found }));
}

/**
 * What a session's time breaks for its people, each at most once per session and person: `person-unavailable`,
 * `undesired-time`, `preferred-time`.
 */
export function checkPeopleTime(frame: Frame, placed: Placed, emit: Emit): void {
  for (const person of new Set(placed.session.people)) {
    const times = frame.persons.get(person);
    if (times === undefined) continue;
    const found = {
      sessions: [placed.id],
      persons: [person],
      during: { start: placed.start, end: placed.end },
    };
    const away = firstOverlapping(times.unavailable, placed);
    if (away !== undefined) {
      emit(violation(frame.facts, { rule: 'person-unavailable', ...found, key: [person, away.start] }));
    }
    const unwanted = firstOverlapping(times.undesired, placed);
    if (unwanted !== undefined) {
      emit(violation(frame.facts, { rule: 'undesired-time', ...found, key: [person, unwanted.start] }));
    }
    const { items } = times.preferred;
    if (items.length > 0 && !items.some((span) => within(placed, span))) {
      emit(violation(frame.facts, { rule: 'preferred-time', ...found, key: [person, placed.start] }));
    }
  }
}
