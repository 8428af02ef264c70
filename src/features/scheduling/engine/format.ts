/**
 * The file format in which a programme goes to the solver and comes back, so that anyone can check an answer. The JSON
 * schema of the same name says the same; `npm run schedule -- solve|check` read and write it.
 */

/** A piece of time. Those of one day that touch can be taken together by a longer session. */
export interface Slot {
  readonly id: string;
  /** RFC 3339, the end excluded. */
  readonly start: string;
  readonly end: string;
  readonly day: string;
  /** Whether who begins in it begins early in the morning, and who ends with it ends late in the evening. */
  readonly early: boolean;
  readonly late: boolean;
}

export interface InstanceRoom {
  readonly id: string;
  readonly capacity: number;
  readonly features: readonly string[];
  /** Slots by id. */
  readonly unavailable: readonly string[];
}

export interface InstancePerson {
  readonly id: string;
  readonly unavailable: readonly string[];
  readonly preferred: readonly string[];
  readonly undesired: readonly string[];
  /** Days on which there is something else for them here; null: it does not matter how their days lie. */
  readonly days: readonly string[] | null;
}

export interface InstanceSession {
  readonly id: string;
  /** Slots that it takes, one after the other without a break between them. */
  readonly slots: number;
  readonly people: readonly string[];
  readonly theme: string | null;
  /** People expected; 0: not known. */
  readonly audience: number;
  /** Features that its room must have. */
  readonly needs: readonly string[];
  /** The rooms it may be in; null: any. */
  readonly rooms: readonly string[] | null;
  /** Of them, those wished for (none: any) and those that it would rather not be in. */
  readonly preferredRooms: readonly string[];
  readonly undesiredRooms: readonly string[];
  /** The slots it may begin in; null: any. */
  readonly times: readonly string[] | null;
  readonly pinned: Placement | null;
  /** Minutes that its people need before their next session. */
  readonly pause: number;
  /** 1 introductory, more for what takes more for granted; null: not said. */
  readonly level: number | null;
  /** Languages spoken, to be had in both halves of a day; null: it does not count there. */
  readonly languages: readonly string[] | null;
  /** Early in the morning and late in the evening are as good as any hour. */
  readonly anyHour: boolean;
}

export interface Placement {
  /** Where it begins. */
  readonly slot: string;
  readonly room: string;
}

/** The rules that are scored in the file, by their level. */
export const instanceRules = {
  hard: [
    'unplaced',
    'room-twice',
    'person-twice',
    'person-unavailable',
    'room-unavailable',
    'equipment',
    'capacity',
    'order',
    'pinned',
    'room-not-allowed',
    'time-not-allowed',
    'apart',
    'pause',
  ],
  medium: ['moved-after-release'],
  soft: [
    'theme-at-once',
    'theme-wanders',
    'shared-audience',
    'room-tight',
    'undesired-time',
    'preferred-time',
    'undesired-room',
    'preferred-room',
    'early-or-late',
    'content-flow',
    'speaker-days-apart',
    'language-unbalanced',
  ],
} as const;
export type InstanceRule = (typeof instanceRules)[keyof typeof instanceRules][number];

export interface Instance {
  readonly slots: readonly Slot[];
  readonly rooms: readonly InstanceRoom[];
  readonly people: readonly InstancePerson[];
  readonly sessions: readonly InstanceSession[];
  /** The first ends before the second begins. */
  readonly before: readonly (readonly [string, string])[];
  /** Never at one time. */
  readonly apart: readonly (readonly [string, string])[];
  /** An audience in common, with how many. */
  readonly shared: readonly (readonly [string, string, number])[];
  /** Where sessions were released; null: never. */
  readonly previous: Readonly<Record<string, Placement>> | null;
  /** Cost of one violation of a rule; a rule left out has its default, 0 leaves it out. */
  readonly weights: Readonly<Partial<Record<InstanceRule, number>>>;
}

export interface Score {
  readonly hard: number;
  readonly medium: number;
  readonly soft: number;
}

export interface Solution {
  /** By session id. */
  readonly placements: Readonly<Record<string, Placement>>;
  readonly score: Score;
  /** Wall-clock seconds that it took. */
  readonly seconds: number;
  readonly seed: number;
}

/** What `check` finds. */
export interface InstanceViolation {
  readonly rule: InstanceRule;
  readonly sessions: readonly string[];
  /** In English, with the names of the file. */
  readonly text: string;
}

export interface CheckReport extends Score {
  readonly violations: readonly InstanceViolation[];
}
