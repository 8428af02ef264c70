import { type Static, Type } from 'typebox';
import {
  Choice,
  IdSchema,
  LineInput,
  ListSchema,
  LocalTextSchema,
  listQuery,
  Nullable,
  SlugSchema,
  TextInput,
  UrlSchema,
} from '../../platform/http/schemas.ts';
import { bodyKinds } from './tables.ts';

export const stateGroups = ['arab-league', 'gcc', 'oic'] as const;
export type StateGroup = (typeof stateGroups)[number];
export const personGenders = ['m', 'f', 'unstated'] as const;

export const StateCodeSchema = Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2' });
const SortKey = Type.String({
  minLength: 1,
  maxLength: 300,
  description: 'Binary order of the keys is the order of lists',
});
/** A sort key that may be given up: when it is empty it is computed from the name. */
const OwnSortKey = Type.String({
  maxLength: 300,
  description: 'Binary order of the keys is the order of lists; empty: computed from the name',
});

export const StateParams = Type.Object({ code: StateCodeSchema });
export const DirectoryParams = Type.Object({ id: IdSchema });

export const StateQuery = Type.Object(
  {
    ...listQuery,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 200 })),
    group: Type.Optional(Choice(stateGroups)),
  },
  { additionalProperties: false },
);
export const BodyQuery = Type.Object(
  {
    ...listQuery,
    kind: Type.Optional(Choice(bodyKinds)),
    state: Type.Optional(StateCodeSchema),
    parent: Type.Optional(IdSchema),
  },
  { additionalProperties: false },
);
export const PersonQuery = Type.Object(
  {
    ...listQuery,
    body: Type.Optional(IdSchema),
    state: Type.Optional(StateCodeSchema),
    principal: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

export const StatePatch = Type.Object(
  {
    shortName: Type.Optional(LineInput),
    formalName: Type.Optional(LineInput),
    sortAr: Type.Optional(SortKey),
    sortEn: Type.Optional(SortKey),
  },
  { additionalProperties: false },
);
export type StatePatch = Static<typeof StatePatch>;

export const BodyInput = Type.Object(
  {
    slug: Type.Optional(SlugSchema),
    kind: Choice(bodyKinds),
    name: LineInput,
    shortName: Type.Optional(Nullable(LineInput)),
    genderAr: Type.Optional(
      Choice(['m', 'f'] as const, { description: 'Grammatical gender of the Arabic name' }),
    ),
    parentId: Type.Optional(Nullable(IdSchema)),
    stateCode: Type.Optional(Nullable(StateCodeSchema)),
    website: Type.Optional(Nullable(UrlSchema)),
    sortAr: Type.Optional(OwnSortKey),
    sortEn: Type.Optional(OwnSortKey),
  },
  { additionalProperties: false },
);
export type BodyInput = Static<typeof BodyInput>;
export const BodyPatch = Type.Partial(BodyInput, { additionalProperties: false });
export type BodyPatch = Static<typeof BodyPatch>;

export const PersonInput = Type.Object(
  {
    slug: Type.Optional(SlugSchema),
    honorific: Type.Optional(Nullable(LineInput)),
    rank: Type.Optional(Nullable(LineInput)),
    academicTitle: Type.Optional(Nullable(LineInput)),
    name: LineInput,
    post: Type.Optional(Nullable(LineInput)),
    postNamesBody: Type.Optional(
      Type.Boolean({ description: 'The post names the body already, so that lines leave the body out' }),
    ),
    biography: Type.Optional(Nullable(TextInput)),
    bodyId: Type.Optional(Nullable(IdSchema)),
    stateCode: Type.Optional(Nullable(StateCodeSchema)),
    gender: Type.Optional(Choice(personGenders)),
    principal: Type.Optional(Type.Boolean({ description: 'A principal is never in two places at one time' })),
    sortAr: Type.Optional(OwnSortKey),
    sortEn: Type.Optional(OwnSortKey),
  },
  { additionalProperties: false },
);
export type PersonInput = Static<typeof PersonInput>;
export const PersonPatch = Type.Partial(PersonInput, { additionalProperties: false });
export type PersonPatch = Static<typeof PersonPatch>;

/** A state where something else is meant: code and names. */
export const StateRef = Type.Object({
  code: StateCodeSchema,
  shortName: LocalTextSchema,
  formalName: LocalTextSchema,
});
/** A body where something else is meant. */
export const BodyRef = Type.Object({
  id: IdSchema,
  slug: Type.String(),
  name: LocalTextSchema,
  shortName: Nullable(LocalTextSchema),
});

export const StateView = Type.Object(
  {
    code: StateCodeSchema,
    iso3: Type.String(),
    m49: Type.String(),
    shortName: LocalTextSchema,
    formalName: LocalTextSchema,
    sortAr: Type.String(),
    sortEn: Type.String(),
    groups: Type.Array(Choice(stateGroups)),
    version: Type.Integer(),
  },
  { title: 'State' },
);
export type StateView = Static<typeof StateView>;
export const StateList = ListSchema(StateView);

export const BodyView = Type.Object(
  {
    id: IdSchema,
    slug: Type.String(),
    kind: Choice(bodyKinds),
    name: LocalTextSchema,
    shortName: Nullable(LocalTextSchema),
    genderAr: Choice(['m', 'f'] as const),
    parent: Nullable(BodyRef),
    state: Nullable(StateRef),
    website: Nullable(Type.String()),
    sortAr: Type.String(),
    sortEn: Type.String(),
    sample: Type.Boolean({ description: 'Invented for a demonstration' }),
    version: Type.Integer(),
  },
  { title: 'Body' },
);
export type BodyView = Static<typeof BodyView>;
export const BodyList = ListSchema(BodyView);

export const PersonView = Type.Object(
  {
    id: IdSchema,
    slug: Type.String(),
    honorific: Nullable(LocalTextSchema),
    rank: Nullable(LocalTextSchema),
    academicTitle: Nullable(LocalTextSchema),
    name: LocalTextSchema,
    post: Nullable(LocalTextSchema),
    postNamesBody: Type.Boolean(),
    biography: Nullable(LocalTextSchema),
    body: Nullable(BodyRef),
    state: Nullable(StateRef),
    gender: Choice(personGenders),
    principal: Type.Boolean(),
    sortAr: Type.String(),
    sortEn: Type.String(),
    sample: Type.Boolean({ description: 'Invented for a demonstration' }),
    version: Type.Integer(),
  },
  { title: 'Person' },
);
export type PersonView = Static<typeof PersonView>;
export const PersonList = ListSchema(PersonView);
