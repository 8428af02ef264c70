import type { Actor } from '../../../../platform/actor/index.ts';
import { newId } from '../../../../platform/database/index.ts';
import { conflict } from '../../../../platform/errors/index.ts';
import { dayOf, fullDate, textIn } from '../../../../platform/language/index.ts';
import { hashSecret } from '../../../../platform/vault/index.ts';
import { dateSettingsOf, mastheadOf } from '../../../series/index.ts';
import type { RegistrationContext } from '../../context.ts';
import * as store from '../../store/feedback.ts';
import { findHolders } from '../../store/holders.ts';
import { listPresence } from '../../store/presence.ts';
import { windowOf } from '../rules/window.ts';
import { feedbackSecret } from '../secrets.ts';
import { createFeedbackChanges } from './forms.ts';

/** Most people to whom one change mails links. */
const MOST = 2_000;
/** Titles of sessions that a mail names. */
const NAMED = 5;

export type InvitingService = ReturnType<typeof createInviting>;

/** Mails those who were there a link of their own; nobody gets two for the same. */
export function createInviting(context: RegistrationContext) {
  const { database, outbox, vault, publicUrl, translator } = context;
  const { ofForm } = createFeedbackChanges(context.changes);
  const reader = { rows: database.rows };

  return {
    /**
     * Mails links for what is over and was not asked yet: one mail a person, whatever the number of their sessions.
     * @throws 409 before the form is open, or before anything is over
     */
    invite: (
      actor: Actor,
      formId: string,
      version: number | null,
    ): Promise<{ readonly mailed: number; readonly left: number }> =>
      ofForm(actor, formId, version, async ({ change, whole, form }) =>
        database.widened(change.tx, async () => {
          const { tx, now } = change;
          const { edition } = whole;
          if (windowOf(form, now) !== 'open') throw conflict('feedback-not-open');
          const presence = await listPresence(reader, tx, edition.id);
          const sessions = form.perSession
            ? (
                await store.listFeedbackSessions(
                  tx,
                  edition.id,
                  presence.flatMap((one) => one.sessions),
                )
              ).filter(({ endsAt }) => endsAt !== null && endsAt <= now)
            : [];
          const isOver = form.perSession
            ? sessions.length > 0
            : dayOf(now, edition.timeZone) >= edition.endsOn;
          if (!isOver) throw conflict('feedback-too-early');

          const asked = new Set(
            (await store.listTicketed(tx, form)).map((one) => `${one.attendeeId} ${one.sessionId}`),
          );
          const waiting = presence.flatMap(({ attendeeId, sessions: theirs }) => {
            const of = form.perSession ? sessions.filter(({ id }) => theirs.includes(id)) : [null];
            const missing = of.filter((session) => !asked.has(`${attendeeId} ${session?.id ?? null}`));
            return missing.length === 0 ? [] : [{ attendeeId, sessions: missing }];
          });
          const holders = (
            await findHolders(
              reader,
              tx,
              waiting.map(({ attendeeId }) => attendeeId),
            )
          ).filter(
            // Whose data were erased has no address any more; invented people have none that leads anywhere.
            ({ address, sample, erasedAt }) =>
              !sample && erasedAt === null && address?.includes('@') === true,
          );
          const batch = holders.slice(0, MOST);
          const sessionsOf = new Map(waiting.map((one) => [one.attendeeId, one.sessions]));
          for (const holder of batch) {
            const theirs = sessionsOf.get(holder.id) ?? [];
            const made = await store.insertTickets(
              tx,
              theirs.map((session) => {
                const id = newId();
                return {
                  id,
                  editionId: edition.id,
                  formId: form.id,
                  sessionId: session?.id ?? null,
                  attendeeId: holder.id,
                  secretHash: hashSecret(feedbackSecret(vault, id)),
                };
              }),
            );
            const [first] = made;
            if (first === undefined) continue;
            const { language } = holder;
            const said = theirs.flatMap((session) =>
              session === null ? [] : [textIn(session.title, language).text],
            );
            const name = textIn(holder.name, language).text;
            await outbox.write(tx, {
              template: 'feedback.invited',
              to: { address: holder.address ?? '', name, accountId: holder.accountId },
              language,
              digits: edition.digits,
              editionId: edition.id,
              masthead: mastheadOf(whole, language),
              secret: true,
              dedupeKey: `feedback:${first.id}`,
              values: {
                name,
                form: textIn(form.title, language).text,
                about:
                  said.length === 0
                    ? textIn(edition.title, language).text
                    : said.slice(0, NAMED).join(language === 'ar' ? '؛ ' : '; ') +
                      (said.length > NAMED ? ' …' : ''),
                until:
                  form.closesAt === null
                    ? ''
                    : translator.t(language, { digits: edition.digits })('feedback:until', {
                        day: fullDate(form.closesAt, dateSettingsOf(whole, language)),
                      }),
                link: `${publicUrl}/${language}/feedback/${feedbackSecret(vault, first.id)}`,
              },
            });
          }
          await change.record({
            action: 'feedback-form.invited',
            subject: { kind: 'feedback-form', id: form.id },
            editionId: edition.id,
            before: null,
            after: { mailed: batch.length },
          });
          return { mailed: batch.length, left: holders.length - batch.length };
        }),
      ),
  };
}
