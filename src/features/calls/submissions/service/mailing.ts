import type { Tx } from '../../../../platform/database/index.ts';
import { textIn } from '../../../../platform/language/index.ts';
import { type EditionWhole, mastheadOf, momentFor } from '../../../series/index.ts';
import type { CallRow } from '../../store/calls.ts';
import type { SubmissionRow } from '../../store/submissions.ts';
import type { SubmissionContext } from '../context.ts';
import { submissionSecret } from '../secrets.ts';

export type Mailing = ReturnType<typeof createMailing>;

/** The mails about submissions, in the language that each reader chose. */
export function createMailing({ outbox, translator, vault, publicUrl }: SubmissionContext) {
  const linkOf = ({ id, contactLanguage }: Pick<SubmissionRow, 'id' | 'contactLanguage'>): string =>
    `${publicUrl}/${contactLanguage}/papers/${submissionSecret(vault, id)}`;

  /** An instant in the edition's zone, in both calendars: as a deadline is told. */
  const momentOf = (whole: EditionWhole, language: 'ar' | 'en', at: Date): string =>
    momentFor(translator, whole, language, at);

  return {
    /** Address of the page on which a submission's authors see it; whoever has it may change it. */
    linkOf,
    momentOf,

    /** Tells the contact something about their submission, with its link. */
    async toContact(
      tx: Tx,
      template: 'draft' | 'received' | 'co-author-answer' | 'withdrawn' | 'reminder' | 'link',
      whole: EditionWhole,
      submission: SubmissionRow,
      values: Readonly<Record<string, string>> = {},
      options: { readonly dedupeKey?: string; readonly expiresAt?: Date } = {},
    ): Promise<void> {
      const { contactName, contactEmail, contactLanguage, accountId, editionId, title } = submission;
      // Whose data were erased has no address any more.
      if (!contactEmail.includes('@')) return;
      await outbox.write(tx, {
        template: `calls.${template}`,
        to: { address: contactEmail, name: contactName, accountId },
        language: contactLanguage,
        digits: whole.edition.digits,
        editionId,
        masthead: mastheadOf(whole, contactLanguage),
        secret: true,
        values: { name: contactName, title, link: linkOf(submission), ...values },
        ...options,
      });
    },

    /** Asks a co-author whether they are one. */
    async toCoAuthor(
      tx: Tx,
      whole: EditionWhole,
      submission: SubmissionRow,
      call: CallRow,
      author: { readonly name: string; readonly email: string; readonly secret: string },
    ): Promise<void> {
      const language = submission.contactLanguage;
      await outbox.write(tx, {
        template: 'calls.co-author',
        to: { address: author.email, name: author.name },
        language,
        digits: whole.edition.digits,
        editionId: submission.editionId,
        masthead: mastheadOf(whole, language),
        secret: true,
        values: {
          name: author.name,
          submitter: submission.contactName,
          title: submission.title,
          call: textIn(call.title, language).text,
          link: `${publicUrl}/${language}/co-authors/${author.secret}`,
        },
      });
    },
  };
}
