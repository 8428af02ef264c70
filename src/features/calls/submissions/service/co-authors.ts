import { type Actor, accountIdOf } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { behindWall, guarded } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, notFound } from '../../../../platform/errors/index.ts';
import { hashSecret, isSecret, newSecret } from '../../../../platform/vault/index.ts';
import { type EditionWhole, findEdition } from '../../../series/index.ts';
import * as store from '../../store/submissions.ts';
import type { SubmissionState } from '../../tables.ts';
import type { SubmissionContext, SubmissionKey } from '../context.ts';
import { CO_AUTHORS, type CoAuthorInput } from '../contract.ts';
import { ownSubmission } from '../policy.ts';
import type { Mailing } from './mailing.ts';
import { brokenRules, type Opening } from './opening.ts';

export type CoAuthorsService = ReturnType<typeof createCoAuthorsService>;

/** States in which its authors may still change: afterwards it is out, or in the programme with its names. */
const changing: readonly SubmissionState[] = ['draft', 'submitted', 'under-review', 'accepted', 'confirmed'];

/** An invitation as its receiver sees it. */
export interface Invitation {
  readonly author: store.AuthorRow;
  readonly found: store.SubmissionWhole;
  readonly whole: EditionWhole;
}

/** Co-authors: invited by mail, they say yes or no by the link in it, which works once. */
export function createCoAuthorsService(
  { database, changes, translator }: SubmissionContext,
  { opening, mailing }: { readonly opening: Opening; readonly mailing: Mailing },
) {
  const record = (
    change: Change,
    action: string,
    submission: store.SubmissionRow,
    before: unknown,
    after: unknown,
  ) =>
    change.record({
      action: `co-author.${action}`,
      subject: { kind: 'submission', id: submission.id },
      editionId: submission.editionId,
      before,
      after,
      quiet: true,
    });

  /** An author as the log keeps one. */
  const told = ({
    name,
    email,
    affiliation,
    presenting,
    state,
  }: store.AuthorRow | store.SubmissionAuthor) => ({
    name,
    email,
    affiliation,
    presenting,
    state,
  });

  return {
    /** @throws 409 when there are enough, or the submission is out; 422 for an address that is there already */
    invite: (actor: Actor, key: SubmissionKey, input: CoAuthorInput): Promise<store.AuthorRow> =>
      opening.change(actor, key, null, async ({ change, found, whole }) => {
        const { submission, authors, call } = found;
        if (!changing.includes(submission.state)) throw conflict('paper-not-editable');
        if (authors.length > CO_AUTHORS) throw conflict('too-many-authors', { limit: CO_AUTHORS });
        const entry = createEntry();
        const name = entry.plain('name', input.name, { required: true }) ?? '';
        const affiliation = entry.plain('affiliation', input.affiliation);
        const email = input.email.trim();
        entry.check(
          !authors.some((author) => author.email.toLowerCase() === email.toLowerCase()),
          'email',
          'author-twice',
        );
        entry.done();
        const secret = newSecret();
        const author = await store.insertAuthor(change.tx, {
          editionId: submission.editionId,
          submissionId: submission.id,
          position: authors.length + 1,
          name,
          email,
          affiliation,
          presenting: input.presenting ?? false,
          state: 'invited',
          secretHash: hashSecret(secret),
        });
        await mailing.toCoAuthor(change.tx, whole, submission, call, { name, email, secret });
        await record(change, 'invited', submission, null, told(author));
        return author;
      }),

    /** Takes a co-author off; whoever submitted it stays. */
    remove: (actor: Actor, key: SubmissionKey, id: string): Promise<void> =>
      opening.change(actor, key, null, async ({ change, found: { submission, authors } }) => {
        const author = authors.find((one) => one.id === id);
        if (author === undefined) throw notFound('author-unknown');
        if (author.state === 'submitter') throw conflict('submitter-stays');
        if (!changing.includes(submission.state)) throw conflict('paper-not-editable');
        await store.deleteAuthor(change.tx, id);
        await record(change, 'removed', submission, told(author), null);
      }),

    /** The invitation that a link opens. @throws 404 for a link that is none of ours or was answered */
    look: (secret: string): Promise<Invitation> =>
      behindWall(database, async (tx) => {
        const author = isSecret(secret) ? await store.findAuthorBySecret(tx, hashSecret(secret)) : undefined;
        const found = author && (await store.findSubmission(tx, author.submissionId));
        const whole = found && (await findEdition(tx, found.submission.editionId));
        if (author === undefined || found === undefined || whole === undefined) {
          throw notFound('co-author-answered');
        }
        return { author, found, whole };
      }),

    /** Answers it: of many answers at once one counts. Whoever submitted it is told. */
    answer: (actor: Actor, secret: string, accepts: boolean): Promise<store.AuthorRow> =>
      changes.run(actor, ownSubmission.name, (change) =>
        guarded(brokenRules, () =>
          database.widened(change.tx, async () => {
            const old = isSecret(secret)
              ? await store.lockAuthorBySecret(change.tx, hashSecret(secret))
              : undefined;
            const found = old && (await store.findSubmission(change.tx, old.submissionId));
            const whole = found && (await findEdition(change.tx, found.submission.editionId));
            if (old === undefined || found === undefined || whole === undefined) {
              throw notFound('co-author-answered');
            }
            const author = await store.updateAuthor(change.tx, old.id, {
              state: accepts ? 'accepted' : 'declined',
              secretHash: null,
              answeredAt: change.now,
              accountId: accepts ? accountIdOf(actor) : null,
            });
            const { submission } = found;
            await mailing.toContact(change.tx, 'co-author-answer', whole, submission, {
              author: author.name,
              answer: translator.t(submission.contactLanguage)(`calls:mail.answer.${author.state}`),
            });
            await record(change, accepts ? 'accepted' : 'declined', submission, told(old), told(author));
            return author;
          }),
        ),
      ),
  };
}
