import type { Actor } from '../../../platform/actor/index.ts';
import { type Change, type Changes, partsChanged } from '../../../platform/changes/index.ts';
import { type Database, newId } from '../../../platform/database/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { notFound, ruleBroken, versionNeeded } from '../../../platform/errors/index.ts';
import { requireVersion } from '../../../platform/http/etag.ts';
import { addDays } from '../../../platform/language/index.ts';
import { isAddress } from '../../../platform/outbox/index.ts';
import { hashSecret, newSecret } from '../../../platform/vault/index.ts';
import { type EditionWhole, findEdition } from '../../series/index.ts';
import type { AskInput, RecordInput } from '../contract/confirmations.ts';
import { answerFault, askingOf } from '../rules/confirmations.ts';
import { startOfDay } from '../rules/times.ts';
import * as store from '../store/speakers.ts';
import type { ConfirmationMails } from './confirmation-mails.ts';
import { inProgramme } from './in-programme.ts';

export type ConfirmationsService = ReturnType<typeof createConfirmationsService>;

/** What asking came to. */
export interface Asked {
  readonly asked: number;
  /** Those who had confirmed. */
  readonly left: number;
  readonly mails: number;
}

/** What the log of changes keeps of a confirmation: neither addresses nor what people wrote. */
export const said = (speaker: store.Speaker, state: string | null) => ({
  session: speaker.session.code,
  person: speaker.person.id,
  state,
});

const keyOf = (sessionId: string, personId: string): string => `${sessionId} ${personId}`;

