import { askedOf } from '../../forms/rules/answers.ts';
import type { FormWhole, QuestionRow } from '../../store/forms.ts';

/** A form by which the desk takes people in. */
export interface DeskForm extends FormWhole {
  /** Whether its category is accredited before it gets a badge. */
  readonly accredited: boolean;
}

/** Consents that a form asks of whoever answers nothing else. */
export const consentsAsked = (questions: readonly QuestionRow[]): QuestionRow[] =>
  askedOf(questions, {}).filter(({ type }) => type === 'consent');
