import { daysBetween } from '../../../platform/language/index.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** Codes of sessions that wait for a time. They get one of their day when they have it. */
const waiting = /^U-\d+$/;
export const isWaitingCode = (code: string): boolean => waiting.test(code);

/** What a session's code begins with: `D2-` on the second day, `U-` without a time. Days before the first count as 0. */
export const codePrefix = (day: string | null, firstDay: string): string =>
  day === null ? 'U-' : `D${Math.max(0, daysBetween(firstDay, day) + 1)}-`;

/** `D1-04` for the fourth of a prefix. */
export const codeOf = (prefix: string, number: number): string => `${prefix}${two(number)}`;

/** A prefix and a number, as {@link codeOf} puts them together; what else stands in a code counts for no prefix. */
const counted = /^(.*-)(\d{1,9})$/;

/** The base for 1, the base with a number from 2 on. */
const slugOf = (base: string, number: number): string => (number === 1 ? base : `${base}-${number}`);

/** Codes and slugs of one edition, as they are given out one after the other. */
export type Names = ReturnType<typeof createNames>;

/** Gives out codes and slugs; as quickly the thousandth time as the first. */
export function createNames(taken: { readonly codes?: Iterable<string>; readonly slugs?: Iterable<string> }) {
  const codes = new Set<string>();
  const last = new Map<string, number>();
  const slugs = new Set(taken.slugs);
  const tried = new Map<string, number>();

  const keep = (code: string): void => {
    codes.add(code);
    const [, prefix, number] = counted.exec(code) ?? [];
    if (prefix !== undefined) last.set(prefix, Math.max(last.get(prefix) ?? 0, Number(number)));
  };
  for (const code of taken.codes ?? []) keep(code);

  return {
    hasCode: (code: string): boolean => codes.has(code),
    /** Somebody else has given it. */
    keep,
    /**
     * The next free code: `D1-04` after `D1-03`. Numbers of deleted sessions are not used again as long as a higher
     * one stands.
     */
    code(prefix: string): string {
      const code = codeOf(prefix, (last.get(prefix) ?? 0) + 1);
      keep(code);
      return code;
    },
    /** The base, or the base with the first free number from 2. */
    slug(base: string): string {
      let number = tried.get(base) ?? 1;
      while (slugs.has(slugOf(base, number))) number += 1;
      tried.set(base, number);
      slugs.add(slugOf(base, number));
      return slugOf(base, number);
    },
  };
}

/** Numbers that are asked about at once. */
const AT_ONCE = 16;

/**
 * The base, or the base with a free number from 2: the first free one where the numbers stand without gaps. Asks a few
 * times, however many there are: twice as far each time, then halfway.
 */
export async function findFreeSlug(
  base: string,
  takenOf: (slugs: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<string> {
  const firstFree = async (numbers: readonly number[]): Promise<number | undefined> => {
    const taken = await takenOf(numbers.map((number) => slugOf(base, number)));
    return numbers.find((number) => !taken.has(slugOf(base, number)));
  };
  const near = await firstFree(Array.from({ length: AT_ONCE }, (_, index) => index + 1));
  if (near !== undefined) return slugOf(base, near);
  let free =
    (await firstFree(Array.from({ length: 24 }, (_, index) => AT_ONCE * 2 ** (index + 1)))) ?? 2 ** 30;
  let taken = free / 2;
  while (free - taken > 1) {
    const step = Math.ceil((free - taken) / (AT_ONCE + 1));
    const between = Array.from({ length: AT_ONCE }, (_, index) => taken + step * (index + 1)).filter(
      (number) => number < free,
    );
    const found = await firstFree(between);
    if (found === undefined) taken = between.at(-1) ?? free - 1;
    else [taken, free] = [found - step, found];
  }
  return slugOf(base, free);
}
