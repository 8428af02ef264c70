import { type Static, Type } from 'typebox';
import { isAppError, notFound, ruleBroken } from '../../../../../platform/errors/index.ts';
import { Choice, Nullable, TextInput } from '../../../../../platform/http/schemas.ts';
import { textField, versionField } from '../../../../../platform/pages/fields.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import type { FeedbackFormRow } from '../../../store/feedback.ts';
import type { FeedbackQuestion } from '../../../tables.ts';
import { type QuestionInput, questionTypes } from '../../contract.ts';
import { manageFeedback } from '../../policy.ts';
import { type FeedbackPages, feedbackFormPage, formHref, formOf } from '../shared.ts';

const QuestionPage = Type.Object({
  label: TextInput,
  type: Choice(questionTypes),
  options: Type.Optional(Nullable(Type.String({ maxLength: 20_000 }))),
  required: Type.Optional(Type.Boolean()),
});

/** A question that stands, as the service reads it again. */
export const asInput = ({ id, type, label, options, required }: FeedbackQuestion): QuestionInput => ({
  id,
  type,
  label,
  ...(options === undefined ? {} : { options: options.map((option) => ({ ...option })) }),
  required: required ?? false,
});

function questionForm(
  context: PageContext,
  whole: EditionWhole,
  form: FeedbackFormRow,
  row: FeedbackQuestion | null,
): FormModel {
  const { t } = context;
  return {
    action: context.request.url.split('?')[0] ?? '',
    fields: [
      versionField(form.version),
      textField('label', t('registration:manage.question'), row?.label, { long: true, rows: 2 }),
      {
        name: 'type',
        kind: 'select',
        blank: false,
        label: t('registration:manage.type'),
        options: questionTypes.map((value) => ({ value, label: t(`feedback:type.${value}`) })),
        value: row?.type ?? 'rating',
      },
    ],
    groups: [
      {
        fields: [
          {
            name: 'options',
            kind: 'textarea',
            rows: 5,
            dir: 'auto',
            optional: true,
            label: t('registration:manage.options'),
            hint: t('registration:manage.options-hint'),
            value: (row?.options ?? []).map(({ label }) => [label.ar, label.en].join(' | ')).join('\n'),
          },
        ],
        when: { field: 'type', values: ['choice', 'choices'], shut: false },
      },
      {
        fields: [
          {
            name: 'required',
            kind: 'checkbox',
            label: t('feedback:manage.required'),
            value: row?.required ?? false,
          },
        ],
      },
    ],
    submit: { label: t('common:action.save') },
    cancel: { href: formHref(context, whole) },
  };
}

/** Choices as typed, one a line; those that stand keep the keys that answers name. */
function inputOf(page: Static<typeof QuestionPage>, old: FeedbackQuestion | null): QuestionInput {
  const { options, ...rest } = page;
  return {
    ...rest,
    required: rest.required ?? false,
    ...(old === null ? {} : { id: old.id }),
    options: (options ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => {
        const [ar = '', en = ''] = line.split('|').map((part) => part.trim());
        const key = old?.options?.find(
          ({ label }) => (ar !== '' && label.ar === ar) || (en !== '' && label.en === en),
        )?.key;
        return { ...(key === undefined ? {} : { key }), label: { ar, en } };
      }),
  };
}

/** Errors of the service about one question, by the fields of its page. */
async function named<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (!isAppError(thrown) || thrown.errors.length === 0) throw thrown;
    throw ruleBroken(
      thrown.errors.map((error) => ({
        ...error,
        field: error.field.replace(/^questions\.\d+\./, '').replace(/^options\..*$/, 'options'),
      })),
    );
  }
}

/** Adds the form of a question: a new one at the end, and one that stands. */
export function addFeedbackQuestionForms(deps: FeedbackPages): void {
  const { pages, shell, forms } = deps;
  for (const method of ['GET', 'POST'] as const) {
    shell.managed({
      method,
      path: '/feedback/:form/questions/:question',
      policy: manageFeedback,
      handle: async (context, whole) => {
        const form = await formOf(deps, context, whole);
        const fresh = context.params.question === 'new';
        const row = form.questions.find(({ id }) => id === context.params.question) ?? null;
        if (!fresh && row === null) throw notFound('form-question-unknown');
        const title = context.t(`registration:manage.${fresh ? 'add' : 'edit'}-question`);
        const model = questionForm(context, whole, form, row);
        if (method === 'GET') return feedbackFormPage(deps, context, whole, form, title, model);
        return pages.submit(context, {
          schema: QuestionPage,
          form: model,
          page: (again) => feedbackFormPage(deps, context, whole, form, title, again),
          work: async (input, version) => {
            const question = inputOf(input, row);
            const questions = form.questions.map((one) => (one.id === row?.id ? question : asInput(one)));
            await named(async () =>
              forms.edit(context.actor, form.id, version, {
                questions: row === null ? [...questions, question] : questions,
              }),
            );
            return `${formHref(context, whole)}?done=saved`;
          },
        });
      },
    });
  }
}
