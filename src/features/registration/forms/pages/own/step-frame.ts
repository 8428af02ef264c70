import type { PageContext } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import type { Opened } from '../../service/opening.ts';
import { type Step, stepsOf } from '../steps.ts';
import { toldOf } from './so-far.ts';
import type { OwnPages } from './way.ts';

/** What a file is for: the photograph, the identity document, or a question's id. */
export const purposeOf = (step: string): string => step.replace(/^file-/, '');

/** What a page of the form is about. */
export function titleOfStep(context: PageContext, opened: Opened, step: Step): string {
  if (!step.startsWith('file-')) return context.t(`registration:step.${step}`);
  const question = opened.questions.find(({ id }) => id === purposeOf(step));
  return say(question?.label, context);
}

/** The pages that somebody goes through now; what was handed in has them all but the check. */
export const stepsFor = (opened: Opened): Step[] => {
  const { form, registration } = opened.found;
  const steps = stepsOf(form, opened.questions, toldOf(opened));
  return registration.state === 'draft' ? steps : steps.filter((one) => one !== 'check' && one !== 'more');
};

/** Where one goes back to from a page. */
export const previousHref = (
  { way: { baseOf } }: OwnPages,
  context: PageContext,
  opened: Opened,
  step: Step,
): string => {
  const steps = stepsFor(opened);
  const before = steps[steps.indexOf(step) - 1];
  return before === undefined ? baseOf(context) : `${baseOf(context)}/${before}`;
};
