/** A conference of the CoSPLib benchmark: tracks of submissions, which take time slots of sessions in rooms. */
export interface Conference {
  readonly weights: Readonly<Record<Term, number>>;
  readonly sessions: readonly { readonly id: string; readonly slots: number }[];
  readonly rooms: readonly string[];
  readonly tracks: readonly { readonly id: string; readonly chairs: readonly string[] }[];
  readonly submissions: readonly Submission[];
  /** By track × session, track × room, session × room. */
  readonly trackSession: readonly (readonly number[])[];
  readonly trackRoom: readonly (readonly number[])[];
  readonly sessionRoom: readonly (readonly number[])[];
  /** By track × track, both ways. */
  readonly similar: readonly (readonly number[])[];
}

export interface Submission {
  readonly id: string;
  readonly track: string;
  readonly slots: number;
  /** Its place among the submissions of its track; 0: any. */
  readonly order: number;
  readonly presenters: readonly string[];
  readonly attendees: readonly string[];
  /** By session, by room. */
  readonly sessionPenalty: readonly number[];
  readonly roomPenalty: readonly number[];
}

/** What the benchmark counts, as its sheet “parameters” names the weights, with the words of our table. */
export const terms = {
  'Tracks_Sessions|Penalty:': 'tracks in unwanted sessions',
  'Tracks_Rooms|Penalty:': 'tracks in unwanted rooms',
  'Sessions_Rooms|Penalty:': 'rooms not to be had',
  'Similar Tracks:': 'similar tracks at once',
  'Number of Rooms per Track:': 'tracks that change rooms',
  'Parallel Tracks:': 'one track in two rooms at once',
  'Consecutive Tracks:': 'tracks with gaps',
  'Submissions Order:': 'submissions out of order',
  'Submissions_Sessions|Penalty:': 'submissions in unwanted sessions',
  'Submissions_Rooms|Penalty:': 'submissions in unwanted rooms',
  'Presenters Conflicts:': 'presenters in two rooms at once',
  'Attendees Conflicts:': 'audience in two rooms at once',
  'Chairs Conflicts:': 'chairs in two rooms at once',
} as const;
export type Term = keyof typeof terms;

/** Weights that must be 0: what they weigh is not read. */
export const unread = [
  'Submissions_Timezones:',
  'Presenters Conflicts Timeslot Level:',
  'Attendees Conflicts Timeslot Level:',
] as const;

/** By session, by room: the submissions in their order. */
export type Timetable = readonly (readonly (readonly string[])[])[];

/** The conference in flat arrays; weights multiplied in. */
export interface TrackProblem {
  readonly sessions: number;
  readonly rooms: number;
  readonly tracks: number;
  readonly submissions: number;
  /** By session. */
  readonly slots: Int32Array;
  /** By submission. */
  readonly track: Int32Array;
  readonly lasts: Int32Array;
  readonly order: Int32Array;
  /** By track × (session × rooms + room): what the track costs there. */
  readonly trackCell: Float64Array;
  /** By submission × (session × rooms + room). */
  readonly submissionCell: Float64Array;
  /** By track × track: cost of being at one time. */
  readonly tracksAtOnce: Float64Array;
  /** By submission × submission: cost of being in two rooms of one session. */
  readonly submissionsAtOnce: Float64Array;
  readonly roomCost: number;
  readonly parallelCost: number;
  readonly gapCost: number;
  readonly orderCost: number;
  readonly most: number;
}
