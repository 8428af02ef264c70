import { type Static, Type } from 'typebox';
import {
  Choice,
  IdSchema,
  InstantSchema,
  ListSchema,
  LocalTextSchema,
  Nullable,
} from '../../../platform/http/schemas.ts';
import { availabilityKinds, availabilityOf } from '../tables.ts';

const period = {
  kind: Choice(availabilityKinds, {
    description:
      '`only` (of sessions): never outside of these periods; `unavailable`: never within; the others are wishes',
  }),
  startsAt: InstantSchema,
  endsAt: InstantSchema,
};

/** Longest note of a period or an answer. */
export const NOTE = 500;

export const AvailabilityInput = Type.Object(
  {
    of: Choice(availabilityOf),
    resourceId: IdSchema,
    ...period,
    note: Type.Optional(Nullable(Type.String({ maxLength: NOTE }))),
  },
  { additionalProperties: false },
);
export type AvailabilityInput = Static<typeof AvailabilityInput>;

export const AvailabilityQuery = Type.Object(
  { of: Type.Optional(Choice(availabilityOf)), resourceId: Type.Optional(IdSchema) },
  { additionalProperties: false },
);

export const AvailabilityView = Type.Object(
  {
    id: IdSchema,
    of: Choice(availabilityOf),
    resourceId: IdSchema,
    name: LocalTextSchema,
    ...period,
    note: Type.Optional(Nullable(Type.String({ description: 'For those who set the programme' }))),
  },
  { title: 'Availability' },
);
export type AvailabilityView = Static<typeof AvailabilityView>;
export const AvailabilityList = ListSchema(AvailabilityView);
