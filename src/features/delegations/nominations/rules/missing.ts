import type { AttendeeRow } from '../../attendees/store.ts';
import type { FileKind } from '../../store/nominations.ts';

/** What every badge and every accreditation asks for. */
const fields = ['post', 'nationality', 'birthDate', 'email'] as const;

export type Missing = (typeof fields)[number] | FileKind;

/** What is still to be told or handed in before somebody's accreditation can be decided. */
export function missingOf(
  attendee: Pick<AttendeeRow, (typeof fields)[number] | 'photoId'>,
  given: readonly FileKind[],
  asked: readonly FileKind[],
): readonly Missing[] {
  const documents = asked.filter((kind) =>
    kind === 'photo' ? attendee.photoId === null && !given.includes(kind) : !given.includes(kind),
  );
  return [...fields.filter((field) => attendee[field] === null), ...documents];
}
