import { cleanLine, cleanText, type Language, type LocalText } from '../../../platform/language/index.ts';
import { roomFeatures } from '../../series/index.ts';
import type { ScheduleFile, SchedulePerson, ScheduleRoom, ScheduleTrack } from '../formats/index.ts';
import type { SourceKind } from '../tables.ts';
import { saidAnew, textOf } from './texts.ts';

/** Id of what came of a thing of a file, by `sourceKey`. */
export type ImportSources = ReadonlyMap<string, string>;

/** Kind and identity in one, as sources are found by. */
export const sourceKey = (kind: SourceKind, key: string): string => `${kind} ${key}`;

/** What a thing of a file is known by in the next delivery: its guid or address where the file has one, else its name. */
export function identitiesOf({ rooms, tracks, persons }: ScheduleFile) {
  const guids = rooms.flatMap(({ guid }) => guid ?? []);
  // Two rooms under one guid are a fault of the file: then the guid names neither.
  const own = (guid: string | undefined) =>
    guid !== undefined && guids.indexOf(guid) === guids.lastIndexOf(guid) ? guid : undefined;
  return {
    room: new Map(rooms.map((room) => [room.key, own(room.guid) ?? `name:${room.key}`])),
    theme: new Map(
      tracks.map((track) => [
        track.key,
        track.slug === undefined ? `name:${track.key}` : `slug:${track.slug}`,
      ]),
    ),
    person: new Map(persons.map(({ key }) => [key, key])),
  };
}

/** What a later delivery says otherwise; only what it says. */
interface Edit<Patch> {
  readonly id: string;
  readonly patch: Patch;
}

type Said = { ar?: string; en?: string };
interface RoomPatch {
  name?: Said;
  capacity?: number;
  features?: string[];
}
interface ThemePatch {
  title?: Said;
}
interface PersonPatch {
  name?: Said;
  biography?: Said;
}

/** What stands, as far as a file may change it. */
export interface Changeable {
  readonly id: string;
  readonly name: Pick<LocalText, Language>;
  readonly capacity?: number | null;
  readonly features?: readonly string[];
  readonly biography?: Pick<LocalText, Language> | null;
}

const filled = <Patch extends object>(id: string, patch: Patch): Edit<Patch>[] =>
  Object.keys(patch).length === 0 ? [] : [{ id, patch }];

const nameAnew = (old: Changeable, name: ScheduleRoom['name'], authentic: Language): Said | undefined =>
  saidAnew(old.name, textOf(name, authentic, cleanLine));

function editRoom(old: Changeable, room: ScheduleRoom, authentic: Language): Edit<RoomPatch>[] {
  const name = nameAnew(old, room.name, authentic);
  const capacity = room.capacity !== undefined && room.capacity > 0 ? room.capacity : undefined;
  const features = featuresOf(room);
  const same =
    features.every((one) => old.features?.includes(one)) && features.length === old.features?.length;
  return filled(old.id, {
    ...(name === undefined ? {} : { name }),
    ...(capacity === undefined || capacity === old.capacity ? {} : { capacity }),
    ...(features.length === 0 || same ? {} : { features }),
  });
}

function editTheme(old: Changeable, track: ScheduleTrack, authentic: Language): Edit<ThemePatch>[] {
  const title = nameAnew(old, track.name, authentic);
  return filled(old.id, title === undefined ? {} : { title });
}

function editPerson(old: Changeable, person: SchedulePerson, authentic: Language): Edit<PersonPatch>[] {
  const name = nameAnew(old, person.name, authentic);
  const biography = saidAnew(old.biography ?? null, textOf(person.biography ?? {}, authentic, cleanText));
  return filled(old.id, {
    ...(name === undefined ? {} : { name }),
    ...(biography === undefined ? {} : { biography }),
  });
}

/** The equipment of a room that we know by the file's word for it. */
export const featuresOf = ({ features }: Pick<ScheduleRoom, 'features'>): string[] => [
  ...new Set(features.filter((one) => (roomFeatures as readonly string[]).includes(one))),
];

/** What a file says otherwise of the things that came with an earlier delivery. */
export interface PlannedEdits {
  readonly rooms: readonly Edit<RoomPatch>[];
  readonly themes: readonly Edit<ThemePatch>[];
  readonly persons: readonly Edit<PersonPatch>[];
}

type Known = ReadonlyMap<string, string>;

/**
 * Compares things that an earlier delivery made with what the file says of them now; what was there before is left alone.
 * @param known for each sort, the file's key of a thing and the id of what stands
 */
export function planEdits(
  { rooms, tracks, persons }: ScheduleFile,
  state: {
    readonly edition: { readonly authenticLanguage: Language };
    readonly rooms: readonly Changeable[];
    readonly themes: readonly Changeable[];
    readonly persons: readonly Changeable[];
    readonly sources: ImportSources;
    readonly biographies: ReadonlyMap<string, LocalText | null>;
  },
  known: { readonly rooms: Known; readonly themes: Known; readonly persons: Known },
): PlannedEdits {
  const { authenticLanguage } = state.edition;
  const made = new Set(state.sources.values());
  const compared = <T extends { readonly key: string }, Patch>(
    things: readonly T[],
    standing: readonly Changeable[],
    ids: Known,
    edit: (old: Changeable, thing: T, authentic: Language) => Edit<Patch>[],
  ): Edit<Patch>[] => {
    const byId = new Map(standing.flatMap((one) => (made.has(one.id) ? [[one.id, one] as const] : [])));
    return things.flatMap((thing) => {
      const old = byId.get(ids.get(thing.key) ?? '');
      return old === undefined ? [] : edit(old, thing, authenticLanguage);
    });
  };
  const withBiography: typeof editPerson = (old, person, authentic) =>
    editPerson({ ...old, biography: state.biographies.get(old.id) ?? null }, person, authentic);
  return {
    rooms: compared(rooms, state.rooms, known.rooms, editRoom),
    themes: compared(tracks, state.themes, known.themes, editTheme),
    persons: compared(persons, state.persons, known.persons, withBiography),
  };
}
