import { DateTime } from 'luxon';
import {
  type Instance,
  type InstanceRule,
  type InstanceSession,
  instanceRules,
  type Placement,
  type Slot,
} from '../engine/format.ts';
import { anyHour, earliestHour, latestHour } from '../rules/conflicts/own-time.ts';
import { aroundCeremonies } from '../rules/conflicts/side-by-side.ts';
import type { PlacedAt, RuleName, ScheduleFacts, SessionFacts, Span } from '../rules/facts.ts';

/** What a run may move: what waits in the pool; everything not pinned; everything not pinned, but as little as can be. */
export const scopes = ['unscheduled', 'unpinned', 'minimal'] as const;
export type Scope = (typeof scopes)[number];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Hours of a day in which sessions are put, unless something lies outside of them already. */
const HOURS = { from: 9, to: 18 } as const;
/** Seats of a room of which nobody has said them: any audience fits. */
const ANY_AUDIENCE = 1_000_000;

interface Grid {
  readonly slots: readonly { readonly slot: Slot; readonly span: Span }[];
  /** Milliseconds. */
  readonly length: number;
}

const overlaps = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;
const within = (one: Span, other: Span): boolean => one.start >= other.start && one.end <= other.end;

/** Minutes that a slot may last. */
const LENGTHS = [30, 15, 10, 5] as const;

/** The longest slot in which every length, and every time that stands already, lies on a border. */
function slotLength(live: readonly SessionFacts[]): number {
  const minutes = live.flatMap(({ minutes: lasts, at, released }) => [
    lasts,
    ...[at, released].flatMap((one) => (one === null ? [] : [one.start / MINUTE, one.end / MINUTE])),
  ]);
  return (LENGTHS.find((length) => minutes.every((one) => one % length === 0)) ?? 5) * MINUTE;
}

/** The slots of the days, without what is for everybody. */
function gridOf({ days, timeZone, sessions }: ScheduleFacts): Grid {
  const live = sessions.filter(({ cancelled }) => !cancelled);
  const length = slotLength(live);
  const placed = live.flatMap(({ at }) => at ?? []);
  const everybody = live.flatMap(({ common, at }) => (common && at !== null ? [at] : []));
  const slots = days.flatMap((whole) => {
    const hour = (at: number): number =>
      DateTime.fromISO(whole.day, { zone: timeZone }).set({ hour: at }).toMillis();
    const own = placed.filter((one) => within(one, whole));
    const earliest = Math.min(hour(HOURS.from), ...own.map(({ start }) => start));
    const latest = Math.max(hour(HOURS.to), ...own.map(({ end }) => end));
    const first = whole.start + Math.floor((earliest - whole.start) / length) * length;
    const count = Math.max(0, Math.ceil((latest - first) / length));
    return Array.from({ length: count }, (_, index) => {
      const span = { start: first + index * length, end: first + (index + 1) * length };
      const id = new Date(span.start).toISOString();
      const early = whole.end - span.start > (24 - earliestHour) * HOUR;
      const late = whole.end - span.end < (24 - latestHour) * HOUR;
      const end = new Date(span.end).toISOString();
      return { slot: { id, start: id, end, day: whole.day, early, late }, span };
    }).filter(({ span }) => span.end <= whole.end && !everybody.some((one) => overlaps(one, span)));
  });
  return { slots, length };
}

const touched = ({ slots }: Grid, spans: readonly Span[]): string[] =>
  slots.filter(({ span }) => spans.some((one) => overlaps(one, span))).map(({ slot }) => slot.id);

/** Slots that lie wholly in one of the spans. */
const inside = ({ slots }: Grid, spans: readonly Span[]): string[] =>
  slots.filter(({ span }) => spans.some((one) => within(span, one))).map(({ slot }) => slot.id);

const needsOf = ({ needs, booths }: SessionFacts): string[] =>
  booths > 0 ? [...new Set([...needs, `booths-${booths}`])] : [...new Set(needs)];

