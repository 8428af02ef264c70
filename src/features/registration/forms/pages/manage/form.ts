import { type Static, Type } from 'typebox';
import { Choice, LineInput, Nullable, TextInput } from '../../../../../platform/http/schemas.ts';
import { zonePhrase } from '../../../../../platform/language/index.ts';
import { choiceField, textField, versionField } from '../../../../../platform/pages/fields.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import { attendeeCategories } from '../../../../delegations/index.ts';
import { localTime } from '../../../../programme/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../../series/index.ts';
import type * as store from '../../../store/forms.ts';
import { type FormBlock, formBlocks } from '../../../tables.ts';
import { FormInput } from '../../contract.ts';
import { manageForms } from '../../policy.ts';
import type { FormsPages } from '../index.ts';
import { formHref, formOf, formsFormPage, instantOf, listHref, named } from './way.ts';

const { properties } = FormInput;
const Day = Type.String({ format: 'date' });
const Time = Type.String({ maxLength: 20 });

/** A form as its page sends it: times as a day and a time of day by the clock of the edition. */
const FormPage = Type.Object({
  title: LineInput,
  text: Type.Optional(Nullable(TextInput)),
  category: properties.category,
  opensDay: Day,
  opensTime: Time,
  closesDay: Day,
  closesTime: Time,
  capacity: properties.capacity,
  waitingList: properties.waitingList,
  approval: properties.approval,
  walkIn: properties.walkIn,
  editableDay: Type.Optional(Nullable(Day)),
  mostGuests: properties.mostGuests,
  blocks: Type.Optional(
    Type.Partial(
      Type.Object(
        Object.fromEntries(formBlocks.map((block) => [block, Choice(['none', 'asked', 'needed'] as const)])),
      ),
    ),
  ),
  confirmation: Type.Optional(Nullable(TextInput)),
  published: properties.published,
});
type FormPage = Static<typeof FormPage>;

const inputOf = (whole: EditionWhole, page: FormPage) => {
  const { opensDay, opensTime, closesDay, closesTime, editableDay, blocks = {}, ...rest } = page;
  return {
    ...rest,
    blocks: Object.fromEntries(
      Object.entries(blocks as Record<string, 'none' | 'asked' | 'needed'>).filter(
        ([, wish]) => wish !== 'none',
      ),
    ) as Partial<Record<FormBlock, 'asked' | 'needed'>>,
    opensAt: instantOf(whole, opensDay, opensTime, 'opensTime'),
    closesAt: instantOf(whole, closesDay, closesTime, 'closesTime'),
    editableUntil: editableDay == null ? null : instantOf(whole, editableDay, '23:59', 'editableDay'),
  };
};

