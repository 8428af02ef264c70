import type { Static } from 'typebox';
import { hijriOf } from '../../platform/language/index.ts';
import type { EditionView, RoomView, SeriesView, ThemeView, VenueView } from './contract.ts';
import type { EditionWhole, RoomRow, SeriesWithOwner, ThemeRow, VenueRow } from './store.ts';

const hijriText = (day: string, adjustment: number): string | null => {
  const date = hijriOf(day, adjustment as -1 | 0 | 1);
  if (date === undefined) return null;
  return [date.year, date.month, date.day].map((part) => String(part).padStart(2, '0')).join('-');
};

export const presentSeries = ({ series, owner }: SeriesWithOwner): SeriesView => ({
  id: series.id,
  slug: series.slug,
  acronym: series.acronym,
  noun: series.noun,
  name: series.name,
  scope: series.scope,
  owner,
  cadenceMonths: series.cadenceMonths,
  external: series.external,
  version: series.version,
});

export const presentEdition = ({ edition, series, organiser, coOrganisers }: EditionWhole): EditionView => ({
  id: edition.id,
  series: { id: series.id, slug: series.slug, acronym: series.acronym, name: series.name },
  slug: edition.slug,
  number: edition.number,
  title: edition.title,
  slogan: edition.slogan,
  vision: edition.vision,
  mission: edition.mission,
  objectives: [...edition.objectives],
  description: edition.description,
  patron: edition.patron,
  organiser,
  coOrganisers,
  hostStateCode: edition.hostStateCode,
  city: edition.city,
  startsOn: edition.startsOn,
  endsOn: edition.endsOn,
  startsOnHijri: hijriText(edition.startsOn, edition.hijriAdjustment),
  endsOnHijri: hijriText(edition.endsOn, edition.hijriAdjustment),
  timeZone: edition.timeZone,
  languages: edition.languages,
  authenticLanguage: edition.authenticLanguage,
  mode: edition.mode,
  status: edition.status,
  visibility: edition.visibility,
  external: edition.external,
  digits: edition.digits,
  monthNames: edition.monthNames,
  hijriAdjustment: edition.hijriAdjustment,
  hijriFirst: edition.hijriFirst,
  remark: edition.remark,
  previousEditionId: edition.previousEditionId,
  version: edition.version,
});

export const presentTheme = (row: ThemeRow): Static<typeof ThemeView> => ({
  id: row.id,
  number: row.number,
  slug: row.slug,
  title: row.title,
  description: row.description,
  version: row.version,
});

export const presentVenue = (row: VenueRow): Static<typeof VenueView> => ({
  id: row.id,
  name: row.name,
  address: row.address,
  mapUrl: row.mapUrl,
  position: row.position,
  version: row.version,
});

export const presentRoom = (row: RoomRow): Static<typeof RoomView> => ({
  id: row.id,
  venueId: row.venueId,
  slug: row.slug,
  name: row.name,
  capacity: row.capacity,
  features: row.features,
  interpretationBooths: row.interpretationBooths,
  position: row.position,
  version: row.version,
});
