import { answerDeletion, type Deletion } from '../../../../../platform/pages/deletion.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import type * as store from '../../../store/feedback.ts';
import { manageFeedback } from '../../policy.ts';
import { type FeedbackPages, feedbackFrame, formHref, formOf, listHref } from '../shared.ts';

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
  for (const method of ['GET', 'POST'] as const) {
    deps.shell.managed({
      method,
      path: '/feedback/:form/deletion',
      policy: manageFeedback,
      handle: async (context, whole) => {
        const form = await formOf(deps, context, whole);
        const base = formHref(context, whole);
        const deletion = {
          ...deletionOf(context, base, form),
          page: feedbackFrame(deps, context, whole, form, context.t('registration:manage.delete-title')),
          digits: whole.edition.digits,
          t: context.words(whole.edition.digits),
          back: base,
          row: { table: 'feedback_forms', id: form.id },
        };
        return answerDeletion(deps, context, deletion, async (version) => {
          await deps.forms.remove(context.actor, form.id, version);
          return listHref(context, whole);
        });
      },
    });
  }
}
