import { answerDeletion, type Deletion } from '../../../../../platform/pages/deletion.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import type * as store from '../../../store/forms.ts';
import { manageForms } from '../../policy.ts';
import type { FormsPages } from '../index.ts';
import { formHref, formOf, formsFrame, listHref } from './way.ts';

/** What is asked before a form goes. */
export const deletionOf = ({ t }: PageContext, base: string, { version }: store.FormRow): Deletion => ({
  confirm: { title: t('registration:manage.delete-title'), text: t('common:confirm.irreversible') },
  action: `${base}/deletion`,
  version,
});

/** Adds the page that asks before a form goes. */
export function addFormDeletion(deps: FormsPages): void {
  for (const method of ['GET', 'POST'] as const) {
    deps.shell.managed({
      method,
      path: '/forms/:form/deletion',
      policy: manageForms,
      handle: async (context, whole) => {
        const { form } = await formOf(deps, context, whole);
        const base = formHref(context, whole);
        const deletion = {
          ...deletionOf(context, base, form),
          page: formsFrame(deps, context, whole, form, context.t('registration:manage.delete-title')),
          digits: whole.edition.digits,
          t: context.words(whole.edition.digits),
          back: base,
          row: { table: 'registration_forms', id: form.id },
        };
        return answerDeletion(deps, context, deletion, async (version) => {
          await deps.forms.remove(context.actor, form.id, version);
          return listHref(context, whole);
        });
      },
    });
  }
}
