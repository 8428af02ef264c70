import { conflictsOf } from './conflicts.ts';
import type { Conference, Timetable, TrackProblem } from './problem.ts';

/** The conference as the search reads it. */
export function compileConference(conference: Conference): TrackProblem {
  const { weights, sessions, rooms, tracks, submissions } = conference;
  const cells = sessions.length * rooms.length;
  const trackIndex = new Map(tracks.map(({ id }, index) => [id, index]));
  const trackCell = new Float64Array(tracks.length * cells);
  const submissionCell = new Float64Array(submissions.length * cells);
  for (let cell = 0; cell < cells; cell += 1) {
    const session = Math.floor(cell / rooms.length);
    const room = cell % rooms.length;
    for (let track = 0; track < tracks.length; track += 1) {
      trackCell[track * cells + cell] =
        weights['Tracks_Sessions|Penalty:'] * (conference.trackSession[track]?.[session] ?? 0) +
        weights['Tracks_Rooms|Penalty:'] * (conference.trackRoom[track]?.[room] ?? 0) +
        weights['Sessions_Rooms|Penalty:'] * (conference.sessionRoom[session]?.[room] ?? 0);
    }
    for (const [index, submission] of submissions.entries()) {
      submissionCell[index * cells + cell] =
        submission.slots *
        (weights['Submissions_Sessions|Penalty:'] * (submission.sessionPenalty[session] ?? 0) +
          weights['Submissions_Rooms|Penalty:'] * (submission.roomPenalty[room] ?? 0));
    }
  }
  const conflicts = conflictsOf(conference);
  const tracksAtOnce = new Float64Array(tracks.length ** 2);
  for (const [one, { id }] of tracks.entries()) {
    for (const [other, { id: otherId }] of tracks.entries()) {
      tracksAtOnce[one * tracks.length + other] =
        weights['Similar Tracks:'] * (conference.similar[one]?.[other] ?? 0) +
        (conflicts.chairs(id, otherId) ? weights['Chairs Conflicts:'] : 0);
    }
  }
  const submissionsAtOnce = new Float64Array(submissions.length ** 2);
  for (const [one, first] of submissions.entries()) {
    for (const [other, second] of submissions.entries()) {
      if (one === other) continue;
      submissionsAtOnce[one * submissions.length + other] =
        (conflicts.presenters(first, second) ? weights['Presenters Conflicts:'] : 0) +
        (conflicts.attendees(first, second) ? weights['Attendees Conflicts:'] : 0);
    }
  }
  return {
    sessions: sessions.length,
    rooms: rooms.length,
    tracks: tracks.length,
    submissions: submissions.length,
    slots: Int32Array.from(sessions, ({ slots }) => slots),
    track: Int32Array.from(submissions, ({ track }) => trackIndex.get(track) ?? 0),
    lasts: Int32Array.from(submissions, ({ slots }) => slots),
    order: Int32Array.from(submissions, ({ order }) => order),
    trackCell,
    submissionCell,
    tracksAtOnce,
    submissionsAtOnce,
    roomCost: weights['Number of Rooms per Track:'],
    parallelCost: weights['Parallel Tracks:'],
    gapCost: weights['Consecutive Tracks:'],
    orderCost: weights['Submissions Order:'],
    most: sessions.reduce((most, { slots }) => Math.max(most, slots), 0),
  };
}

/** A state of the search as submissions by session and room. */
export const timetableOf = (
  { sessions, rooms, submissions }: Conference,
  most: number,
  state: Int32Array,
): Timetable =>
  sessions.map((_, session) =>
    rooms.map((_room, room) => {
      const from = (session * rooms.length + room) * most;
      return [...state.subarray(from, from + most)].flatMap((index) => submissions[index]?.id ?? []);
    }),
  );
