import { type Static, Type } from 'typebox';
import {
  Choice,
  IdSchema,
  InstantSchema,
  LanguageSchema,
  LINE_LENGTH,
  LineInput,
  ListSchema,
  LocalTextSchema,
  listQuery,
  Nullable,
  SlugSchema,
  TEXT_LENGTH,
  TextInput,
} from '../../../platform/http/schemas.ts';
import { BodyRef, StateCodeSchema, StateRef } from '../../directory/index.ts';
import { authorStates, questionTypes, submissionKinds, submissionStates } from '../tables.ts';

/** Most questions of a call, choices of a question, and authors of a submission beside who submits it. */
export const QUESTIONS = 40;
export const OPTIONS = 50;
export const CO_AUTHORS = 20;
/** Most files of a submission. */
export const FILES = 10;

const Line = Type.String({ maxLength: LINE_LENGTH });
const Text = Type.String({ maxLength: TEXT_LENGTH });
const EmailSchema = Type.String({ format: 'email', maxLength: 254 });
const KindSchema = Choice(submissionKinds);

const call = {
  slug: Type.Optional(SlugSchema),
  title: LineInput,
  text: Type.Optional(Nullable(TextInput)),
  kinds: Type.Array(KindSchema, { minItems: 1, maxItems: submissionKinds.length, uniqueItems: true }),
  opensAt: InstantSchema,
  closesAt: InstantSchema,
  published: Type.Optional(Type.Boolean()),
  abstractWords: Type.Optional(Nullable(Type.Integer({ minimum: 20, maximum: 5_000 }))),
  maxScore: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  blind: Type.Optional(Type.Boolean({ description: 'Reviewers do not see authors' })),
  reviewsWanted: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
  reviewBy: Type.Optional(Nullable(InstantSchema)),
};
export const CallInput = Type.Object(call, { additionalProperties: false });
export type CallInput = Static<typeof CallInput>;
export const CallPatch = Type.Partial(CallInput, { additionalProperties: false });
export type CallPatch = Static<typeof CallPatch>;

const OptionSchema = Type.Object(
  {
    key: Type.Optional(Type.String({ pattern: '^[a-z0-9-]{1,40}$' })),
    label: LineInput,
  },
  { additionalProperties: false },
);
const question = {
  type: Choice(questionTypes),
  label: LineInput,
  hint: Type.Optional(Nullable(TextInput)),
  options: Type.Optional(Type.Array(OptionSchema, { maxItems: OPTIONS })),
  required: Type.Optional(Type.Boolean()),
  kinds: Type.Optional(Type.Array(KindSchema, { maxItems: submissionKinds.length, uniqueItems: true })),
  forReviewers: Type.Optional(Type.Boolean()),
};
export const QuestionInput = Type.Object(question, { additionalProperties: false });
export type QuestionInput = Static<typeof QuestionInput>;
export const QuestionPatch = Type.Partial(
  Type.Object({ ...question, position: Type.Integer({ minimum: 1, maximum: QUESTIONS }) }),
  { additionalProperties: false },
);
export type QuestionPatch = Static<typeof QuestionPatch>;

export const GraceInput = Type.Object(
  {
    note: Type.String({ minLength: 1, maxLength: LINE_LENGTH, description: 'For whom and why' }),
    expiresAt: InstantSchema,
    uses: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 1 })),
  },
  { additionalProperties: false },
);
export type GraceInput = Static<typeof GraceInput>;

