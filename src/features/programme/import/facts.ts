import { ruleBroken } from '../../../platform/errors/index.ts';
import { slugFrom } from '../../../platform/language/index.ts';
import type { RoomFeature } from '../../series/index.ts';
import type { FileText, ReadSchedule } from '../formats/index.ts';
import { freeSlug } from '../rules/codes.ts';
import type { ImportState } from './plan.ts';
import { featuresOf } from './things.ts';

/** What an edition made for the file would be; for one that stands, what `stateOf` replaces. */
export function factsOf(file: ReadSchedule): ImportState['edition'] {
  const { conference } = file.model;
  return {
    id: '',
    seriesId: '',
    startsOn: conference.start,
    endsOn: conference.end || conference.start,
    timeZone: conference.timeZone ?? 'UTC',
    languages: ['ar', 'en'],
    authenticLanguage: conference.title.ar === undefined && conference.title.en !== undefined ? 'en' : 'ar',
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

/** Rooms and themes of a plan as their owner takes them, each with an address of its own. */
export function partsOf(
  planned: readonly {
    readonly id: string;
    readonly thing: { name: FileText; key: string; capacity?: number; features?: string[] };
  }[],
  standing: ImportState['rooms'],
  kind: 'room' | 'theme',
) {
  const taken = new Set(standing.map(({ slug }) => slug));
  return planned.map(({ id, thing }) => {
    const base = slugFrom(thing.name.en ?? thing.name.ar ?? thing.key) || kind;
    const slug = freeSlug(base, taken);
    taken.add(slug);
    return {
      id,
      name: nameOf(thing.name, thing.key),
      slug,
      ...(kind === 'room' && thing.capacity !== undefined && thing.capacity > 0
        ? { capacity: thing.capacity }
        : {}),
      ...(kind === 'room'
        ? { features: featuresOf({ features: thing.features ?? [] }) as RoomFeature[] }
        : {}),
    };
  });
}
