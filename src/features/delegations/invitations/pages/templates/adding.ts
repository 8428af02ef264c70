import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import { queryValue } from '../../../../../platform/pages/workbench.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import { type LetterKind, letterKinds } from '../../../tables.ts';
import { TemplateInput } from '../../contract.ts';
import { writeInvitations } from '../../policy.ts';
import { formPage, type InvitationPages, templatesPath } from '../shared.ts';
import { fieldHelp, formOf, listLink } from './form.ts';

/** Adds the page by which a template is added. */
export function addTemplateAdding(deps: InvitationPages): void {
  const { shell, pages, templates } = deps;

  const kindIn = (context: PageContext): LetterKind =>
    letterKinds.find((kind) => kind === queryValue(context, 'kind')) ?? 'invitation';

  const newPage = (context: PageContext, whole: EditionWhole, form: FormModel): Page =>
    formPage(
      deps,
      context,
      whole,
      {
        title: context.t(`invitations:template.add-${kindIn(context)}`),
        current: '/invitations',
        list: listLink(context, whole),
        help: [fieldHelp(context, kindIn(context))],
      },
      form,
    );
  shell.managed({
    path: '/letter-templates/new',
    policy: writeInvitations,
    handle: async (context, whole) => newPage(context, whole, formOf(context, whole, kindIn(context))),
  });
  shell.managed({
    method: 'POST',
    path: '/letter-templates/new',
    policy: writeInvitations,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: TemplateInput,
        form: formOf(context, whole, kindIn(context)),
        page: (form) => newPage(context, whole, form),
        work: async (input) => {
          await templates.create(context.actor, whole.edition.id, input);
          return `${templatesPath(context, whole)}?done=saved`;
        },
      }),
  });
}
