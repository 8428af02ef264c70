import { type TSchema, Type } from 'typebox';
import { LINE_LENGTH, Nullable, TEXT_LENGTH } from '../../../../../platform/http/schemas.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import type { FieldGroup, FieldModel } from '../../../../../platform/views/index.ts';
import type { QuestionRow } from '../../../store/forms.ts';
import { type Answers, askedOf } from '../../rules/answers.ts';

const Line = Type.String({ maxLength: LINE_LENGTH });

/** An answer as a page sends it. */
function answerSchema({ type }: QuestionRow): TSchema {
  if (type === 'choices') return Type.Array(Type.String({ maxLength: 80 }));
  if (type === 'consent') return Type.Boolean();
  if (type === 'text') return Nullable(Type.String({ maxLength: TEXT_LENGTH }));
  return Nullable(type === 'url' ? Type.String({ maxLength: 2_000 }) : Line);
}

/** Questions that a page asks: all but files, which have pages of their own. */
export const written = (questions: readonly QuestionRow[]): QuestionRow[] =>
  questions.filter(({ type }) => type !== 'file');

/** A page of questions as it is sent. */
export const questionsSchema = (questions: readonly QuestionRow[]) =>
  Type.Object({
    answers: Type.Optional(
      Type.Object(
        Object.fromEntries(written(questions).map((one) => [one.id, Type.Optional(answerSchema(one))])),
      ),
    ),
  });

/** What was posted as the services read it. */
export const answersOfPage = (questions: readonly QuestionRow[], posted: Answers = {}): Answers =>
  Object.fromEntries(
    written(questions).flatMap(({ id, type }) => {
      if (!Object.hasOwn(posted, id)) return [];
      const value = posted[id];
      if (type === 'yes-no') return [[id, value === 'yes' ? true : value === 'no' ? false : null]];
      return [[id, value ?? null]];
    }),
  );

function answerField(context: PageContext, question: QuestionRow, value: unknown): FieldModel {
  const { t } = context;
  const hint = say(question.hint, context);
  const common = {
    name: `answers.${question.id}`,
    label: say(question.label, context),
    optional: !question.required,
    ...(hint === '' ? {} : { hint }),
  };
  const options = question.options.map(({ key, label }) => ({ value: key, label: say(label, context) }));
  const text = value === undefined || value === null ? '' : String(value);
  switch (question.type) {
    case 'text':
      return { ...common, kind: 'textarea', dir: 'auto', value: text };
    case 'number':
      return { ...common, kind: 'number', width: 's', value: text };
    case 'date':
      return { ...common, kind: 'date', value: text };
    case 'url':
      return { ...common, kind: 'url', dir: 'ltr', value: text };
    case 'yes-no':
      return {
        ...common,
        kind: 'radios',
        inline: true,
        options: [
          { value: 'yes', label: t('registration:yes') },
          { value: 'no', label: t('registration:no') },
        ],
        value: value === true ? 'yes' : value === false ? 'no' : '',
      };
    case 'consent':
      return { ...common, kind: 'checkbox', value: value === true };
    case 'choice':
      return { ...common, kind: 'radios', options, value: text };
    case 'choices':
      return { ...common, kind: 'checkboxes', options, value: Array.isArray(value) ? value.map(String) : [] };
    default:
      return { ...common, kind: 'text', dir: 'auto', value: text };
  }
}

/** The mark by which a page says that a question was on it. */
export const shownName = (id: string): string => `shown.${id}`;

/**
 * Questions as groups of a form: those with a condition appear while it holds. Where it does not hold yet, they are kept
 * out of pages without a script.
 */
export function questionGroups(
  context: PageContext,
  questions: readonly QuestionRow[],
  answers: Answers,
): FieldGroup[] {
  const asked = new Set(askedOf(questions, answers).map(({ id }) => id));
  return written(questions).map((question) => ({
    fields: [
      { name: shownName(question.id), kind: 'hidden', label: '', value: '1' },
      answerField(context, question, answers[question.id]),
    ],
    ...(question.condition === null
      ? {}
      : {
          when: {
            field: `answers.${question.condition.questionId}`,
            values: question.condition.answers,
            shut: !asked.has(question.id),
          },
        }),
  }));
}
