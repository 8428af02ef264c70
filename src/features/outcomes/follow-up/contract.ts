import { type Static, Type } from 'typebox';
import {
  Choice,
  DaySchema,
  IdSchema,
  InstantSchema,
  LINE_LENGTH,
  LineInput,
  ListSchema,
  LocalTextSchema,
  Nullable,
  TextInput,
  UrlSchema,
} from '../../../platform/http/schemas.ts';
import { findings, progressReportStatuses, responseKinds, selfReportedStates } from '../tables.ts';
import { assessedStates, roundStates, selfStates } from './rules.ts';

const closed = { additionalProperties: false } as const;

export const PlanInput = Type.Object(
  {
    firstDueOn: Type.Optional(Nullable(DaySchema)),
    cadenceMonths: Type.Integer({ minimum: 1, maximum: 60 }),
    reminderDays: Type.Array(Type.Integer({ minimum: 0, maximum: 365 }), { maxItems: 6, uniqueItems: true }),
    escalationDays: Type.Integer({ minimum: 0, maximum: 365 }),
  },
  closed,
);
export type PlanInput = Static<typeof PlanInput>;

export const PlanView = Type.Object(
  {
    firstDueOn: Nullable(DaySchema),
    cadenceMonths: Type.Integer(),
    reminderDays: Type.Array(Type.Integer()),
    escalationDays: Type.Integer(),
    version: Type.Integer(),
  },
  { title: 'FollowUpPlan' },
);

export const ObligationInput = Type.Object({ bodyId: IdSchema, dueOn: DaySchema }, closed);

export const ResponseInput = Type.Object(
  {
    response: Choice(responseKinds),
    note: Type.Optional(Nullable(TextInput)),
    respondedOn: Type.Optional(DaySchema),
  },
  closed,
);
export type ResponseInput = Static<typeof ResponseInput>;

export const ActionInput = Type.Object(
  {
    title: LineInput,
    /** The action that it is a milestone of. */
    actionId: Type.Optional(Nullable(IdSchema)),
    dueOn: Type.Optional(Nullable(DaySchema)),
    reachedOn: Type.Optional(Nullable(DaySchema)),
    droppedReason: Type.Optional(Nullable(Type.String({ maxLength: LINE_LENGTH }))),
  },
  closed,
);
export type ActionInput = Static<typeof ActionInput>;
export const ActionPatch = Type.Partial(ActionInput, closed);
export type ActionPatch = Static<typeof ActionPatch>;

export const IndicatorInput = Type.Object(
  {
    name: LineInput,
    unit: LineInput,
    baseline: Type.Optional(Nullable(Type.Number())),
    baselineOn: Type.Optional(Nullable(DaySchema)),
    target: Type.Optional(Nullable(Type.Number())),
    targetOn: Type.Optional(Nullable(DaySchema)),
  },
  closed,
);
export type IndicatorInput = Static<typeof IndicatorInput>;
export const IndicatorPatch = Type.Partial(IndicatorInput, closed);
export type IndicatorPatch = Static<typeof IndicatorPatch>;

export const MeasurementInput = Type.Object({ measuredOn: DaySchema, value: Type.Number() }, closed);
export type MeasurementInput = Static<typeof MeasurementInput>;

const ValueInput = Type.Object({ indicatorId: IdSchema, value: Type.Number() }, closed);

export const ReportInput = Type.Object(
  {
    selfReported: Type.Optional(Nullable(Choice(selfReportedStates))),
    text: Type.Optional(Nullable(TextInput)),
    /** Figures of indicators on the day of the report. */
    values: Type.Optional(Type.Array(ValueInput, { maxItems: 50 })),
  },
  closed,
);
export type ReportInput = Static<typeof ReportInput>;

export const EvidenceInput = Type.Object(
  {
    title: LineInput,
    url: Type.Optional(Nullable(UrlSchema)),
    confidential: Type.Optional(Type.Boolean()),
  },
  closed,
);
export type EvidenceInput = Static<typeof EvidenceInput>;

/** Whether a piece is kept from the public. */
export const EvidencePatch = Type.Object({ confidential: Type.Boolean() }, closed);

export const ReturnInput = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 2_000 }) }, closed);

export const AssessmentInput = Type.Object(
  {
    finding: Choice(findings),
    text: TextInput,
    /** Where the account is not that of a known person: the body that the assessor is of. */
    assessorBodyId: Type.Optional(Nullable(IdSchema)),
    assessedOn: Type.Optional(DaySchema),
  },
  closed,
);
export type AssessmentInput = Static<typeof AssessmentInput>;

