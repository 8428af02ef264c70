import { type Static, Type } from 'typebox';
import {
  Choice,
  DaySchema,
  IdSchema,
  LineInput,
  ListSchema,
  LocalTextSchema,
  Nullable,
  SlugSchema,
  TextInput,
} from '../../../platform/http/schemas.ts';
import { StateCodeSchema } from '../../directory/index.ts';
import { PartyView } from '../parties.ts';
import {
  adherences,
  constituencies,
  signatureInstruments,
  signatureStatuses,
  statementStatuses,
} from '../tables.ts';

const closed = { additionalProperties: false } as const;

export const StatementInput = Type.Object(
  {
    title: LineInput,
    slug: Type.Optional(SlugSchema),
    constituency: Choice(constituencies),
    adherence: Type.Optional(Choice(adherences)),
    documentId: IdSchema,
    opensOn: Type.Optional(Nullable(DaySchema)),
    closesOn: Type.Optional(Nullable(DaySchema)),
    noticeDays: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 3_650,
        description: 'Days from the notice until a withdrawal has effect',
      }),
    ),
    ceremonySessionId: Type.Optional(Nullable(IdSchema)),
    precedenceVersionId: Type.Optional(Nullable(IdSchema)),
    remark: Type.Optional(Nullable(TextInput)),
  },
  closed,
);
export type StatementInput = Static<typeof StatementInput>;
export const StatementPatch = Type.Partial(StatementInput, closed);
export type StatementPatch = Static<typeof StatementPatch>;

export const InvitationInput = Type.Object(
  { participationIds: Type.Array(IdSchema, { minItems: 1, maxItems: 500, uniqueItems: true }) },
  closed,
);
export type InvitationInput = Static<typeof InvitationInput>;

export const IntentInput = Type.Object(
  {
    signatory: Type.Optional(Nullable(LineInput)),
    capacity: Type.Optional(Nullable(LineInput)),
    reservation: Type.Optional(Nullable(TextInput)),
  },
  closed,
);
export type IntentInput = Static<typeof IntentInput>;

export const SigningInput = Type.Object(
  {
    signedOn: DaySchema,
    instrument: Choice(signatureInstruments),
    ...IntentInput.properties,
  },
  closed,
);
export type SigningInput = Static<typeof SigningInput>;

/** A signature that was given already: by a state or body, or by somebody whom the source counts and does not name. */
export const EntryInput = Type.Object(
  {
    stateCode: Type.Optional(Nullable(StateCodeSchema)),
    bodyId: Type.Optional(Nullable(IdSchema)),
    label: Type.Optional(Nullable(LineInput)),
    ...SigningInput.properties,
  },
  closed,
);
export type EntryInput = Static<typeof EntryInput>;

export const WithdrawalInput = Type.Object(
  { noticeOn: DaySchema, reason: Type.Optional(Nullable(TextInput)) },
  closed,
);
export type WithdrawalInput = Static<typeof WithdrawalInput>;

/** The day as of which counts and lists hold; default: today where the edition is. */
export const OnQuery = Type.Object({ on: Type.Optional(DaySchema) }, closed);

export const StatementView = Type.Object(
  {
    id: IdSchema,
    editionId: IdSchema,
    slug: Type.String(),
    title: LocalTextSchema,
    constituency: Choice(constituencies),
    adherence: Choice(adherences),
    status: Choice(statementStatuses),
    document: Nullable(Type.Object({ id: IdSchema, slug: Type.String(), title: LocalTextSchema })),
    opensOn: Nullable(DaySchema),
    closesOn: Nullable(DaySchema),
    noticeDays: Type.Integer(),
    ceremonySessionId: Nullable(IdSchema),
    precedenceVersionId: Nullable(IdSchema),
    remark: Nullable(LocalTextSchema),
    sample: Type.Boolean(),
    asOf: DaySchema,
    /** Signatures in force on that day: as many as the list has. */
    count: Type.Integer(),
    /** Given by that day, and withdrawn with effect. */
    withdrawn: Type.Integer(),
    version: Type.Integer(),
  },
  { title: 'Statement' },
);
export type StatementView = Static<typeof StatementView>;
export const StatementList = ListSchema(StatementView);

export const SignatureView = Type.Object(
  {
    id: IdSchema,
    statementId: IdSchema,
    number: Type.Integer(),
    party: PartyView,
    status: Choice(signatureStatuses),
    /** Whether it counts on the day asked for. */
    inForce: Type.Boolean(),
    signatory: Nullable(LocalTextSchema),
    capacity: Nullable(LocalTextSchema),
    instrument: Nullable(Choice(signatureInstruments)),
    reservation: Nullable(LocalTextSchema),
    signedOn: Nullable(DaySchema),
    accession: Type.Boolean(),
    noticeOn: Nullable(DaySchema),
    withdrawnOn: Nullable(DaySchema),
    withdrawalReason: Nullable(LocalTextSchema),
    sample: Type.Boolean(),
    version: Type.Integer(),
  },
  { title: 'Signature' },
);
export type SignatureView = Static<typeof SignatureView>;
export const SignatureList = ListSchema(SignatureView);
