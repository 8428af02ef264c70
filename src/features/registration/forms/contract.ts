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
  TextInput,
} from '../../../platform/http/schemas.ts';
import { AttendeeView, attendeeCategories, attendeeFields } from '../../delegations/index.ts';
import { formBlocks, formQuestionTypes, registrationStates } from '../tables.ts';

/** Most questions of a form, and choices of a question. */
export const QUESTIONS = 40;
export const OPTIONS = 50;
/** Most accompanying persons. */
export const GUESTS = 10;
/** Most registrations that one decision is about, and rows of an import. */
export const DECISIONS = 500;

const CategorySchema = Choice(attendeeCategories);
const Blocks = Type.Object(
  Object.fromEntries(
    formBlocks.map((block) => [block, Type.Optional(Choice(['asked', 'needed'] as const))]),
  ) as Record<(typeof formBlocks)[number], ReturnType<typeof optionalAsked>>,
  { additionalProperties: false, description: 'Ready blocks; those left out are not asked' },
);
function optionalAsked() {
  return Type.Optional(Choice(['asked', 'needed'] as const));
}

const form = {
  slug: Type.Optional(SlugSchema),
  category: CategorySchema,
  title: LineInput,
  text: Type.Optional(Nullable(TextInput)),
  confirmation: Type.Optional(Nullable(TextInput)),
  opensAt: InstantSchema,
  closesAt: InstantSchema,
  published: Type.Optional(Type.Boolean()),
  capacity: Type.Optional(Nullable(Type.Integer({ minimum: 0, maximum: 1_000_000 }))),
  waitingList: Type.Optional(Type.Boolean()),
  approval: Type.Optional(Type.Boolean()),
  walkIn: Type.Optional(
    Type.Boolean({
      description: 'Whether the desk takes people in by it who come without having registered. Default false',
    }),
  ),
  editableUntil: Type.Optional(Nullable(InstantSchema)),
  mostGuests: Type.Optional(Type.Integer({ minimum: 0, maximum: GUESTS })),
  blocks: Type.Optional(Blocks),
};
export const FormInput = Type.Object(form, { additionalProperties: false });
export type FormInput = Static<typeof FormInput>;
export const FormPatch = Type.Partial(FormInput, { additionalProperties: false });
export type FormPatch = Static<typeof FormPatch>;

const OptionSchema = Type.Object(
  { key: Type.Optional(Type.String({ pattern: '^[a-z0-9-]{1,40}$' })), label: LineInput },
  { additionalProperties: false },
);
const ConditionSchema = Type.Object(
  {
    questionId: IdSchema,
    answers: Type.Array(Type.String({ maxLength: 40 }), {
      minItems: 1,
      maxItems: OPTIONS,
      uniqueItems: true,
    }),
  },
  { additionalProperties: false, description: 'Asked only where an earlier question was answered so' },
);
const question = {
  type: Choice(formQuestionTypes),
  label: TextInput,
  hint: Type.Optional(Nullable(TextInput)),
  options: Type.Optional(Type.Array(OptionSchema, { maxItems: OPTIONS })),
  required: Type.Optional(Type.Boolean()),
  condition: Type.Optional(Nullable(ConditionSchema)),
};
export const QuestionInput = Type.Object(question, { additionalProperties: false });
export type QuestionInput = Static<typeof QuestionInput>;
export const QuestionPatch = Type.Partial(
  Type.Object({ ...question, position: Type.Integer({ minimum: 1, maximum: QUESTIONS }) }),
  { additionalProperties: false },
);
export type QuestionPatch = Static<typeof QuestionPatch>;

const Line = Type.String({ maxLength: LINE_LENGTH });
const Note = Type.String({ maxLength: 2_000 });
const contentFields = {
  answers: Type.Optional(
    Type.Record(Type.String({ maxLength: 40 }), Type.Unknown(), {
      maxProperties: QUESTIONS,
      description: 'Answers by the id of the question',
    }),
  ),
  guests: Type.Optional(
    Type.Array(
      Type.Object(
        { name: Type.String({ minLength: 1, maxLength: LINE_LENGTH }), relation: Type.Optional(Line) },
        { additionalProperties: false },
      ),
      { maxItems: GUESTS },
    ),
  ),
  arrival: Type.Optional(
    Nullable(
      Type.Object(
        {
          arrivesAt: Type.Optional(Line),
          arrivesBy: Type.Optional(Line),
          departsAt: Type.Optional(Line),
          departsBy: Type.Optional(Line),
        },
        { additionalProperties: false, description: 'Day and time by the clock of the edition, and flight' },
      ),
    ),
  ),
  hotel: Type.Optional(Nullable(Line)),
  dietary: Type.Optional(Nullable(Note)),
  access: Type.Optional(Nullable(Note)),
};
/** What somebody hands in: of themselves, and what the form asks. */
export const RegistrationPatch = Type.Object(
  { ...attendeeFields, ...contentFields },
  { additionalProperties: false },
);
export type RegistrationPatch = Static<typeof RegistrationPatch>;

