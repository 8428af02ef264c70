import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import { manageRights } from '../../policy.ts';
import { resetForm } from '../factor-reset-form.ts';
import { ReasonForm } from '../forms.ts';
import type { EditionLike, RightsPages } from '../frame.ts';
import { type EditionPeopleFrame, PEOPLE } from './frame.ts';

/** Adds the page on which an organiser starts taking somebody's second factor away. */
export function addEditionFactorReset(deps: RightsPages, frame: EditionPeopleFrame): void {
  const { pages, shell, links } = deps;
  const { formPage, personOf, personPath } = frame;

  const resetPath = (context: PageContext, whole: EditionLike): string =>
    `${personPath(context, whole)}/second-factor-reset`;
  const factorForm = (context: PageContext, whole: EditionLike): FormModel =>
    resetForm(context, resetPath(context, whole), personPath(context, whole));
  shell.managed({
    path: `${PEOPLE}/:account/second-factor-reset`,
    policy: manageRights,
    handle: async (context, whole) => {
      await personOf(context, whole);
      return formPage(context, whole, context.t('accounts-rights:reset-factor'), factorForm(context, whole));
    },
  });
  shell.managed({
    method: 'POST',
    path: `${PEOPLE}/:account/second-factor-reset`,
    policy: manageRights,
    handle: async (context, whole) => {
      await personOf(context, whole);
      return pages.submit(context, {
        schema: ReasonForm,
        form: factorForm(context, whole),
        page: (form) => formPage(context, whole, context.t('accounts-rights:reset-factor'), form),
        work: async ({ reason }) => {
          await links.factorResets.start(context.actor, context.params.account ?? '', reason);
          return `${personPath(context, whole)}?done=reset-sent`;
        },
      });
    },
  });
}
