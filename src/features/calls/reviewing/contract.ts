import { type Static, Type } from 'typebox';
import {
  Choice,
  IdSchema,
  InstantSchema,
  LINE_LENGTH,
  LineInput,
  ListSchema,
  LocalTextSchema,
  listQuery,
  Nullable,
  TEXT_LENGTH,
  TextInput,
} from '../../../platform/http/schemas.ts';
import { StateCodeSchema } from '../../directory/index.ts';
import { reviewStates, submissionKinds, submissionStates } from '../tables.ts';
import { conflictReasons } from './rules/conflicts-of-interest.ts';
import { decisions } from './rules/decisions.ts';

export const recommendations = ['accept', 'undecided', 'reject'] as const;

/** Most papers that are decided, and reviews that are assigned, at once. */
const MANY = 500;

export const CriterionInput = Type.Object(
  {
    id: Type.Optional(IdSchema),
    label: LineInput,
    hint: Type.Optional(Nullable(TextInput)),
    weight: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  { additionalProperties: false },
);
export const CriteriaInput = Type.Object(
  { items: Type.Array(CriterionInput, { maxItems: 30 }) },
  { additionalProperties: false },
);
export type CriteriaInput = Static<typeof CriteriaInput>;
export const CriterionView = Type.Object(
  { id: IdSchema, label: LocalTextSchema, hint: Nullable(LocalTextSchema), weight: Type.Integer() },
  { title: 'ReviewCriterion' },
);
export const CriteriaView = Type.Object({
  maxScore: Type.Integer({ description: 'Scores are from 0 to this' }),
  items: Type.Array(CriterionView),
});

export const ReviewerInput = Type.Object(
  {
    themeIds: Type.Optional(Type.Array(IdSchema, { maxItems: 100, description: 'Empty: every theme' })),
    mostReviews: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: 1_000 }))),
    bodyId: Type.Optional(Nullable(IdSchema)),
    stateCode: Type.Optional(Nullable(StateCodeSchema)),
  },
  { additionalProperties: false },
);
export type ReviewerInput = Static<typeof ReviewerInput>;
export const ReviewerView = Type.Object(
  {
    accountId: IdSchema,
    name: Type.String(),
    email: Type.String(),
    themeIds: Type.Array(IdSchema),
    mostReviews: Nullable(Type.Integer()),
    bodyId: Nullable(IdSchema),
    stateCode: Nullable(Type.String()),
    load: Type.Integer({ description: 'Reviews assigned, begun or handed in' }),
    submitted: Type.Integer(),
    declined: Type.Integer(),
  },
  { title: 'Reviewer' },
);
export type ReviewerView = Static<typeof ReviewerView>;
export const ReviewerList = ListSchema(ReviewerView);

const Recommendation = Choice(recommendations);
const Words = Type.String({ maxLength: TEXT_LENGTH });

export const ReviewPatch = Type.Object(
  {
    state: Type.Optional(
      Choice(['draft', 'submitted', 'declined', 'conflict'], {
        description:
          'conflict: the reviewer has an interest of their own; then and when declined, a reason is needed',
      }),
    ),
    scores: Type.Optional(
      Type.Record(Type.String({ format: 'uuid' }), Type.Integer({ minimum: 0, maximum: 100 }), {
        description: 'Scores by criterion',
      }),
    ),
    recommendation: Type.Optional(Nullable(Recommendation)),
    comment: Type.Optional(Nullable(Words)),
    confidential: Type.Optional(Nullable(Words)),
    reason: Type.Optional(Nullable(Type.String({ maxLength: 2_000 }))),
  },
  { additionalProperties: false },
);
export type ReviewPatch = Static<typeof ReviewPatch>;

const Answer = Type.Object({ label: LocalTextSchema, value: Type.String() });
export const PaperView = Type.Object(
  {
    id: IdSchema,
    code: Nullable(Type.String()),
    kind: Choice(submissionKinds),
    state: Choice(submissionStates),
    title: Type.String(),
    titleOther: Nullable(Type.String()),
    abstract: Type.String(),
    abstractOther: Nullable(Type.String()),
    language: Choice(['ar', 'en']),
    minutes: Nullable(Type.Integer()),
    themeId: Nullable(IdSchema),
    answers: Type.Array(Answer),
    files: Type.Array(Type.Object({ id: IdSchema, name: Type.String(), bytes: Type.Integer() })),
    authors: Nullable(
      Type.Array(Type.Object({ name: Type.String(), affiliation: Nullable(Type.String()) }), {
        description: 'Null where reviewers do not learn who wrote it',
      }),
    ),
    behalf: Nullable(LocalTextSchema),
  },
  { title: 'ReviewedPaper' },
);
export type PaperView = Static<typeof PaperView>;