const paper = {
  kind: KindSchema,
  title: Type.String({ minLength: 1, maxLength: LINE_LENGTH }),
  titleOther: Type.Optional(Nullable(Line)),
  abstract: Type.Optional(Text),
  abstractOther: Type.Optional(Nullable(Text)),
  language: LanguageSchema,
  themeId: Type.Optional(Nullable(IdSchema)),
  minutes: Type.Optional(Nullable(Type.Integer({ minimum: 5, maximum: 1_440 }))),
  level: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: 3 }))),
  answers: Type.Optional(
    Type.Record(Type.String({ maxLength: 40 }), Type.Unknown(), {
      maxProperties: QUESTIONS,
      description: 'Answers by the id of the question',
    }),
  ),
  bodyId: Type.Optional(Nullable(IdSchema)),
  stateCode: Type.Optional(Nullable(StateCodeSchema)),
  contactName: Type.String({ minLength: 1, maxLength: LINE_LENGTH }),
  contactEmail: EmailSchema,
  contactLanguage: Type.Optional(LanguageSchema),
  affiliation: Type.Optional(Nullable(Line)),
  presenting: Type.Optional(Type.Boolean()),
};
export const PaperInput = Type.Object(
  {
    call: Type.String({ minLength: 1, maxLength: 80, description: 'Id or slug of the call' }),
    ...paper,
    grace: Type.Optional(Type.String({ maxLength: 80, description: 'Secret of a grace link' })),
    submit: Type.Optional(Type.Boolean({ description: 'Default false: it is kept as a draft' })),
  },
  { additionalProperties: false },
);
export type PaperInput = Static<typeof PaperInput>;
export const PaperPatch = Type.Partial(Type.Object(paper), { additionalProperties: false });
export type PaperPatch = Static<typeof PaperPatch>;

export const SubmissionAct = Type.Object(
  { grace: Type.Optional(Type.String({ maxLength: 80, description: 'Secret of a grace link' })) },
  { additionalProperties: false },
);
export const NoteInput = Type.Object(
  { reason: Type.Optional(Type.String({ maxLength: 2_000 })) },
  { additionalProperties: false },
);
export type NoteInput = Static<typeof NoteInput>;

export const CoAuthorInput = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: LINE_LENGTH }),
    email: EmailSchema,
    affiliation: Type.Optional(Nullable(Line)),
    presenting: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type CoAuthorInput = Static<typeof CoAuthorInput>;
export const CoAuthorAnswer = Type.Object(
  { answer: Choice(['accept', 'decline'] as const) },
  { additionalProperties: false },
);

export const PaperQuery = Type.Object(
  {
    ...listQuery,
    state: Type.Optional(Choice(submissionStates)),
    kind: Type.Optional(KindSchema),
    call: Type.Optional(IdSchema),
    theme: Type.Optional(IdSchema),
  },
  { additionalProperties: false },
);

export const PaperParams = Type.Object({ paper: IdSchema });
export const PaperFileParams = Type.Object({ paper: IdSchema, file: IdSchema });
export const PaperAuthorParams = Type.Object({ paper: IdSchema, author: IdSchema });
export const SecretParams = Type.Object({ secret: Type.String({ maxLength: 80 }) });
/** An address to which links of one's own submissions are mailed. */
export const LinkAsked = Type.Object({ email: Type.String({ format: 'email', maxLength: 254 }) });
export const CallParams = Type.Object({ call: IdSchema });
export const QuestionParams = Type.Object({ question: IdSchema });
export const GraceParams = Type.Object({ grace: IdSchema });

export const QuestionView = Type.Object({
  id: IdSchema,
  position: Type.Integer(),
  type: Choice(questionTypes),
  label: LocalTextSchema,
  hint: Nullable(LocalTextSchema),
  options: Type.Array(Type.Object({ key: Type.String(), label: LocalTextSchema })),
  required: Type.Boolean(),
  kinds: Type.Array(KindSchema),
  forReviewers: Type.Optional(Type.Boolean()),
  version: Type.Integer(),
});

export const CallView = Type.Object(
  {
    id: IdSchema,
    slug: Type.String(),
    title: LocalTextSchema,
    text: Nullable(LocalTextSchema),
    kinds: Type.Array(KindSchema),
    opensAt: InstantSchema,
    closesAt: InstantSchema,
    window: Choice(['hidden', 'soon', 'open', 'closed'] as const),
    abstractWords: Nullable(Type.Integer()),
    questions: Type.Array(QuestionView),
    version: Type.Integer(),
    published: Type.Optional(Type.Boolean()),
    maxScore: Type.Optional(Type.Integer()),
    blind: Type.Optional(Type.Boolean()),
    reviewsWanted: Type.Optional(Type.Integer()),
    reviewBy: Type.Optional(Nullable(InstantSchema)),
  },
  { title: 'CallForPapers' },
);
export const CallList = ListSchema(CallView);

