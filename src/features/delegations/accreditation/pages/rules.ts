import { Type } from 'typebox';
import { Choice } from '../../../../platform/http/schemas.ts';
import { versionField } from '../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { attendeeCategories, attendeeFileKinds } from '../../tables.ts';
import { ruleAccreditations } from '../policy.ts';
import { listRules, versionOfRules } from '../store.ts';
import { type AccreditationPages, framed, queuePath } from './shared.ts';

const fieldsOf = (category: string) => ({
  [`${category}Needed`]: Type.Optional(Type.Boolean()),
  [`${category}Two`]: Type.Optional(Type.Boolean()),
  [`${category}Documents`]: Type.Optional(Type.Array(Choice(attendeeFileKinds))),
});
const RulesForm = Type.Object(Object.assign({}, ...attendeeCategories.map(fieldsOf)), {
  additionalProperties: false,
});

/** Adds the page that says what is asked of each category. */
export function addRules(deps: AccreditationPages): void {
  const { pages, shell, database, keeping } = deps;

  const formOf = async (context: PageContext, whole: EditionWhole): Promise<FormModel> => {
    const { t } = context;
    const rules = await listRules(database.db, whole.edition.id);
    return {
      id: 'rules',
      action: queuePath(context, whole, '/rules'),
      fields: [versionField(versionOfRules(rules))],
      groups: rules.map(({ category, needed, twoPersons, documents }) => ({
        title: t(`attendees:category.${category}`),
        fields: [
          {
            name: `${category}Needed`,
            kind: 'checkbox' as const,
            label: t('accreditation:rules.needed'),
            hint: t('accreditation:rules.needed-hint'),
            value: needed,
          },
          {
            name: `${category}Two`,
            kind: 'checkbox' as const,
            label: t('accreditation:rules.two-persons'),
            value: twoPersons,
          },
          {
            name: `${category}Documents`,
            kind: 'checkboxes' as const,
            inline: true,
            label: t('accreditation:rules.documents'),
            options: attendeeFileKinds.map((value) => ({
              value,
              label: t(`accreditation:document.${value}`),
            })),
            value: documents,
          },
        ],
      })),
      submit: { label: t('common:action.save') },
      cancel: { label: t('common:action.back'), href: queuePath(context, whole) },
    };
  };

  const page = (context: PageContext, whole: EditionWhole, form: FormModel): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: framed(deps, context, whole, context.t('accreditation:rules.title'), {
      lede: context.t('accreditation:rules.lede'),
    }),
    data: {
      form,
      notices:
        queryValue(context, 'done') === 'saved'
          ? [{ title: context.t('accreditation:rules.saved'), tone: 'ok', live: true }]
          : [],
    },
  });

  shell.managed({
    path: '/accreditation/rules',
    policy: ruleAccreditations,
    handle: async (context, whole) => page(context, whole, await formOf(context, whole)),
  });

  shell.managed({
    method: 'POST',
    path: '/accreditation/rules',
    policy: ruleAccreditations,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: RulesForm,
        form: await formOf(context, whole),
        page: (model) => page(context, whole, model),
        work: async (input, version) => {
          const sent = input as Readonly<Record<string, boolean | string[] | undefined>>;
          await keeping.setRules(context.actor, whole.edition.id, version, {
            items: attendeeCategories.map((category) => ({
              category,
              needed: sent[`${category}Needed`] === true,
              twoPersons: sent[`${category}Two`] === true,
              documents: attendeeFileKinds.filter((kind) =>
                ([sent[`${category}Documents`] ?? []].flat() as unknown[]).includes(kind),
              ),
            })),
          });
          return `${queuePath(context, whole, '/rules')}?done=saved`;
        },
      }),
  });
}
