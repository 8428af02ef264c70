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
import { dispositionOutcomes, linkRelations } from '../tables.ts';

export const DispositionInput = Type.Object(
  {
    outcome: Choice(dispositionOutcomes),
    reason: TextInput,
    nextProvisionId: Type.Optional(
      Nullable({ ...IdSchema, description: 'The recommendation of the next edition that carries it on' }),
    ),
  },
  { additionalProperties: false },
);
export type DispositionInput = Static<typeof DispositionInput>;

/** The same for several recommendations. */
export const DispositionsForm = Type.Object(
  {
    provisionIds: Type.Array(IdSchema, { minItems: 1, maxItems: 500, uniqueItems: true }),
    outcome: Choice(dispositionOutcomes),
    reason: TextInput,
  },
  { additionalProperties: false },
);

export const DispositionView = Type.Object(
  {
    outcome: Choice(dispositionOutcomes),
    reason: LocalTextSchema,
    decidedOn: DaySchema,
    nextEditionId: Nullable(IdSchema),
    nextProvisionId: Nullable(IdSchema),
  },
  { title: 'Disposition' },
);
export const DispositionList = ListSchema(DispositionView);

export const HistoryView = Type.Object(
  {
    age: Type.Integer({ description: 'Editions of its series since the first text of the chain' }),
    nodes: Type.Array(
      Type.Object({
        id: IdSchema,
        code: Nullable(Type.String()),
        title: Nullable(LocalTextSchema),
        text: LocalTextSchema,
        edition: Type.Object({
          id: IdSchema,
          slug: Type.String(),
          seriesSlug: Type.String(),
          title: LocalTextSchema,
          startsOn: DaySchema,
        }),
        disposition: Nullable(Type.Object({ outcome: Choice(dispositionOutcomes), reason: LocalTextSchema })),
      }),
    ),
    links: Type.Array(
      Type.Object({
        from: IdSchema,
        to: Nullable(IdSchema),
        toDocument: Type.String(),
        relation: Choice(linkRelations),
      }),
    ),
  },
  { title: 'RecommendationHistory' },
);
export type HistoryView = Static<typeof HistoryView>;
