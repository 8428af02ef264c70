import { type Actor, everywhere, holds, type Place } from '../../platform/actor/index.ts';
import { type Policy, rolePolicy } from '../../platform/http/policy.ts';

/** Reads the mails of an edition and sends them again. Mails hold what people are told alone: its organiser. */
export const manageMail = rolePolicy('mail.manage', ['organiser']);

/** Sees previews, the local mailbox and mails that belong to no edition: the organiser of the whole installation. */
export const manageInstallationMail: Policy = {
  ...rolePolicy('mail.installation', ['organiser']),
  admits: (actor) => holds(actor, ['organiser'], everywhere),
};

/** Where a mail lies. */
export const placeOfMail = (mail: {
  readonly editionId: string | null;
  readonly seriesId: string | null;
}): Place => ({ editionId: mail.editionId, seriesId: mail.seriesId });

/** Whether the actor may know of a mail. */
export const mayReadMail = (actor: Actor, mail: Parameters<typeof placeOfMail>[0]): boolean =>
  manageMail.allows(actor, placeOfMail(mail));

/** Writes messages to many, and sees what became of them: who speaks for the edition to those who take part. */
export const writeMailings = rolePolicy('mailings.write', ['organiser', 'secretariat', 'protocol']);

/** Lets a message go that another wrote. A person reads it before: no program may. */
export const approveMailings = rolePolicy('mailings.approve', ['organiser', 'secretariat'], {
  programs: 'never',
});
