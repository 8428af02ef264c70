import { type TSchema, Type } from 'typebox';
import { Nullable, TEXT_LENGTH } from '../../../../platform/http/schemas.ts';
import type { Translate } from '../../../../platform/i18n/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import { say } from '../../../../platform/pages/index.ts';
import type { FieldGroup, FieldModel } from '../../../../platform/views/index.ts';
import type { FeedbackSession } from '../../store/feedback.ts';
import type { FeedbackQuestion } from '../../tables.ts';
import { type FeedbackAnswers, marks } from '../rules/answers.ts';

/** What a page asks of one session, or of the edition. */
export interface AskedOf {
  readonly session: Pick<FeedbackSession, 'id' | 'title'> | null;
  readonly questions: readonly FeedbackQuestion[];
}

/** The name under which a page posts what is said of a session. */
const keyOf = ({ session }: Pick<AskedOf, 'session'>): string => session?.id ?? 'edition';

function answerSchema({ type }: FeedbackQuestion): TSchema {
  return type === 'choices'
    ? Type.Array(Type.String({ maxLength: 40 }), { maxItems: 50 })
    : Nullable(Type.String({ maxLength: TEXT_LENGTH }));
}

/** A page of answers as it is sent. */
export const answersSchema = (asked: readonly AskedOf[]) =>
  Type.Object({
    of: Type.Optional(
      Type.Object(
        Object.fromEntries(
          asked.map((one) => [
            keyOf(one),
            Type.Optional(
              Type.Object(
                Object.fromEntries(
                  one.questions.map((question) => [question.id, Type.Optional(answerSchema(question))]),
                ),
              ),
            ),
          ]),
        ),
      ),
    ),
  });

/** What was posted, as the service reads it. */
export const itemsOfPage = (
  asked: readonly AskedOf[],
  { of = {} }: { readonly of?: Readonly<Record<string, unknown>> },
): { sessionId: string | null; answers: Record<string, never> }[] =>
  asked.map((one) => ({
    sessionId: one.session?.id ?? null,
    answers: (of[keyOf(one)] ?? {}) as Record<string, never>,
  }));

/** The field of a page that an error of the service is about: `items.2.answers.<id>` → `of.<session>.<id>`. */
export function fieldOfPage(asked: readonly AskedOf[], field: string): string {
  const [, index = '', question = ''] = /^items\.(\d+)\.answers\.(.+)$/.exec(field) ?? [];
  const one = asked[Number(index)];
  return index === '' || one === undefined ? '' : `of.${keyOf(one)}.${question}`;
}

function fieldOf(
  context: PageContext,
  t: Translate,
  key: string,
  question: FeedbackQuestion,
  value: unknown,
): FieldModel {
  const common = {
    name: `of.${key}.${question.id}`,
    label: say(question.label, context),
    optional: question.required !== true,
  };
  const options = (question.options ?? []).map((option) => ({
    value: option.key,
    label: say(option.label, context),
  }));
  switch (question.type) {
    case 'rating':
      return {
        ...common,
        kind: 'radios',
        inline: true,
        options: marks.map((mark) => ({
          value: String(mark),
          label: t(`feedback:mark.${mark}`, { mark }),
        })),
        value: value === undefined ? '' : String(value),
      };
    case 'choice':
      return { ...common, kind: 'radios', options, value: value === undefined ? '' : String(value) };
    case 'choices':
      return { ...common, kind: 'checkboxes', options, value: Array.isArray(value) ? value.map(String) : [] };
    case 'text':
      return {
        ...common,
        kind: 'textarea',
        dir: 'auto',
        rows: 4,
        value: value === undefined ? '' : String(value),
      };
  }
}

/**
 * Questions as groups of a form: one for the edition, or one for each session.
 * @param t with the edition's digits
 */
export const answerGroups = (
  context: PageContext,
  t: Translate,
  asked: readonly AskedOf[],
  answers: FeedbackAnswers = {},
): FieldGroup[] =>
  asked.map((one) => ({
    ...(one.session === null ? {} : { title: say(one.session.title, context) }),
    fields: one.questions.map((question) => fieldOf(context, t, keyOf(one), question, answers[question.id])),
  }));
