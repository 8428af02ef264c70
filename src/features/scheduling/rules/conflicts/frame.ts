import {
  firmRules,
  type RoomFacts,
  type RuleName,
  type ScheduleFacts,
  type SessionFacts,
  type Span,
  scheduleRuleDefaults,
  type Violation,
} from '../facts.ts';
import { type Intervals, intervalsOf } from './intervals.ts';

/** A session at its place, flat: what the rules walk over. */
export interface Placed extends Span {
  readonly id: string;
  readonly roomId: string | null;
  readonly session: SessionFacts;
}

/** Takes what a rule has found. */
export type Emit = (found: Violation | undefined) => void;

/** What a violation is made of. */
export interface Found {
  readonly rule: RuleName;
  readonly sessions: readonly string[];
  readonly persons?: readonly string[];
  readonly rooms?: readonly string[];
  readonly during: Span | null;
  readonly params?: Violation['params'];
  /** What the sessions want or miss, part of what makes it this conflict. */
  readonly key?: readonly (string | number)[];
  /** How often the rule's weight counts. Default 1. */
  readonly size?: number;
}

type Times = Readonly<Record<'unavailable' | 'undesired' | 'preferred', Intervals<Span>>>;

/** The facts by what the rules ask for. Built once, and right until the facts change. */
export interface Frame {
  readonly facts: ScheduleFacts;
  readonly sessions: ReadonlyMap<string, SessionFacts>;
  readonly rooms: ReadonlyMap<string, RoomFacts & { readonly closed: Intervals<Span> }>;
  readonly persons: ReadonlyMap<string, Times>;
  readonly busy: ReadonlyMap<string, Intervals<ScheduleFacts['busy'][number]>>;
  /** What is placed and not cancelled, in order of time and code. */
  readonly placed: readonly Placed[];
  readonly byId: ReadonlyMap<string, Placed>;
  /** Of them, what is for everybody, and the ceremonies that open and close. */
  readonly common: Intervals<Placed>;
  readonly ceremonies: readonly Placed[];
  /** The same per room, per person and per theme, each in order of time. */
  readonly inRoom: ReadonlyMap<string, readonly Placed[]>;
  readonly ofPerson: ReadonlyMap<string, readonly Placed[]>;
  readonly ofTheme: ReadonlyMap<string, readonly Placed[]>;
  /** Per index of the edition's days, by where it begins; -1: outside. */
  readonly onDay: ReadonlyMap<number, readonly Placed[]>;
  /** The relations of a session. */
  readonly relations: ReadonlyMap<string, readonly ScheduleFacts['relations'][number][]>;
}

/** One instant first, then what is shorter, then the code: an order that never depends on where things came from. */
export const byTime = (one: Placed, other: Placed): number =>
  one.start - other.start ||
  one.end - other.end ||
  compare(one.session.code, other.session.code) ||
  compare(one.id, other.id);

/** By code units: the same in every runtime and locale. */
export const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Whether a session takes part at all: what is cancelled or in the pool breaks nothing. */
export const placedOf = (session: SessionFacts, at = session.at): Placed | undefined =>
  session.cancelled || at === null
    ? undefined
    : { id: session.id, start: at.start, end: at.end, roomId: at.roomId, session };

/** Days of the edition by number from 0; -1 where the instant lies on none. */
export function dayAt(days: ScheduleFacts['days'], instant: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle]?.start ?? 0) <= instant) low = middle + 1;
    else high = middle;
  }
  const day = days[low - 1];
  return day !== undefined && instant < day.end ? low - 1 : -1;
}

export function frameOf(facts: ScheduleFacts): Frame {
  const placed = facts.sessions.flatMap((session) => placedOf(session) ?? []).sort(byTime);
  const relations = new Map<string, ScheduleFacts['relations'][number][]>();
  for (const relation of facts.relations) {
    push(relations, relation.first, relation);
    push(relations, relation.second, relation);
  }
  const busy = group(facts.busy, ({ resourceId }) => [resourceId]);
  return {
    facts,
    sessions: new Map(facts.sessions.map((session) => [session.id, session])),
    rooms: new Map(facts.rooms.map((room) => [room.id, { ...room, closed: intervalsOf(room.unavailable) }])),
    persons: new Map(
      facts.persons.map(({ id, unavailable, undesired, preferred }) => [
        id,
        {
          unavailable: intervalsOf(unavailable),
          undesired: intervalsOf(undesired),
          preferred: intervalsOf(preferred),
        },
      ]),
    ),
    busy: new Map([...busy].map(([id, list]) => [id, intervalsOf(list)])),
    placed,
    byId: new Map(placed.map((item) => [item.id, item])),
    common: intervalsOf(placed.filter(({ session }) => session.common)),
    ceremonies: placed.filter(({ session }) => session.ceremony != null),
    inRoom: group(placed, ({ roomId }) => (roomId === null ? [] : [roomId])),
    ofPerson: group(placed, ({ session }) => new Set(session.people)),
    ofTheme: group(placed, ({ session }) => (session.themeId === null ? [] : [session.themeId])),
    onDay: group(placed, ({ start }) => [dayAt(facts.days, start)]),
    relations,
  };
}

/** Makes the violation of a rule, as the edition takes it (a firm one always blocks); undefined where it does not look at the rule. */
export function violation(facts: ScheduleFacts, found: Found): Violation | undefined {
  const firm = firmRules.has(found.rule);
  const { level, weight } = (firm ? scheduleRuleDefaults : facts.rules)[found.rule];
  if (level === 'off') return undefined;
  const fingerprint = [found.rule, [...found.sessions].sort(compare).join('+'), ...(found.key ?? [])].join(
    '|',
  );
  return {
    rule: found.rule,
    level,
    sessions: found.sessions,
    persons: found.persons ?? [],
    rooms: found.rooms ?? [],
    during: found.during,
    cost: level === 'blocking' ? 0 : weight * (found.size ?? 1),
    params: found.params ?? {},
    fingerprint,
    ignored: !firm && Object.hasOwn(facts.ignored, fingerprint) ? (facts.ignored[fingerprint] ?? null) : null,
  };
}

/**
 * Two sessions, the one that should move last: what is pinned stays, then what is for everybody, then what the last
 * release has where it is now, then what begins first.
 */
export function settled(one: Placed, other: Placed): readonly [Placed, Placed] {
  const firmness = ({ session, start, roomId }: Placed): number =>
    (session.pinned ? 4 : 0) +
    (session.common ? 2 : 0) +
    (session.released?.start === start && session.released.roomId === roomId ? 1 : 0);
  const difference = firmness(other) - firmness(one) || byTime(one, other);
  return difference <= 0 ? [one, other] : [other, one];
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function group<K, V>(list: readonly V[], keys: (item: V) => Iterable<K>): Map<K, V[]> {
  const map = new Map<K, V[]>();
  for (const item of list) for (const key of keys(item)) push(map, key, item);
  return map;
}
