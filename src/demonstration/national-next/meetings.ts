import type { Key } from '../model.ts';

/** Where a session of the coming edition meets online. */
export interface DemoMeeting {
  readonly session: Key;
  readonly address: string;
}

/** The two sessions of the first day that whoever stays at home may follow. */
export const nextMeetings: readonly DemoMeeting[] = [
  { session: 'follow-up-plenary', address: 'https://meet.example.org/j/follow-up-plenary' },
  { session: 'scope-panel', address: 'https://meet.example.org/j/scope-panel' },
];
