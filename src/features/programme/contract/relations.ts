import { type Static, Type } from 'typebox';
import { Choice, IdSchema, ListSchema, LocalTextSchema } from '../../../platform/http/schemas.ts';
import { relationKinds } from '../tables.ts';

const Weight = Type.Integer({
  minimum: 1,
  maximum: 100_000,
  description: 'People in common, of `shared`; 1 otherwise',
});

export const RelationInput = Type.Object(
  {
    kind: Choice(relationKinds, {
      description:
        '`before`: the first ends before the second begins; `apart`: never at one time; `shared`: people want both',
    }),
    firstId: IdSchema,
    secondId: IdSchema,
    weight: Type.Optional(Weight),
  },
  { additionalProperties: false },
);
export type RelationInput = Static<typeof RelationInput>;

const Side = Type.Object({ id: IdSchema, code: Type.String(), title: LocalTextSchema });

export const RelationView = Type.Object(
  { id: IdSchema, kind: Choice(relationKinds), first: Side, second: Side, weight: Weight },
  { title: 'SessionRelation' },
);
export const RelationList = ListSchema(RelationView);
