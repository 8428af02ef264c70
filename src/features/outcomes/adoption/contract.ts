import { type Static, Type } from 'typebox';
import {
  Choice,
  DaySchema,
  IdSchema,
  InstantSchema,
  LineInput,
  ListSchema,
  LocalTextSchema,
  Nullable,
  TextInput,
} from '../../../platform/http/schemas.ts';
import {
  decisionMethods,
  decisionResults,
  decisionStatuses,
  majorities,
  reservationKinds,
  voteChoices,
} from '../tables.ts';
import { otherEnds } from './rules.ts';

export const DecisionInput = Type.Object(
  {
    provisionId: Type.Optional(Nullable(IdSchema)),
    amendmentId: Type.Optional(Nullable(IdSchema)),
    question: Type.Optional(Nullable(LineInput)),
    method: Choice(decisionMethods),
    majority: Type.Optional(Choice(majorities)),
    quorumPercent: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
    sessionId: Type.Optional(Nullable(IdSchema)),
    presiding: Type.Optional(Nullable(Type.String({ maxLength: 300 }))),
    participationIds: Type.Optional(
      Type.Array(IdSchema, {
        uniqueItems: true,
        maxItems: 500,
        description: 'Who decides. Default: members that accepted.',
      }),
    ),
  },
  { additionalProperties: false },
);
export type DecisionInput = Static<typeof DecisionInput>;

export const DecisionPatch = Type.Partial(
  Type.Omit(DecisionInput, ['provisionId', 'amendmentId', 'participationIds']),
  { additionalProperties: false },
);
export type DecisionPatch = Static<typeof DecisionPatch>;

export const RollInput = Type.Object(
  {
    electors: Type.Array(
      Type.Object(
        {
          participationId: IdSchema,
          present: Type.Boolean(),
          proxyId: Type.Optional(Nullable(IdSchema)),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 500 },
    ),
  },
  { additionalProperties: false },
);
export type RollInput = Static<typeof RollInput>;

const Count = Type.Integer({ minimum: 0, maximum: 9_999 });
export const Hands = Type.Object(
  { for: Count, against: Count, abstaining: Count },
  { additionalProperties: false },
);

export const ClosingInput = Type.Object(
  {
    objection: Type.Optional(
      Type.Boolean({ description: 'Somebody objected to the consensus or the acclamation' }),
    ),
    hands: Type.Optional(Nullable(Hands)),
    end: Type.Optional(Nullable(Choice(otherEnds))),
    note: Type.Optional(Nullable(TextInput)),
  },
  { additionalProperties: false },
);
export type ClosingInput = Static<typeof ClosingInput>;

export const VoteInput = Type.Object(
  { participationId: IdSchema, choice: Choice(voteChoices) },
  { additionalProperties: false },
);
export type VoteInput = Static<typeof VoteInput>;

export const ReservationInput = Type.Object(
  {
    participationId: IdSchema,
    kind: Choice(reservationKinds),
    provisionId: Type.Optional(Nullable(IdSchema)),
    text: TextInput,
    madeOn: Type.Optional(DaySchema),
  },
  { additionalProperties: false },
);
export type ReservationInput = Static<typeof ReservationInput>;

/** What a delegation says for itself. */
export const OwnReservationInput = Type.Omit(ReservationInput, ['participationId', 'madeOn'], {
  additionalProperties: false,
});

export const WithdrawalInput = Type.Object(
  { withdrawnOn: Type.Optional(DaySchema) },
  { additionalProperties: false },
);
export type WithdrawalInput = Static<typeof WithdrawalInput>;

const party = { participationId: IdSchema, name: LocalTextSchema };
const Party = Type.Object(party);
const Tally = Type.Object({ for: Count, against: Count, abstaining: Count });

export const VoteView = Type.Object(
  {
    participationId: IdSchema,
    choice: Choice(voteChoices),
    proxyId: Nullable(IdSchema),
    castAt: InstantSchema,
  },
  { title: 'Vote' },
);

export const DecisionView = Type.Object(
  {
    id: IdSchema,
    documentId: IdSchema,
    provisionId: Nullable(IdSchema),
    amendmentId: Nullable(IdSchema),
    question: LocalTextSchema,
    method: Choice(decisionMethods),
    majority: Choice(majorities),
    quorumPercent: Type.Integer(),
    sessionId: Nullable(IdSchema),
    presiding: Nullable(Type.String()),
    status: Choice(decisionStatuses),
    result: Nullable(Choice(decisionResults)),
    entitled: Nullable(Type.Integer()),
    present: Nullable(Type.Integer()),
    quorum: Nullable(Type.Integer()),
    tally: Nullable(Tally),
    wordingDigest: Nullable(Type.String()),
    note: Nullable(LocalTextSchema),
    openedAt: Nullable(InstantSchema),
    closedAt: Nullable(InstantSchema),
    electors: Type.Array(
      Type.Object({
        ...party,
        present: Type.Boolean(),
        proxyId: Nullable(IdSchema),
        voted: Nullable(Type.Boolean({ description: 'Null where it is not the reader’s to know' })),
        choice: Nullable(Choice(voteChoices)),
      }),
    ),
    sample: Type.Boolean(),
    version: Type.Integer(),
  },
  { title: 'Decision' },
);
export type DecisionView = Static<typeof DecisionView>;
export const DecisionList = ListSchema(DecisionView);

export const ReservationView = Type.Object(
  {
    id: IdSchema,
    documentId: IdSchema,
    provisionId: Nullable(IdSchema),
    participation: Party,
    kind: Choice(reservationKinds),
    text: LocalTextSchema,
    madeOn: DaySchema,
    withdrawnOn: Nullable(DaySchema),
    sample: Type.Boolean(),
    version: Type.Integer(),
  },
  { title: 'Reservation' },
);
export type ReservationView = Static<typeof ReservationView>;
export const ReservationList = ListSchema(ReservationView);
