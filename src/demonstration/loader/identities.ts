import type { DemoEdition, DemoPerson } from '../model.ts';
import type { Loading } from './loading.ts';

/** How many passports the edition in preparation holds: enough for a list with marks, none of them real. */
const SAMPLES = 6;

/** Whose passport a person without a recorded state has. */
export const HOST = 'SA';

/** Of which state somebody is: recorded, or of delegates of international bodies, told for their passports. */
export const nationalityOf = ({ key, state }: DemoPerson): string | null =>
  state ?? ({ 'mira-solenius': 'SE', 'tomas-lindqvar': 'FI' } as Record<string, string>)[key] ?? null;

/** Whose passports the edition in preparation holds. */
export function travellers(content: Loading['content'], edition: DemoEdition): readonly DemoPerson[] {
  const named = edition.participations.flatMap(({ head, focalPoint, members }) =>
    [head, focalPoint, ...members].filter((key) => key !== null),
  );
  return content.persons.filter(({ key }) => named.includes(key)).slice(0, SAMPLES);
}

/** Sample passports of delegates in the edition that is being prepared; those that are over keep none. */
export async function loadIdentityDocuments(
  { services, actor, content, keys, today }: Loading,
  edition: DemoEdition,
): Promise<void> {
  const { from, to, zone, digits } = edition;
  if (to < today) return;
  const place = {
    id: keys.get('edition', edition.key),
    seriesId: keys.get('series', edition.series),
    endsOn: to,
    timeZone: zone,
    digits,
  };
  for (const [index, person] of travellers(content, edition).entries()) {
    const year = Number(from.slice(0, 4)) + (index % 3 === 2 ? 0 : 3 + index);
    await services.directory.identity.create(actor, place, {
      personId: keys.get('person', person.key),
      kind: 'passport',
      issuingState: nationalityOf(person) ?? HOST,
      number: `X${String(10_203_040 + index * 1_111)}`,
      expiresOn: `${year}${from.slice(4)}`,
    });
  }
}
