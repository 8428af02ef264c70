import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import { manageRights } from '../../policy.ts';
import { InviteForm, inviteeFields } from '../forms.ts';
import { type EditionLike, pressed, type RightsPages } from '../frame.ts';
import { type EditionPeopleFrame, PEOPLE } from './frame.ts';

/** Adds the page by which somebody is invited to an edition, and what is done to an open invitation. */
export function addEditionInvitations(deps: RightsPages, frame: EditionPeopleFrame): void {
  const { pages, shell, links } = deps;
  const { base, rightsForm, readHere, formPage } = frame;

  const inviteForm = async (context: PageContext, whole: EditionLike): Promise<FormModel> => ({
    action: `${base(context, whole)}/invite`,
    submit: { label: context.t('accounts-rights:invite-submit') },
    cancel: { href: base(context, whole) },
    fields: [...inviteeFields(context), ...(await rightsForm(context, whole))],
  });

  shell.managed({
    path: `${PEOPLE}/invite`,
    policy: manageRights,
    handle: async (context, whole) =>
      formPage(context, whole, context.t('accounts-rights:invite'), await inviteForm(context, whole)),
  });
  shell.managed({
    method: 'POST',
    path: `${PEOPLE}/invite`,
    policy: manageRights,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: InviteForm,
        form: await inviteForm(context, whole),
        page: (form) => formPage(context, whole, context.t('accounts-rights:invite'), form),
        work: async (input) => {
          const grants = await readHere(whole, input);
          await links.invitations.invite(context.actor, { ...input, grants }, whole.edition.id);
          return `${base(context, whole)}?done=invited`;
        },
      }),
  });

  for (const act of ['dispatch', 'withdrawal'] as const) {
    shell.managed({
      method: 'POST',
      path: `${PEOPLE}/invitations/:invitation/${act}`,
      policy: manageRights,
      handle: async (context, whole) => {
        const id = context.params.invitation ?? '';
        return pressed(base(context, whole), act === 'dispatch' ? 'resent' : 'invitation-withdrawn', () =>
          act === 'dispatch'
            ? links.invitations.resend(context.actor, id)
            : links.invitations.withdraw(context.actor, id),
        );
      },
    });
  }
}
