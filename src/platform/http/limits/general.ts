import type { Clock } from '../../clock/index.ts';
import { type Allowance, type Counted, secondsToWait, weight, windowStart } from './rules.ts';
import type { Count } from './store.ts';

/** A counter reaches the database once it holds this share of its allowance: the others limit nobody. */
const TOLD_FROM = 0.1;
/** Most counters in memory; beyond, the one that was begun first is forgotten. */
const MOST = 50_000;

interface Entry extends Counted {
  start: number;
  count: number;
  former: number;
  /** Not yet told to the database. */
  pending: number;
  readonly allowance: Allowance;
}

/**
 * Counters in memory, for requests that must not wait: told to the database every second, where those of the other
 * processes and of the time before a restart are.
 */
export interface GeneralCounters {
  /**
   * Counts a request.
   * @returns 0 when it is allowed, else the seconds until one is
   */
  add(key: string, allowance: Allowance): number;
  /** The same without counting. */
  ask(key: string): number;
  /** What is to be told, taken off; what could not be told is given back with {@link GeneralCounters.restore}. */
  take(): readonly Count[];
  restore(counts: readonly Count[]): void;
  /** What the database knows now. */
  learn(counted: ReadonlyMap<string, Counted>): void;
}

export function createGeneralCounters(clock: Clock): GeneralCounters {
  const entries = new Map<string, Entry>();

  const turn = (entry: Entry, now: number): void => {
    const length = entry.allowance.seconds * 1000;
    const start = windowStart(now, entry.allowance.seconds);
    if (entry.start === start) return;
    entry.former = entry.start === start - length ? entry.count : 0;
    entry.count = 0;
    entry.pending = 0;
    entry.start = start;
  };

  const find = (key: string, allowance: Allowance, now: number): Entry => {
    const known = entries.get(key);
    if (known !== undefined) {
      turn(known, now);
      return known;
    }
    const [first] = entries.keys();
    if (entries.size >= MOST && first !== undefined) entries.delete(first);
    const entry = {
      start: windowStart(now, allowance.seconds),
      count: 0,
      former: 0,
      pending: 0,
      allowance,
    };
    entries.set(key, entry);
    return entry;
  };

  const waiting = (entry: Entry, now: number): number =>
    weight(entry, now, entry.allowance.seconds) + 1 > entry.allowance.max
      ? secondsToWait(entry, now, entry.allowance)
      : 0;

  return {
    add(key, allowance) {
      const now = clock.now().getTime();
      const entry = find(key, allowance, now);
      const wait = waiting(entry, now);
      // Whoever is kept out and goes on asking is not kept out longer.
      if (wait === 0) {
        entry.count += 1;
        entry.pending += 1;
      }
      return wait;
    },
    ask(key) {
      const now = clock.now().getTime();
      const entry = entries.get(key);
      if (entry === undefined) return 0;
      turn(entry, now);
      return waiting(entry, now);
    },
    take() {
      const now = clock.now().getTime();
      const counts: Count[] = [];
      for (const [key, entry] of entries) {
        turn(entry, now);
        if (entry.count === 0 && entry.former === 0) entries.delete(key);
        else if (entry.pending > 0 && entry.count >= entry.allowance.max * TOLD_FROM) {
          counts.push({ key, allowance: entry.allowance, by: entry.pending, cap: 2_000_000_000 });
          entry.pending = 0;
        }
      }
      return counts;
    },
    restore(counts) {
      for (const { key, by } of counts) {
        const entry = entries.get(key);
        if (entry !== undefined) entry.pending += by;
      }
    },
    learn(counted) {
      for (const [key, { count, former }] of counted) {
        const entry = entries.get(key);
        if (entry === undefined) continue;
        entry.count = count + entry.pending;
        entry.former = former;
      }
    },
  };
}