function formForm(context: PageContext, whole: EditionWhole, form: store.FormRow | null): FormModel {
  const t = context.words(whole.edition.digits);
  const zone = whole.edition.timeZone;
  const local = (at: Date | null | undefined) => (at == null ? undefined : localTime(at, zone));
  const hint = t('registration:manage.time-hint', {
    zone: zonePhrase(dateSettingsOf(whole, context.language)),
  });
  const when = (name: 'opens' | 'closes', at: Date | undefined, usual: string) => ({
    title: t(`registration:manage.${name}`),
    hint,
    inline: true,
    fields: [
      {
        name: `${name}Day`,
        kind: 'date' as const,
        label: t('registration:manage.day'),
        value: local(at)?.day ?? '',
      },
      {
        name: `${name}Time`,
        label: t('registration:manage.time'),
        width: 's' as const,
        dir: 'ltr' as const,
        value: local(at)?.time ?? usual,
      },
    ],
  });
  return {
    action: context.request.url.split('?')[0] ?? '',
    groups: [
      {
        fields: [
          ...(form === null ? [] : [versionField(form.version)]),
          textField('title', t('registration:manage.title'), form?.title),
          textField('text', t('registration:manage.text'), form?.text, {
            long: true,
            rows: 5,
            optional: true,
          }),
          choiceField(
            'category',
            t('registration:manage.category'),
            attendeeCategories.map((value) => ({ value, label: t(`attendees:category.${value}`) })),
            form?.category ?? 'public',
            { blank: false },
          ),
        ],
      },
      when('opens', form?.opensAt, '00:00'),
      when('closes', form?.closesAt, '23:59'),
      {
        title: t('registration:manage.room'),
        fields: [
          {
            name: 'capacity',
            kind: 'number',
            width: 's',
            optional: true,
            label: t('registration:manage.capacity'),
            hint: t('registration:manage.capacity-hint'),
            value: form?.capacity ?? null,
          },
          {
            name: 'waitingList',
            kind: 'checkbox',
            label: t('registration:manage.waiting-list'),
            value: form?.waitingList ?? true,
          },
          {
            name: 'approval',
            kind: 'checkbox',
            label: t('registration:manage.approval'),
            value: form?.approval ?? false,
          },
          {
            name: 'walkIn',
            kind: 'checkbox',
            label: t('registration:manage.walk-in'),
            hint: t('registration:manage.walk-in-hint'),
            value: form?.walkIn ?? false,
          },
          {
            name: 'editableDay',
            kind: 'date',
            optional: true,
            label: t('registration:manage.editable'),
            hint: t('registration:manage.editable-hint'),
            value: local(form?.editableUntil)?.day ?? '',
          },
          {
            name: 'mostGuests',
            kind: 'number',
            width: 's',
            label: t('registration:manage.guests'),
            value: form?.mostGuests ?? 0,
          },
        ],
      },
      {
        title: t('registration:manage.blocks'),
        hint: t('registration:manage.blocks-hint'),
        fields: formBlocks.map((block) => ({
          name: `blocks.${block}`,
          kind: 'radios' as const,
          inline: true,
          label: t(`registration:block.${block}`),
          ...(block === 'dietary' || block === 'access' ? { hint: t('registration:manage.care-hint') } : {}),
          options: (['none', 'asked', 'needed'] as const).map((value) => ({
            value,
            label: t(`registration:manage.wish.${value}`),
          })),
          value: form?.blocks[block] ?? 'none',
        })),
      },
      {
        fields: [
          textField('confirmation', t('registration:manage.confirmation'), form?.confirmation, {
            long: true,
            rows: 4,
            optional: true,
            hint: t('registration:manage.confirmation-hint'),
          }),
          {
            name: 'published',
            kind: 'checkbox',
            label: t('registration:manage.published'),
            value: form?.published ?? false,
          },
        ],
      },
    ],
    submit: { label: t('common:action.save') },
    cancel: { href: form === null ? listHref(context, whole) : formHref(context, whole) },
  };
}

/** Adds the form of a form: a new one, and one that stands. */
export function addFormForm(deps: FormsPages): void {
  const { pages, shell, forms } = deps;
  for (const method of ['GET', 'POST'] as const) {
    shell.managed({
      method,
      path: '/forms/new',
      policy: manageForms,
      handle: async (context, whole) => {
        const title = { title: context.t('registration:manage.new') };
        const model = formForm(context, whole, null);
        if (method === 'GET') return formsFormPage(deps, context, whole, null, title, model);
        return pages.submit(context, {
          schema: FormPage,
          form: model,
          page: (again) => formsFormPage(deps, context, whole, null, title, again),
          work: async (input) => {
            const { id } = await named(async () =>
              forms.create(context.actor, whole.edition.id, inputOf(whole, input)),
            );
            return `${listHref(context, whole)}/${id}`;
          },
        });
      },
    });
    shell.managed({
      method,
      path: '/forms/:form/edit',
      policy: manageForms,
      handle: async (context, whole) => {
        const { form } = await formOf(deps, context, whole);
        const title = { title: context.t('registration:manage.edit') };
        const model = formForm(context, whole, form);
        if (method === 'GET') return formsFormPage(deps, context, whole, form, title, model);
        return pages.submit(context, {
          schema: FormPage,
          form: model,
          page: (again) => formsFormPage(deps, context, whole, form, title, again),
          work: async (input, version) => {
            await named(async () => forms.edit(context.actor, form.id, version, inputOf(whole, input)));
            return `${formHref(context, whole)}?done=saved`;
          },
        });
      },
    });
  }
}
