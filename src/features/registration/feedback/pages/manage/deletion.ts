import { Type } from 'typebox';
import type { Deletion } from '../../../../../platform/pages/deletion.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import type * as store from '../../../store/feedback.ts';
import { manageFeedback } from '../../policy.ts';
import { type FeedbackPages, feedbackFrame, formHref, formOf, listHref } from '../shared.ts';

const Nothing = Type.Object({});

/** What is asked before a feedback form goes. */
export const deletionOf = (
  { t }: PageContext,
  base: string,
  { version }: store.FeedbackFormRow,
): Deletion => ({
  confirm: { title: t('registration:manage.delete-title'), text: t('common:confirm.irreversible') },
  action: `${base}/deletion`,
  version,
});

/** Adds the page that asks before a feedback form goes. */
export function addFeedbackDeletion(deps: FeedbackPages): void {
  const { pages, shell, forms } = deps;

  for (const method of ['GET', 'POST'] as const) {
    shell.managed({
      method,
      path: '/feedback/:form/deletion',
      policy: manageFeedback,
      handle: async (context, whole) => {
        const form = await formOf(deps, context, whole);
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
          page: feedbackFrame(deps, context, whole, form, title, { lede: text }),
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
