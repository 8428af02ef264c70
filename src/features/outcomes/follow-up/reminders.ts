import { systemActor } from '../../../platform/actor/index.ts';
import { everything } from '../../../platform/database/index.ts';
import { addDays, dayOf, fullDate, textIn } from '../../../platform/language/index.ts';
import {
  dateSettingsOf,
  type EditionWhole,
  findEdition,
  managementPath,
  mastheadOf,
} from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import * as store from '../store/follow-up/index.ts';
import { escalationDue, reminderDue } from './rules.ts';
import type { PlansService } from './service/plans.ts';

/** How often it is looked for rounds that are due. */
const EVERY_SECONDS = 3_600;
/** Rounds that are looked at: no plan reminds earlier, none tells of silence later. */
const [AHEAD_DAYS, BACK_DAYS] = [366, 430];
/** Recommendations that a mail names. */
const NAMED = 12;

type Kind = 'reminder' | 'escalation';

/**
 * Reminds the reporters of a body before a round is due, once for each of the plan's days; tells the secretariat and the
 * reporters of the body above when nothing came. Never two of the same, however often it runs.
 */
export function createFollowUpReminders(context: OutcomesContext, plans: PlansService) {
  const { database, changes, clock, jobs, outbox, translator, publicUrl } = context;
  const actor = systemActor('follow-up-reminders');

  const tell = (
    kind: Kind,
    round: store.SilentRound,
    whole: EditionWhole,
    told: readonly (store.Told & { readonly path: string })[],
    today: string,
    key: string,
  ): Promise<number> =>
    changes.run(actor, 'system', async (change) => {
      const { edition } = whole;
      let count = 0;
      for (const { accountId, email, name, language, path } of told) {
        const t = translator.t(language, { digits: edition.digits });
        const named = round.recommendations.slice(0, NAMED).map(({ code, title }) => {
          const words = textIn(title, language).text;
          return code === null ? words : t('follow-up:mail.named', { code, title: words });
        });
        const more = round.recommendations.length - named.length;
        const { written } = await outbox.write(change.tx, {
          template: `follow-up.${kind}`,
          to: { address: email, name, accountId },
          language,
          digits: edition.digits,
          editionId: edition.id,
          masthead: mastheadOf(whole, language),
          dedupeKey: `follow-up-${kind}:${round.editionId}:${round.bodyId}:${key}:${accountId}`,
          values: {
            name,
            body: textIn(round.body, language).text,
            day: fullDate(round.dueOn, dateSettingsOf(whole, language)),
            count: t('follow-up:mail.count', { count: round.recommendations.length }),
            list: [...named, ...(more > 0 ? [t('follow-up:mail.more', { count: more })] : [])].join('\n'),
            link: `${publicUrl}/${language}${path}`,
          },
        });
        if (written) count += 1;
      }
      if (count === 0) return 0;
      await store.markObligations(
        change.tx,
        round.obligationIds,
        kind === 'reminder' ? { remindedOn: today } : { escalatedOn: today },
      );
      await change.record({
        action: kind === 'reminder' ? 'reporting-obligations.reminded' : 'reporting-obligations.escalated',
        subject: { kind: 'reporting-obligations', id: round.bodyId },
        editionId: edition.id,
        quiet: true,
        after: { dueOn: round.dueOn, obligations: round.obligationIds, mails: count },
      });
      return count;
    });

  const own = (people: readonly store.Told[], path: string) => people.map((one) => ({ ...one, path }));

  /** Asks for the rounds that are next and sends what is due now. @returns how many mails were written */
  async function remindDue(): Promise<number> {
    const now = clock.now();
    const day = dayOf(now, 'UTC');
    await plans.askForRounds();
    const rounds = await store.listSilentRounds(database, database.db, {
      from: addDays(day, -BACK_DAYS),
      to: addDays(day, AHEAD_DAYS),
    });
    let count = 0;
    for (const round of rounds) {
      const whole = await findEdition(database.db, round.editionId);
      if (whole === undefined || whole.edition.status === 'closed') continue;
      const today = dayOf(now, whole.edition.timeZone);
      const before = reminderDue(round, round.dueOn, today);
      if (before !== null) {
        const reporters = await store.listReporters(database, database.db, round.bodyId);
        const told = own(reporters, '/account/follow-up');
        count += await tell('reminder', round, whole, told, today, `${round.dueOn}:${before}`);
      }
      if (escalationDue(round, round.dueOn, today)) {
        const secretariat = await store.listSecretariat(database, database.db, round.editionId);
        const above =
          round.parentId === null ? [] : await store.listReporters(database, database.db, round.parentId);
        const known = new Set(secretariat.map(({ accountId }) => accountId));
        const told = [
          ...own(secretariat, `${managementPath(whole)}/follow-up`),
          ...own(
            above.filter(({ accountId }) => !known.has(accountId)),
            '/account/follow-up',
          ),
        ];
        count += await tell('escalation', round, whole, told, today, round.dueOn);
      }
    }
    return count;
  }

  const run = (): Promise<number> => database.seeing(everything, remindDue);
  jobs.every({ name: 'follow-up-reminders', seconds: EVERY_SECONDS, work: async () => void (await run()) });
  return { run };
}
