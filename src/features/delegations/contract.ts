import { type Static, Type } from 'typebox';
import {
  Choice,
  IdSchema,
  ListSchema,
  LocalTextSchema,
  listQuery,
  Nullable,
  TextInput,
} from '../../platform/http/schemas.ts';
import { BodyRef, StateCodeSchema, StateRef } from '../directory/index.ts';
import { participationCategories, participationStatuses } from './tables.ts';

export const entityKinds = ['state', 'body'] as const;

export const ParticipationQuery = Type.Object(
  {
    ...listQuery,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 200 })),
    kind: Type.Optional(Choice(entityKinds)),
    category: Type.Optional(Choice(participationCategories)),
    status: Type.Optional(
      Choice(participationStatuses, {
        description: 'Others than accepted are shown to those who work there',
      }),
    ),
  },
  { additionalProperties: false },
);

const Participants = Nullable(
  Type.Integer({ minimum: 0, maximum: 100_000, description: 'People it sends, where it is known' }),
);

export const ParticipationInput = Type.Object(
  {
    stateCode: Type.Optional(Nullable(StateCodeSchema)),
    bodyId: Type.Optional(Nullable(IdSchema)),
    category: Choice(participationCategories),
    status: Type.Optional(Choice(participationStatuses)),
    participants: Type.Optional(Participants),
    note: Type.Optional(Nullable(TextInput)),
  },
  { additionalProperties: false, description: 'Either a state or a body' },
);
export type ParticipationInput = Static<typeof ParticipationInput>;

export const ParticipationPatch = Type.Object(
  {
    category: Type.Optional(Choice(participationCategories)),
    status: Type.Optional(Choice(participationStatuses)),
    participants: Type.Optional(Participants),
    note: Type.Optional(Nullable(TextInput)),
  },
  { additionalProperties: false },
);
export type ParticipationPatch = Static<typeof ParticipationPatch>;

/** Many states or bodies at once, all as the same. */
export const ParticipationsInput = Type.Object(
  {
    stateCodes: Type.Optional(Type.Array(StateCodeSchema, { maxItems: 300, uniqueItems: true })),
    bodyIds: Type.Optional(Type.Array(IdSchema, { maxItems: 300, uniqueItems: true })),
    category: Choice(participationCategories),
    status: Type.Optional(Choice(participationStatuses)),
  },
  { additionalProperties: false },
);
export type ParticipationsInput = Static<typeof ParticipationsInput>;

export const ParticipationView = Type.Object(
  {
    id: IdSchema,
    kind: Choice(entityKinds),
    state: Nullable(StateRef),
    body: Nullable(BodyRef),
    category: Choice(participationCategories),
    status: Choice(participationStatuses),
    participants: Nullable(Type.Integer()),
    note: Type.Union([LocalTextSchema, Type.Null()], { description: 'For those who work in the edition' }),
    sample: Type.Boolean({ description: 'Invented for a demonstration' }),
    version: Type.Integer(),
  },
  { title: 'Participation' },
);
export type ParticipationView = Static<typeof ParticipationView>;
export const ParticipationList = ListSchema(ParticipationView);
