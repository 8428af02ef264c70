/**
 * A schedule as its rules read it: plain data, the same on the server, in the browser and in tests. Times are
 * milliseconds since 1970, periods leave out their end.
 */

/** How an edition takes a rule. `blocking` refuses a release, `warning` and `wish` are shown, `off` is not looked at. */
export const levels = ['blocking', 'warning', 'wish', 'off'] as const;
export type Level = (typeof levels)[number];

/** Every rule of a schedule with what it is by default. Weights count between wishes. */
export const scheduleRuleDefaults = {
  // Hard
  'room-twice': { level: 'blocking', weight: 1 },
  'person-twice': { level: 'blocking', weight: 1 },
  'person-unavailable': { level: 'blocking', weight: 1 },
  'room-unavailable': { level: 'blocking', weight: 1 },
  equipment: { level: 'blocking', weight: 1 },
  interpretation: { level: 'blocking', weight: 1 },
  capacity: { level: 'blocking', weight: 1 },
  order: { level: 'blocking', weight: 1 },
  'opening-first': { level: 'blocking', weight: 1 },
  'closing-last': { level: 'blocking', weight: 1 },
  break: { level: 'blocking', weight: 1 },
  pinned: { level: 'blocking', weight: 1 },
  'room-not-allowed': { level: 'blocking', weight: 1 },
  'time-not-allowed': { level: 'blocking', weight: 1 },
  apart: { level: 'blocking', weight: 1 },
  pause: { level: 'blocking', weight: 1 },
  'outside-edition': { level: 'blocking', weight: 1 },
  'no-room': { level: 'warning', weight: 1 },
  // Medium
  'moved-after-release': { level: 'warning', weight: 10 },
  // Soft
  'theme-at-once': { level: 'wish', weight: 6 },
  'theme-wanders': { level: 'wish', weight: 2 },
  'shared-audience': { level: 'wish', weight: 1 },
  'room-tight': { level: 'wish', weight: 3 },
  'language-unbalanced': { level: 'wish', weight: 2 },
  'speaker-days-apart': { level: 'wish', weight: 2 },
  'undesired-time': { level: 'wish', weight: 3 },
  'preferred-time': { level: 'wish', weight: 1 },
  'undesired-room': { level: 'wish', weight: 3 },
  'preferred-room': { level: 'wish', weight: 1 },
  'content-flow': { level: 'wish', weight: 2 },
  'early-or-late': { level: 'wish', weight: 1 },
} as const satisfies Readonly<Record<string, { readonly level: Level; readonly weight: number }>>;
export type RuleName = keyof typeof scheduleRuleDefaults;

/**
 * Rules that an edition cannot take otherwise and whose violations nobody can accept: the database itself refuses them
 * in a release.
 */
export const firmRules: ReadonlySet<RuleName> = new Set<RuleName>(['room-twice']);

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface RoomFacts {
  readonly id: string;
  /** Seats; null: not known, or without meaning. */
  readonly capacity: number | null;
  readonly features: readonly string[];
  readonly booths: number;
  readonly unavailable: readonly Span[];
}

export interface PersonFacts {
  readonly id: string;
  readonly unavailable: readonly Span[];
  readonly preferred: readonly Span[];
  readonly undesired: readonly Span[];
}

export interface PlacedAt extends Span {
  readonly roomId: string | null;
}

export interface SessionFacts {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  /** For everybody at once, whatever the room: nothing else may be at its time but what is common, too. */
  readonly common: boolean;
  readonly cancelled: boolean;
  /** The ceremony that opens the edition or closes it; said by the facts, so that moving it does not change it. */
  readonly ceremony?: 'opening' | 'closing' | null;
  /** It has a place in words that is no room of the edition; it needs none. */
  readonly elsewhere?: boolean;
  readonly themeId: string | null;
  /** Null: it waits in the pool. */
  readonly at: PlacedAt | null;
  /** Length in minutes where it is not placed. */
  readonly minutes: number;
  /** Persons in any role; an author who presents has one. */
  readonly people: readonly string[];
  readonly needs: readonly string[];
  /** Booths: languages interpreted into. */
  readonly booths: number;
  readonly languages: readonly string[];
  /** People expected; null: not estimated. */
  readonly expected: number | null;
  /** Empty: any. */
  readonly allowedRooms: readonly string[];
  readonly barredRooms: readonly string[];
  /** Empty: no wish. */
  readonly preferredRooms: readonly string[];
  readonly undesiredRooms: readonly string[];
  /** It lies within one of these; empty: any time. */
  readonly only: readonly Span[];
  readonly unavailable: readonly Span[];
  readonly preferred: readonly Span[];
  readonly undesired: readonly Span[];
  readonly pinned: boolean;
  /** Minutes that its people need before their next session. */
  readonly pause: number;
  /** 1 introductory, 3 advanced. */
  readonly level: number | null;
  /** Where the last release has it; null: it is in none. */
  readonly released: PlacedAt | null;
  readonly version: number;
}

/** Time of people or rooms that something outside of this programme takes: a meeting, another edition's session. */
export interface BusyFacts extends Span {
  readonly resourceId: string;
  readonly label: string;
}

export interface ScheduleFacts {
  readonly editionId: string;
  readonly timeZone: string;
  /** Each day of the edition from its first to its last instant, in order. */
  readonly days: readonly (Span & { readonly day: string })[];
  readonly rooms: readonly RoomFacts[];
  readonly persons: readonly PersonFacts[];
  readonly sessions: readonly SessionFacts[];
  readonly relations: readonly {
    readonly kind: 'before' | 'apart' | 'shared';
    readonly first: string;
    readonly second: string;
    readonly weight: number;
  }[];
  readonly busy: readonly BusyFacts[];
  readonly rules: Readonly<Record<RuleName, { readonly level: Level; readonly weight: number }>>;
  /** Fingerprints of what was accepted, with the reason. */
  readonly ignored: Readonly<Record<string, string>>;
}

/** One violation of a rule. */
export interface Violation {
  readonly rule: RuleName;
  readonly level: Exclude<Level, 'off'>;
  /** Session ids, the one that should move last; in a fixed order, so that a conflict is found again. */
  readonly sessions: readonly string[];
  readonly persons: readonly string[];
  readonly rooms: readonly string[];
  /** When; null where it has no time of its own. */
  readonly during: Span | null;
  /** Weight of the rule times the size of what is broken; 0 where it blocks. */
  readonly cost: number;
  /** Numbers and names for its sentence: `{ seats: 80, expected: 120 }`. */
  readonly params: Readonly<Record<string, string | number>>;
  /**
   * What makes it this conflict: the rule, its sessions in the order of their ids, and what they want. Two sessions in
   * a room keep theirs when they move together; seats that grow too few by more give another.
   */
  readonly fingerprint: string;
  /** The reason for which it was accepted; null: it was not. */
  readonly ignored: string | null;
}
