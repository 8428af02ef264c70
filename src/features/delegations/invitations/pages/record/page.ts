import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import { queryValue } from '../../../../../platform/pages/workbench.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import type { InvitationWhole } from '../../../store/invitations.ts';
import { InvitationPatch } from '../../contract.ts';
import { writeInvitations } from '../../policy.ts';
import { left } from '../../rules/states.ts';
import { previewCards, previewOf } from '../letter-preview.ts';
import { stepsOf } from '../next-steps.ts';
import { boardPath, doneNotice, type InvitationPages, invitationOf, partyIn } from '../shared.ts';
import { draftForm } from './draft-form.ts';
import { factsOf } from './facts.ts';

/** Adds the page of one invitation, on which it is edited. */
export function addInvitationPage(deps: InvitationPages): void {
  const { shell, pages, drafting } = deps;

  async function recordPage(
    context: PageContext,
    whole: EditionWhole,
    found: InvitationWhole,
    form?: FormModel,
  ): Promise<Page> {
    const t = context.words(whole.edition.digits);
    const { invitation: row } = found;
    const base = `${boardPath(context, whole)}/${row.id}`;
    const fixed = left.includes(row.state);
    const done = queryValue(context, 'done');
    const preview = fixed ? undefined : await previewOf(deps, whole, found);
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: partyIn(context, found),
        current: '/invitations',
        crumbs: [
          { label: t('invitations:invitations'), href: boardPath(context, whole) },
          { label: partyIn(context, found) },
        ],
        actions: [
          ...((fixed ? row.fileId !== null : found.template !== null)
            ? [
                {
                  label: t(fixed ? 'invitations:letter-file' : 'invitations:preview.file'),
                  href: `${base}/letter.pdf`,
                  icon: 'doc' as const,
                },
              ]
            : []),
          ...(row.state === 'dispatched'
            ? [
                {
                  label: t('invitations:act.acknowledge'),
                  action: `${base}/acknowledgement`,
                  fields: { version: String(row.version) },
                },
              ]
            : []),
          ...(fixed
            ? [{ label: t('invitations:act.record-answer'), href: `${base}/answer`, icon: 'pen' as const }]
            : []),
          ...stepsOf(context, whole, found),
        ],
      }),
      data: {
        notices: [
          doneNotice(context, whole),
          done === 'saved' && { tone: 'ok', title: t('common:result.saved'), live: true },
          done === 'answered' && { tone: 'ok', title: t('invitations:done.recorded'), live: true },
        ],
        facts: factsOf(context, whole, found),
        cards: previewCards(context, preview, (language) => t(`invitations:preview.${language}`)),
        ...(row.state === 'approved'
          ? {}
          : {
              form: form ?? (await draftForm(deps, context, whole, found)),
              formTitle: t('invitations:form.title'),
            }),
      },
    };
  }

  shell.managed({
    path: '/invitations/:invitation',
    policy: writeInvitations,
    handle: async (context, whole) => recordPage(context, whole, await invitationOf(deps, context, whole)),
  });

  shell.managed({
    method: 'POST',
    path: '/invitations/:invitation',
    policy: writeInvitations,
    handle: async (context, whole) => {
      const found = await invitationOf(deps, context, whole);
      const form = await draftForm(deps, context, whole, found);
      const shown = await recordPage(context, whole, found, form);
      return pages.submit(context, {
        schema: InvitationPatch,
        form,
        page: (again) => ({ ...shown, data: { ...shown.data, form: again } }),
        work: async (input, version) => {
          await drafting.edit(context.actor, found.invitation.id, version, input);
          return `${boardPath(context, whole)}/${found.invitation.id}?done=saved`;
        },
      });
    },
  });
}
