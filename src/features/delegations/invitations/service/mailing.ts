import type { Tx } from '../../../../platform/database/index.ts';
import { dayOf, fullDate, type LocalText, textIn } from '../../../../platform/language/index.ts';
import { dateSettingsOf, type EditionWhole, mastheadOf } from '../../../series/index.ts';
import type { InvitationRow, InvitationWhole } from '../../store/invitations.ts';
import type { InvitationsContext } from '../context.ts';
import { partyName } from './facts.ts';

export type Mailing = ReturnType<typeof createMailing>;

/** Mails about invitations: the letter, and reminders of it; none where no address is known. */
export function createMailing({ outbox }: InvitationsContext) {
  const shared = (
    whole: EditionWhole,
    found: InvitationWhole,
    row: Pick<InvitationRow, 'replyBy' | 'language'>,
    link: string,
  ) => {
    const { language } = row;
    const say = (text: LocalText): string => textIn(text, language).text;
    return {
      addressee: say(found.invitation.addressee).split('\n')[0] ?? '',
      party: say(partyName(found)),
      edition: say(whole.edition.title),
      reply: row.replyBy === null ? '' : fullDate(row.replyBy, dateSettingsOf(whole, language)),
      link,
    };
  };

  const write = async (
    tx: Tx,
    template: 'invitation' | 'invitation-reminder',
    whole: EditionWhole,
    found: InvitationWhole,
    row: InvitationRow,
    more: {
      readonly link: string;
      readonly dedupeKey: string;
      readonly attachments?: readonly {
        readonly name: string;
        readonly mediaType: string;
        readonly bytes: Uint8Array;
      }[];
    },
  ): Promise<void> => {
    if (row.email === null) return;
    const { link, ...rest } = more;
    const values = shared(whole, found, row, link);
    await outbox.write(tx, {
      template: `delegations.${template}`,
      to: { address: row.email, name: values.addressee },
      language: row.language,
      digits: whole.edition.digits,
      editionId: row.editionId,
      masthead: mastheadOf(whole, row.language),
      secret: true,
      values,
      ...rest,
    });
  };

  return {
    /** The letter, attached. Never twice. */
    invite: (
      tx: Tx,
      whole: EditionWhole,
      found: InvitationWhole,
      row: InvitationRow,
      link: string,
      letter: { readonly name: string; readonly bytes: Uint8Array },
    ) =>
      write(tx, 'invitation', whole, found, row, {
        link,
        dedupeKey: `letter-of-invitation:${row.id}`,
        attachments: [{ ...letter, mediaType: 'application/pdf' }],
      }),

    /** A reminder; one on a day at most. */
    remind: (tx: Tx, whole: EditionWhole, found: InvitationWhole, link: string, today: string) =>
      write(tx, 'invitation-reminder', whole, found, found.invitation, {
        link,
        dedupeKey: `letter-of-invitation-reminder:${found.invitation.id}:${dayOf(today, whole.edition.timeZone)}`,
      }),
  };
}