const grace = {
  id: IdSchema,
  note: Type.String(),
  expiresAt: InstantSchema,
  remaining: Type.Integer(),
  revokedAt: Nullable(InstantSchema),
  createdAt: InstantSchema,
};
export const GraceView = Type.Object(grace, { title: 'GraceLink' });
export const GraceList = ListSchema(GraceView);
export const NewGraceView = Type.Object({
  secret: Type.String({ description: 'Shown this once' }),
  href: Type.String(),
  ...grace,
});

export const AuthorView = Type.Object({
  id: IdSchema,
  name: Type.String(),
  email: Type.String(),
  affiliation: Nullable(Type.String()),
  presenting: Type.Boolean(),
  state: Choice(authorStates),
});
export const PaperFileView = Type.Object({
  id: IdSchema,
  questionId: Nullable(IdSchema),
  name: Type.String(),
  mediaType: Type.String(),
  bytes: Type.Integer(),
});
const paperView = {
  id: IdSchema,
  code: Nullable(Type.String()),
  call: Type.Object({ id: IdSchema, slug: Type.String(), title: LocalTextSchema }),
  kind: KindSchema,
  state: Choice(submissionStates),
  title: Type.String(),
  titleOther: Nullable(Type.String()),
  abstract: Type.String(),
  abstractOther: Nullable(Type.String()),
  language: LanguageSchema,
  theme: Nullable(Type.Object({ id: IdSchema, slug: Type.String(), title: LocalTextSchema })),
  minutes: Nullable(Type.Integer()),
  level: Nullable(Type.Integer()),
  answers: Type.Record(Type.String(), Type.Unknown()),
  body: Nullable(BodyRef),
  participatingState: Nullable(StateRef),
  contact: Type.Object({ name: Type.String(), email: Type.String(), language: LanguageSchema }),
  authors: Type.Array(AuthorView),
  files: Type.Array(PaperFileView),
  submittedAt: Nullable(InstantSchema),
  decidedAt: Nullable(InstantSchema),
  decisionNote: Nullable(Type.String()),
  sessionId: Nullable(IdSchema),
  version: Type.Integer(),
};
export const PaperView = Type.Object(paperView, { title: 'Submission' });
export const PaperList = ListSchema(PaperView);
/** The answer to whoever has just made one: its secret stands there and nowhere after. */
export const NewPaperView = Type.Object({
  secret: Type.String({ description: 'Opens it without an account; send it as Paper-Secret' }),
  href: Type.String({ description: 'The page on which its authors see and change it' }),
  ...paperView,
});

export const InvitationView = Type.Object({
  paper: Type.Object({ title: Type.String(), submitter: Type.String(), call: LocalTextSchema }),
  author: Type.Object({ name: Type.String(), state: Choice(authorStates) }),
});

export const PlacementInput = Type.Object(
  {
    sessionId: IdSchema,
    minutes: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: 1_440 }))),
    persons: Type.Optional(
      Type.Record(Type.String(), Nullable(IdSchema), {
        maxProperties: CO_AUTHORS + 1,
        description: 'Persons of the directory by author; null or absent: found by account, or entered anew',
      }),
    ),
  },
  { additionalProperties: false },
);
export type PlacementInput = Static<typeof PlacementInput>;
export const SessionOfPaperInput = Type.Object(
  {
    minutes: Type.Optional(Nullable(Type.Integer({ minimum: 5, maximum: 1_440 }))),
    persons: PlacementInput.properties.persons,
  },
  { additionalProperties: false },
);
export type SessionOfPaperInput = Static<typeof SessionOfPaperInput>;
