import { searchKey } from '../../platform/language/search-key.ts';
import type { Found, Person } from './knowledge.ts';

/** Most people that are shown. */
const MOST = 12;

/** Whether one word becomes the other by a single letter more, less or other, or two that changed places. */
export function nearlySame(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let [end, otherEnd] = [one.length, other.length];
  while (end > start && otherEnd > start && one[end - 1] === other[otherEnd - 1]) {
    end -= 1;
    otherEnd -= 1;
  }
  const [left, right] = [one.slice(start, end), other.slice(start, otherEnd)];
  return (
    (left.length <= 1 && right.length <= 1) || (left.length === 2 && left === [...right].reverse().join(''))
  );
}

const bare = (word: string): string => word.replace(/^(?:ال|al-?|el-?)(?=..)/, '');

/**
 * People whose names, delegation or serial answer what was typed: every word begins one of theirs; where nobody does, a
 * letter may be wrong. Hamza, ta marbuta, marks and figures of either script do not matter.
 */
export function findPeople(typed: string, everybody: Iterable<Found>): Person[] {
  const words = searchKey(typed)
    .split(/[\s-]+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const exact: Person[] = [];
  const near: Person[] = [];
  for (const { person, key } of everybody) {
    const own = key.split(/[\s-]+/);
    const begins = (word: string): boolean =>
      key.includes(` ${word}`) || own.some((one) => bare(one).startsWith(bare(word)));
    if (words.every(begins)) exact.push(person);
    else if (
      near.length < MOST &&
      words.every(
        (word) => begins(word) || (word.length > 3 && own.some((one) => nearlySame(bare(one), bare(word)))),
      )
    ) {
      near.push(person);
    }
    if (exact.length === MOST) return exact;
  }
  return exact.length > 0 ? exact : near;
}
