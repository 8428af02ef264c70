import { type Static, Type } from 'typebox';
import {
  Choice,
  DaySchema,
  IdSchema,
  LanguageSchema,
  LineInput,
  ListSchema,
  LocalTextSchema,
  Nullable,
  SlugSchema,
  TextInput,
  UrlSchema,
} from '../../platform/http/schemas.ts';
import {
  digitSettings,
  editionModes,
  editionStatuses,
  forumNouns,
  monthNameSettings,
  roomFeatures,
  visibilities,
} from './tables.ts';

export const SeriesParams = Type.Object({
  series: Type.String({ maxLength: 80, description: 'Id or slug' }),
});
export const EditionParams = Type.Object({
  edition: Type.String({ maxLength: 200, description: 'Id, or series:edition such as national-forum:2016' }),
});
export const IdParams = Type.Object({ id: IdSchema });

const StateCode = Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2' });
const Acronym = Type.String({
  pattern: '^[A-Z][A-Z0-9]{0,7}$',
  description: 'Leads the symbols of documents',
});

export const SeriesInput = Type.Object(
  {
    slug: SlugSchema,
    acronym: Acronym,
    noun: Choice(forumNouns),
    name: LineInput,
    scope: Type.Optional(Nullable(TextInput)),
    ownerBodyId: Type.Optional(Nullable(IdSchema)),
    cadenceMonths: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: 240 }))),
    external: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type SeriesInput = Static<typeof SeriesInput>;
export const SeriesPatch = Type.Partial(SeriesInput, { additionalProperties: false });
export type SeriesPatch = Static<typeof SeriesPatch>;

export const EditionInput = Type.Object(
  {
    slug: SlugSchema,
    number: Type.Integer({ minimum: 1, maximum: 999 }),
    title: LineInput,
    slogan: Type.Optional(Nullable(LineInput)),
    vision: Type.Optional(Nullable(TextInput)),
    mission: Type.Optional(Nullable(TextInput)),
    objectives: Type.Optional(Type.Array(TextInput, { maxItems: 30 })),
    description: Type.Optional(Nullable(TextInput)),
    patron: Type.Optional(Nullable(LineInput)),
    organiserBodyId: Type.Optional(Nullable(IdSchema)),
    coOrganiserIds: Type.Optional(Type.Array(IdSchema, { maxItems: 60 })),
    hostStateCode: Type.Optional(Nullable(StateCode)),
    city: Type.Optional(Nullable(LineInput)),
    startsOn: DaySchema,
    endsOn: DaySchema,
    timeZone: Type.String({ maxLength: 60, description: 'IANA name such as Asia/Riyadh' }),
    languages: Type.Optional(Type.Array(LanguageSchema, { minItems: 1, uniqueItems: true })),
    authenticLanguage: Type.Optional(LanguageSchema),
    mode: Choice(editionModes),
    status: Type.Optional(Choice(editionStatuses)),
    visibility: Type.Optional(Choice(visibilities)),
    external: Type.Optional(Type.Boolean()),
    digits: Type.Optional(Choice(digitSettings)),
    monthNames: Type.Optional(Choice(monthNameSettings)),
    hijriAdjustment: Type.Optional(Type.Integer({ minimum: -1, maximum: 1 })),
    hijriFirst: Type.Optional(Type.Boolean()),
    remark: Type.Optional(Nullable(TextInput)),
    previousEditionId: Type.Optional(Nullable(IdSchema)),
  },
  { additionalProperties: false },
);
export type EditionInput = Static<typeof EditionInput>;
export const EditionPatch = Type.Partial(EditionInput, { additionalProperties: false });
export type EditionPatch = Static<typeof EditionPatch>;

export const NextEditionInput = Type.Object(
  {
    slug: SlugSchema,
    startsOn: Type.Optional(DaySchema),
    endsOn: Type.Optional(DaySchema),
    carry: Type.Array(Type.String({ maxLength: 40 }), {
      description: 'What to carry over; see the proposal',
    }),
  },
  { additionalProperties: false },
);
export type NextEditionInput = Static<typeof NextEditionInput>;

export const ThemeInput = Type.Object(
  {
    number: Type.Optional(Type.Integer({ minimum: 1, maximum: 99 })),
    slug: Type.Optional(SlugSchema),
    title: LineInput,
    description: Type.Optional(Nullable(TextInput)),
  },
  { additionalProperties: false },
);
export type ThemeInput = Static<typeof ThemeInput>;
export const ThemePatch = Type.Partial(ThemeInput, { additionalProperties: false });

export const VenueInput = Type.Object(
  {
    name: LineInput,
    address: Type.Optional(Nullable(TextInput)),
    mapUrl: Type.Optional(Nullable(UrlSchema)),
    position: Type.Optional(Type.Integer({ minimum: 1, maximum: 999 })),
  },
  { additionalProperties: false },
);
export type VenueInput = Static<typeof VenueInput>;
export const VenuePatch = Type.Partial(VenueInput, { additionalProperties: false });

