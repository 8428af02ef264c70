import type { PageContext } from '../../../../../platform/pages/index.ts';
import { submitWithFile } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import type { InvitationWhole } from '../../../store/invitations.ts';
import { RecordedAnswerInput } from '../../contract.ts';
import { writeInvitations } from '../../policy.ts';
import { answerFields } from '../answer-form.ts';
import { boardPath, formPage, type InvitationPages, invitationOf, partyIn } from '../shared.ts';

/** Adds what came back on paper: that a letter arrived, and what was answered. */
export function addPaperAnswer(deps: InvitationPages): void {
  const { shell, pages, answering } = deps;

  shell.managed({
    method: 'POST',
    path: '/invitations/:invitation/acknowledgement',
    policy: writeInvitations,
    handle: async (context, whole) => {
      const { invitation } = await invitationOf(deps, context, whole);
      const { version } = (context.request.body ?? {}) as { version?: string };
      await answering.recordAcknowledgement(context.actor, invitation.id, Number(version) || null);
      return { redirect: `${boardPath(context, whole)}/${invitation.id}?done=saved` };
    },
  });

  const answerForm = (context: PageContext, whole: EditionWhole, found: InvitationWhole): FormModel => {
    const { invitation: row } = found;
    return {
      action: `${boardPath(context, whole)}/${row.id}/answer`,
      submit: { label: context.t('invitations:act.record-answer') },
      cancel: { href: `${boardPath(context, whole)}/${row.id}` },
      ...answerFields(context, row, { staff: true }),
    };
  };
  const answerPage = (context: PageContext, whole: EditionWhole, found: InvitationWhole, form: FormModel) =>
    formPage(
      deps,
      context,
      whole,
      {
        title: context.t('invitations:act.record-answer'),
        current: '/invitations',
        list: { label: context.t('invitations:invitations'), href: boardPath(context, whole) },
        of: {
          label: partyIn(context, found),
          href: `${boardPath(context, whole)}/${found.invitation.id}`,
        },
      },
      form,
    );

  shell.managed({
    path: '/invitations/:invitation/answer',
    policy: writeInvitations,
    handle: async (context, whole) => {
      const found = await invitationOf(deps, context, whole);
      return answerPage(context, whole, found, answerForm(context, whole, found));
    },
  });
  shell.managed({
    method: 'POST',
    path: '/invitations/:invitation/answer',
    policy: writeInvitations,
    handle: async (context, whole) => {
      const found = await invitationOf(deps, context, whole);
      return submitWithFile(pages, context, {
        schema: RecordedAnswerInput,
        form: answerForm(context, whole, found),
        page: (form) => answerPage(context, whole, found, form),
        work: async (input, version, file) => {
          await answering.recordAnswer(context.actor, found.invitation.id, version, input, file);
          return `${boardPath(context, whole)}/${found.invitation.id}?done=answered`;
        },
      });
    },
  });
}
