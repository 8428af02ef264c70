import type { Instance } from '../format.ts';
import type { Problem } from '../problem.ts';
import { type Indices, weightOf } from './indices.ts';

type Pairs = Pick<
  Problem,
  | 'pairFrom'
  | 'pairOther'
  | 'pairHard'
  | 'pairSoft'
  | 'pauseAfter'
  | 'pauseBefore'
  | 'orderAfter'
  | 'orderBefore'
>;

interface Pair {
  hard: number;
  soft: number;
  pauses: boolean;
  /** Costs of `first` not before `second`, and of `second` not before `first`. */
  order: number;
  reversed: number;
}

/** Everything that two sessions can mind of each other, gathered once for both. */
export function compilePairs(instance: Instance, { session: indexOf }: Indices): Pairs {
  const count = instance.sessions.length;
  const pairs = new Map<number, Pair>();
  const pairOf = (one: number, other: number): Pair => {
    const key = Math.min(one, other) * count + Math.max(one, other);
    let pair = pairs.get(key);
    if (pair === undefined) {
      pair = { hard: 0, soft: 0, pauses: false, order: 0, reversed: 0 };
      pairs.set(key, pair);
    }
    return pair;
  };
  const eachPair = (groups: Iterable<readonly number[]>, say: (pair: Pair) => void): void => {
    for (const group of groups) {
      for (const [position, one] of group.entries()) {
        for (const other of group.slice(position + 1)) say(pairOf(one, other));
      }
    }
  };
  const personTwice = weightOf(instance, 'person-twice');
  const sharing = new Set<Pair>();
  eachPair(
    groupsOf(instance.sessions, ({ people }) => people),
    (pair) => sharing.add(pair),
  );
  for (const pair of sharing) {
    pair.hard += personTwice;
    pair.pauses = true;
  }
  const themeAtOnce = weightOf(instance, 'theme-at-once');
  if (themeAtOnce > 0) {
    const themeOf = ({ theme }: { readonly theme: string | null }) => (theme === null ? [] : [theme]);
    eachPair(groupsOf(instance.sessions, themeOf), (pair) => {
      pair.soft += themeAtOnce;
    });
  }
  const named = (first: string, second: string) => {
    const one = indexOf.get(first) ?? 0;
    const other = indexOf.get(second) ?? 0;
    return { pair: pairOf(one, other), straight: one < other };
  };
  for (const [first, second] of instance.apart) named(first, second).pair.hard += weightOf(instance, 'apart');
  for (const [first, second, weight] of instance.shared) {
    named(first, second).pair.soft += weight * weightOf(instance, 'shared-audience');
  }
  for (const [first, second] of instance.before) {
    const { pair, straight } = named(first, second);
    if (straight) pair.order += weightOf(instance, 'order');
    else pair.reversed += weightOf(instance, 'order');
  }
  return flatten(instance, pairs, count);
}

/** Indices of the sessions that have the same key, for every key. */
function groupsOf<T>(list: readonly T[], keysOf: (one: T) => readonly string[]): Iterable<readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const [index, one] of list.entries()) {
    for (const key of keysOf(one)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [index]);
      else group.push(index);
    }
  }
  return groups.values();
}

function flatten(instance: Instance, pairs: ReadonlyMap<number, Pair>, count: number): Pairs {
  const pairFrom = new Int32Array(count + 1);
  const degree = (index: number): void => {
    pairFrom[index + 1] = (pairFrom[index + 1] ?? 0) + 1;
  };
  for (const key of pairs.keys()) {
    degree(Math.floor(key / count));
    degree(key % count);
  }
  for (let index = 0; index < count; index += 1) {
    pairFrom[index + 1] = (pairFrom[index + 1] ?? 0) + (pairFrom[index] ?? 0);
  }
  const size = pairFrom[count] ?? 0;
  const flat = {
    pairFrom,
    pairOther: new Int32Array(size),
    pairHard: new Float64Array(size),
    pairSoft: new Float64Array(size),
    pauseAfter: new Int32Array(size),
    pauseBefore: new Int32Array(size),
    orderAfter: new Float64Array(size),
    orderBefore: new Float64Array(size),
  };
  const filled = pairFrom.slice();
  const put = (one: number, other: number, pair: Pair, after: number, before: number): void => {
    const at = filled[one] ?? 0;
    filled[one] = at + 1;
    flat.pairOther[at] = other;
    flat.pairHard[at] = pair.hard;
    flat.pairSoft[at] = pair.soft;
    flat.pauseAfter[at] = pair.pauses ? (instance.sessions[one]?.pause ?? 0) : 0;
    flat.pauseBefore[at] = pair.pauses ? (instance.sessions[other]?.pause ?? 0) : 0;
    flat.orderAfter[at] = after;
    flat.orderBefore[at] = before;
  };
  // In order of the other session, so that a pair can be looked up.
  for (const [key, pair] of [...pairs].sort(([one], [other]) => one - other)) {
    const one = Math.floor(key / count);
    const other = key % count;
    put(one, other, pair, pair.order, pair.reversed);
    put(other, one, pair, pair.reversed, pair.order);
  }
  return flat;
}
