import type { FormRow, QuestionRow } from '../../store/forms.ts';
import { askedOf } from '../rules/answers.ts';
import type { Draft } from '../rules/draft.ts';
import { written } from './fields/questions.ts';
import { asksOfStay } from './fields/stay.ts';

/** A page of a form: who, questions, what follows from their answers, journey and stay, one page for each file, the check. */
export type Step = 'you' | 'questions' | 'more' | 'stay' | 'photo' | 'identity' | 'check' | `file-${string}`;

/** How a draft remembers that a question was shown. */
export const shownMark = (id: string): string => `q:${id}`;

/** Questions that are asked of somebody after what they answered, and were on no page yet. */
export const unshown = (questions: readonly QuestionRow[], draft: Draft): QuestionRow[] =>
  askedOf(written(questions), draft.content.answers).filter(
    ({ id, condition }) => condition !== null && !draft.done.includes(shownMark(id)),
  );

/** The pages of a form for somebody, in their order. */
export function stepsOf(
  form: Pick<FormRow, 'blocks' | 'mostGuests'>,
  questions: readonly QuestionRow[],
  draft: Draft,
): Step[] {
  const files = askedOf(questions, draft.content.answers).filter(({ type }) => type === 'file');
  return [
    'you',
    ...(written(questions).length > 0 ? (['questions'] as const) : []),
    ...(unshown(questions, draft).length > 0 ? (['more'] as const) : []),
    ...(asksOfStay(form) ? (['stay'] as const) : []),
    ...(form.blocks.photo === undefined ? [] : (['photo'] as const)),
    ...(form.blocks.identity === undefined ? [] : (['identity'] as const)),
    ...files.map(({ id }) => `file-${id}` as const),
    'check',
  ];
}

/** The page that comes next: the first that was not gone through, or the check. */
export const nextStep = (
  form: Pick<FormRow, 'blocks' | 'mostGuests'>,
  questions: readonly QuestionRow[],
  draft: Draft,
): Step =>
  stepsOf(form, questions, draft).find((step) => step === 'more' || !draft.done.includes(step)) ?? 'check';