/** Asks people on the programme whether they agree, and records what they say to an organiser. */
export function createConfirmationsService(deps: {
  database: Database;
  changes: Changes;
  mails: ConfirmationMails;
}) {
  const { database, mails } = deps;
  const within = inProgramme(deps);

  async function wholeOf(change: Change, editionId: string): Promise<EditionWhole> {
    const whole = await findEdition(change.tx, editionId);
    if (whole === undefined) throw notFound('edition-unknown');
    return whole;
  }

  /** When links of an edition end: the day after its last. */
  const endOf = ({ edition }: EditionWhole): Date => startOfDay(addDays(edition.endsOn, 2), edition.timeZone);

  return {
    /**
     * Asks, and reminds those who were asked: one mail for each person, with one new link. Those who confirmed are left in
     * peace.
     * @throws 422 by `items.<index>.<field>`
     */
    ask: (actor: Actor, editionId: string, { items, language }: AskInput): Promise<Asked> =>
      within(actor, editionId, async (change) => {
        const whole = await wholeOf(change, editionId);
        const known = new Map(
          (await store.listSpeakers(change.tx, editionId)).map((one) => [
            keyOf(one.session.id, one.person.id),
            one,
          ]),
        );
        const entry = createEntry();
        const mailTo = new Map<string, { email: string; speakers: store.Speaker[] }>();
        let left = 0;
        for (const [index, { sessionId, personId, email: given }] of items.entries()) {
          const speaker = known.get(keyOf(sessionId, personId));
          if (speaker === undefined) {
            entry.refuse(`items.${index}.personId`, 'not-on-session');
            continue;
          }
          const fault = answerFault(speaker.session, change.now);
          if (fault !== undefined) {
            entry.refuse(`items.${index}.sessionId`, fault, { code: speaker.session.code });
            continue;
          }
          if (askingOf(speaker.confirmation?.state ?? 'none') === 'leave') {
            left += 1;
            continue;
          }
          const email = (given ?? (speaker.confirmation?.email || speaker.account?.email) ?? '').trim();
          entry.check(email !== '', `items.${index}.email`, 'speaker-email-needed');
          entry.check(email === '' || isAddress(email), `items.${index}.email`, 'speaker-email-format', {
            value: email,
          });
          const same = mailTo.get(personId);
          if (same === undefined) mailTo.set(personId, { email, speakers: [speaker] });
          else if (!same.speakers.includes(speaker)) same.speakers.push(speaker);
        }
        entry.done();
        for (const { email, speakers } of mailTo.values()) {
          const secret = newSecret();
          const reminder = speakers.every(({ confirmation }) => confirmation?.state === 'asked');
          const rows = await store.saveConfirmations(
            change.tx,
            speakers.map(({ session, person, confirmation }, index) => ({
              id: confirmation?.id ?? newId(),
              editionId,
              sessionId: session.id,
              personId: person.id,
              state: 'asked' as const,
              // One link opens all that its reader is asked; older ones end.
              secretHash: index === 0 ? hashSecret(secret) : null,
              email,
              askedAt: change.now,
              reminders: confirmation?.state === 'asked' ? confirmation.reminders + 1 : 0,
              answeredAt: null,
              note: confirmation?.note ?? null,
              requirements: confirmation?.requirements ?? null,
            })),
          );
          for (const speaker of speakers) {
            const row = rows.find(({ sessionId }) => sessionId === speaker.session.id);
            await change.record({
              action: 'speaker-confirmation.asked',
              subject: { kind: 'speaker-confirmation', id: row?.id ?? speaker.session.id },
              editionId,
              quiet: true,
              before: said(speaker, speaker.confirmation?.state ?? null),
              after: { ...said(speaker, 'asked'), reminders: row?.reminders ?? 0 },
            });
          }
          await mails.ask(change.tx, whole, {
            speakers,
            email,
            language: language ?? speakers[0]?.account?.language ?? whole.edition.authenticLanguage,
            secret,
            reminder,
            expiresAt: endOf(whole),
          });
        }
        const asked = [...mailTo.values()].reduce((sum, { speakers }) => sum + speakers.length, 0);
        return { asked, left, mails: mailTo.size };
      }),

    /**
     * Records what somebody told an organiser, asked or not.
     * @param version of the request or answer that stands, as it was read: 0 for none, null for any
     * @throws 428 without a version where there is one; 412 for another than the present one
     */
    record: (
      actor: Actor,
      editionId: string,
      { sessionId, personId, state, note }: RecordInput,
      version: number | null | undefined,
    ) =>
      within(actor, editionId, async (change) => {
        const [speaker] = await store.listSpeakers(change.tx, editionId, { sessionId, personId });
        if (speaker === undefined) throw ruleBroken({ field: 'personId', code: 'not-on-session' });
        const fault = answerFault(speaker.session, change.now);
        if (fault !== undefined)
          throw ruleBroken({ field: 'sessionId', code: fault, params: { code: speaker.session.code } });
        const entry = createEntry();
        const written = note === undefined ? (speaker.confirmation?.note ?? null) : entry.plain('note', note);
        entry.done();
        const old = speaker.confirmation;
        if (old !== null && version === undefined) throw versionNeeded();
        requireVersion(old?.version ?? 0, version ?? null);
        const [row] = await store.saveConfirmations(change.tx, [
          {
            id: old?.id ?? newId(),
            editionId,
            sessionId,
            personId,
            state,
            secretHash: old?.secretHash ?? null,
            email: old?.email ?? speaker.account?.email ?? '',
            askedAt: old?.askedAt ?? change.now,
            reminders: old?.reminders ?? 0,
            answeredAt: change.now,
            note: written,
            requirements: old?.requirements ?? null,
          },
        ]);
        await change.record({
          action: `speaker-confirmation.${state}`,
          subject: { kind: 'speaker-confirmation', id: row?.id ?? sessionId },
          editionId,
          quiet: true,
          before: said(speaker, old?.state ?? null),
          after: { ...said(speaker, state), changed: partsChanged(old ?? {}, { note: written }) },
        });
        return row?.id ?? '';
      }),

    /** Takes a request back at the version that was read: its answer is forgotten, and its link ends. */
    async withdraw(actor: Actor, id: string, version: number | null): Promise<void> {
      const found = await store.findConfirmation(database.db, id);
      if (found === undefined) throw notFound('confirmation-unknown');
      await within(actor, found.editionId, async (change) => {
        const { sessionId, personId } = found;
        const [speaker] = await store.listSpeakers(change.tx, found.editionId, { sessionId, personId });
        const present = await store.findConfirmation(change.tx, id);
        if (present === undefined) throw notFound('confirmation-unknown');
        requireVersion(present.version, version);
        await store.deleteConfirmations(change.tx, [id]);
        await change.record({
          action: 'speaker-confirmation.withdrawn',
          subject: { kind: 'speaker-confirmation', id },
          editionId: found.editionId,
          quiet: true,
          before: speaker === undefined ? { state: found.state } : said(speaker, found.state),
        });
      });
    },
  };
}
