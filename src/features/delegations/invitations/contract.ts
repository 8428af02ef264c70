import { type Static, Type } from 'typebox';
import {
  Choice,
  DaySchema,
  IdSchema,
  InstantSchema,
  LanguageSchema,
  LINE_LENGTH,
  LineInput,
  ListSchema,
  LocalTextSchema,
  listQuery,
  Nullable,
  TextInput,
} from '../../../platform/http/schemas.ts';
import { BodyRef, StateCodeSchema, StateRef } from '../../directory/index.ts';
import { FocalPointInput } from '../nominations/contract.ts';
import {
  delegationRoles,
  invitationStates,
  letterKinds,
  letterLanguages,
  participationCategories,
  visaLetterStates,
} from '../tables.ts';

/** Most invitations that one act is about. */
export const MANY = 300;

export const LetterLanguagesSchema = Choice(letterLanguages, {
  description: 'In which languages the letter is written',
});

/** Parties to be invited: those who take part already by id, others of the directory by code or id. */
export const DraftsInput = Type.Object(
  {
    participationIds: Type.Optional(Type.Array(IdSchema, { maxItems: MANY, uniqueItems: true })),
    stateCodes: Type.Optional(Type.Array(StateCodeSchema, { maxItems: MANY, uniqueItems: true })),
    bodyIds: Type.Optional(Type.Array(IdSchema, { maxItems: MANY, uniqueItems: true })),
    category: Type.Optional(
      Choice(participationCategories, {
        description: 'Of those who did not take part before; default guest',
      }),
    ),
    templateId: Type.Optional(Nullable(IdSchema)),
    replyBy: Type.Optional(Nullable(DaySchema)),
    language: Type.Optional(LanguageSchema),
    letterLanguages: Type.Optional(LetterLanguagesSchema),
  },
  { additionalProperties: false },
);
export type DraftsInput = Static<typeof DraftsInput>;

export const InvitationPatch = Type.Object(
  {
    templateId: Type.Optional(Nullable(IdSchema)),
    personId: Type.Optional(Nullable(IdSchema)),
    addressee: Type.Optional(TextInput),
    email: Type.Optional(Nullable(Type.String({ maxLength: 254 }))),
    language: Type.Optional(LanguageSchema),
    letterLanguages: Type.Optional(LetterLanguagesSchema),
    body: Type.Optional(Nullable(TextInput)),
    replyBy: Type.Optional(Nullable(DaySchema)),
  },
  { additionalProperties: false, description: 'Once it left, only the day of reply may be moved' },
);
export type InvitationPatch = Static<typeof InvitationPatch>;

export const ChosenInput = Type.Object(
  { ids: Type.Array(IdSchema, { minItems: 1, maxItems: MANY, uniqueItems: true }) },
  { additionalProperties: false },
);

const answer = {
  answer: Choice(['accepted', 'declined'] as const),
  expected: Type.Optional(
    Nullable(Type.Integer({ minimum: 0, maximum: 1_000, description: 'People that they expect to send' })),
  ),
  note: Type.Optional(Nullable(Type.String({ maxLength: 2_000 }))),
  repliedBy: Type.Optional(Nullable(Type.String({ maxLength: LINE_LENGTH }))),
  focalPoint: Type.Optional(Nullable(FocalPointInput)),
};
/** What those who were invited answer by their link. */
export const AnswerInput = Type.Object(answer, { additionalProperties: false });
export type AnswerInput = Static<typeof AnswerInput>;
/** An answer that came on paper, with why it is recorded here. */
export const RecordedAnswerInput = Type.Object(
  { ...answer, reason: Type.String({ maxLength: 500 }) },
  { additionalProperties: false },
);
export type RecordedAnswerInput = Static<typeof RecordedAnswerInput>;

export const InvitationQuery = Type.Object(
  {
    ...listQuery,
    state: Type.Optional(Choice(invitationStates)),
    kind: Type.Optional(Choice(['state', 'body'] as const)),
  },
  { additionalProperties: false },
);

export const InvitationView = Type.Object(
  {
    id: IdSchema,
    participationId: IdSchema,
    state: Choice(invitationStates),
    party: Type.Object({ state: Nullable(StateRef), body: Nullable(BodyRef) }),
    templateId: Nullable(IdSchema),
    personId: Nullable(IdSchema),
    addressee: LocalTextSchema,
    email: Nullable(Type.String()),
    language: LanguageSchema,
    letterLanguages: LetterLanguagesSchema,
    body: Nullable(LocalTextSchema),
    letterNumber: Nullable(Type.String()),
    letterDate: Nullable(Type.String()),
    replyBy: Nullable(Type.String()),
    approvedAt: Nullable(InstantSchema),
    dispatchedAt: Nullable(InstantSchema),
    acknowledgedAt: Nullable(InstantSchema),
    repliedAt: Nullable(InstantSchema),
    repliedVia: Nullable(Choice(['link', 'staff'] as const)),
    repliedBy: Nullable(Type.String()),
    replyNote: Nullable(Type.String()),
    expected: Nullable(Type.Integer()),
    reminders: Type.Integer(),
    remindedAt: Nullable(InstantSchema),
    sample: Type.Boolean(),
    version: Type.Integer(),
  },
  { title: 'LetterOfInvitation' },
);
export type InvitationView = Static<typeof InvitationView>;
export const InvitationList = ListSchema(InvitationView);

