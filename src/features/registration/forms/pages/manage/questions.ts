import { type Static, Type } from 'typebox';
import { notFound } from '../../../../../platform/errors/index.ts';
import { Choice, Nullable, TextInput } from '../../../../../platform/http/schemas.ts';
import { textField, versionField } from '../../../../../platform/pages/fields.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import type * as store from '../../../store/forms.ts';
import { formQuestionTypes } from '../../../tables.ts';
import type { QuestionInput } from '../../contract.ts';
import { manageForms } from '../../policy.ts';
import { conditionKeys } from '../../rules/answers.ts';
import type { FormsPages } from '../index.ts';
import { formHref, formOf, formsFormPage } from './way.ts';

const QuestionPage = Type.Object({
  label: TextInput,
  hint: Type.Optional(Nullable(TextInput)),
  type: Choice(formQuestionTypes),
  options: Type.Optional(Nullable(Type.String({ maxLength: 20_000 }))),
  required: Type.Optional(Type.Boolean()),
  condition: Type.Optional(Type.Array(Type.String({ maxLength: 100 }))),
});

/** An answer of an earlier question in words. */
export function conditionWords(context: PageContext, parent: store.QuestionRow, key: string): string {
  const option = parent.options.find((one) => one.key === key);
  return option === undefined ? context.t(`registration:${key}`) : say(option.label, context);
}

function questionForm(
  context: PageContext,
  whole: EditionWhole,
  row: store.QuestionRow | null,
  earlier: readonly store.QuestionRow[],
): FormModel {
  const { t } = context;
  const answers = earlier.flatMap((parent) =>
    conditionKeys(parent).map((key) => ({
      value: `${parent.id}:${key}`,
      label: t('registration:manage.condition-answer', {
        question: say(parent.label, context),
        answer: conditionWords(context, parent, key),
      }),
    })),
  );
  return {
    action: context.request.url.split('?')[0] ?? '',
    fields: [
      ...(row === null ? [] : [versionField(row.version)]),
      textField('label', t('registration:manage.question'), row?.label, { long: true, rows: 2 }),
      textField('hint', t('registration:manage.hint'), row?.hint, { optional: true, long: true, rows: 2 }),
      {
        name: 'type',
        kind: 'select',
        blank: false,
        label: t('registration:manage.type'),
        options: formQuestionTypes.map((value) => ({ value, label: t(`registration:type.${value}`) })),
        value: row?.type ?? 'line',
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
            label: t('registration:manage.required'),
            value: row?.required ?? false,
          },
          ...(answers.length === 0
            ? []
            : [
                {
                  name: 'condition',
                  kind: 'checkboxes' as const,
                  optional: true,
                  label: t('registration:manage.condition'),
                  hint: t('registration:manage.condition-hint'),
                  options: answers,
                  value: (row?.condition?.answers ?? []).map((key) => `${row?.condition?.questionId}:${key}`),
                },
              ]),
        ],
      },
    ],
    submit: { label: t('common:action.save') },
    cancel: { href: formHref(context, whole) },
  };
}

/** Choices as typed, one a line; those that stand keep the keys that answers and conditions name. */
function questionOf(input: Static<typeof QuestionPage>, old: store.QuestionRow | null): QuestionInput {
  const { condition = [], options, ...rest } = input;
  const parents = [...new Set(condition.map((one) => one.split(':')[0] ?? ''))];
  const [parent = ''] = parents;
  return {
    ...rest,
    condition:
      parents.length === 0
        ? null
        : {
            // Answers of several questions name none: the service says so.
            questionId: parents.length === 1 ? parent : '00000000-0000-4000-8000-000000000000',
            answers: condition.map((one) => one.split(':')[1] ?? ''),
          },
    options: (options ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => {
        const [ar = '', en = ''] = line.split('|').map((part) => part.trim());
        const key = old?.options.find(
          ({ label }) => (ar !== '' && label.ar === ar) || (en !== '' && label.en === en),
        )?.key;
        return { ...(key === undefined ? {} : { key }), label: { ar, en } };
      }),
  };
}

/** Adds the form of a question: a new one, and one that stands. */
export function addQuestionForms(deps: FormsPages): void {
  const { pages, shell, questions } = deps;
  for (const method of ['GET', 'POST'] as const) {
    shell.managed({
      method,
      path: '/forms/:form/questions/:question',
      policy: manageForms,
      handle: async (context, whole) => {
        const found = await formOf(deps, context, whole);
        const fresh = context.params.question === 'new';
        const row = found.questions.find(({ id }) => id === context.params.question) ?? null;
        if (!fresh && row === null) throw notFound('form-question-unknown');
        const earlier =
          row === null ? found.questions : found.questions.slice(0, found.questions.indexOf(row));
        const title = context.t(`registration:manage.${fresh ? 'add' : 'edit'}-question`);
        const model = questionForm(context, whole, row, earlier);
        if (method === 'GET') return formsFormPage(deps, context, whole, found.form, { title }, model);
        return pages.submit(context, {
          schema: QuestionPage,
          form: model,
          page: (again) => formsFormPage(deps, context, whole, found.form, { title }, again),
          work: async (input, version) => {
            const question = questionOf(input, row);
            if (row === null) await questions.add(context.actor, found.form.id, question);
            else await questions.edit(context.actor, found.form.id, row.id, version, question);
            return `${formHref(context, whole)}?done=saved`;
          },
        });
      },
    });
  }
}