export const RegistrationInput = Type.Object(
  {
    form: Type.String({ minLength: 1, maxLength: 80, description: 'Id or slug of the form' }),
    ...attendeeFields,
    ...contentFields,
    draft: Type.Optional(
      Type.Boolean({ description: 'Keep it as a draft, to be completed by its link. Default false' }),
    ),
  },
  { additionalProperties: false },
);
export type RegistrationInput = Static<typeof RegistrationInput>;

export const ReasonInput = Type.Object(
  { reason: Type.Optional(Nullable(Note)) },
  { additionalProperties: false },
);
export const DecisionInput = Type.Object(
  {
    registrations: Type.Array(IdSchema, { minItems: 1, maxItems: DECISIONS, uniqueItems: true }),
    decision: Choice(['approve', 'refuse'] as const),
    reason: Type.Optional(Nullable(Note)),
  },
  { additionalProperties: false },
);
export type DecisionInput = Static<typeof DecisionInput>;

export const RegistrationQuery = Type.Object(
  {
    ...listQuery,
    state: Type.Optional(Choice(registrationStates)),
    form: Type.Optional(IdSchema),
    category: Type.Optional(CategorySchema),
  },
  { additionalProperties: false },
);
export const FormParams = Type.Object({ form: IdSchema });
export const QuestionParams = Type.Object({ form: IdSchema, question: IdSchema });
export const RegistrationParams = Type.Object({ registration: IdSchema });
export const RegistrationFileParams = Type.Object({ registration: IdSchema, file: IdSchema });

export const QuestionView = Type.Object({
  id: IdSchema,
  position: Type.Integer(),
  type: Choice(formQuestionTypes),
  label: LocalTextSchema,
  hint: Nullable(LocalTextSchema),
  options: Type.Array(Type.Object({ key: Type.String(), label: LocalTextSchema })),
  required: Type.Boolean(),
  condition: Nullable(Type.Object({ questionId: IdSchema, answers: Type.Array(Type.String()) })),
  version: Type.Integer(),
});

export const FormView = Type.Object(
  {
    id: IdSchema,
    slug: Type.String(),
    category: CategorySchema,
    title: LocalTextSchema,
    text: Nullable(LocalTextSchema),
    opensAt: InstantSchema,
    closesAt: InstantSchema,
    window: Choice(['hidden', 'soon', 'open', 'closed'] as const),
    room: Choice(['place', 'waiting', 'none'] as const),
    blocks: Type.Partial(Blocks),
    mostGuests: Type.Integer(),
    questions: Type.Array(QuestionView),
    version: Type.Integer(),
    published: Type.Optional(Type.Boolean()),
    confirmation: Type.Optional(Nullable(LocalTextSchema)),
    capacity: Type.Optional(Nullable(Type.Integer())),
    taken: Type.Optional(Type.Integer()),
    waitingList: Type.Optional(Type.Boolean()),
    approval: Type.Optional(Type.Boolean()),
    walkIn: Type.Optional(Type.Boolean()),
    editableUntil: Type.Optional(Nullable(InstantSchema)),
  },
  { title: 'RegistrationForm' },
);
export const FormList = ListSchema(FormView);

export const FileView = Type.Object({
  id: IdSchema,
  questionId: Nullable(IdSchema),
  name: Type.String(),
  mediaType: Type.String(),
  bytes: Type.Integer(),
});

export const RegistrationView = Type.Object(
  {
    id: IdSchema,
    form: Type.Object({ id: IdSchema, slug: Type.String(), title: LocalTextSchema }),
    code: Nullable(Type.String()),
    state: Choice(registrationStates),
    position: Nullable(Type.Integer({ description: 'Place in the waiting list' })),
    language: LanguageSchema,
    attendee: Nullable(AttendeeView),
    answers: Type.Record(Type.String(), Type.Unknown()),
    guests: Type.Array(Type.Object({ name: Type.String(), relation: Type.Optional(Type.String()) })),
    arrival: Nullable(Type.Record(Type.String(), Type.String())),
    hotel: Nullable(Type.String()),
    dietary: Type.Optional(Nullable(Type.String())),
    access: Type.Optional(Nullable(Type.String())),
    reason: Nullable(Type.String()),
    files: Type.Array(FileView),
    consents: Type.Array(
      Type.Object({
        subject: Type.String(),
        wording: Type.String(),
        given: Type.Boolean(),
        at: InstantSchema,
      }),
    ),
    submittedAt: Nullable(InstantSchema),
    version: Type.Integer(),
  },
  { title: 'Registration' },
);
export const RegistrationList = ListSchema(RegistrationView);
export const NewRegistrationView = Type.Object({
  ...RegistrationView.properties,
  secret: Type.String({ description: 'Shown this once; the link in the mail carries it' }),
  href: Type.String(),
});
export const DecisionView = Type.Object({
  confirmed: Type.Integer(),
  waiting: Type.Integer(),
  refused: Type.Integer(),
});
