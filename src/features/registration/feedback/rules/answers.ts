import type { FieldError } from '../../../../platform/errors/index.ts';
import * as forms from '../../forms/rules/answers.ts';
import type { FeedbackQuestion } from '../../tables.ts';

/** The marks that a rating gives, from the worst to the best. */
export const marks = [1, 2, 3, 4, 5] as const;

export type FeedbackAnswers = Readonly<Record<string, unknown>>;

const asFormQuestion = ({ id, type, options = [], required = false }: FeedbackQuestion): forms.Question => ({
  id,
  type: type === 'rating' ? 'choice' : type,
  options: type === 'rating' ? marks.map((mark) => ({ key: String(mark) })) : options,
  required,
  condition: null,
});

/** Answers as they may be kept, and what is wrong with them; ratings are kept as numbers. */
export function readFeedback(
  questions: readonly FeedbackQuestion[],
  given: FeedbackAnswers,
): { readonly answers: FeedbackAnswers; readonly errors: readonly FieldError[] } {
  const asked = questions.map(asFormQuestion);
  const ratings = new Set(questions.filter(({ type }) => type === 'rating').map(({ id }) => id));
  const typed = Object.fromEntries(
    Object.entries(given).map(([id, value]) => [
      id,
      ratings.has(id) && typeof value === 'number' ? String(value) : value,
    ]),
  );
  const { answers, errors } = forms.readAnswers(asked, typed);
  const missing = forms
    .unanswered(asked, answers)
    .filter(({ id }) => !errors.some(({ field }) => field === `answers.${id}`))
    .map(({ id }): FieldError => ({ field: `answers.${id}`, code: 'answer-needed' }));
  return {
    answers: Object.fromEntries(
      Object.entries(answers).map(([id, value]) => [id, ratings.has(id) ? Number(value) : value]),
    ),
    errors: [...errors, ...missing],
  };
}

/** Whether nothing at all was answered. */
export const isUnanswered = (given: FeedbackAnswers): boolean => Object.values(given).every(forms.isEmpty);
