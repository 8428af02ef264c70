/** Honours, and whom they are for. */
import { type Static, Type } from 'typebox';
import {
  Choice,
  DaySchema,
  IdSchema,
  ListSchema,
  LocalTextSchema,
  Nullable,
  TextInput,
} from '../../../platform/http/schemas.ts';

export const awards = ['certificate', 'shield', 'medal'] as const;

export const HonourInput = Type.Object(
  {
    award: Choice(awards),
    personId: Type.Optional(Nullable(IdSchema)),
    bodyId: Type.Optional(Nullable(IdSchema)),
    citation: TextInput,
    position: Type.Optional(Type.Integer({ minimum: 1, maximum: 9_999, description: 'Order of conferral' })),
    conferredOn: Type.Optional(Nullable(DaySchema)),
  },
  { additionalProperties: false },
);
export type HonourInput = Static<typeof HonourInput>;
export const HonourPatch = Type.Partial(HonourInput, { additionalProperties: false });
export type HonourPatch = Static<typeof HonourPatch>;

/** A person or a body that is honoured or named on a certificate. */
export const Holder = Type.Object({
  kind: Choice(['person', 'body']),
  id: IdSchema,
  slug: Type.String(),
  name: LocalTextSchema,
  line: Nullable(LocalTextSchema),
});

export const HonourView = Type.Object(
  {
    id: IdSchema,
    award: Choice(awards),
    holder: Holder,
    citation: LocalTextSchema,
    position: Type.Integer(),
    conferredOn: Nullable(DaySchema),
    sample: Type.Boolean(),
    version: Type.Integer(),
  },
  { title: 'Honour' },
);
export type HonourView = Static<typeof HonourView>;
export const HonourList = ListSchema(HonourView);
