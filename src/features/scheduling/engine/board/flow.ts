import type { Problem } from '../problem.ts';
import type { Group } from './groups.ts';
import { createParts } from './parts.ts';

/** `content-flow`: sessions of a theme that begin before one that takes less for granted does. */
export function createFlow({ theme, themes, level, flowCost, sessions }: Problem): Group | undefined {
  const members = Array.from({ length: themes }, (): number[] => []);
  let levels = 0;
  for (let session = 0; session < sessions; session += 1) {
    const own = theme[session] as number;
    if (own < 0 || level[session] === 0) continue;
    members[own]?.push(session);
    levels = Math.max(levels, level[session] as number);
  }
  const matters = members.map((list) => new Set(list.map((session) => level[session])).size > 1);
  if (flowCost === 0 || !matters.includes(true)) return undefined;
  const lists = members.map((list) => Int32Array.from(list));
  const begins = new Int32Array(sessions).fill(-1);
  /** By level: the latest beginning of one of it or below. */
  const latest = new Int32Array(levels + 1);

  function costOf(part: number): number {
    const list = lists[part] as Int32Array;
    latest.fill(-1);
    for (let index = 0; index < list.length; index += 1) {
      const session = list[index] as number;
      const own = level[session] as number;
      if ((begins[session] as number) > (latest[own] as number)) latest[own] = begins[session] as number;
    }
    for (let at = 1; at <= levels; at += 1) {
      if ((latest[at - 1] as number) > (latest[at] as number)) latest[at] = latest[at - 1] as number;
    }
    let found = 0;
    for (let index = 0; index < list.length; index += 1) {
      const session = list[index] as number;
      const start = begins[session] as number;
      if (start >= 0 && (latest[(level[session] as number) - 1] as number) > start) found += 1;
    }
    return found * flowCost;
  }

  const parts = createParts(themes, costOf);
  return {
    base: parts.base,
    shift(session, _room, start, sign) {
      const own = theme[session] as number;
      if (own < 0 || level[session] === 0 || matters[own] !== true) return;
      begins[session] = sign > 0 ? start : -1;
      parts.touch(own);
    },
    change: parts.change,
    settle: parts.settle,
    forget: parts.forget,
  };
}
