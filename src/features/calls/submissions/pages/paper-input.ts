import { type Static, type TObject, type TSchema, Type } from 'typebox';
import {
  Choice,
  IdSchema,
  LanguageSchema,
  LINE_LENGTH,
  Nullable,
  TEXT_LENGTH,
} from '../../../../platform/http/schemas.ts';
import type { QuestionRow } from '../../store/calls.ts';
import { submissionKinds } from '../../tables.ts';
import type { PaperPatch } from '../contract.ts';

const Line = Type.String({ maxLength: LINE_LENGTH });
const Text = Type.String({ maxLength: TEXT_LENGTH });

/** An answer as a form sends it. */
function answerSchema({ type }: QuestionRow): TSchema {
  switch (type) {
    case 'number':
      return Nullable(Type.Number());
    case 'choices':
      return Type.Array(Type.String({ maxLength: 80 }));
    case 'text':
      return Nullable(Text);
    case 'url':
      return Nullable(Type.String({ maxLength: 2_000 }));
    default:
      return Nullable(Line);
  }
}

const base = {
  kind: Choice(submissionKinds),
  language: LanguageSchema,
  // The service asks for what may not be empty, so that all that is missing is named at once.
  title: Type.Optional(Nullable(Line)),
  titleOther: Type.Optional(Nullable(Line)),
  abstract: Type.Optional(Nullable(Text)),
  abstractOther: Type.Optional(Nullable(Text)),
  themeId: Type.Optional(Nullable(IdSchema)),
  minutes: Type.Optional(Nullable(Type.Integer({ minimum: 5, maximum: 1_440 }))),
  level: Type.Optional(Nullable(Choice(['1', '2', '3'] as const))),
  contactName: Type.Optional(Nullable(Line)),
  contactEmail: Type.Optional(Nullable(Type.String({ format: 'email', maxLength: 254 }))),
  affiliation: Type.Optional(Nullable(Line)),
  presenting: Type.Optional(Type.Boolean()),
  behalf: Type.Optional(Nullable(Type.String({ maxLength: 60 }))),
  do: Type.Optional(Choice(['submit', 'draft', 'save'] as const)),
};
const Base = Type.Object(base);
type Posted = Static<typeof Base> & { readonly answers?: Readonly<Record<string, unknown>> };

const asked = (questions: readonly QuestionRow[]) => questions.filter(({ type }) => type !== 'file');

/** A submission as its form sends it: the answers of this very call among its fields. */
export const paperSchema = (questions: readonly QuestionRow[]): TObject =>
  Type.Object({
    ...base,
    ...(asked(questions).length === 0
      ? {}
      : {
          answers: Type.Optional(
            Type.Object(
              Object.fromEntries(asked(questions).map((one) => [one.id, Type.Optional(answerSchema(one))])),
            ),
          ),
        }),
  });

/** What was posted as the services read it. */
export function patchOfForm(
  posted: unknown,
  questions: readonly QuestionRow[],
): {
  readonly patch: PaperPatch &
    Pick<Required<PaperPatch>, 'kind' | 'title' | 'language' | 'contactName' | 'contactEmail'>;
  readonly act: 'submit' | 'draft' | 'save';
} {
  const {
    do: act = 'save',
    behalf,
    level,
    answers = {},
    title,
    abstract,
    contactName,
    contactEmail,
    ...rest
  } = posted as Posted;
  const given = Object.fromEntries(
    asked(questions).flatMap(({ id, type }) => {
      const value = answers[id];
      if (type === 'yes-no') return [[id, value === 'yes' ? true : value === 'no' ? false : null]];
      return [[id, value ?? null]];
    }),
  );
  const [sort, key = ''] = (behalf ?? '').split(':');
  return {
    act,
    patch: {
      ...rest,
      title: title ?? '',
      abstract: abstract ?? '',
      contactName: contactName ?? '',
      contactEmail: contactEmail ?? '',
      level: level == null ? null : Number(level),
      bodyId: sort === 'body' ? key : null,
      stateCode: sort === 'state' ? key : null,
      answers: given,
    },
  };
}

/** Where the errors of the services stand in the form. */
export const fieldOfForm = (field: string): string =>
  field === 'bodyId' || field === 'stateCode' ? 'behalf' : field;
