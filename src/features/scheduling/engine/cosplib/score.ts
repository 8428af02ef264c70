import { conflictsOf } from './conflicts.ts';
import { type Conference, type Submission, type Term, type Timetable, terms } from './problem.ts';

/** Each term by itself and weighted, and whether the timetable is whole. */
export interface ConferenceScore {
  readonly terms: readonly { readonly term: Term; readonly count: number; readonly weighted: number }[];
  readonly total: number;
  /** What makes it no timetable: submissions left out or there twice, cells overfull or of two tracks. */
  readonly faults: readonly string[];
}

/** Everything that the benchmark counts, from the timetable alone: the one judge of ours and of published ones. */
export function scoreConference(conference: Conference, timetable: Timetable): ConferenceScore {
  const { tracks, submissions, weights } = conference;
  const byId = new Map(submissions.map((submission) => [submission.id, submission]));
  const trackIndex = new Map(tracks.map(({ id }, index) => [id, index]));
  const cells = timetable.flatMap((row, session) =>
    row.map((ids, room) => {
      const own = ids.flatMap((id) => byId.get(id) ?? []);
      return { session, room, own, track: trackIndex.get(own[0]?.track ?? '') ?? -1 };
    }),
  );
  const filled = cells.filter(({ track }) => track >= 0);
  const conflicts = conflictsOf(conference);
  const counts: Record<Term, number> = {
    'Tracks_Sessions|Penalty:': 0,
    'Tracks_Rooms|Penalty:': 0,
    'Sessions_Rooms|Penalty:': 0,
    'Similar Tracks:': 0,
    'Number of Rooms per Track:': 0,
    'Parallel Tracks:': 0,
    'Consecutive Tracks:': 0,
    'Submissions Order:': 0,
    'Submissions_Sessions|Penalty:': 0,
    'Submissions_Rooms|Penalty:': 0,
    'Presenters Conflicts:': 0,
    'Attendees Conflicts:': 0,
    'Chairs Conflicts:': 0,
  };
  for (const { session, room, track, own } of filled) {
    counts['Tracks_Sessions|Penalty:'] += conference.trackSession[track]?.[session] ?? 0;
    counts['Tracks_Rooms|Penalty:'] += conference.trackRoom[track]?.[room] ?? 0;
    counts['Sessions_Rooms|Penalty:'] += conference.sessionRoom[session]?.[room] ?? 0;
    for (const { slots, sessionPenalty, roomPenalty } of own) {
      counts['Submissions_Sessions|Penalty:'] += slots * (sessionPenalty[session] ?? 0);
      counts['Submissions_Rooms|Penalty:'] += slots * (roomPenalty[room] ?? 0);
    }
  }
  for (const [index, one] of filled.entries()) {
    for (const other of filled.slice(index + 1)) {
      if (one.session !== other.session) continue;
      if (one.track !== other.track)
        counts['Similar Tracks:'] += conference.similar[one.track]?.[other.track] ?? 0;
      const names = [tracks[one.track]?.id ?? '', tracks[other.track]?.id ?? ''] as const;
      if (conflicts.chairs(...names)) counts['Chairs Conflicts:'] += 1;
      for (const first of one.own) {
        for (const second of other.own) {
          if (conflicts.presenters(first, second)) counts['Presenters Conflicts:'] += 1;
          if (conflicts.attendees(first, second)) counts['Attendees Conflicts:'] += 1;
        }
      }
    }
  }
  for (const track of tracks.keys()) {
    const own = filled.filter((cell) => cell.track === track);
    if (own.length === 0) continue;
    const when = [...new Set(own.map(({ session }) => session))];
    counts['Number of Rooms per Track:'] += new Set(own.map(({ room }) => room)).size - 1;
    counts['Parallel Tracks:'] += own.length - when.length;
    if (Math.max(...when) - Math.min(...when) + 1 !== when.length) counts['Consecutive Tracks:'] += 1;
    const sequence = own.flatMap((cell) => cell.own);
    counts['Submissions Order:'] += sequence.filter(
      ({ order }, index) => order !== 0 && order !== index + 1,
    ).length;
    counts['Submissions Order:'] += orderedAtOnce(own);
  }
  const list = (Object.keys(terms) as Term[]).map((term) => ({
    term,
    count: counts[term],
    weighted: counts[term] * weights[term],
  }));
  return {
    terms: list,
    total: list.reduce((sum, { weighted }) => sum + weighted, 0),
    faults: faultsOf(conference, timetable),
  };
}

/** Pairs of submissions with an order that a track has in one time slot. */
function orderedAtOnce(
  cells: readonly { readonly session: number; readonly own: readonly Submission[] }[],
): number {
  const at = new Map<string, number>();
  for (const { session, own } of cells) {
    let slot = 0;
    for (const { slots, order } of own) {
      for (const end = slot + slots; slot < end; slot += 1) {
        if (order !== 0) at.set(`${session} ${slot}`, (at.get(`${session} ${slot}`) ?? 0) + 1);
      }
    }
  }
  return [...at.values()].reduce((pairs, count) => pairs + (count * (count - 1)) / 2, 0);
}

function faultsOf({ sessions, rooms, submissions }: Conference, timetable: Timetable): string[] {
  const faults: string[] = [];
  const byId = new Map(submissions.map((submission) => [submission.id, submission]));
  const seen = new Map<string, number>();
  for (const [session, { id, slots }] of sessions.entries()) {
    for (const [room, name] of rooms.entries()) {
      const own = timetable[session]?.[room] ?? [];
      for (const one of own) seen.set(one, (seen.get(one) ?? 0) + 1);
      const taken = own.reduce((sum, one) => sum + (byId.get(one)?.slots ?? 0), 0);
      if (taken > slots) faults.push(`${id} in ${name} holds ${taken} slots of ${slots}`);
      const held = new Set(own.map((one) => byId.get(one)?.track));
      if (held.size > 1) faults.push(`${id} in ${name} mixes ${[...held].join(', ')}`);
    }
  }
  for (const { id } of submissions) {
    const times = seen.get(id) ?? 0;
    if (times !== 1) faults.push(times === 0 ? `${id} is left out` : `${id} is there ${times} times`);
  }
  return faults;
}
