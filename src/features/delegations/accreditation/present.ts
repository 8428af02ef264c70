import { presentAttendee } from '../attendees/present.ts';
import type { AttendeeRow } from '../attendees/store.ts';
import type { DocumentWhole, QueueRow, StepWhole } from '../store/accreditation.ts';
import type { DirectoryPerson, WatchNote } from '../store/likeness.ts';
import type { ChangedField } from '../tables.ts';
import type { AccreditationSummary, AccreditationView } from './contract.ts';
import { decisionsIn } from './rules/states.ts';
import type { SamePerson } from './service/likeness.ts';

const instant = (value: string | Date): string => new Date(value).toISOString();

/** Pictures are named by nothing that opens them: that there was another one is enough. */
const plain = (changed: readonly ChangedField[] | null) =>
  (changed ?? []).map(({ field, before, after }) =>
    field === 'photoId'
      ? { field: 'photo', before: before !== null, after: after !== null }
      : { field, before, after },
  );

/** A request in a list. */
export const presentSummary = (row: QueueRow): AccreditationSummary => ({
  id: row.id,
  attendeeId: row.attendeeId,
  state: row.state,
  category: row.category,
  name: row.name,
  party: row.party,
  delegationId: row.delegationId,
  submittedAt: instant(row.submittedAt),
  decidedAt: row.decidedAt === null ? null : instant(row.decidedAt),
  reason: row.reason,
  twoPersons: row.twoPersons,
  firstApproved: row.firstApprovedAt !== null,
  missing: [...row.missing],
  changed: plain(row.changed),
  version: row.version,
});

/** A request whole, for those who see it. */
export const presentWhole = (found: {
  readonly row: QueueRow;
  readonly attendee: AttendeeRow;
  readonly documents: readonly DocumentWhole[];
  readonly steps: readonly StepWhole[];
  readonly likenesses: readonly SamePerson[];
  readonly directory: readonly DirectoryPerson[];
  readonly watched: readonly WatchNote[];
  readonly decides: boolean;
}): AccreditationView => ({
  ...presentSummary(found.row),
  attendee: presentAttendee(found.attendee),
  documents: found.documents.map(({ id, kind, name }) => ({ id, kind, name })),
  steps: found.steps.map(({ at, fromState, toState, firstOfTwo, reason, changed }) => ({
    at: instant(at),
    from: fromState,
    to: toState,
    firstOfTwo,
    reason,
    changed: plain(changed),
  })),
  likenesses: found.likenesses.map(({ id, name, party, signs }) => ({
    attendeeId: id,
    name,
    party,
    signs: [...signs],
  })),
  directory: found.directory.map(({ id, name }) => ({ personId: id, name })),
  watchNotes: found.watched.map(({ id, name, note }) => ({ id, name, note })),
  decisions: found.decides ? [...decisionsIn(found.row.state)] : [],
});