/** What the link shows: of the invitation alone, nothing of those who work there. */
export const OwnInvitationView = Type.Object(
  {
    state: Choice(invitationStates),
    edition: Type.Object({ title: LocalTextSchema, startsOn: DaySchema, endsOn: DaySchema }),
    party: LocalTextSchema,
    addressee: LocalTextSchema,
    letterNumber: Nullable(Type.String()),
    letterDate: Nullable(Type.String()),
    replyBy: Nullable(Type.String()),
    open: Type.Boolean({ description: 'Whether the answer may still be given or changed' }),
    expected: Nullable(Type.Integer()),
    note: Nullable(Type.String()),
    repliedBy: Nullable(Type.String()),
    version: Type.Integer(),
  },
  { title: 'OwnInvitation' },
);
export type OwnInvitationView = Static<typeof OwnInvitationView>;

const template = {
  name: LineInput,
  subject: LineInput,
  body: TextInput,
  signatoryName: Type.Optional(Nullable(LineInput)),
  signatoryPost: Type.Optional(Nullable(LineInput)),
};
export const TemplateInput = Type.Object(
  { kind: Choice(letterKinds), ...template },
  { additionalProperties: false, description: 'Texts with merge fields: {{party}}, [[… {{patron}} …]]' },
);
export type TemplateInput = Static<typeof TemplateInput>;
export const TemplatePatch = Type.Partial(Type.Object(template), { additionalProperties: false });
export type TemplatePatch = Static<typeof TemplatePatch>;
export const TemplateView = Type.Object(
  {
    id: IdSchema,
    kind: Choice(letterKinds),
    name: LocalTextSchema,
    subject: LocalTextSchema,
    body: LocalTextSchema,
    signatoryName: Nullable(LocalTextSchema),
    signatoryPost: Nullable(LocalTextSchema),
    fields: Type.Array(Type.String(), { description: 'Merge fields that its texts may name' }),
    version: Type.Integer(),
  },
  { title: 'LetterTemplate' },
);
export type TemplateView = Static<typeof TemplateView>;
export const TemplateList = ListSchema(TemplateView);

const Quotas = Type.Partial(
  Type.Object(
    Object.fromEntries(
      delegationRoles.map((role) => [
        role,
        Type.Integer({ minimum: 0, maximum: role === 'head' ? 1 : 1000 }),
      ]),
    ) as Record<(typeof delegationRoles)[number], ReturnType<typeof Type.Integer>>,
  ),
  { additionalProperties: false },
);
export const LetterSettingsPatch = Type.Object(
  {
    numberPattern: Type.Optional(Type.String({ maxLength: 80 })),
    replyBy: Type.Optional(Nullable(DaySchema)),
    reminderDays: Type.Optional(
      Type.Array(Type.Integer({ minimum: 0, maximum: 365 }), { maxItems: 10, uniqueItems: true }),
    ),
    quotas: Type.Optional(Quotas),
  },
  { additionalProperties: false },
);
export type LetterSettingsPatch = Static<typeof LetterSettingsPatch>;
export const LetterSettingsView = Type.Object(
  {
    numberPattern: Type.String(),
    lastNumber: Type.Integer(),
    replyBy: Nullable(Type.String()),
    reminderDays: Type.Array(Type.Integer()),
    quotas: Quotas,
    version: Type.Integer(),
  },
  { title: 'LetterSettings' },
);
export type LetterSettingsView = Static<typeof LetterSettingsView>;

export const VisaLetterView = Type.Object(
  {
    id: IdSchema,
    attendeeId: IdSchema,
    name: LocalTextSchema,
    nationality: Nullable(Type.String()),
    state: Choice(visaLetterStates),
    passport: Nullable(Type.String({ description: 'Masked: its last characters' })),
    letterNumber: Nullable(Type.String()),
    letterDate: Nullable(Type.String()),
    requestedAt: InstantSchema,
    decidedAt: Nullable(InstantSchema),
    reason: Nullable(Type.String()),
    version: Type.Integer(),
  },
  { title: 'VisaLetter' },
);
export type VisaLetterView = Static<typeof VisaLetterView>;
export const VisaLetterList = ListSchema(VisaLetterView);

export const VisaIssueInput = Type.Object(
  {
    templateId: IdSchema,
    letterLanguages: Type.Optional(LetterLanguagesSchema),
    reason: Type.String({ maxLength: 500, description: 'Why the number of the passport is read' }),
    passportNumber: Type.Optional(
      Nullable(
        Type.String({
          maxLength: 40,
          description: 'Of somebody whose passport is not held: printed in the letter, kept nowhere else',
        }),
      ),
    ),
    passportExpiresOn: Type.Optional(Nullable(DaySchema)),
  },
  { additionalProperties: false },
);
export type VisaIssueInput = Static<typeof VisaIssueInput>;
export const VisaRefusalInput = Type.Object(
  { reason: Type.String({ maxLength: 500 }) },
  { additionalProperties: false },
);
