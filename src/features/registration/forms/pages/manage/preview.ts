import type { Page } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import { readRegistrations } from '../../policy.ts';
import { nothing } from '../../rules/content.ts';
import { personGroups } from '../fields/person.ts';
import { questionGroups } from '../fields/questions.ts';
import { stayGroups } from '../fields/stay.ts';
import type { FormsPages } from '../index.ts';
import { paragraphs } from '../shared.ts';
import { formHref, formOf, formsFrame } from './way.ts';

/** Adds the preview of a form: as it will be filled in, with everything open. */
export function addFormPreview(deps: FormsPages): void {
  const { shell } = deps;

  shell.managed({
    path: '/forms/:form/preview',
    policy: readRegistrations,
    handle: async (context, whole): Promise<Page> => {
      const { form, questions: rows } = await formOf(deps, context, whole);
      const { t } = context;
      const data = { form, questions: rows, person: {}, content: nothing, states: [] };
      return {
        template: 'registration/preview',
        digits: whole.edition.digits,
        page: formsFrame(deps, context, whole, form, t('registration:manage.preview'), {
          lede: t('registration:manage.preview-lede'),
        }),
        data: {
          text: paragraphs(say(form.text, context)),
          form: {
            action: `${formHref(context, whole)}/preview`,
            method: 'get',
            guard: false,
            groups: [
              ...personGroups(context, data),
              ...questionGroups(context, rows, {}).map((group) =>
                group.when === undefined ? group : { ...group, when: { ...group.when, shut: false } },
              ),
              ...stayGroups(context, data),
            ],
            submit: { label: t('registration:manage.preview-again') },
            cancel: { href: formHref(context, whole) },
          },
        },
      };
    },
  });
}
