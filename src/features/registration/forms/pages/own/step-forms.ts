import type { FormBody } from '../../../../../platform/http/forms.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import type { FieldOption, FormModel } from '../../../../../platform/views/index.ts';
import { stateOptions } from '../../../../directory/index.ts';
import type { Opened } from '../../service/opening.ts';
import { personGroups } from '../fields/person.ts';
import { questionGroups } from '../fields/questions.ts';
import { stayGroups } from '../fields/stay.ts';
import { type Step, unshown } from '../steps.ts';
import { toldOf } from './so-far.ts';
import { previousHref, purposeOf, stepsFor, titleOfStep } from './step-frame.ts';
import type { OwnPages } from './way.ts';

const stateChoices = (
  { database }: OwnPages,
  { found: { form } }: Opened,
  language: 'ar' | 'en',
): Promise<FieldOption[]> =>
  form.blocks.state === undefined && form.blocks.identity === undefined
    ? Promise.resolve([])
    : stateOptions(database.db, language);

/** The form of a page: who somebody is, journey and stay, or questions. */
export async function modelOf(
  deps: OwnPages,
  context: PageContext,
  opened: Opened,
  step: Step,
  body: FormBody = {},
) {
  const { t } = context;
  const { found, questions } = opened;
  const { form } = found;
  const told = toldOf(opened);
  const draft = found.registration.state === 'draft';
  const steps = stepsFor(opened);
  const data = {
    form,
    questions,
    person: told.person,
    content: told.content,
    states: step === 'you' ? await stateChoices(deps, opened, context.language) : [],
  };
  const posted = Object.fromEntries(
    questions.flatMap(({ id, type }): [string, unknown][] => {
      const value = body[`answers.${id}`];
      if (value === undefined) return [];
      if (type === 'yes-no') return [[id, value === 'yes']];
      if (type === 'consent') return [[id, true]];
      return [[id, type === 'choices' ? [value].flat() : value]];
    }),
  );
  const answers = { ...told.content.answers, ...posted };
  const groups =
    step === 'you'
      ? personGroups(context, data)
      : step === 'stay'
        ? stayGroups(context, data)
        : step === 'more'
          ? questionGroups(context, unshown(questions, told), answers).map(({ fields }) => ({ fields }))
          : step === 'questions'
            ? questionGroups(context, questions, answers)
            : [];
  const model: FormModel = {
    action: `${deps.way.baseOf(context)}/${step}`,
    ...(draft
      ? { step: t('registration:step.of', { number: steps.indexOf(step) + 1, count: steps.length }) }
      : {}),
    groups,
    submit: { label: t(draft ? 'registration:action.next' : 'common:action.save') },
    ...(draft
      ? {
          alternatives: [{ label: t('registration:action.later'), name: 'do', value: 'later' }],
        }
      : {}),
    cancel: { href: draft ? previousHref(deps, context, opened, step) : deps.way.baseOf(context) },
  };
  return model;
}

/** The form of a page that asks for a file. */
export const fileModel = (deps: OwnPages, context: PageContext, opened: Opened, step: Step): FormModel => {
  const { t } = context;
  const { found, questions } = opened;
  const draft = found.registration.state === 'draft';
  const told = toldOf(opened);
  const purpose = purposeOf(step);
  const kept =
    purpose === 'photo'
      ? (found.files.find(({ id }) => id === told.photo)?.name ??
        (found.attendee?.photoId == null ? undefined : t('registration:file.there')))
      : purpose === 'identity'
        ? (found.files.find(({ id }) => id === told.identity)?.name ??
          (found.hasIdentity ? t('registration:file.there') : undefined))
        : found.files.find(({ questionId }) => questionId === purpose)?.name;
  const question = questions.find(({ id }) => id === purpose);
  const needed = question?.required ?? found.form.blocks[purpose as 'photo' | 'identity'] === 'needed';
  const steps = stepsFor(opened);
  return {
    action: `${deps.way.baseOf(context)}/${step}`,
    ...(draft
      ? { step: t('registration:step.of', { number: steps.indexOf(step) + 1, count: steps.length }) }
      : {}),
    guard: false,
    multipart: true,
    fields: [
      ...(kept === undefined
        ? []
        : [{ name: 'kept', kind: 'static' as const, label: t('registration:file.kept'), value: kept }]),
      {
        name: 'file',
        kind: 'file',
        label: titleOfStep(context, opened, step),
        hint: [
          say(question?.hint, context),
          t(`registration:file.${purpose === 'photo' ? 'photo' : 'document'}`),
        ]
          .filter((part) => part !== '')
          .join(' '),
        accept: purpose === 'photo' ? 'image/jpeg,image/png,image/webp' : '.pdf,.docx,.jpg,.jpeg,.png,.webp',
        optional: !needed || kept !== undefined,
      },
    ],
    submit: { label: t(draft ? 'registration:action.next' : 'common:action.save') },
    ...(draft
      ? { alternatives: [{ label: t('registration:action.later'), name: 'do', value: 'later' }] }
      : {}),
    cancel: { href: draft ? previousHref(deps, context, opened, step) : deps.way.baseOf(context) },
  };
};