const Named = Type.Object({ id: IdSchema, slug: Type.String(), name: LocalTextSchema });

export const EvidenceView = Type.Object(
  {
    id: IdSchema,
    title: LocalTextSchema,
    url: Nullable(Type.String()),
    file: Nullable(Type.Object({ href: Type.String(), name: Type.String(), bytes: Type.Integer() })),
    sha256: Nullable(Type.String()),
    confidential: Type.Boolean(),
  },
  { title: 'Evidence' },
);

export const ReportView = Type.Object(
  {
    id: IdSchema,
    provisionId: IdSchema,
    bodyId: IdSchema,
    status: Choice(progressReportStatuses),
    selfReported: Nullable(Choice(selfReportedStates)),
    text: Nullable(LocalTextSchema),
    returnReason: Nullable(Type.String()),
    submittedAt: Nullable(InstantSchema),
    decidedAt: Nullable(InstantSchema),
    publishedAt: Nullable(InstantSchema),
    evidence: Type.Array(EvidenceView),
    sample: Type.Boolean(),
    version: Type.Integer(),
  },
  { title: 'ProgressReport' },
);
export type ReportView = Static<typeof ReportView>;
export const ReportList = ListSchema(ReportView);

export const AssessmentView = Type.Object(
  {
    id: IdSchema,
    bodyId: IdSchema,
    finding: Choice(findings),
    text: LocalTextSchema,
    assessedOn: DaySchema,
    assessor: Nullable(LocalTextSchema),
    assessorBody: Nullable(LocalTextSchema),
  },
  { title: 'Assessment' },
);

/** How one body stands with one recommendation: two states that are never merged. */
export const StandingView = Type.Object({
  body: Named,
  role: Choice(['lead', 'supporting', 'other']),
  response: Nullable(Choice(responseKinds)),
  selfReported: Choice(selfStates),
  assessed: Choice(assessedStates),
  lastReportAt: Nullable(InstantSchema),
  rounds: Type.Array(Type.Object({ dueOn: DaySchema, state: Choice(roundStates) })),
});

export const FollowUpView = Type.Object(
  {
    id: IdSchema,
    code: Nullable(Type.String()),
    number: Nullable(Type.Integer()),
    title: Nullable(LocalTextSchema),
    text: LocalTextSchema,
    theme: Nullable(Type.Object({ number: Type.Integer(), slug: Type.String(), title: LocalTextSchema })),
    age: Type.Integer(),
    disposition: Nullable(Type.String()),
    bodies: Type.Array(StandingView),
  },
  { title: 'FollowUp' },
);
export type FollowUpView = Static<typeof FollowUpView>;
export const FollowUpList = ListSchema(FollowUpView);

export const FollowUpQuery = Type.Object(
  {
    theme: Type.Optional(Type.String({ maxLength: 100 })),
    body: Type.Optional(Type.String({ maxLength: 100 })),
    state: Type.Optional(Type.String({ maxLength: 2 })),
    lang: Type.Optional(Choice(['ar', 'en'])),
  },
  closed,
);

export const ActionView = Type.Object(
  {
    id: IdSchema,
    bodyId: IdSchema,
    actionId: Nullable(IdSchema),
    title: LocalTextSchema,
    dueOn: Nullable(DaySchema),
    reachedOn: Nullable(DaySchema),
    droppedReason: Nullable(Type.String()),
    version: Type.Integer(),
  },
  { title: 'FollowUpAction' },
);

export const IndicatorView = Type.Object(
  {
    id: IdSchema,
    name: LocalTextSchema,
    unit: LocalTextSchema,
    baseline: Nullable(Type.Number()),
    baselineOn: Nullable(DaySchema),
    target: Nullable(Type.Number()),
    targetOn: Nullable(DaySchema),
    version: Type.Integer(),
    values: Type.Array(Type.Object({ on: DaySchema, value: Type.Number() })),
  },
  { title: 'Indicator' },
);

/** All that is known of one recommendation's follow-up to whoever asks. */
export const FollowUpWhole = Type.Object({
  standing: FollowUpView,
  responses: Type.Array(
    Type.Object({
      bodyId: IdSchema,
      response: Choice(responseKinds),
      note: Nullable(LocalTextSchema),
      respondedOn: DaySchema,
    }),
  ),
  actions: Type.Array(ActionView),
  indicators: Type.Array(IndicatorView),
  reports: Type.Array(ReportView),
  assessments: Type.Array(AssessmentView),
});
