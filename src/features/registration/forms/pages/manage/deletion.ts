import { Type } from 'typebox';
import type { Deletion } from '../../../../../platform/pages/deletion.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import type * as store from '../../../store/forms.ts';
import { manageForms } from '../../policy.ts';
import type { FormsPages } from '../index.ts';
import { formHref, formOf, formsFrame, listHref } from './way.ts';

const Nothing = Type.Object({});

/** What is asked before a form goes. */
export const deletionOf = ({ t }: PageContext, base: string, { version }: store.FormRow): Deletion => ({
  confirm: { title: t('registration:manage.delete-title'), text: t('common:confirm.irreversible') },
  action: `${base}/deletion`,
  version,
});

/** Adds the page that asks before a form goes. */
export function addFormDeletion(deps: FormsPages): void {
  const { pages, shell, forms } = deps;

  for (const method of ['GET', 'POST'] as const) {
    shell.managed({
      method,
      path: '/forms/:form/deletion',
      policy: manageForms,
      handle: async (context, whole) => {
        const { form } = await formOf(deps, context, whole);
        const base = formHref(context, whole);
        const { title, text } = deletionOf(context, base, form).confirm;
        const model = {
          action: `${base}/deletion`,
          guard: false,
          hidden: { version: String(form.version) },
          submit: { label: context.t('common:action.delete'), danger: true },
          cancel: { href: base },
        };
        const page = (shown: typeof model): Page => ({
          template: 'pages/form',
          digits: whole.edition.digits,
          page: formsFrame(deps, context, whole, form, title, { lede: text }),
          data: { form: shown },
        });
        if (method === 'GET') return page(model);
        return pages.submit(context, {
          schema: Nothing,
          form: model,
          page: (again) => page(again as typeof model),
          work: async (_input, version) => {
            await forms.remove(context.actor, form.id, version);
            return listHref(context, whole);
          },
        });
      },
    });
  }
}
