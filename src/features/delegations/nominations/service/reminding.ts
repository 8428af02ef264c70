import { systemActor } from '../../../../platform/actor/index.ts';
import { everything } from '../../../../platform/database/index.ts';
import { fullDate, textIn } from '../../../../platform/language/index.ts';
import { dateSettingsOf, findEdition, mastheadOf } from '../../../series/index.ts';
import type { DelegationsPartContext } from '../../context.ts';
import { listToRemind, reminderKey, type ToRemind } from '../../store/focal-points.ts';

/** How often it is looked for reminders that are due. */
const EVERY_SECONDS = 900;
const DAY = 86_400_000;
/** Before nomination closes, and before a letter of appointment ends: days on which a focal point can still do something. */
const [FREEZE_DAYS, LETTER_DAYS] = [5, 10];

/**
 * Reminds focal points in force, once of each date: that nomination closes while somebody of theirs is not confirmed, and
 * that their letter of appointment ends before the edition does.
 */
export function createFocalReminders({
  database,
  changes,
  clock,
  jobs,
  outbox,
  translator,
  publicUrl,
}: DelegationsPartContext) {
  const actor = systemActor('focal-point-reminders');

  const remind = (due: ToRemind): Promise<boolean> =>
    changes.run(actor, 'system', async (change) => {
      const whole = await findEdition(change.tx, due.editionId);
      if (whole === undefined) return false;
      const { language, about, name } = due;
      const { edition } = whole;
      const t = translator.t(language, { digits: edition.digits });
      const day = fullDate(due.at, dateSettingsOf(whole, language));
      const { written } = await outbox.write(change.tx, {
        template: 'nominations.reminder',
        to: { address: due.email, name, accountId: due.accountId },
        language,
        digits: edition.digits,
        editionId: edition.id,
        masthead: mastheadOf(whole, language),
        expiresAt: due.at,
        dedupeKey: reminderKey(due),
        values: {
          subject: t(`nominations:remind.${about}-subject`, {
            edition: textIn(edition.title, language).text,
          }),
          name,
          text: t(`nominations:remind.${about}-text`, { day }),
          link: `${publicUrl}/${language}/account/delegations/${due.delegationId}`,
        },
      });
      if (!written) return false;
      await change.record({
        action: 'focal-point.reminded',
        subject: { kind: 'focal-point', id: due.id },
        editionId: edition.id,
        after: { about, day: due.at.toISOString() },
      });
      return true;
    });

  /** Sends what is due now, each as a change of its own. @returns how many were sent */
  async function remindDue(): Promise<number> {
    const now = clock.now();
    let count = 0;
    const due = await listToRemind(database, database.db, {
      now,
      freezesBefore: new Date(now.getTime() + FREEZE_DAYS * DAY),
      endsBefore: new Date(now.getTime() + LETTER_DAYS * DAY),
    });
    for (const one of due) if (await remind(one)) count += 1;
    return count;
  }

  // Focal points of every edition, whoever asks.
  const run = (): Promise<number> => database.seeing(everything, remindDue);
  jobs.every({
    name: 'focal-point-reminders',
    seconds: EVERY_SECONDS,
    work: async () => void (await run()),
  });
  return { run };
}
