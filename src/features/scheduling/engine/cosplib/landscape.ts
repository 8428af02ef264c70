import type { Cost } from '../board.ts';
import type { Random } from '../random.ts';
import { type Landscape, usualHeats } from '../search/landscape.ts';
import type { TrackProblem } from './problem.ts';

/**
 * A conference of tracks as a landscape. Each cell, a session in a room, holds submissions of one track; a change moves
 * one, swaps two of a track, swaps whole cells, or reorders a cell, and only the tracks and sessions touched are counted
 * anew.
 */
export function createTrackLandscape(problem: TrackProblem, random: Random): Landscape {
  const { rooms, sessions, most, track: trackOf, lasts, slots } = problem;
  const cells = sessions * rooms;
  const held: number[][] = Array.from({ length: cells }, () => []);
  const cellOf = new Int32Array(problem.submissions).fill(-1);
  const score: Cost = { hard: 0, medium: 0, soft: 0 };
  const before: Cost = { ...score };
  const trackCost = new Float64Array(problem.tracks);
  const sessionCost = new Float64Array(sessions);

  const room = (cell: number): number => slots[Math.floor(cell / rooms)] as number;
  const used = (cell: number): number =>
    (held[cell] as number[]).reduce((sum, submission) => sum + (lasts[submission] as number), 0);
  const trackIn = (cell: number): number => {
    const first = held[cell]?.[0];
    return first === undefined ? -1 : (trackOf[first] as number);
  };

  function costOfTrack(track: number): number {
    let cost = 0;
    let position = 0;
    let roomsUsed = 0;
    let count = 0;
    let first = -1;
    let last = -1;
    const roomSeen = new Uint8Array(rooms);
    for (let session = 0; session < sessions; session += 1) {
      let inSession = 0;
      for (let at = 0; at < rooms; at += 1) {
        const cell = session * rooms + at;
        if (trackIn(cell) !== track) continue;
        inSession += 1;
        cost += problem.trackCell[track * cells + cell] as number;
        if (roomSeen[at] === 0) roomsUsed += 1;
        roomSeen[at] = 1;
        for (const submission of held[cell] as number[]) {
          position += 1;
          cost += problem.submissionCell[submission * cells + cell] as number;
          const order = problem.order[submission] as number;
          if (order !== 0 && order !== position) cost += problem.orderCost;
        }
      }
      if (inSession === 0) continue;
      if (inSession > 1) {
        cost += (inSession - 1) * problem.parallelCost + orderedAtOnce(track, session) * problem.orderCost;
      }
      count += 1;
      if (first < 0) first = session;
      last = session;
    }
    if (roomsUsed > 1) cost += (roomsUsed - 1) * problem.roomCost;
    if (count > 0 && last - first + 1 !== count) cost += problem.gapCost;
    return cost;
  }

  /** Pairs of submissions with an order that the track has in one time slot. */
  function orderedAtOnce(track: number, session: number): number {
    let pairs = 0;
    for (let slot = 0; slot < (slots[session] as number); slot += 1) {
      let ordered = 0;
      for (let at = 0; at < rooms; at += 1) {
        const cell = session * rooms + at;
        if (trackIn(cell) !== track) continue;
        let from = 0;
        for (const submission of held[cell] as number[]) {
          const to = from + (lasts[submission] as number);
          if (from <= slot && slot < to && problem.order[submission] !== 0) ordered += 1;
          from = to;
        }
      }
      pairs += (ordered * (ordered - 1)) / 2;
    }
    return pairs;
  }

  function costOfSession(session: number): number {
    let cost = 0;
    for (let one = session * rooms; one < (session + 1) * rooms; one += 1) {
      const track = trackIn(one);
      if (track < 0) continue;
      for (let other = one + 1; other < (session + 1) * rooms; other += 1) {
        const otherTrack = trackIn(other);
        if (otherTrack < 0) continue;
        if (track !== otherTrack) cost += problem.tracksAtOnce[track * problem.tracks + otherTrack] as number;
        for (const first of held[one] as number[]) {
          for (const second of held[other] as number[]) {
            cost += problem.submissionsAtOnce[first * problem.submissions + second] as number;
          }
        }
      }
    }
    return cost;
  }

  const recount = (track: number): void => {
    if (track < 0) return;
    score.soft -= trackCost[track] as number;
    trackCost[track] = costOfTrack(track);
    score.soft += trackCost[track] as number;
  };
  const recountSession = (session: number): void => {
    score.soft -= sessionCost[session] as number;
    sessionCost[session] = costOfSession(session);
    score.soft += sessionCost[session] as number;
  };
  function recountAll(): void {
    score.soft = 0;
    trackCost.fill(0);
    sessionCost.fill(0);
    for (let track = 0; track < problem.tracks; track += 1) recount(track);
    for (let session = 0; session < sessions; session += 1) recountSession(session);
    score.hard = cellOf.reduce((waiting, cell) => waiting + (cell < 0 ? 1 : 0), 0);
  }

  const fits = (submission: number, cell: number): boolean =>
    (trackIn(cell) < 0 || trackIn(cell) === trackOf[submission]) &&
    used(cell) + (lasts[submission] as number) <= room(cell);

  /** First the largest tracks, each into cells of its own one after the other. */
  function fill(): void {
    const sizes = new Int32Array(problem.tracks);
    for (const track of trackOf) sizes[track] = (sizes[track] as number) + 1;
    const order = Array.from({ length: problem.submissions }, (_, index) => index).sort(
      (one, other) =>
        (lasts[other] as number) - (lasts[one] as number) ||
        (sizes[trackOf[other] as number] as number) - (sizes[trackOf[one] as number] as number) ||
        (trackOf[one] as number) - (trackOf[other] as number) ||
        random.next() - 0.5,
    );
    for (const submission of order) {
      let best = -1;
      let bestCost = Number.POSITIVE_INFINITY;
      for (let cell = 0; cell < cells; cell += 1) {
        if (!fits(submission, cell)) continue;
        const open =
          trackIn(cell) < 0
            ? (problem.trackCell[(trackOf[submission] as number) * cells + cell] as number) + 1
            : 0;
        if (open < bestCost) {
          best = cell;
          bestCost = open;
        }
      }
      if (best < 0) continue;
      held[best]?.push(submission);
      cellOf[submission] = best;
    }
  }

  fill();
  recountAll();

  /** The two cells of the present change, and what they held. */
  let one = 0;
  let other = 0;
  let oneHeld: number[] = [];
  let otherHeld: number[] = [];
  let tracks: readonly number[] = [];

  const setCell = (cell: number, list: number[]): void => {
    held[cell] = list;
    for (const submission of list) cellOf[submission] = cell;
  };
  /** Gives the two cells other submissions; who was in them and is no more waits. */
  function replaceHeld(first: number[], second: number[]): void {
    const both = one === other ? [one] : [one, other];
    for (const cell of both) {
      for (const submission of held[cell] as number[]) cellOf[submission] = -1;
      score.hard += (held[cell] as number[]).length;
    }
    setCell(one, first);
    if (other !== one) setCell(other, second);
    for (const cell of both) score.hard -= (held[cell] as number[]).length;
  }
  function change(a: number, listA: number[], b: number, listB: number[]): true {
    Object.assign(before, score);
    one = a;
    other = b;
    oneHeld = held[a] as number[];
    otherHeld = held[b] as number[];
    const touched = new Set([trackIn(a), trackIn(b)]);
    replaceHeld(listA, listB);
    touched.add(trackIn(a)).add(trackIn(b));
    tracks = [...touched];
    count();
    return true;
  }
  function count(): void {
    for (const track of tracks) recount(track);
    const first = Math.floor(one / rooms);
    const second = Math.floor(other / rooms);
    recountSession(first);
    if (second !== first) recountSession(second);
  }
  const sum = (list: readonly number[]): number =>
    list.reduce((all, next) => all + (lasts[next] as number), 0);
  const without = (list: readonly number[], gone: number): number[] => list.filter((next) => next !== gone);
  const inserted = (list: readonly number[], next: number): number[] =>
    list.toSpliced(random.below(list.length + 1), 0, next);

  function moveOne(submission: number, to: number): boolean {
    const from = cellOf[submission] as number;
    if (from === to || !fits(submission, to)) return false;
    if (from >= 0)
      return change(
        from,
        without(held[from] as number[], submission),
        to,
        inserted(held[to] as number[], submission),
      );
    return change(to, inserted(held[to] as number[], submission), to, []);
  }

  function swapTwo(first: number, second: number): boolean {
    const a = cellOf[first] as number;
    const b = cellOf[second] as number;
    if (a < 0 || b < 0 || a === b || trackOf[first] !== trackOf[second]) return false;
    const listA = (held[a] as number[]).map((next) => (next === first ? second : next));
    const listB = (held[b] as number[]).map((next) => (next === second ? first : next));
    if (sum(listA) > room(a) || sum(listB) > room(b)) return false;
    return change(a, listA, b, listB);
  }

  function swapCells(a: number, b: number): boolean {
    const listA = held[b] as number[];
    const listB = held[a] as number[];
    if (a === b || (listA.length === 0 && listB.length === 0)) return false;
    if (sum(listA) > room(a) || sum(listB) > room(b)) return false;
    return change(a, listA, b, listB);
  }

  /** One that waits takes a cell for its track, with as many of its track as also wait; who was there waits then. */
  function seize(cell: number): boolean {
    const waiting: number[] = [];
    for (let submission = 0; submission < problem.submissions; submission += 1) {
      if ((cellOf[submission] as number) < 0) waiting.push(submission);
    }
    const chosen = waiting[random.below(waiting.length)];
    if (chosen === undefined) return false;
    const kept = trackIn(cell) === trackOf[chosen] ? (held[cell] as number[]) : [];
    const list = [chosen];
    const mates = waiting.filter((mate) => mate !== chosen && trackOf[mate] === trackOf[chosen]);
    for (const mate of [...kept, ...mates]) {
      if (sum(list) + (lasts[mate] as number) <= room(cell)) list.push(mate);
    }
    return sum(list) <= room(cell) && change(cell, list, cell, []);
  }

  return {
    size: problem.submissions,
    heats: usualHeats,
    score,
    attempt() {
      if (score.hard > 0 && random.next() < 0.1) return seize(random.below(cells));
      const kind = random.next();
      const submission = random.below(problem.submissions);
      if (kind < 0.3) return moveOne(submission, random.below(cells));
      if (kind < 0.6) return swapTwo(submission, random.below(problem.submissions));
      if (kind < 0.9) return swapCells(random.below(cells), random.below(cells));
      const cell = cellOf[submission] as number;
      const list = held[cell];
      if (list === undefined || list.length < 2) return false;
      return change(cell, inserted(without(list, submission), submission), cell, []);
    },
    keep() {},
    undo() {
      replaceHeld(oneHeld, otherHeld);
      count();
      Object.assign(score, before);
    },
    save() {
      const state = new Int32Array(cells * most).fill(-1);
      for (const [cell, list] of held.entries()) state.set(list, cell * most);
      return state;
    },
    restore(state) {
      cellOf.fill(-1);
      for (let cell = 0; cell < cells; cell += 1) {
        setCell(
          cell,
          [...state.subarray(cell * most, (cell + 1) * most)].filter((submission) => submission >= 0),
        );
      }
      recountAll();
    },
    mend() {},
    finish() {},
  };
}
