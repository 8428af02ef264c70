import { gregorianRange, type Language, speakerLine } from '../../platform/language/index.ts';
import type { Bilingual, DemoEdition, Demonstration, DemoPerson, RoomFeature } from '../model.ts';
import type { Loading } from './loading.ts';

/** Patron as covers write it: titles, name and post. */
function patronOf({ persons }: Demonstration, key: string | null): Bilingual | null {
  const person = persons.find((one) => one.key === key);
  if (person === undefined) return null;
  const line = (language: Language): string => speakerLine(wordsOf(person, language), language);
  return { ar: line('ar'), en: line('en') };
}

const wordsOf = (person: DemoPerson, language: Language) => {
  const { honorific, rank, academicTitle, name, post } = person[language];
  return {
    honorific: honorific ?? '',
    rank: rank ?? '',
    academicTitle: academicTitle ?? '',
    name,
    post: post ?? '',
    body: '',
    state: '',
  };
};

/** What faces say beside the facts: what is a sample, and which dates the edition lost. */
function remarkOf({ note, postponements, zone, digits }: DemoEdition): Bilingual | null {
  const range = (from: string, to: string, language: Language): string =>
    gregorianRange(from, to, {
      language,
      timeZone: zone,
      digits: language === 'ar' ? digits : 'latn',
      monthNames: 'gulf',
      hijri: { show: false, first: false, adjust: 0 },
    });
  const lost = postponements.map(({ from, to, reason }) => ({
    ar: `الموعد السابق ${range(from, to, 'ar')}: ${reason.ar}`,
    en: `Earlier dates ${range(from, to, 'en')}: ${reason.en}`,
  }));
  const lines = note === null ? lost : [note, ...lost];
  if (lines.length === 0) return null;
  return { ar: lines.map(({ ar }) => ar).join('\n'), en: lines.map(({ en }) => en).join('\n') };
}

/** What a room has, in the words of the tables. Booths are counted beside; seats in a U and loops are not told apart. */
const roomFeatures = {
  interpretation: null,
  projector: 'projector',
  recording: 'recording',
  'live-stream': 'live-stream',
  'video-conference': 'video-conference',
  'round-table': 'round-table',
  'u-shape': null,
  computers: 'computers',
  'step-free': 'wheelchair-access',
  'hearing-loop': null,
} as const satisfies Record<RoomFeature, string | null>;

/** The series. */
export async function loadSeries({ services, actor, content, keys }: Loading): Promise<void> {
  for (const series of content.series) {
    const { id } = await services.series.service.createSeries(actor, {
      slug: series.slug,
      acronym: series.acronym,
      noun: series.form,
      name: series.title,
      scope: series.scope,
      ownerBodyId: keys.get('body', series.owner),
      cadenceMonths: series.cadenceMonths,
      external: series.external,
    });
    keys.put('series', series.key, id);
  }
}

/** An edition's own facts. Editions come in the order of their dates, so that each finds the one before it. */
export async function loadEdition(
  { services, actor, content, keys }: Loading,
  edition: DemoEdition,
): Promise<void> {
  const previous = content.editions.find(
    ({ series, number }) => series === edition.series && number === edition.number - 1,
  );
  const { id } = await services.series.service.createEdition(actor, keys.get('series', edition.series), {
    slug: edition.slug,
    number: edition.number,
    title: edition.title,
    slogan: edition.slogan,
    vision: edition.vision,
    mission: edition.mission,
    objectives: [...edition.objectives],
    description: edition.summary,
    patron: patronOf(content, edition.patron),
    organiserBodyId: keys.get('body', edition.organiser),
    coOrganiserIds: edition.coOrganisers.map((key) => keys.get('body', key)),
    hostStateCode: edition.hostState,
    city: edition.city,
    startsOn: edition.from,
    endsOn: edition.to,
    timeZone: edition.zone,
    languages: [...edition.languages],
    authenticLanguage: edition.authentic,
    mode: edition.mode,
    status: edition.stage === 'preparation' ? 'announced' : 'held',
    visibility: 'public',
    external: edition.external,
    digits: edition.digits,
    remark: remarkOf(edition),
    previousEditionId: keys.optional('edition', previous?.key ?? null),
  });
  keys.put('edition', edition.key, id);
}

/** Themes, venues and rooms of an edition, in their order. */
export async function loadParts({ services, actor, keys }: Loading, edition: DemoEdition): Promise<void> {
  const { parts } = services.series;
  const editionId = keys.get('edition', edition.key);
  for (const { key, number, title, description } of edition.themes) {
    const theme = await parts.create(actor, 'theme', editionId, { slug: key, number, title, description });
    keys.put('theme', key, theme.id, edition.key);
  }
  for (const { name, address, rooms } of edition.venues) {
    const venue = await parts.create(actor, 'venue', editionId, { name, address });
    for (const room of rooms) {
      const { id } = await parts.create(actor, 'room', editionId, {
        venueId: venue.id,
        slug: room.key,
        name: room.name,
        capacity: room.capacity,
        features: room.features.flatMap((feature) => roomFeatures[feature] ?? []),
        interpretationBooths: room.booths,
      });
      keys.put('room', room.key, id, edition.key);
    }
  }
}
