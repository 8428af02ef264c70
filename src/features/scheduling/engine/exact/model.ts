import { endSlot, type Problem } from '../problem.ts';

/** Rows and columns of a mixed-integer programme, gathered one by one. */
export interface LinearModel {
  readonly costs: number[];
  readonly integer: boolean[];
  /** Where each session may be: its columns, with room and slot. */
  readonly choices: readonly { readonly column: number; readonly room: number; readonly start: number }[][];
  readonly rows: { readonly lower: number; readonly upper: number; readonly entries: readonly Entry[] }[];
  /** Columns that say that two sessions are at one time, and that a theme is in a room. */
  readonly together: { readonly column: number; readonly one: number; readonly other: number }[];
  readonly themes: { readonly column: number; readonly theme: number; readonly room: number }[];
  /** What every answer costs besides. */
  readonly offset: number;
}

export type Entry = readonly [column: number, value: number];

/** Columns at most: beyond them the exact solver does not get anywhere in a minute. */
export const MOST_COLUMNS = 20_000;

/**
 * The programme as a linear model in which every session is placed and nothing hard is broken. Wishes that two sessions
 * be not at one time become columns of their own.
 * @param mediumUnit what a unit of medium cost weighs against wishes
 * @returns undefined where it is too large
 */
export function linearModel(problem: Problem, mediumUnit: number): LinearModel | undefined {
  const costs: number[] = [];
  const integer: boolean[] = [];
  const rows: LinearModel['rows'] = [];
  const column = (cost: number, whole: boolean): number => {
    integer.push(whole);
    return costs.push(cost) - 1;
  };
  const { rooms, slots, sessions } = problem;
  const choices: { column: number; room: number; start: number }[][] = [];
  for (let session = 0; session < sessions; session += 1) {
    const pinned = problem.pinned[session] as number;
    const where = pinned >= 0 ? [Math.floor(pinned / slots)] : [...(problem.places[session] ?? [])];
    const when = pinned >= 0 ? [pinned % slots] : [...(problem.starts[session] ?? [])];
    const own: { column: number; room: number; start: number }[] = [];
    for (const room of where) {
      for (const start of when) {
        let open = true;
        for (let slot = start; slot < endSlot(problem, session, start); slot += 1) {
          if (problem.closed[room * slots + slot] !== 0) open = false;
        }
        if (!open) continue;
        const previous = problem.previous[session] as number;
        const moved = previous >= 0 && previous !== room * slots + start ? problem.movedCost * mediumUnit : 0;
        const soft =
          (problem.timeSoft[session * slots + start] as number) +
          (problem.roomSoft[session * rooms + room] as number);
        own.push({ column: column(moved + soft, true), room, start });
      }
    }
    if (costs.length > MOST_COLUMNS) return undefined;
    choices.push(own);
    rows.push({ lower: 1, upper: 1, entries: own.map((choice) => [choice.column, 1]) });
  }
  const during = (session: number, slot: number): Entry[] =>
    (choices[session] ?? [])
      .filter(({ start }) => start <= slot && slot < endSlot(problem, session, start))
      .map((choice) => [choice.column, 1]);
  const atMostOne = (entries: readonly Entry[]): void => {
    if (entries.length > 1) rows.push({ lower: Number.NEGATIVE_INFINITY, upper: 1, entries });
  };

  for (let room = 0; room < rooms; room += 1) {
    for (let slot = 0; slot < slots; slot += 1) {
      const entries: Entry[] = [];
      for (let session = 0; session < sessions; session += 1) {
        for (const choice of choices[session] ?? []) {
          if (choice.room !== room || choice.start > slot) continue;
          if (slot < endSlot(problem, session, choice.start)) entries.push([choice.column, 1]);
        }
      }
      atMostOne(entries);
    }
  }

  const together: LinearModel['together'] = [];
  for (let one = 0; one < sessions; one += 1) {
    for (
      let pair = problem.pairFrom[one] as number;
      pair < (problem.pairFrom[one + 1] as number);
      pair += 1
    ) {
      const other = problem.pairOther[pair] as number;
      const after = problem.orderAfter[pair] as number;
      const gap = problem.pauseAfter[pair] as number;
      if (after > 0 || gap > 0) {
        for (const first of choices[one] ?? []) {
          const to = endSlot(problem, one, first.start);
          const barred = (choices[other] ?? []).filter(({ start }) =>
            start >= to
              ? (problem.begins[start] as number) - (problem.ends[to - 1] as number) < gap
              : after > 0,
          );
          if (barred.length > 0)
            atMostOne([[first.column, 1], ...barred.map((choice): Entry => [choice.column, 1])]);
        }
      }
      if (other < one) continue;
      const soft = problem.pairSoft[pair] as number;
      const hard = problem.pairHard[pair] as number;
      if (hard > 0) {
        for (let slot = 0; slot < slots; slot += 1) atMostOne([...during(one, slot), ...during(other, slot)]);
      } else if (soft > 0 && after === 0 && (problem.orderBefore[pair] as number) === 0) {
        const both = column(soft, false);
        together.push({ column: both, one, other });
        for (let slot = 0; slot < slots; slot += 1) {
          const entries = [...during(one, slot), ...during(other, slot)];
          if (entries.length > 1) {
            rows.push({ lower: Number.NEGATIVE_INFINITY, upper: 1, entries: [...entries, [both, -1]] });
          }
        }
      }
    }
    if (costs.length > MOST_COLUMNS) return undefined;
  }

  const themes: LinearModel['themes'] = [];
  const used = new Set<number>();
  if (problem.wanderCost > 0) {
    for (let session = 0; session < sessions; session += 1) {
      const theme = problem.theme[session] as number;
      if (theme < 0) continue;
      used.add(theme);
      for (const room of new Set((choices[session] ?? []).map((choice) => choice.room))) {
        let there = themes.find((one) => one.theme === theme && one.room === room);
        if (there === undefined) {
          there = { column: column(problem.wanderCost, false), theme, room };
          themes.push(there);
        }
        const entries = (choices[session] ?? [])
          .filter((choice) => choice.room === room)
          .map((choice): Entry => [choice.column, 1]);
        rows.push({ lower: Number.NEGATIVE_INFINITY, upper: 0, entries: [...entries, [there.column, -1]] });
      }
    }
  }
  themeCuts(problem, { choices, rows, together, during });
  return { costs, integer, choices, rows, together, themes, offset: -problem.wanderCost * used.size };
}

/**
 * Of k sessions of a theme in one slot at least k − 1 pairs are at one time: what each pair says by itself, a relaxation
 * forgets.
 */
function themeCuts(
  problem: Problem,
  {
    rows,
    together,
    during,
  }: Pick<LinearModel, 'choices' | 'rows' | 'together'> & {
    during: (session: number, slot: number) => Entry[];
  },
): void {
  for (let theme = 0; theme < problem.themes; theme += 1) {
    const own = together.filter(
      ({ one, other }) => problem.theme[one] === theme && problem.theme[other] === theme,
    );
    const members: number[] = [];
    for (let session = 0; session < problem.sessions; session += 1) {
      if (problem.theme[session] === theme) members.push(session);
    }
    if (members.length < 3) continue;
    for (let slot = 0; slot < problem.slots; slot += 1) {
      const entries = members.flatMap((session) => during(session, slot));
      if (entries.length < 3) continue;
      const pairs = own.map(({ column }): Entry => [column, -1]);
      rows.push({ lower: Number.NEGATIVE_INFINITY, upper: 1, entries: [...entries, ...pairs] });
    }
  }
}
