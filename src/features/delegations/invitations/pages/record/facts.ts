import { fullDate, time } from '../../../../../platform/language/index.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { FactModel } from '../../../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../../series/index.ts';
import type { InvitationWhole } from '../../../store/invitations.ts';
import { stateTones } from '../shared.ts';

/** What became of an invitation, as far as it came. */
export const factsOf = (
  context: PageContext,
  whole: EditionWhole,
  { invitation: row }: InvitationWhole,
): FactModel[] => {
  const t = context.words(whole.edition.digits);
  const settings = dateSettingsOf(whole, context.language);
  const moment = (at: Date | null) =>
    at === null ? undefined : `${fullDate(at, settings)}، ${time(at, settings)}`;
  const said = (at: Date | null) => (context.language === 'ar' ? moment(at) : moment(at)?.replace('،', ','));
  const facts: (FactModel | false)[] = [
    {
      label: t('invitations:column.state'),
      tag: { text: t(`invitations:state.${row.state}`), tone: stateTones[row.state] },
    },
    row.letterNumber !== null && {
      label: t('invitations:column.letter'),
      value: row.letterNumber,
      code: true,
    },
    row.letterDate !== null && {
      label: t('invitations:fact.letter-date'),
      value: fullDate(row.letterDate, settings),
    },
    row.email !== null && { label: t('invitations:form.email'), value: row.email, code: true },
    row.replyBy !== null && {
      label: t('invitations:column.reply-by'),
      value: fullDate(row.replyBy, settings),
    },
    row.approvedAt !== null && { label: t('invitations:fact.approved'), value: said(row.approvedAt) },
    row.dispatchedAt !== null && { label: t('invitations:fact.dispatched'), value: said(row.dispatchedAt) },
    row.acknowledgedAt !== null && {
      label: t('invitations:fact.acknowledged'),
      value: said(row.acknowledgedAt),
    },
    row.remindedAt !== null && {
      label: t('invitations:fact.reminded'),
      value: said(row.remindedAt),
      notes: [t('invitations:fact.reminders', { count: row.reminders })],
    },
    row.repliedAt !== null && {
      label: t('invitations:fact.replied'),
      value: said(row.repliedAt),
      notes: [
        row.repliedVia === null ? '' : t(`invitations:via.${row.repliedVia}`),
        row.repliedBy ?? '',
      ].filter((note) => note !== ''),
    },
    row.expected !== null && { label: t('invitations:column.expected'), value: row.expected },
    row.replyNote !== null && { label: t('invitations:fact.note'), value: row.replyNote },
  ];
  return facts.filter((fact): fact is FactModel => fact !== false);
};
