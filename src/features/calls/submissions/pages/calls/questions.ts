import { type Static, Type } from 'typebox';
import { notFound } from '../../../../../platform/errors/index.ts';
import { Choice, LineInput, Nullable, TextInput } from '../../../../../platform/http/schemas.ts';
import { textField, versionField } from '../../../../../platform/pages/fields.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import type * as store from '../../../store/calls.ts';
import { questionTypes, submissionKinds } from '../../../tables.ts';
import type { QuestionInput } from '../../contract.ts';
import { manageCalls } from '../../policy.ts';
import type { SubmissionPages } from '../index.ts';
import { callFormPage, callHref, callOf } from './way.ts';

const QuestionForm = Type.Object({
  type: Choice(questionTypes),
  label: LineInput,
  hint: Type.Optional(Nullable(TextInput)),
  options: Type.Optional(Nullable(Type.String({ maxLength: 20_000 }))),
  required: Type.Optional(Type.Boolean()),
  forReviewers: Type.Optional(Type.Boolean()),
  kinds: Type.Optional(Type.Array(Choice(submissionKinds))),
});
const questionForm = (
  context: PageContext,
  whole: EditionWhole,
  row: store.QuestionRow | null,
): FormModel => {
  const { t } = context;
  return {
    action: context.request.url.split('?')[0] ?? '',
    fields: [
      ...(row === null ? [] : [versionField(row.version)]),
      textField('label', t('calls:manage.question'), row?.label),
      textField('hint', t('calls:manage.hint'), row?.hint, { optional: true }),
      {
        name: 'type',
        kind: 'select',
        blank: false,
        label: t('calls:manage.type'),
        options: questionTypes.map((value) => ({ value, label: t(`calls:manage.question-type.${value}`) })),
        value: row?.type ?? 'line',
      },
      {
        name: 'options',
        kind: 'textarea',
        rows: 5,
        dir: 'auto',
        optional: true,
        label: t('calls:manage.options'),
        hint: t('calls:manage.options-hint'),
        value: (row?.options ?? []).map(({ label }) => [label.ar, label.en].join(' | ')).join('\n'),
      },
      {
        name: 'kinds',
        kind: 'checkboxes',
        label: t('calls:manage.asked-of'),
        optional: true,
        options: submissionKinds.map((value) => ({ value, label: t(`calls:kinds.${value}`) })),
        value: row?.kinds ?? [],
      },
      {
        name: 'required',
        kind: 'checkbox',
        label: t('calls:manage.required-yes'),
        value: row?.required ?? false,
      },
      {
        name: 'forReviewers',
        kind: 'checkbox',
        label: t('calls:manage.for-reviewers-yes'),
        hint: t('calls:manage.for-reviewers-hint'),
        value: row?.forReviewers ?? true,
      },
    ],
    submit: { label: t('common:action.save') },
    cancel: { href: callHref(context, whole) },
  };
};
/** Choices as typed, one a line; those that stand keep the keys that answers name. */
const questionOf = (input: Static<typeof QuestionForm>, old: store.QuestionRow | null): QuestionInput => ({
  ...input,
  options: (input.options ?? '')
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
});
/** Adds the form of a question: a new one, and one that stands. */
export function addQuestionForms(deps: SubmissionPages): void {
  const { pages, shell, questions } = deps;

  for (const method of ['GET', 'POST'] as const) {
    shell.managed({
      method,
      path: '/calls/:call/questions/:question',
      policy: manageCalls,
      handle: async (context, whole) => {
        const found = await callOf(deps, context, whole);
        const fresh = context.params.question === 'new';
        const row = found.questions.find(({ id }) => id === context.params.question) ?? null;
        if (!fresh && row === null) throw notFound('question-unknown');
        const title = context.t(`calls:manage.${fresh ? 'add' : 'edit'}-question`);
        const form = questionForm(context, whole, row);
        if (method === 'GET') return callFormPage(deps, context, whole, { title }, form);
        return pages.submit(context, {
          schema: QuestionForm,
          form,
          page: (again) => callFormPage(deps, context, whole, { title }, again),
          work: async (input, version) => {
            const question = questionOf(input, row);
            if (row === null) await questions.add(context.actor, found.call.id, question);
            else await questions.edit(context.actor, found.call.id, row.id, version, question);
            return `${callHref(context, whole)}?saved=1`;
          },
        });
      },
    });
  }
}
