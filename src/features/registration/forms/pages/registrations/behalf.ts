import { Type } from 'typebox';
import { notFound } from '../../../../../platform/errors/index.ts';
import { IdSchema, LanguageSchema, LineInput, Nullable } from '../../../../../platform/http/schemas.ts';
import { choiceField, textField } from '../../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import { attendeeFields } from '../../../../delegations/index.ts';
import { stateOptions } from '../../../../directory/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import { managed } from '../../../../series/index.ts';
import * as formStore from '../../../store/forms.ts';
import { manageRegistrations } from '../../policy.ts';
import type { FormsPages } from '../index.ts';

const Behalf = Type.Object({
  form: IdSchema,
  name: LineInput,
  email: Type.String({ format: 'email', maxLength: 254 }),
  phone: attendeeFields.phone,
  organisation: attendeeFields.organisation,
  post: attendeeFields.post,
  stateCode: Type.Optional(Nullable(Type.String({ maxLength: 8 }))),
  language: LanguageSchema,
});

/** Adds registering on somebody's behalf: open or not, complete or not; they complete it by the link that is mailed. */
export function addBehalf(deps: FormsPages): void {
  const { pages, shell, database, own } = deps;

  const formOf = async (context: PageContext, whole: EditionWhole): Promise<FormModel> => {
    const { t } = context;
    const forms = await formStore.listForms(database.db, whole.edition.id);
    const label = (field: string): string => t(`attendees:fields.${field}`);
    return {
      action: managed(context, whole, '/registrations/new'),
      fields: [
        choiceField(
          'form',
          t('registration:form'),
          forms.map(({ form }) => ({ value: form.id, label: say(form.title, context) })),
          typeof context.query.form === 'string' ? context.query.form : '',
        ),
        textField('name', label('name'), undefined),
        { name: 'email', kind: 'email', label: label('email'), value: '' },
        { name: 'phone', kind: 'tel', label: label('phone'), optional: true, value: '' },
        textField('organisation', label('organisation'), undefined, { optional: true }),
        textField('post', label('post'), undefined, { optional: true }),
        choiceField('stateCode', label('stateCode'), await stateOptions(database.db, context.language), '', {
          optional: true,
        }),
        {
          name: 'language',
          kind: 'radios',
          inline: true,
          label: label('language'),
          options: (['ar', 'en'] as const).map((value) => ({
            value,
            label: t(`registration:language.${value}`),
          })),
          value: context.language,
        },
      ],
      submit: { label: t('registration:manage.behalf') },
      cancel: { href: managed(context, whole, '/registrations') },
    };
  };

  for (const method of ['GET', 'POST'] as const) {
    shell.managed({
      method,
      path: '/registrations/new',
      policy: manageRegistrations,
      handle: async (context, whole) => {
        const { t } = context;
        const page = (model: FormModel): Page => ({
          template: 'pages/form',
          digits: whole.edition.digits,
          page: shell.managementPage(context, whole, {
            title: t('registration:manage.behalf'),
            lede: t('registration:manage.behalf-lede'),
            current: '/registrations',
            crumbs: [
              {
                label: t('registration:manage.registrations'),
                href: managed(context, whole, '/registrations'),
              },
              { label: t('registration:manage.behalf') },
            ],
          }),
          data: { form: model },
        });
        const form = await formOf(context, whole);
        if (method === 'GET') return page(form);
        return pages.submit(context, {
          schema: Behalf,
          form,
          page,
          work: async ({ form: id, ...input }) => {
            const found = await formStore.findForm(database.db, id);
            if (found === undefined || found.form.editionId !== whole.edition.id) {
              throw notFound('form-unknown');
            }
            const { registration } = await own.register(
              context.actor,
              whole,
              found,
              { form: id, ...input },
              { language: input.language, staff: true },
            );
            return `${managed(context, whole, '/registrations')}/${registration.id}?done=registered`;
          },
        });
      },
    });
  }
}
