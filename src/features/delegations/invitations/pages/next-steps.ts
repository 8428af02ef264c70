import type { PageContext } from '../../../../platform/pages/index.ts';
import type { ActionModel } from '../../../../platform/views/index.ts';
import { type EditionWhole, placeOf } from '../../../series/index.ts';
import type { InvitationWhole } from '../../store/invitations.ts';
import { approveInvitations } from '../policy.ts';
import { unanswered } from '../rules/states.ts';
import { type Act, boardPath } from './shared.ts';

/** What leads on from where the invitation stands, as the board does it to many. */
export function stepsOf(context: PageContext, whole: EditionWhole, found: InvitationWhole): ActionModel[] {
  const { t, actor } = context;
  const { state, id, email } = found.invitation;
  const board = boardPath(context, whole);
  const act = (name: Act): ActionModel => ({
    label: t(`invitations:act.${name}`),
    action: `${board}/changes`,
    fields: { do: name, pick: id, from: 'record' },
  });
  if (state === 'drafted')
    return [
      {
        ...act('delete'),
        label: t('invitations:act.delete-one'),
        tone: 'danger',
        confirm: { title: t('invitations:delete-one-title'), text: t('invitations:delete-one-text') },
      },
      ...(approveInvitations.allows(actor, placeOf(whole.edition))
        ? [{ ...act('approve'), tone: 'primary' as const }]
        : []),
    ];
  if (state === 'approved')
    return [
      act('take-back'),
      {
        label: t('invitations:act.dispatch'),
        href: `${board}/dispatch?pick=${id}`,
        tone: 'primary',
        icon: 'mail',
      },
    ];
  if (state === 'accepted') {
    const delegations = board.replace(/\/invitations$/, '/delegations');
    const href = `${delegations}/${found.invitation.participationId}`;
    return [{ label: t('invitations:act.delegation'), href, icon: 'users' }];
  }
  return unanswered.includes(state) && email !== null ? [act('remind')] : [];
}
