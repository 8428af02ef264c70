import { type Static, Type } from 'typebox';
import { LineInput, Nullable, TextInput } from '../../../../../platform/http/schemas.ts';
import { zonePhrase } from '../../../../../platform/language/index.ts';
import { choiceField, textField, versionField } from '../../../../../platform/pages/fields.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import { localTime } from '../../../../programme/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../../series/index.ts';
import { instantOf, named } from '../../../forms/pages/manage/way.ts';
import type { FeedbackFormRow } from '../../../store/feedback.ts';
import { manageFeedback } from '../../policy.ts';
import { type FeedbackPages, feedbackFormPage, formHref, formOf, listHref } from '../shared.ts';

const Day = Type.Optional(Nullable(Type.String({ format: 'date' })));
const Time = Type.Optional(Nullable(Type.String({ maxLength: 20 })));

/** A form as its page sends it: times as a day and a time of day by the clock of the edition. */
const FormPage = Type.Object({
  title: LineInput,
  text: Type.Optional(Nullable(TextInput)),
  perSession: Type.Optional(Type.String({ pattern: '^(edition|sessions)$' })),
  opensDay: Day,
  opensTime: Time,
  closesDay: Day,
  closesTime: Time,
});
type FormPage = Static<typeof FormPage>;

const usual = { opens: '00:00', closes: '23:59' } as const;

function patchOf(whole: EditionWhole, page: FormPage) {
  const at = (name: keyof typeof usual): string | null => {
    const day = page[`${name}Day`];
    return day == null || day === ''
      ? null
      : instantOf(whole, day, page[`${name}Time`] || usual[name], `${name}Time`);
  };
  return {
    title: page.title,
    text: page.text ?? null,
    opensAt: at('opens'),
    closesAt: at('closes'),
  };
}

function formForm(context: PageContext, whole: EditionWhole, form: FeedbackFormRow | null): FormModel {
  const { t } = context;
  const zone = zonePhrase(dateSettingsOf(whole, context.language));
  const moment = (name: keyof typeof usual, at: Date | null | undefined) => {
    const local = at == null ? undefined : localTime(at, whole.edition.timeZone);
    return {
      title: t(`registration:manage.${name}`),
      hint: t('registration:manage.time-hint', { zone }),
      inline: true,
      fields: [
        {
          name: `${name}Day`,
          kind: 'date' as const,
          optional: true,
          label: t('registration:manage.day'),
          value: local?.day ?? '',
        },
        {
          name: `${name}Time`,
          optional: true,
          width: 's' as const,
          dir: 'ltr' as const,
          label: t('registration:manage.time'),
          value: local?.time ?? '',
        },
      ],
    };
  };
  return {
    action: context.request.url.split('?')[0] ?? '',
    groups: [
      {
        fields: [
          ...(form === null ? [] : [versionField(form.version)]),
          textField('title', t('registration:manage.title'), form?.title),
          textField('text', t('feedback:manage.text'), form?.text, {
            long: true,
            rows: 4,
            optional: true,
          }),
          ...(form === null
            ? [
                choiceField(
                  'perSession',
                  t('feedback:about'),
                  [
                    { value: 'sessions', label: t('feedback:of-sessions') },
                    { value: 'edition', label: t('feedback:of-edition') },
                  ],
                  'sessions',
                  { blank: false },
                ),
              ]
            : []),
        ],
      },
      moment('opens', form?.opensAt),
      moment('closes', form?.closesAt),
    ],
    submit: { label: t('common:action.save') },
    cancel: { href: form === null ? listHref(context, whole) : formHref(context, whole) },
  };
}

/** Adds the form of a feedback form: a new one, and one that stands. */
export function addFeedbackFormForm(deps: FeedbackPages): void {
  const { pages, shell, forms } = deps;
  for (const method of ['GET', 'POST'] as const) {
    shell.managed({
      method,
      path: '/feedback/new',
      policy: manageFeedback,
      handle: async (context, whole) => {
        const title = context.t('feedback:manage.new');
        const model = formForm(context, whole, null);
        if (method === 'GET') return feedbackFormPage(deps, context, whole, null, title, model);
        return pages.submit(context, {
          schema: FormPage,
          form: model,
          page: (again) => feedbackFormPage(deps, context, whole, null, title, again),
          work: async (input) => {
            const { id } = await named(async () =>
              forms.create(context.actor, whole.edition.id, {
                ...patchOf(whole, input),
                perSession: input.perSession !== 'edition',
              }),
            );
            return `${listHref(context, whole)}/${id}`;
          },
        });
      },
    });
    shell.managed({
      method,
      path: '/feedback/:form/edit',
      policy: manageFeedback,
      handle: async (context, whole) => {
        const form = await formOf(deps, context, whole);
        const title = context.t('feedback:manage.edit');
        const model = formForm(context, whole, form);
        if (method === 'GET') return feedbackFormPage(deps, context, whole, form, title, model);
        return pages.submit(context, {
          schema: FormPage,
          form: model,
          page: (again) => feedbackFormPage(deps, context, whole, form, title, again),
          work: async (input, version) => {
            await named(async () => forms.edit(context.actor, form.id, version, patchOf(whole, input)));
            return `${formHref(context, whole)}?done=saved`;
          },
        });
      },
    });
  }
}
