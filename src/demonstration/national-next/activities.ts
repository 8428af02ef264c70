import type { Key } from '../model.ts';

/** Sign-up for a session of the coming edition. */
export interface DemoActivity {
  readonly session: Key;
  /** How many of the public asked, from which of them on. */
  readonly people: number;
  readonly from: number;
  /** How many of the first gave their place up: it was offered to whoever waits. */
  readonly givenUp: number;
  /** Seats set aside, by participation. */
  readonly reserved: readonly { readonly participation: Key; readonly seats: number }[];
}

/** A workshop that is full, with an open offer; one with seats for two delegations; a visit that is nearly empty. */
export const nextActivities: readonly DemoActivity[] = [
  { session: 'triage-workshop', people: 36, from: 0, givenUp: 1, reserved: [] },
  {
    session: 'clinic-workshop',
    people: 9,
    from: 20,
    givenUp: 0,
    reserved: [
      { participation: 'school-safety', seats: 3 },
      { participation: 'reporting-alliance', seats: 2 },
    ],
  },
  { session: 'centre-visit', people: 3, from: 40, givenUp: 0, reserved: [] },
];
