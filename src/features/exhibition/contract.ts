import { type Static, Type } from 'typebox';
import {
  Choice,
  IdSchema,
  ListSchema,
  LocalTextSchema,
  Nullable,
  TextInput,
} from '../../platform/http/schemas.ts';
import { BodyRef } from '../directory/index.ts';
import { standClasses, standServices, standStatuses } from './tables.ts';

const Metres = Type.Number({ minimum: 0, maximum: 500 });
const Outline = Type.Array(Type.Tuple([Metres, Metres]), {
  minItems: 3,
  maxItems: 60,
  description: 'Corners [x, y] in metres from the top left corner of the hall, in order',
});

const StandNumber = Type.String({
  pattern: '^[A-Z0-9][A-Z0-9-]{0,9}$',
  description: 'Such as A1; unique in the edition',
});

const common = {
  number: StandNumber,
  roomId: Type.Optional(Nullable(IdSchema)),
  class: Choice(standClasses),
  services: Type.Optional(Type.Array(Choice(standServices), { uniqueItems: true })),
  exhibitorBodyId: Type.Optional(
    Nullable(
      Type.String({
        format: 'uuid',
        description: 'A new holder makes the stand allocated; none releases it',
      }),
    ),
  ),
  exhibits: Type.Optional(Nullable(TextInput)),
};

export const StandInput = Type.Object({ ...common, outline: Outline }, { additionalProperties: false });
export type StandInput = Static<typeof StandInput>;
export const StandPatch = Type.Partial(StandInput, { additionalProperties: false });
export type StandPatch = Static<typeof StandPatch>;

/** What a form posts: the outline as people type it. */
export const StandForm = Type.Object(
  { ...common, outline: Type.String({ maxLength: 1_000 }) },
  { additionalProperties: false },
);
export type StandForm = Static<typeof StandForm>;

export const AllocationInput = Type.Object({ exhibitorBodyId: IdSchema }, { additionalProperties: false });

export const StandView = Type.Object(
  {
    id: IdSchema,
    number: Type.String(),
    room: Nullable(Type.Object({ id: IdSchema, slug: Type.String(), name: LocalTextSchema })),
    class: Choice(standClasses),
    outline: Type.Array(Type.Tuple([Type.Number(), Type.Number()])),
    services: Type.Array(Choice(standServices)),
    status: Choice(standStatuses),
    exhibitor: Nullable(BodyRef),
    exhibits: Nullable(LocalTextSchema),
    sample: Type.Boolean(),
    version: Type.Integer(),
  },
  { title: 'Stand' },
);
export type StandView = Static<typeof StandView>;
export const StandList = ListSchema(StandView);
