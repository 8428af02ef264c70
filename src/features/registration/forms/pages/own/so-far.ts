import type { AttendeeRow } from '../../../store/registrations.ts';
import type { RegistrationPatch } from '../../contract.ts';
import { type Draft, readDraft } from '../../rules/draft.ts';
import type { Opened } from '../../service/opening.ts';
import { contentOf } from '../../service/reading.ts';

/** Somebody as they stand in the list of attendees, as the pages of the form have them. */
export const personOfAttendee = (row: AttendeeRow): RegistrationPatch => ({
  name: row.name,
  honorific: row.honorific,
  post: row.post,
  organisation: row.organisation,
  stateCode: row.stateCode,
  nationality: row.nationality,
  birthDate: row.birthDate,
  gender: row.gender,
  email: row.email,
  phone: row.phone,
  listed: row.listed === null ? [] : [...row.listed],
});

/** What was told so far, whether it was handed in or not. */
export function toldOf({ found }: Pick<Opened, 'found'>): Draft {
  const { registration, attendee } = found;
  if (attendee === null) {
    const draft = readDraft(registration.draft);
    return { ...draft, person: { ...draft.person, email: registration.email } };
  }
  return { person: personOfAttendee(attendee), content: contentOf(found), done: [] };
}