/** From the opening's beginning to the closing's end: what lies between them, but for what may be around them. */
function framed({ sessions }: ScheduleFacts): (session: SessionFacts) => Span | null {
  const placeOf = (which: 'opening' | 'closing') =>
    sessions.find(({ ceremony, cancelled, at }) => ceremony === which && !cancelled && at !== null)?.at;
  const [opening, closing] = [placeOf('opening'), placeOf('closing')];
  if (opening == null && closing == null) return () => null;
  const frame = {
    start: opening?.start ?? Number.NEGATIVE_INFINITY,
    end: closing?.end ?? Number.POSITIVE_INFINITY,
  };
  return ({ kind }) => (aroundCeremonies.has(kind) ? null : frame);
}

/** The slots that a session may begin in; null: any. */
function timesOf(grid: Grid, session: SessionFacts, frame: Span | null): string[] | null {
  if (session.only.length === 0 && session.unavailable.length === 0 && frame === null) return null;
  const lasts = session.minutes * MINUTE;
  return grid.slots
    .filter(({ span: { start } }) => {
      const whole = { start, end: start + lasts };
      const allowed = session.only.length === 0 || session.only.some((one) => within(whole, one));
      const between = frame === null || within(whole, frame);
      return allowed && between && !session.unavailable.some((one) => overlaps(whole, one));
    })
    .map(({ slot }) => slot.id);
}

/** Where a session stands in the grid: it, and how many slots it touches; undefined where it does not lie in it. */
function standing(grid: Grid, at: PlacedAt | null): (Placement & { readonly slots: number }) | undefined {
  if (at === null || at.roomId === null) return undefined;
  const ids = touched(grid, [at]);
  const [slot] = ids;
  const covered = ids.length * grid.length >= at.end - at.start;
  return slot === undefined || !covered ? undefined : { slot, room: at.roomId, slots: ids.length };
}

const ofWish = (id: string): string => `session ${id}`;

function weightsOf({ rules }: ScheduleFacts): Instance['weights'] {
  const weights: Partial<Record<InstanceRule, number>> = {};
  for (const rule of [...instanceRules.hard, ...instanceRules.medium, ...instanceRules.soft]) {
    if (!(rule in rules)) continue;
    const { level, weight } = rules[rule as RuleName];
    if (level === 'off') weights[rule] = 0;
    else if (!(instanceRules.hard as readonly string[]).includes(rule)) weights[rule] = weight;
  }
  return weights;
}

/**
 * The working schedule as a problem for the engine. What it may not move stays as pinned; what is pinned outside of the
 * grid, or without a room, only takes its room and people. Cancelled sessions and those for everybody are left out: the
 * latter's time is closed.
 */
