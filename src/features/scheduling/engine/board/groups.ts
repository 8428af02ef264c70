import type { Problem } from '../problem.ts';
import { createDaysApart } from './days-apart.ts';
import { createFlow } from './flow.ts';
import { createLanguages } from './languages.ts';
import { createThemeRooms } from './theme-rooms.ts';

/** A wish about many sessions at once, counted as they come and go. */
export interface Group {
  /** What it costs before any session is in. */
  readonly base: number;
  /** Takes a session in at a place, or out of it. */
  shift(session: number, room: number, start: number, sign: 1 | -1): void;
  /** What it costs now more than when it was last settled. */
  change(): number;
  /** What there is now is what it is measured from. */
  settle(): void;
  /** What was shifted was shifted back. */
  forget(): void;
}

/** All such wishes of a programme: only those that it has, so that the others take no time. */
export function createGroups(problem: Problem): Group {
  const groups = [createThemeRooms, createFlow, createDaysApart, createLanguages].flatMap(
    (create) => create(problem) ?? [],
  );
  return {
    base: groups.reduce((sum, { base }) => sum + base, 0),
    shift(session, room, start, sign) {
      for (let index = 0; index < groups.length; index += 1) {
        (groups[index] as Group).shift(session, room, start, sign);
      }
    },
    change() {
      let sum = 0;
      for (let index = 0; index < groups.length; index += 1) sum += (groups[index] as Group).change();
      return sum;
    },
    settle() {
      for (let index = 0; index < groups.length; index += 1) (groups[index] as Group).settle();
    },
    forget() {
      for (let index = 0; index < groups.length; index += 1) (groups[index] as Group).forget();
    },
  };
}
