import { type Static, Type } from 'typebox';
import {
  Choice,
  DaySchema,
  IdSchema,
  InstantSchema,
  LanguageSchema,
  LineInput,
  ListSchema,
  LocalTextSchema,
  Nullable,
} from '../../../platform/http/schemas.ts';
import { BodyRef, StateRef } from '../../directory/index.ts';
import {
  bodyPlaces,
  hostRules,
  precedenceSchemes,
  precedenceUses,
  precedenceVersionStates,
} from '../tables.ts';
import { ranks } from './rules/ranks.ts';

const Seed = Type.String({
  minLength: 1,
  maxLength: 100,
  description:
    'What lots are drawn with: the lot of a party is SHA-256 of `<seed>:<code>`, the smallest is first',
});
const listFields = {
  uses: Type.Array(Choice(precedenceUses), { maxItems: precedenceUses.length, uniqueItems: true }),
  scheme: Choice(precedenceSchemes),
  language: Nullable(LanguageSchema),
  hostRule: Choice(hostRules),
  bodies: Choice(bodyPlaces, { description: 'Where bodies stand in an order that is computed' }),
  seed: Nullable(Seed),
};

export const PrecedenceListInput = Type.Object(
  {
    occasion: LineInput,
    uses: Type.Optional(listFields.uses),
    scheme: listFields.scheme,
    language: Type.Optional(listFields.language),
    hostRule: Type.Optional(listFields.hostRule),
    bodies: Type.Optional(listFields.bodies),
    seed: Type.Optional(listFields.seed),
  },
  { additionalProperties: false },
);
export type PrecedenceListInput = Static<typeof PrecedenceListInput>;
export const PrecedenceListPatch = Type.Partial(PrecedenceListInput, { additionalProperties: false });
export type PrecedenceListPatch = Static<typeof PrecedenceListPatch>;

export const PrecedenceListView = Type.Object(
  {
    id: IdSchema,
    occasion: LocalTextSchema,
    ...listFields,
    inForce: Nullable(Type.Integer({ description: 'Number of the version that is signed off' })),
    draft: Nullable(Type.Integer({ description: 'Number of the version that is being prepared' })),
    missing: Type.Integer({
      description: 'Parties that accepted and stand in no place of the version in force',
    }),
    sample: Type.Boolean({ description: 'Invented for a demonstration' }),
    version: Type.Integer(),
  },
  { title: 'PrecedenceList' },
);
export type PrecedenceListView = Static<typeof PrecedenceListView>;
export const PrecedenceListList = ListSchema(PrecedenceListView);

const Comment = Nullable(Type.String({ maxLength: 2_000 }));
export const DraftInput = Type.Object({ comment: Type.Optional(Comment) }, { additionalProperties: false });
export type DraftInput = Static<typeof DraftInput>;
export const DraftPatch = Type.Object(
  {
    comment: Type.Optional(Comment),
    order: Type.Optional(
      Type.Array(IdSchema, {
        maxItems: 2_000,
        uniqueItems: true,
        description: 'Every participation of the version once, in their order; of an order set by hand only',
      }),
    ),
    bases: Type.Optional(
      Type.Array(
        Type.Object(
          {
            participationId: IdSchema,
            rank: Nullable(Choice(ranks)),
            since: Nullable(DaySchema),
          },
          { additionalProperties: false },
        ),
        { maxItems: 2_000, description: 'Rank and day of appointment of heads; of an order by rank only' },
      ),
    ),
  },
  { additionalProperties: false },
);
export type DraftPatch = Static<typeof DraftPatch>;
export const ArrangementInput = Type.Object(
  { seed: Type.Optional(Seed) },
  { additionalProperties: false, description: 'Without a seed, a draw takes a new one of its own' },
);
export type ArrangementInput = Static<typeof ArrangementInput>;

const Party = {
  participationId: IdSchema,
  kind: Choice(['state', 'body']),
  state: Nullable(StateRef),
  body: Nullable(BodyRef),
};
export const PrecedencePlace = Type.Object({
  position: Type.Integer(),
  ...Party,
  basis: Nullable(
    Type.Object({
      rank: Type.Optional(Choice(ranks)),
      since: Type.Optional(DaySchema),
      lot: Type.Optional(Type.String()),
    }),
  ),
});
export const PrecedenceChange = Type.Object({
  ...Party,
  kindOfChange: Choice(['added', 'removed', 'moved']),
  before: Nullable(Type.Integer()),
  after: Nullable(Type.Integer()),
});

const versionFields = {
  id: IdSchema,
  listId: IdSchema,
  number: Type.Integer(),
  state: Choice(precedenceVersionStates),
  comment: Nullable(Type.String()),
  arrangedBy: Type.Object({
    scheme: listFields.scheme,
    language: listFields.language,
    hostRule: listFields.hostRule,
    bodies: listFields.bodies,
    seed: Nullable(Type.String()),
  }),
  signedOffAt: Nullable(InstantSchema),
  version: Type.Integer(),
};
export const PrecedenceVersionView = Type.Object(
  { ...versionFields, places: Type.Array(PrecedencePlace) },
  { title: 'PrecedenceVersion' },
);
export const PrecedenceVersionList = ListSchema(
  Type.Object(versionFields, { title: 'PrecedenceVersionHead' }),
);
export const PrecedenceDifference = ListSchema(PrecedenceChange);