export function buildInstance(facts: ScheduleFacts, scope: Scope): Instance {
  const grid = gridOf(facts);
  const frameOf = framed(facts);
  const live = facts.sessions.filter(({ common, cancelled }) => !common && !cancelled);
  const isFixed = ({ pinned, at, kind }: SessionFacts): boolean =>
    at !== null && (pinned || kind === 'break' || scope === 'unscheduled');
  const inGrid = new Map(live.map((session) => [session.id, standing(grid, session.at)]));
  const apart = live.filter((session) => isFixed(session) && inGrid.get(session.id) === undefined);
  // A break that waits for a time, and what lies outside of the grid, is nothing to place.
  const kept = live.filter(
    (session) => !apart.includes(session) && !(session.kind === 'break' && session.at === null),
  );
  const taken = (id: string): Span[] => [
    ...facts.busy.filter(({ resourceId }) => resourceId === id),
    ...apart.flatMap(({ at, people }) =>
      at !== null && (at.roomId === id || people.includes(id)) ? [at] : [],
    ),
  ];
  const dayIds = new Set(grid.slots.map(({ slot }) => slot.day));
  // Days on which somebody is there anyway: for what is for everybody, and what lies outside of the grid.
  const besides = facts.sessions.filter(
    (session) => !session.cancelled && !kept.includes(session) && session.at !== null,
  );
  const daysOf = (person: string): string[] =>
    facts.days
      .filter(({ start, end }) =>
        besides.some(
          ({ at, people }) => at !== null && at.start >= start && at.start < end && people.includes(person),
        ),
      )
      .map(({ day }) => day)
      .filter((day) => dayIds.has(day));
  const known = new Set(facts.rooms.map(({ id }) => id));
  const sessions = kept.map((session): InstanceSession => {
    const place = inGrid.get(session.id);
    const fixed = isFixed(session) && place !== undefined;
    const rooms =
      session.allowedRooms.length === 0 && session.barredRooms.length === 0
        ? null
        : facts.rooms
            .map(({ id }) => id)
            .filter((id) => session.allowedRooms.length === 0 || session.allowedRooms.includes(id))
            .filter((id) => !session.barredRooms.includes(id));
    const wishes = session.preferred.length > 0 || session.undesired.length > 0;
    return {
      id: session.id,
      slots: fixed ? place.slots : Math.max(1, Math.ceil((session.minutes * MINUTE) / grid.length)),
      people: [...new Set(session.people), ...(wishes ? [ofWish(session.id)] : [])],
      theme: session.themeId,
      audience: session.expected ?? 0,
      needs: needsOf(session),
      rooms,
      preferredRooms: session.preferredRooms.filter((id) => known.has(id)),
      undesiredRooms: session.undesiredRooms.filter((id) => known.has(id)),
      times: fixed ? null : timesOf(grid, session, frameOf(session)),
      pinned: fixed && known.has(place.room) ? { slot: place.slot, room: place.room } : null,
      pause: session.pause,
      level: session.level,
      languages: session.kind === 'exhibition-hours' ? null : session.languages,
      anyHour: anyHour.has(session.kind),
    };
  });
  const ids = new Set(sessions.map(({ id }) => id));
  const related = (kind: 'before' | 'apart' | 'shared') =>
    facts.relations.filter((one) => one.kind === kind && ids.has(one.first) && ids.has(one.second));
  const previous = Object.fromEntries(
    kept.flatMap((session) => {
      const at = standing(grid, scope === 'minimal' ? (session.released ?? session.at) : session.released);
      return at === undefined || !known.has(at.room) ? [] : [[session.id, { slot: at.slot, room: at.room }]];
    }),
  );
  return {
    slots: grid.slots.map(({ slot }) => slot),
    rooms: facts.rooms.map((room) => ({
      id: room.id,
      capacity: room.capacity ?? ANY_AUDIENCE,
      features: [
        ...room.features,
        ...Array.from({ length: room.booths }, (_, index) => `booths-${index + 1}`),
      ],
      unavailable: touched(grid, [...room.unavailable, ...taken(room.id)]),
    })),
    people: [
      ...facts.persons.map((person) => ({
        id: person.id,
        unavailable: touched(grid, [...person.unavailable, ...taken(person.id)]),
        preferred: inside(grid, person.preferred),
        undesired: touched(grid, person.undesired),
        days: daysOf(person.id),
      })),
      ...kept
        .filter(({ preferred, undesired }) => preferred.length > 0 || undesired.length > 0)
        .map((session) => ({
          id: ofWish(session.id),
          unavailable: [],
          preferred: inside(grid, session.preferred),
          undesired: touched(grid, session.undesired),
          days: null,
        })),
    ],
    sessions,
    before: related('before').map(({ first, second }) => [first, second] as const),
    apart: related('apart').map(({ first, second }) => [first, second] as const),
    shared: related('shared').map(({ first, second, weight }) => [first, second, weight] as const),
    previous: Object.keys(previous).length === 0 ? null : previous,
    weights: weightsOf(facts),
  };
}

/** Where a placement puts a session: it begins with the slot and lasts as long as it lasts. */
export function placeOfSession({ slot, room }: Placement, minutes: number): PlacedAt {
  const start = Date.parse(slot);
  return { start, end: start + minutes * MINUTE, roomId: room };
}
