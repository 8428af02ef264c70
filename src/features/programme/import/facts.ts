import { ruleBroken } from '../../../platform/errors/index.ts';
import { slugFrom } from '../../../platform/language/index.ts';
import type { RoomFeature } from '../../series/index.ts';
import type { FileText, OwnRoom, ReadSchedule } from '../formats/index.ts';
import { createNames } from '../rules/codes.ts';
import { markedName } from './own.ts';
import type { ImportPlan, ImportState } from './plan.ts';
import { featuresOf } from './things.ts';

/** What an edition made for the file would be; for one that stands, what `stateOf` replaces. */
export function factsOf(file: ReadSchedule): ImportState['edition'] {
  const { conference } = file.model;
  const { own } = conference;
  return {
    id: '',
    seriesId: '',
    startsOn: own?.startsOn ?? conference.start,
    endsOn: own?.endsOn ?? (conference.end || conference.start),
    timeZone: conference.timeZone ?? 'UTC',
    languages: own?.languages ?? ['ar', 'en'],
    authenticLanguage: own?.authenticLanguage ?? authenticOf(conference),
  };
}

const authenticOf = ({ title }: ReadSchedule['model']['conference']): 'ar' | 'en' =>
  title.ar === undefined && title.en !== undefined ? 'en' : 'ar';

/** Facts of an edition made for a file of ours, as they were where it was written. */
export function ownFacts({ own, title }: ReadSchedule['model']['conference']) {
  if (own === undefined) return {};
  const { slogan, city, languages, digits, monthNames, hijriAdjustment, hijriFirst } = own;
  return {
    title: markedName(nameOf(title), own.title),
    ...{ slogan, languages, digits, monthNames, hijriAdjustment, hijriFirst },
    ...(city === null ? {} : { city }),
  };
}

/** @throws 422 for a file without days, of which no edition can be made */
export function requireDays(file: ReadSchedule): void {
  if (file.model.conference.start === '') throw ruleBroken({ field: 'file', code: 'schedule-without-days' });
}

/** A name as others take it; the fallback for one that says nothing. */
export const nameOf = (name: FileText, fallback = ''): { ar?: string; en?: string } => {
  const given = { ...(name.ar ? { ar: name.ar } : {}), ...(name.en ? { en: name.en } : {}) };
  return Object.keys(given).length === 0 ? { en: fallback } : given;
};

/** Capitals and digits, eight at most, a letter first: what symbols of documents begin with. */
export const acronymOf = (text: string): string =>
  slugFrom(text).replaceAll('-', '').toUpperCase().replace(/^\d+/, '').slice(0, 8) || 'FORUM';

interface Part {
  readonly key: string;
  readonly name: FileText;
}
type Standing = readonly { readonly slug: string }[];

/** An address of its own for each: that of the file where it is ours and free, else one made of the name. */
function slugsOf(parts: readonly (Part & { own?: { slug: string } })[], standing: Standing, kind: string) {
  const names = createNames({ slugs: standing.map(({ slug }) => slug) });
  return parts.map(({ own, name, key }) =>
    names.slug(own?.slug ?? (slugFrom(name.en ?? name.ar ?? key) || kind)),
  );
}

/**
 * Rooms of a plan as their owner takes them.
 * @param venueIds key of a room → id of its venue
 */
export function roomsOf(
  planned: ImportPlan['rooms'],
  standing: Standing,
  venueIds: ReadonlyMap<string, string>,
) {
  const slugs = slugsOf(
    planned.map(({ thing }) => thing),
    standing,
    'room',
  );
  // Places in the order are for a list that is empty as yet; behind others, rooms stand in the file's order.
  const ordered = standing.length === 0;
  return planned.map(({ id, thing }, index) => {
    const { own, capacity } = thing;
    const venueId = venueIds.get(thing.key);
    return {
      id,
      name: markedName(nameOf(thing.name, thing.key), own?.name),
      slug: slugs[index] ?? id,
      features: featuresOf(thing) as RoomFeature[],
      ...(capacity !== undefined && capacity > 0 ? { capacity } : {}),
      ...(own === undefined ? {} : { interpretationBooths: own.interpretationBooths }),
      ...(own === undefined || !ordered ? {} : { position: own.position }),
      ...(venueId === undefined ? {} : { venueId }),
    };
  });
}

/** Themes of a plan as their owner takes them. */
export function themesOf(planned: ImportPlan['themes'], standing: Standing) {
  const slugs = slugsOf(
    planned.map(({ thing }) => thing),
    standing,
    'theme',
  );
  const ordered = standing.length === 0;
  return planned.map(({ id, thing }, index) => {
    const { own } = thing;
    return {
      id,
      title: markedName(nameOf(thing.name, thing.key), own?.title),
      slug: slugs[index] ?? id,
      ...(own?.description === undefined ? {} : { description: own.description }),
      ...(own === undefined || !ordered ? {} : { number: own.number }),
    };
  });
}

/** Venues that the rooms of a plan lie in, each once, with the keys of its rooms. */
export function venuesOf(planned: ImportPlan['rooms']) {
  const venues = new Map<string, { venue: NonNullable<OwnRoom['venue']>; rooms: string[] }>();
  for (const { thing } of planned) {
    const venue = thing.own?.venue;
    if (venue == null) continue;
    const key = `${venue.name.ar}|${venue.name.en}`;
    const found = venues.get(key);
    if (found === undefined) venues.set(key, { venue, rooms: [thing.key] });
    else found.rooms.push(thing.key);
  }
  return [...venues.values()];
}
