/** An instance as numbers in flat arrays: what the search reads millions of times a second. */
export interface Problem {
  readonly sessions: number;
  readonly rooms: number;
  readonly slots: number;
  /** By slot, in order of time: minutes since 1970. */
  readonly begins: Float64Array;
  readonly ends: Float64Array;
  /** By slot: how many can be taken from it on, itself and those that touch one another. */
  readonly run: Int32Array;
  /** By session: slots that it takes. */
  readonly lasts: Int32Array;
  readonly longest: number;

  /** By session × slot: cost of beginning there, whatever the room. */
  readonly timeHard: Float64Array;
  readonly timeSoft: Float64Array;
  /** By session × room: cost of being there, whatever the time. */
  readonly roomHard: Float64Array;
  readonly roomSoft: Float64Array;
  /** By room × slot: 1 where the room can't be had. */
  readonly closed: Uint8Array;
  readonly closedCost: number;
  readonly unplacedCost: number;
  readonly roomTwiceCost: number;
  /** By session: room × slot in which it is pinned; -1: it is not. */
  readonly pinned: Int32Array;
  readonly pinnedCost: number;
  /** By session: room × slot in which it was released; -1: it was not. */
  readonly previous: Int32Array;
  readonly movedCost: number;

  /** By session: its theme; -1: none. */
  readonly theme: Int32Array;
  readonly themes: number;
  readonly wanderCost: number;
  /** By session: 1 introductory, more for what takes more for granted; 0: not said. */
  readonly level: Int32Array;
  readonly flowCost: number;

  /** By slot: its day, in order of time. */
  readonly dayOf: Int32Array;
  readonly days: number;
  /** People by session from `personFrom[i]` to `personFrom[i + 1]`: those who have something else besides it. */
  readonly personFrom: Int32Array;
  readonly personOf: Int32Array;
  readonly persons: number;
  /** By person × day: what they have there that is not placed here. */
  readonly presentOn: Int32Array;
  readonly apartCost: number;

  /** Languages by session, likewise; and whether a session counts for their balance at all. */
  readonly languageFrom: Int32Array;
  readonly languageOf: Int32Array;
  readonly languages: number;
  readonly balanced: Uint8Array;
  readonly balanceCost: number;

  /** Pairs of sessions that mind each other, by session from `pairFrom[i]` to `pairFrom[i + 1]`, both ways. */
  readonly pairFrom: Int32Array;
  readonly pairOther: Int32Array;
  /** Cost of being at one time. */
  readonly pairHard: Float64Array;
  readonly pairSoft: Float64Array;
  /** Minutes that must lie between, where this one is the first, and where the other is. */
  readonly pauseAfter: Int32Array;
  readonly pauseBefore: Int32Array;
  readonly pauseCost: number;
  /** Cost where this one does not end before the other begins, and the other way round. */
  readonly orderAfter: Float64Array;
  readonly orderBefore: Float64Array;

  /** Where the search may put a session: slots and rooms against which nothing hard speaks. */
  readonly starts: readonly Int32Array[];
  readonly places: readonly Int32Array[];
}

/** Rooms and slots by session; a slot of -1: not placed. */
export interface Placing {
  readonly room: Int32Array;
  readonly start: Int32Array;
}

/** Slots that a session takes from one on: fewer than it lasts where a break or the end of the day comes before. */
export const endSlot = (problem: Problem, session: number, start: number): number =>
  start + Math.min(problem.lasts[session] ?? 1, problem.run[start] ?? 1);
