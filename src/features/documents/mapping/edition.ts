import type { EditionFacts } from '../../../platform/document/index.ts';
import { dateSettingsOf, type EditionWhole, type VenueRow } from '../../series/index.ts';

/** What every document of an edition says of it. @param venues in their order: the first names the place */
export function editionFactsOf(whole: EditionWhole, venues: readonly VenueRow[]): EditionFacts {
  const { edition, organiser, coOrganisers } = whole;
  const { language: _, ...dates } = dateSettingsOf(whole, 'ar');
  return {
    title: edition.title,
    number: edition.number,
    slogan: edition.slogan,
    patron: edition.patron,
    venue: venues[0]?.name ?? null,
    city: edition.city,
    organiser: organiser?.name ?? null,
    coOrganisers: coOrganisers.map(({ name }) => name),
    from: edition.startsOn,
    to: edition.endsOn,
    authentic: edition.authenticLanguage,
    dates,
  };
}

/**
 * The symbol that a document is quoted by: series, edition, kind, and how often it was revised.
 * @example symbolOf(whole, 'AG', 2) // 'NF/1/AG/Rev.2'
 */
export const symbolOf = ({ series, edition }: EditionWhole, kind: string, revisions = 0): string =>
  [series.acronym, edition.number, kind, ...(revisions > 0 ? [`Rev.${revisions}`] : [])].join('/');