export const RoomInput = Type.Object(
  {
    venueId: Type.Optional(Nullable(IdSchema)),
    slug: Type.Optional(SlugSchema),
    name: LineInput,
    capacity: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: 200_000 }))),
    features: Type.Optional(Type.Array(Choice(roomFeatures), { uniqueItems: true })),
    interpretationBooths: Type.Optional(Type.Integer({ minimum: 0, maximum: 30 })),
    position: Type.Optional(Type.Integer({ minimum: 1, maximum: 999 })),
  },
  { additionalProperties: false },
);
export type RoomInput = Static<typeof RoomInput>;
export const RoomPatch = Type.Partial(RoomInput, { additionalProperties: false });

const BodyRef = Type.Object({ id: IdSchema, slug: Type.String(), name: LocalTextSchema });

export const SeriesView = Type.Object(
  {
    id: IdSchema,
    slug: Type.String(),
    acronym: Type.String(),
    noun: Choice(forumNouns),
    name: LocalTextSchema,
    scope: Nullable(LocalTextSchema),
    owner: Nullable(BodyRef),
    cadenceMonths: Nullable(Type.Integer()),
    external: Type.Boolean(),
    version: Type.Integer(),
  },
  { title: 'Series' },
);
export type SeriesView = Static<typeof SeriesView>;
export const SeriesList = ListSchema(SeriesView);

export const EditionView = Type.Object(
  {
    id: IdSchema,
    series: Type.Object({ id: IdSchema, slug: Type.String(), acronym: Type.String(), name: LocalTextSchema }),
    slug: Type.String(),
    number: Type.Integer(),
    title: LocalTextSchema,
    slogan: Nullable(LocalTextSchema),
    vision: Nullable(LocalTextSchema),
    mission: Nullable(LocalTextSchema),
    objectives: Type.Array(LocalTextSchema),
    description: Nullable(LocalTextSchema),
    patron: Nullable(LocalTextSchema),
    organiser: Nullable(BodyRef),
    coOrganisers: Type.Array(BodyRef),
    hostStateCode: Nullable(StateCode),
    city: Nullable(LocalTextSchema),
    startsOn: DaySchema,
    endsOn: DaySchema,
    startsOnHijri: Nullable(Type.String({ description: 'Umm al-Qura, YYYY-MM-DD' })),
    endsOnHijri: Nullable(Type.String({ description: 'Umm al-Qura, YYYY-MM-DD' })),
    timeZone: Type.String(),
    languages: Type.Array(LanguageSchema),
    authenticLanguage: LanguageSchema,
    mode: Choice(editionModes),
    status: Choice(editionStatuses),
    visibility: Choice(visibilities),
    external: Type.Boolean(),
    digits: Choice(digitSettings),
    monthNames: Choice(monthNameSettings),
    hijriAdjustment: Type.Integer(),
    hijriFirst: Type.Boolean(),
    remark: Nullable(LocalTextSchema),
    previousEditionId: Nullable(IdSchema),
    version: Type.Integer(),
  },
  { title: 'Edition' },
);
export type EditionView = Static<typeof EditionView>;
export const EditionList = ListSchema(EditionView);

export const CarryOverView = Type.Object(
  {
    startsOn: DaySchema,
    endsOn: DaySchema,
    slug: Type.String(),
    number: Type.Integer(),
    choices: Type.Array(Type.Object({ key: Type.String(), count: Type.Integer() })),
  },
  { title: 'CarryOver' },
);

export const ThemeView = Type.Object(
  {
    id: IdSchema,
    number: Type.Integer(),
    slug: Type.String(),
    title: LocalTextSchema,
    description: Nullable(LocalTextSchema),
    version: Type.Integer(),
  },
  { title: 'Theme' },
);
export const ThemeList = ListSchema(ThemeView);

export const VenueView = Type.Object(
  {
    id: IdSchema,
    name: LocalTextSchema,
    address: Nullable(LocalTextSchema),
    mapUrl: Nullable(Type.String()),
    position: Type.Integer(),
    version: Type.Integer(),
  },
  { title: 'Venue' },
);
export const VenueList = ListSchema(VenueView);

export const RoomView = Type.Object(
  {
    id: IdSchema,
    venueId: Nullable(IdSchema),
    slug: Type.String(),
    name: LocalTextSchema,
    capacity: Nullable(Type.Integer()),
    features: Type.Array(Choice(roomFeatures)),
    interpretationBooths: Type.Integer(),
    position: Type.Integer(),
    version: Type.Integer(),
  },
  { title: 'Room' },
);
export const RoomList = ListSchema(RoomView);
