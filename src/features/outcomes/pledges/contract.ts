import { type Static, Type } from 'typebox';
import {
  Choice,
  DaySchema,
  IdSchema,
  LineInput,
  ListSchema,
  LocalTextSchema,
  Nullable,
  TextInput,
} from '../../../platform/http/schemas.ts';
import { BodyRef, StateCodeSchema } from '../../directory/index.ts';
import { PartyView } from '../parties.ts';
import { pledgeStatuses } from '../tables.ts';

const closed = { additionalProperties: false } as const;

const said = {
  title: LineInput,
  text: Type.Optional(Nullable(TextInput)),
  target: Type.Optional(Nullable(LineInput)),
  dueOn: Type.Optional(Nullable(DaySchema)),
  themeId: Type.Optional(Nullable(IdSchema)),
  statementId: Type.Optional(Nullable(IdSchema)),
  provisionId: Type.Optional(Nullable(IdSchema)),
  partnerBodyIds: Type.Optional(Type.Array(IdSchema, { uniqueItems: true, maxItems: 50 })),
};

export const PledgeInput = Type.Object(
  {
    stateCode: Type.Optional(Nullable(StateCodeSchema)),
    bodyId: Type.Optional(Nullable(IdSchema)),
    label: Type.Optional(Nullable(LineInput)),
    ...said,
  },
  closed,
);
export type PledgeInput = Static<typeof PledgeInput>;
export const PledgePatch = Type.Partial(Type.Object(said), closed);
export type PledgePatch = Static<typeof PledgePatch>;

/** Steps that the secretariat records; a pledge is submitted and withdrawn by ways of their own. */
export const recordedSteps = ['verified', 'announced', 'active', 'fulfilled', 'partly', 'lapsed'] as const;

export const StepInput = Type.Object(
  {
    status: Choice(recordedSteps),
    on: Type.Optional(DaySchema),
    note: Type.Optional(Nullable(TextInput)),
  },
  closed,
);
export type StepInput = Static<typeof StepInput>;

export const ConsentInput = Type.Object({ bodyId: IdSchema }, closed);
export const WithdrawalInput = Type.Object({ note: Type.Optional(Nullable(TextInput)) }, closed);
export const PledgeQuery = Type.Object({ on: Type.Optional(DaySchema) }, closed);

export const PledgeView = Type.Object(
  {
    id: IdSchema,
    editionId: IdSchema,
    number: Nullable(Type.Integer()),
    pledger: PartyView,
    title: LocalTextSchema,
    text: Nullable(LocalTextSchema),
    /** As it was submitted. */
    originalWording: Nullable(LocalTextSchema),
    target: Nullable(LocalTextSchema),
    dueOn: Nullable(DaySchema),
    themeId: Nullable(IdSchema),
    statementId: Nullable(IdSchema),
    provisionId: Nullable(IdSchema),
    /** On the day asked for. */
    status: Choice(pledgeStatuses),
    partners: Type.Array(Type.Object({ body: BodyRef, consented: Type.Boolean(), declined: Type.Boolean() })),
    steps: Type.Array(
      Type.Object({ status: Choice(pledgeStatuses), takenOn: DaySchema, note: Nullable(LocalTextSchema) }),
    ),
    sample: Type.Boolean(),
    version: Type.Integer(),
  },
  { title: 'Pledge' },
);
export type PledgeView = Static<typeof PledgeView>;
export const PledgeList = Type.Object({
  ...ListSchema(PledgeView).properties,
  asOf: DaySchema,
  /** How many of the list have which status. */
  counts: Type.Record(Type.String(), Type.Integer()),
});