export const ReviewView = Type.Object(
  {
    id: IdSchema,
    paperId: IdSchema,
    paperCode: Nullable(Type.String()),
    paperTitle: Type.String(),
    reviewerId: Nullable(IdSchema),
    state: Choice(reviewStates),
    scores: Type.Record(Type.String(), Type.Integer()),
    score: Nullable(Type.Number({ description: 'Weighted, in percent' })),
    recommendation: Nullable(Recommendation),
    assignedAt: Nullable(InstantSchema),
    submittedAt: Nullable(InstantSchema),
    version: Type.Integer(),
  },
  { title: 'Review' },
);
export const ReviewList = ListSchema(ReviewView);
export const ReviewsQuery = Type.Object(
  { limit: listQuery.limit, cursor: listQuery.cursor },
  { additionalProperties: false },
);
export const ReviewWhole = Type.Intersect(
  [
    ReviewView,
    Type.Object({
      comment: Nullable(Type.String({ description: 'For the authors' })),
      confidential: Nullable(Type.String({ description: 'For those who decide, and the other reviewers' })),
      reason: Nullable(Type.String()),
      paper: PaperView,
    }),
  ],
  { title: 'ReviewWhole' },
);

export const CommentInput = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: 5_000 }) },
  { additionalProperties: false },
);
export type CommentInput = Static<typeof CommentInput>;
export const CommentView = Type.Object(
  {
    id: IdSchema,
    author: Type.Object({
      name: Nullable(Type.String({ description: 'Null: a reviewer who is not named to other reviewers' })),
      reviewer: Nullable(
        Type.Integer({ description: 'Which reviewer of the paper, from 1; null: one who decides' }),
      ),
      own: Type.Boolean(),
    }),
    text: Type.String(),
    createdAt: InstantSchema,
  },
  { title: 'ReviewComment' },
);
export const CommentList = ListSchema(CommentView);

const Pair = Type.Object({ paperId: IdSchema, reviewerId: IdSchema }, { additionalProperties: false });
export const AssignmentsQuery = Type.Object({ callId: IdSchema }, { additionalProperties: false });
export const AssignmentsInput = Type.Object(
  {
    callId: IdSchema,
    preview: Type.Optional(
      Type.Boolean({ description: 'Answer what would be assigned, and assign nothing' }),
    ),
    assignments: Type.Optional(
      Type.Array(Pair, {
        minItems: 1,
        maxItems: 4 * MANY,
        description: 'By hand; without them, the plan of this moment',
      }),
    ),
  },
  { additionalProperties: false },
);
export type AssignmentsInput = Static<typeof AssignmentsInput>;
export const AssignmentsView = Type.Object(
  {
    assignments: Type.Array(Pair),
    shortages: Type.Array(
      Type.Object({
        paperId: IdSchema,
        missing: Type.Integer(),
        otherTheme: Type.Integer(),
        inConflict: Type.Integer(),
        declined: Type.Integer(),
        full: Type.Integer(),
      }),
    ),
    conflicts: Type.Array(
      Type.Object({ paperId: IdSchema, reviewerId: IdSchema, reasons: Type.Array(Choice(conflictReasons)) }),
      { description: 'Assignments that stand and whose reviewer may not see the paper any more' },
    ),
  },
  { title: 'ReviewAssignments' },
);

const MailTexts = Type.Object(
  {
    subject: Type.String({ minLength: 1, maxLength: LINE_LENGTH }),
    text: Type.String({ minLength: 1, maxLength: 10_000 }),
  },
  { additionalProperties: false },
);
export const DecisionsInput = Type.Object(
  {
    decision: Choice(decisions),
    papers: Type.Array(
      Type.Object(
        { id: IdSchema, version: Type.Optional(Type.Integer({ minimum: 1 })) },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: MANY },
    ),
    preview: Type.Optional(
      Type.Boolean({ description: 'Answer the mails as they would be sent, and decide nothing' }),
    ),
    note: Type.Optional(
      Nullable(Type.String({ maxLength: 5_000, description: 'For all authors of the batch' })),
    ),
    reason: Type.Optional(
      Nullable(Type.String({ maxLength: 2_000, description: 'Why an earlier decision is turned' })),
    ),
    withComments: Type.Optional(Type.Boolean({ description: 'The reviewers’ comments go with the mails' })),
    mail: Type.Optional(
      Type.Object(
        { ar: Type.Optional(MailTexts), en: Type.Optional(MailTexts) },
        {
          additionalProperties: false,
          description: 'With {{name}}, {{title}}, {{code}}, {{call}}, {{forum}}; default: the usual words',
        },
      ),
    ),
  },
  { additionalProperties: false },
);
export type DecisionsInput = Static<typeof DecisionsInput>;
export const DecisionMail = Type.Object(
  {
    paperId: IdSchema,
    to: Type.String(),
    language: Choice(['ar', 'en']),
    subject: Type.String(),
    text: Type.String(),
  },
  { title: 'DecisionMail' },
);
export const DecisionsView = Type.Object(
  {
    decided: Type.Array(
      Type.Object({ id: IdSchema, state: Choice(submissionStates), version: Type.Integer() }),
    ),
    mails: Type.Array(DecisionMail),
  },
  { title: 'PaperDecisions' },
);
