import { matches } from '../../../platform/language/index.ts';
import type { RegistrationWhole } from '../store/registrations.ts';

/** Registrations in which all words of a search are found: codes, names, bodies, addresses; forgiving of spelling. */
export function searchRegistrations(
  rows: readonly RegistrationWhole[],
  typed: string,
): readonly RegistrationWhole[] {
  const words = typed.trim();
  if (words === '') return rows;
  return rows.filter(({ registration, attendee, state }) =>
    matches(
      words,
      [
        registration.code ?? '',
        registration.email,
        ...[attendee?.name, attendee?.post, attendee?.organisation, state?.shortName].flatMap((text) =>
          text == null ? [] : [text.ar, text.en],
        ),
      ].join(' \n '),
    ),
  );
}
