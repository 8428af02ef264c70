import { daysBetween } from '../../../platform/language/index.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** Codes of sessions that wait for a time. They get one of their day when they have it. */
const waiting = /^U-\d+$/;
export const isWaitingCode = (code: string): boolean => waiting.test(code);

/** What a session's code begins with: `D2-` on the second day, `U-` without a time. Days before the first count as 0. */
export const codePrefix = (day: string | null, firstDay: string): string =>
  day === null ? 'U-' : `D${Math.max(0, daysBetween(firstDay, day) + 1)}-`;

/**
 * The next free code: `D1-04` after `D1-03`. Numbers of deleted sessions are not used again as long as a higher one
 * stands.
 */
export function nextCode(prefix: string, taken: Iterable<string>): string {
  let last = 0;
  for (const code of taken) {
    if (!code.startsWith(prefix)) continue;
    const number = Number(code.slice(prefix.length));
    if (Number.isInteger(number)) last = Math.max(last, number);
  }
  return `${prefix}${two(last + 1)}`;
}

/** The base, or the base with the first free number from 2. */
export function freeSlug(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
