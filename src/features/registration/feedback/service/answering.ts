import { randomBytes, randomUUID } from 'node:crypto';
import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import type { Tx } from '../../../../platform/database/index.ts';
import { behindWall } from '../../../../platform/database/index.ts';
import { conflict, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { permit } from '../../../../platform/http/index.ts';
import { dayOf } from '../../../../platform/language/index.ts';
import { hashSecret, isSecret } from '../../../../platform/vault/index.ts';
import { type EditionWhole, findEdition, maySeeEdition, placeOf } from '../../../series/index.ts';
import type { RegistrationContext } from '../../context.ts';
import * as store from '../../store/feedback.ts';
import { listHoldersOf } from '../../store/holders.ts';
import { listPresence } from '../../store/presence.ts';
import type { AnswersInput } from '../contract.ts';
import { manageFeedback, ownFeedback } from '../policy.ts';
import { isUnanswered, readFeedback } from '../rules/answers.ts';
import { windowOf } from '../rules/window.ts';

/** Something that somebody may say how it was: the edition, or a session that they were in. */
export interface Slot {
  readonly form: store.FeedbackFormRow;
  readonly session: store.FeedbackSession | null;
  /** Whose it is to answer. */
  readonly attendeeId: string;
  readonly ticket: store.FeedbackTicketRow | null;
}

/** Everything that somebody may answer in an edition. */
export interface OwnFeedback {
  readonly whole: EditionWhole;
  readonly slots: readonly Slot[];
}

/**
 * By what somebody comes: the secret of a mailed link, or their account and a form. Where an attendee is named, those who
 * manage feedback enter what that person answered on paper; imports and the demonstration do.
 */
export type FeedbackKey =
  | { readonly secret: string }
  | { readonly formId: string; readonly attendeeId?: string };

export type AnsweringService = ReturnType<typeof createAnswering>;

const isUsed = ({ ticket }: Slot): boolean => ticket !== null && ticket.usedAt !== null;
/** What of it is still to answer. */
export const unused = (slots: readonly Slot[]): Slot[] => slots.filter((slot) => !isUsed(slot));

/** What those who were there say, each once; what was said is kept apart from who said something. */
export function createAnswering({ database, changes }: Pick<RegistrationContext, 'database' | 'changes'>) {
  const reader = { rows: database.rows };

  const bySecret = async (tx: Tx, secret: string): Promise<OwnFeedback> => {
    const ticket = isSecret(secret) ? await store.findTicketBySecret(tx, hashSecret(secret)) : undefined;
    const form = ticket && (await store.findFeedbackForm(tx, ticket.formId));
    const whole = form && (await findEdition(tx, form.editionId));
    if (ticket === undefined || form === undefined || whole === undefined) {
      throw notFound('feedback-link-unknown');
    }
    const tickets = await store.listTickets(tx, form.editionId, [ticket.attendeeId], form.id);
    const sessions = await store.listFeedbackSessions(
      tx,
      form.editionId,
      tickets.flatMap(({ sessionId }) => sessionId ?? []),
    );
    const slotOf = (one: store.FeedbackTicketRow, session: store.FeedbackSession | null): Slot => ({
      form,
      session,
      attendeeId: one.attendeeId,
      ticket: one,
    });
    return {
      whole,
      slots: form.perSession
        ? sessions.flatMap((session) =>
            tickets.filter(({ sessionId }) => sessionId === session.id).map((one) => slotOf(one, session)),
          )
        : tickets.map((one) => slotOf(one, null)),
    };
  };

  const byAccount = async (tx: Tx, actor: Actor, whole: EditionWhole): Promise<OwnFeedback> => {
    if (actor.kind !== 'account') return { whole, slots: [] };
    const people = await listHoldersOf(reader, tx, actor.accountId, [], whole.edition.id);
    return ofPeople(
      tx,
      whole,
      people.map(({ id }) => id),
    );
  };

  const ofPeople = async (tx: Tx, whole: EditionWhole, people: readonly string[]): Promise<OwnFeedback> => {
    const editionId = whole.edition.id;
    if (people.length === 0) return { whole, slots: [] };
    const presence = await listPresence(reader, tx, editionId, people);
    const forms = await store.listFeedbackForms(tx, editionId, { published: true });
    const tickets = await store.listTickets(tx, editionId, people);
    const sessions = await store.listFeedbackSessions(
      tx,
      editionId,
      presence.flatMap((one) => one.sessions),
    );
    return {
      whole,
      slots: forms.flatMap((form) =>
        presence.flatMap(({ attendeeId, sessions: theirs }): Slot[] => {
          const slot = (session: store.FeedbackSession | null): Slot => ({
            form,
            session,
            attendeeId,
            ticket:
              tickets.find(
                (one) =>
                  one.formId === form.id &&
                  one.attendeeId === attendeeId &&
                  one.sessionId === (session?.id ?? null),
              ) ?? null,
          });
          return form.perSession ? sessions.filter(({ id }) => theirs.includes(id)).map(slot) : [slot(null)];
        }),
      ),
    };
  };

  const byKey = async (tx: Tx, actor: Actor, key: FeedbackKey): Promise<OwnFeedback> => {
    if ('secret' in key) return bySecret(tx, key.secret);
    const form = await store.findFeedbackForm(tx, key.formId);
    const whole = form && (await findEdition(tx, form.editionId));
    if (
      form === undefined ||
      whole === undefined ||
      !form.published ||
      !maySeeEdition(actor, whole.edition)
    ) {
      throw notFound('feedback-form-unknown');
    }
    if (key.attendeeId !== undefined) permit(manageFeedback, actor, placeOf(whole.edition));
    const own = await (key.attendeeId === undefined
      ? byAccount(tx, actor, whole)
      : ofPeople(tx, whole, [key.attendeeId]));
    return { whole, slots: own.slots.filter((slot) => slot.form.id === form.id) };
  };

  /** Uses up the ticket of a slot, of which there may be none yet. */
  async function use(
    change: Change,
    { form, session, attendeeId, ticket }: Slot,
    day: string,
  ): Promise<void> {
    const usedAt = new Date(`${day}T00:00:00Z`);
    if (ticket === null) {
      const [made] = await store.insertTickets(change.tx, [
        {
          editionId: form.editionId,
          formId: form.id,
          sessionId: session?.id ?? null,
          attendeeId,
          // Nobody is sent a link for it: it opens nothing.
          secretHash: `none ${randomBytes(24).toString('hex')}`,
          usedAt,
        },
      ]);
      if (made === undefined) throw conflict('feedback-answered');
    } else if (!(await store.useTicket(change.tx, ticket.id, usedAt))) {
      throw conflict('feedback-answered');
    }
  }

  return {
    /** What the bearer of a link may answer. @throws 404 for no link of ours */
    openLink: (secret: string): Promise<OwnFeedback> => behindWall(database, (tx) => bySecret(tx, secret)),

    /** What an account may answer in an edition. */
    openOwn: (actor: Actor, whole: EditionWhole): Promise<OwnFeedback> =>
      behindWall(database, (tx) => byAccount(tx, actor, whole)),

    /**
     * Keeps answers, of one or several sessions: all or none.
     * @throws 409 `feedback-answered`, `feedback-closed`; 403-like 404 for who was not there; 422 by field
     */
    answer: (actor: Actor, key: FeedbackKey, { items }: AnswersInput): Promise<number> =>
      changes.run(actor, ownFeedback.name, (change) =>
        database.widened(change.tx, async () => {
          const { whole, slots } = await byKey(change.tx, actor, key);
          const formId = slots[0]?.form.id;
          if (formId === undefined) throw conflict('feedback-not-there');
          const form = await store.holdFeedbackForm(change.tx, formId);
          if (form === undefined) throw notFound('feedback-form-unknown');
          const window = windowOf(form, change.now);
          if (window !== 'open') throw conflict(window === 'soon' ? 'feedback-soon' : 'feedback-closed');
          const given = items.filter(({ answers }) => !isUnanswered(answers));
          if (given.length === 0) throw ruleBroken({ field: 'items', code: 'feedback-nothing' });

          const read = given.map((item) => ({ item, ...readFeedback(form.questions, item.answers) }));
          const errors = read.flatMap((one) =>
            one.errors.map((error) => ({
              ...error,
              field: `items.${items.indexOf(one.item)}.${error.field}`,
            })),
          );
          if (errors.length > 0) throw ruleBroken(errors);

          const day = dayOf(change.now, whole.edition.timeZone);
          const rows = [];
          const done = new Set<Slot>();
          for (const { item, answers } of read) {
            const theirs = slots.filter(({ session }) => (session?.id ?? null) === (item.sessionId ?? null));
            if (theirs.length === 0) throw conflict('feedback-not-there');
            const slot = unused(theirs).find((one) => !done.has(one));
            if (slot === undefined) throw conflict('feedback-answered');
            done.add(slot);
            await use(change, slot, day);
            rows.push({
              // Not of the usual kind, which tells when it was made.
              id: randomUUID(),
              editionId: form.editionId,
              formId: form.id,
              sessionId: slot.session?.id ?? null,
              answers,
              answeredOn: day,
            });
          }
          await store.insertAnswers(change.tx, rows);
          await change.record({
            action: 'feedback-answer.given',
            subject: { kind: 'feedback-answer', id: form.id },
            editionId: form.editionId,
            before: null,
            after: null,
          });
          return rows.length;
        }),
      ),
  };
}
