import { everything } from '../../../../platform/database/index.ts';
import { textIn } from '../../../../platform/language/index.ts';
import { findEdition } from '../../../series/index.ts';
import { listDueDrafts } from '../../store/reminders.ts';
import { findSubmission } from '../../store/submissions.ts';
import type { SubmissionContext } from '../context.ts';
import type { Mailing } from './mailing.ts';

/** How long before a deadline drafts are reminded of it, in milliseconds. */
const BEFORE = 48 * 3_600_000;
/** Seconds between two looks. */
const EVERY = 900;

export type Reminders = ReturnType<typeof createReminders>;

/** Reminds whoever has a draft two days before it can be sent no more: once for each deadline. */
export function createReminders(
  { database, clock, jobs }: SubmissionContext,
  { mailing }: { readonly mailing: Mailing },
) {
  /** @returns how many were reminded */
  const run = (): Promise<number> =>
    database.seeing(everything, async () => {
      const now = clock.now();
      const due = await listDueDrafts(database.db, now, new Date(now.getTime() + BEFORE));
      for (const { id, closesAt } of due) {
        await database.transaction(async (tx) => {
          const found = await findSubmission(tx, id);
          const whole = found && (await findEdition(tx, found.submission.editionId));
          if (found === undefined || whole === undefined || found.submission.state !== 'draft') return;
          const { submission, call } = found;
          await mailing.toContact(
            tx,
            'reminder',
            whole,
            submission,
            {
              call: textIn(call.title, submission.contactLanguage).text,
              closes: mailing.momentOf(whole, submission.contactLanguage, closesAt),
            },
            { dedupeKey: `calls-reminder:${id}:${closesAt.toISOString()}`, expiresAt: closesAt },
          );
        });
      }
      return due.length;
    });
  jobs.every({ name: 'calls-reminders', seconds: EVERY, work: async () => void (await run()) });
  return { run };
}
