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
  TEXT_LENGTH,
  TextInput,
} from '../../../platform/http/schemas.ts';

/** Most questions of a form, and choices of a question. */
export const QUESTIONS = 30;
export const OPTIONS = 20;
/** Most sessions that are answered for in one go. */
export const SLOTS = 60;

export const questionTypes = ['rating', 'choice', 'choices', 'text'] as const;

const OptionInput = Type.Object(
  { key: Type.Optional(Type.String({ pattern: '^[a-z0-9-]{1,40}$' })), label: LineInput },
  { additionalProperties: false },
);
export const QuestionInput = Type.Object(
  {
    id: Type.Optional(IdSchema),
    type: Choice(questionTypes),
    label: TextInput,
    options: Type.Optional(Type.Array(OptionInput, { maxItems: OPTIONS })),
    required: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type QuestionInput = Static<typeof QuestionInput>;

const form = {
  title: LineInput,
  text: Type.Optional(Nullable(TextInput)),
  questions: Type.Optional(
    Type.Array(QuestionInput, {
      maxItems: QUESTIONS,
      description: 'All of them, in their order; those that have answers stay, of the same type',
    }),
  ),
  opensAt: Type.Optional(Nullable(InstantSchema)),
  closesAt: Type.Optional(Nullable(InstantSchema)),
  published: Type.Optional(Type.Boolean()),
};
export const FeedbackFormInput = Type.Object(
  {
    ...form,
    perSession: Type.Boolean({
      description: 'Asked of every session that somebody was in; else once, of the edition',
    }),
  },
  { additionalProperties: false },
);
export type FeedbackFormInput = Static<typeof FeedbackFormInput>;
export const FeedbackFormPatch = Type.Partial(Type.Object(form), { additionalProperties: false });
export type FeedbackFormPatch = Static<typeof FeedbackFormPatch>;

export const FeedbackFormView = Type.Object(
  {
    id: IdSchema,
    perSession: Type.Boolean(),
    title: LocalTextSchema,
    text: Nullable(LocalTextSchema),
    questions: Type.Array(
      Type.Object({
        id: IdSchema,
        type: Choice(questionTypes),
        label: LocalTextSchema,
        options: Type.Array(Type.Object({ key: Type.String(), label: LocalTextSchema })),
        required: Type.Boolean(),
      }),
    ),
    opensAt: Nullable(InstantSchema),
    closesAt: Nullable(InstantSchema),
    published: Type.Boolean(),
    window: Choice(['hidden', 'soon', 'open', 'closed'] as const),
    version: Type.Integer(),
  },
  { title: 'FeedbackForm' },
);
export type FeedbackFormView = Static<typeof FeedbackFormView>;
export const FeedbackFormList = ListSchema(FeedbackFormView);

const AnswersSchema = Type.Record(
  Type.String({ maxLength: 40 }),
  Type.Union([
    Type.Null(),
    Type.Integer({ minimum: 1, maximum: 5 }),
    Type.String({ maxLength: TEXT_LENGTH }),
    Type.Array(Type.String({ maxLength: 40 }), { maxItems: OPTIONS }),
  ]),
  { description: 'By id of question: 1 to 5, key of a choice, keys of choices, or text' },
);
export const AnswersInput = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        { sessionId: Type.Optional(Nullable(IdSchema)), answers: AnswersSchema },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: SLOTS },
    ),
  },
  { additionalProperties: false, description: 'All of them are kept, or none' },
);
export type AnswersInput = Static<typeof AnswersInput>;
export const AnswersKept = Type.Object({ kept: Type.Integer() });

export const InvitationsView = Type.Object({
  mailed: Type.Integer({ description: 'Who was sent a link' }),
  left: Type.Integer({ description: 'Who waits for the next call: one mails 2,000 at most' }),
});

export const ResultsQuery = Type.Object(
  { session: Type.Optional(IdSchema) },
  { additionalProperties: false },
);
export const ResultsView = Type.Object(
  {
    answers: Type.Integer(),
    least: Type.Integer({ description: 'How many answers it takes before any is shown' }),
    shown: Type.Boolean(),
    questions: Type.Array(
      Type.Object({
        id: IdSchema,
        answered: Type.Integer(),
        mean: Nullable(Type.Number()),
        spread: Nullable(Type.Number({ description: 'Standard deviation' })),
        counts: Type.Array(Type.Object({ key: Type.String(), count: Type.Integer() })),
        texts: Type.Array(Type.String()),
      }),
    ),
    sessions: Type.Array(
      Type.Object({ id: IdSchema, code: Type.String(), title: LocalTextSchema, answers: Type.Integer() }),
    ),
    firstOn: Nullable(DaySchema),
    lastOn: Nullable(DaySchema),
  },
  { title: 'FeedbackResults' },
);
export type ResultsView = Static<typeof ResultsView>;

export const FormParams = Type.Object({ form: IdSchema });
