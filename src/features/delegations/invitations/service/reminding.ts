import { systemActor } from '../../../../platform/actor/index.ts';
import { addDays, dayOf } from '../../../../platform/language/index.ts';
import { listAwaited } from '../../store/invitations.ts';
import { readLetterSettings } from '../../store/letters.ts';
import type { InvitationsContext } from '../context.ts';
import { reminderDue } from '../rules/reminders.ts';
import { unanswered } from '../rules/states.ts';
import type { DispatchingService } from './dispatching.ts';

/** How often it is looked for reminders that are due. */
const EVERY_SECONDS = 900;
/** No edition reminds longer before the day of reply. */
const LONGEST = 366;

/** Reminds of invitations by the days that each edition has set, until they are answered. */
export function createReminders(
  { database, clock, jobs }: InvitationsContext,
  dispatching: Pick<DispatchingService, 'remindDue'>,
) {
  const actor = systemActor('invitation-reminders');

  /** Sends what is due now. Each is a change of its own, decided again under its lock. @returns how many were sent */
  async function remindDue(): Promise<number> {
    const now = clock.now();
    const today = now.toISOString().slice(0, 10);
    const awaited = await listAwaited(database.db, addDays(today, -1), addDays(today, LONGEST));
    let count = 0;
    for (const { id } of awaited) {
      const written = await dispatching.remindDue(actor, id, async (tx, row, { edition }) => {
        if (!unanswered.includes(row.state) || row.dispatchedAt === null) return false;
        const { reminderDays } = await readLetterSettings(tx, row.editionId);
        const dayIn = (at: Date): string => dayOf(at, edition.timeZone);
        return reminderDue(
          {
            replyBy: row.replyBy,
            remindedOn: row.remindedAt === null ? null : dayIn(row.remindedAt),
            dispatchedOn: dayIn(row.dispatchedAt),
          },
          dayIn(now),
          reminderDays,
        );
      });
      if (written) count += 1;
    }
    return count;
  }

  jobs.every({
    name: 'invitation-reminders',
    seconds: EVERY_SECONDS,
    work: async () => void (await remindDue()),
  });
  return { remindDue };
}
