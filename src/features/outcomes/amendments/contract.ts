import { type Static, Type } from 'typebox';
import {
  Choice,
  IdSchema,
  InstantSchema,
  ListSchema,
  LocalTextSchema,
  Nullable,
  TextInput,
} from '../../../platform/http/schemas.ts';
import { amendmentActions, amendmentAdvices, amendmentStatuses, outcomeStatuses } from '../tables.ts';

const closed = { additionalProperties: false } as const;
const Reason = Type.String({ minLength: 1, maxLength: 2_000 });

export const OpeningInput = Type.Object(
  {
    /** Default: now. */
    opensAt: Type.Optional(Nullable(InstantSchema)),
    /** Default: when the text is closed. */
    closesAt: Type.Optional(Nullable(InstantSchema)),
  },
  closed,
);
export type OpeningInput = Static<typeof OpeningInput>;
export const StageReasonInput = Type.Object({ reason: Type.Optional(Nullable(Reason)) }, closed);

export const AmendmentPatch = Type.Object(
  {
    action: Type.Optional(Choice(amendmentActions)),
    /** What it changes, or what the new provision follows; null: the new one stands first. */
    provisionId: Type.Optional(Nullable(IdSchema)),
    /** The version that it was written against; default: the one that stands. */
    provisionRevision: Type.Optional(Nullable(Type.Integer({ minimum: 1 }))),
    text: Type.Optional(Nullable(TextInput)),
    rationale: Type.Optional(Nullable(TextInput)),
  },
  closed,
);
export type AmendmentPatch = Static<typeof AmendmentPatch>;
export const AmendmentInput = Type.Object(
  { ...AmendmentPatch.properties, action: Choice(amendmentActions), sponsorId: IdSchema },
  closed,
);
export type AmendmentInput = Static<typeof AmendmentInput>;

export const AdmissibilityInput = Type.Object(
  { admissible: Type.Boolean(), reason: Type.Optional(Nullable(Reason)) },
  closed,
);
export const AdviceInput = Type.Object(
  { advice: Choice(amendmentAdvices), note: Type.Optional(Nullable(TextInput)) },
  closed,
);
export type AdviceInput = Static<typeof AdviceInput>;
export const AcceptanceInput = Type.Object(
  {
    /** The wording that is taken over; default: as proposed. */
    text: Type.Optional(TextInput),
    /** The version of the provision that was read; needed where it is not the one that the amendment was written against. */
    revision: Type.Optional(Type.Integer({ minimum: 1 })),
    reason: Type.Optional(Nullable(Reason)),
  },
  closed,
);
export type AcceptanceInput = Static<typeof AcceptanceInput>;
export const MergerInput = Type.Object({ intoId: IdSchema, reason: Type.Optional(Nullable(Reason)) }, closed);
export const ReasonInput = Type.Object({ reason: Reason }, closed);
export const CoSponsorInput = Type.Object({ participationId: IdSchema }, closed);

const Party = Type.Object({ id: IdSchema, name: LocalTextSchema });
export const AmendmentView = Type.Object(
  {
    id: IdSchema,
    documentId: IdSchema,
    number: Nullable(Type.Integer()),
    action: Choice(amendmentActions),
    provisionId: Nullable(IdSchema),
    provisionRevision: Nullable(Type.Integer()),
    text: Nullable(LocalTextSchema),
    rationale: Nullable(LocalTextSchema),
    sponsor: Party,
    coSponsors: Type.Array(
      Type.Object({
        ...Party.properties,
        consentedAt: Nullable(Type.String()),
        withdrawnAt: Nullable(Type.String()),
      }),
    ),
    status: Choice(amendmentStatuses),
    statusReason: Nullable(Type.String()),
    advice: Nullable(Choice(amendmentAdvices)),
    adviceNote: Nullable(LocalTextSchema),
    mergedIntoId: Nullable(IdSchema),
    /** Where its words went: the provision, and the version that has them. */
    result: Nullable(Type.Object({ provisionId: IdSchema, revision: Nullable(Type.Integer()) })),
    submittedAt: Nullable(InstantSchema),
    decidedAt: Nullable(InstantSchema),
    sample: Type.Boolean(),
    version: Type.Integer(),
  },
  { title: 'Amendment' },
);
export type AmendmentView = Static<typeof AmendmentView>;
export const AmendmentList = ListSchema(AmendmentView);

export const StageView = Type.Object(
  {
    id: IdSchema,
    status: Choice(outcomeStatuses),
    amendmentsOpenAt: Nullable(InstantSchema),
    amendmentsCloseAt: Nullable(InstantSchema),
    version: Type.Integer(),
  },
  { title: 'OutcomeDocumentStage' },
);

/** A text as delegations read it: its provisions in order with the version that an amendment names. */
export const CirculatedView = Type.Object(
  {
    ...StageView.properties,
    title: LocalTextSchema,
    provisions: Type.Array(
      Type.Object({
        id: IdSchema,
        kind: Type.String(),
        number: Nullable(Type.Integer()),
        revision: Type.Integer(),
        title: Nullable(LocalTextSchema),
        text: LocalTextSchema,
      }),
    ),
  },
  { title: 'CirculatedText' },
);
