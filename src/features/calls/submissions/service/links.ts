import type { Actor } from '../../../../platform/actor/index.ts';
import { textIn } from '../../../../platform/language/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import type { CallRow } from '../../store/calls.ts';
import * as store from '../../store/submissions.ts';
import type { SubmissionContext } from '../context.ts';
import { ownSubmission } from '../policy.ts';
import type { Mailing } from './mailing.ts';

/** At most so many links are mailed at once, the newest submissions first. */
const LINKS = 20;

export type LinksService = ReturnType<typeof createLinksService>;

/** Sends links of submissions again, to the address that they belong to and to nobody else. */
export function createLinksService(
  { database, changes }: Pick<SubmissionContext, 'database' | 'changes'>,
  { mailing }: { readonly mailing: Mailing },
) {
  return {
    /** Mails the links of what an address has begun or submitted in a call; whoever asks learns nothing of whether there is any. */
    sendAgain: (actor: Actor, whole: EditionWhole, call: CallRow, email: string): Promise<void> =>
      changes.run(actor, ownSubmission.name, (change) =>
        database.widened(change.tx, async () => {
          const found = await store.listOfContact(change.tx, call.id, email.trim().toLowerCase(), LINKS);
          for (const submission of found) {
            await mailing.toContact(change.tx, 'link', whole, submission, {
              call: textIn(call.title, submission.contactLanguage).text,
            });
            await change.record({
              action: 'submission.resent',
              subject: { kind: 'submission', id: submission.id },
              editionId: submission.editionId,
              after: { id: submission.id, callId: call.id, at: change.now.toISOString() },
              quiet: true,
            });
          }
        }),
      ),
  };
}
