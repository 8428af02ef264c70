import { type Actor, systemActor } from '../../../../platform/actor/index.ts';
import type { Change, DomainEvent, Subscriber } from '../../../../platform/changes/index.ts';
import { behindWall, newId, type Tx } from '../../../../platform/database/index.ts';
import { conflict, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { permit } from '../../../../platform/http/policy.ts';
import { type Language, textIn } from '../../../../platform/language/index.ts';
import { hashSecret, isSecret } from '../../../../platform/vault/index.ts';
import type { AttendeeCancelled } from '../../../delegations/events.ts';
import { type EditionWhole, findEdition, mastheadOf, momentFor, placeOf } from '../../../series/index.ts';
import type { RegistrationContext } from '../../context.ts';
import { sessionCalendar } from '../../session-calendar.ts';
import * as store from '../../store/online.ts';
import { manageAttendance, ownJoinLink } from '../policy.ts';
import { joinMoment, readMeetingUrl } from './rules.ts';
import { joinSecret } from './secrets.ts';

export type OnlineService = ReturnType<typeof createOnlineService>;

/** What it stands on. */
export type OnlineContext = Pick<
  RegistrationContext,
  'changes' | 'clock' | 'database' | 'outbox' | 'publicUrl' | 'translator' | 'vault'
>;

/** Somebody's own way into a session. */
export interface OwnJoin extends store.Joinable {
  readonly href: string;
}

const timesOf = (one: { readonly startsAt: string; readonly endsAt: string }) => ({
  startsAt: new Date(one.startsAt),
  endsAt: new Date(one.endsAt),
});

/** Sessions that meet online: their addresses, people's own links into them, and that somebody joined. */
export function createOnlineService(context: OnlineContext) {
  const { changes, clock, database, outbox, publicUrl, translator, vault } = context;
  const pathOf = (language: Language, linkId: string): string =>
    `/${language}/join/${joinSecret(vault, linkId)}`;

  /** The session with its edition, for those who manage attendance there. */
  async function managed(
    tx: Tx,
    actor: Actor,
    sessionId: string,
  ): Promise<{ readonly session: store.TimedOnline; readonly whole: EditionWhole }> {
    const [session] = await store.listTimedOnline(database, tx, { sessionId });
    const whole = session && (await findEdition(tx, session.editionId));
    if (session === undefined || whole === undefined) throw notFound('session-unknown');
    permit(manageAttendance, actor, placeOf(whole.edition));
    return { session, whole };
  }

  const recordMeeting = (change: Change, session: store.TimedOnline, verb: 'edited' | 'removed') =>
    change.record({
      action: `online-session.${verb}`,
      subject: { kind: 'online-session', id: session.id },
      editionId: session.editionId,
      // The address is for those alone who join: the log says that there was one.
      before: { sessionId: session.id, meeting: session.meetingUrl !== null },
      after: { sessionId: session.id, meeting: verb === 'edited', at: change.now.toISOString() },
    });

  /** Makes the links that are missing, and gives all of them by session and person. */
  async function linksOf(
    change: Change,
    editionId: string,
    wanted: readonly Pick<store.Joinable, 'sessionId' | 'attendeeId' | 'linkId'>[],
  ) {
    const fresh = wanted.filter(({ linkId }) => linkId === null);
    const made = await store.ensureLinks(
      change.tx,
      fresh.map(({ sessionId, attendeeId }) => {
        const id = newId();
        return {
          editionId,
          id,
          sessionId,
          attendeeId,
          secretHash: hashSecret(joinSecret(vault, id)),
          createdAt: change.now,
        };
      }),
    );
    if (made.length > 0) {
      await change.record({
        action: 'join-links.created',
        subject: { kind: 'join-links', id: editionId },
        editionId,
        after: made.map(({ id, sessionId, attendeeId }) => ({ id, sessionId, attendeeId })),
        quiet: true,
      });
    }
    return made;
  }

  /** Whoever does not come any more has no way in. */
  const following: Subscriber = async (change: Change, event: DomainEvent) => {
    if (event.type !== 'attendee.cancelled') return;
    const { editionId, attendeeId } = event as AttendeeCancelled;
    await database.widened(change.tx, async () => {
      const ended = await store.revokeLinks(change.tx, editionId, attendeeId, change.now);
      if (ended === 0) return;
      await change.record({
        action: 'join-links.revoked',
        subject: { kind: 'join-links', id: attendeeId },
        editionId,
        after: { attendeeId, links: ended },
      });
    });
  };

  return {
    following,

    /** The session within a transaction, for those who manage attendance in its edition. @throws 404, 403 */
    open: managed,

    /** The same, to be read. */
    session: (actor: Actor, sessionId: string) => behindWall(database, (tx) => managed(tx, actor, sessionId)),

    /** Says where a session meets. @throws 422 for an address that is not http or https */
    setMeeting: (actor: Actor, sessionId: string, typed: string): Promise<store.TimedOnline> =>
      changes.run(actor, manageAttendance.name, async (change) => {
        const { session } = await managed(change.tx, actor, sessionId);
        const meetingUrl = readMeetingUrl(typed);
        if (meetingUrl === undefined) throw ruleBroken({ field: 'meetingUrl', code: 'meeting-url' });
        if (meetingUrl === session.meetingUrl) return session;
        await store.putOnline(change.tx, { editionId: session.editionId, sessionId, meetingUrl }, change.now);
        await recordMeeting(change, session, 'edited');
        return { ...session, meetingUrl };
      }),

    /** The session does not meet online any more: links lead nowhere. */
    removeMeeting: (actor: Actor, sessionId: string): Promise<void> =>
      changes.run(actor, manageAttendance.name, async (change) => {
        const { session } = await managed(change.tx, actor, sessionId);
        if (session.meetingUrl === null) return;
        await store.deleteOnline(change.tx, session.editionId, sessionId);
        await recordMeeting(change, session, 'removed');
      }),

    /** Somebody's links into what is not over, made where they are missing. */
    async ownLinks(
      editionId: string,
      by: { readonly attendees: readonly string[] } | { readonly account: string },
      language: Language,
    ): Promise<OwnJoin[]> {
      const read = (tx: Tx) => store.listJoinable(database, tx, editionId, by, clock.now());
      let found = await behindWall(database, read);
      if (found.some(({ linkId }) => linkId === null)) {
        found = await changes.run(systemActor('join-links'), ownJoinLink.name, (change) =>
          database.widened(change.tx, async () => {
            await linksOf(change, editionId, found);
            return read(change.tx);
          }),
        );
      }
      return found.flatMap((one) =>
        one.linkId === null ? [] : [{ ...one, href: pathOf(language, one.linkId) }],
      );
    },

    /** What a link leads to. @throws 404 for none, and for one whose holder may not join any more */
    look: (secret: string): Promise<{ readonly link: store.OpenedLink; readonly whole: EditionWhole }> =>
      behindWall(database, async (tx) => {
        const link = isSecret(secret) ? await store.findLink(database, tx, hashSecret(secret)) : undefined;
        const whole = link && (await findEdition(tx, link.editionId));
        if (link === undefined || whole === undefined) throw notFound('join-link-unknown');
        return { link, whole };
      }),

    /**
     * Notes that somebody joined, once however often they come back, and says where to go.
     * @throws 404 for a link that leads nowhere, 409 before and after the session
     */
    join: (actor: Actor, secret: string): Promise<store.OpenedLink> =>
      changes.run(actor, ownJoinLink.name, (change) =>
        database.widened(change.tx, async () => {
          const link = isSecret(secret)
            ? await store.findLink(database, change.tx, hashSecret(secret))
            : undefined;
          if (link === undefined) throw notFound('join-link-unknown');
          const moment = joinMoment(timesOf(link), change.now);
          if (moment !== 'open') throw conflict(`join-${moment}`);
          const first = await store.markOpened(change.tx, link.editionId, link.id, change.now);
          if (!first) return link;
          await store.putAttendances(
            change.tx,
            [
              {
                editionId: link.editionId,
                id: newId(),
                attendeeId: link.attendeeId,
                sessionId: link.sessionId,
                source: 'joined',
                minutes: 0,
                createdAt: change.now,
              },
            ],
            false,
          );
          await change.record({
            action: 'attendance.recorded',
            subject: { kind: 'attendance', id: link.id },
            editionId: link.editionId,
            after: { attendeeId: link.attendeeId, sessionId: link.sessionId, source: 'joined' },
          });
          return link;
        }),
      ),

    /** Mails everybody who may join their own link, nobody twice. @throws 409 without an address, or once it is over */
    mailLinks: (
      actor: Actor,
      sessionId: string,
    ): Promise<{ readonly mailed: number; readonly before: number }> =>
      changes.run(actor, manageAttendance.name, (change) =>
        database.widened(change.tx, async () => {
          const { session, whole } = await managed(change.tx, actor, sessionId);
          if (session.meetingUrl === null) throw conflict('join-no-link');
          if (joinMoment(timesOf(session), change.now) === 'over') throw conflict('join-over');
          const { editionId } = session;
          const receivers = await store.listReceivers(database, change.tx, editionId, sessionId);
          const made = await linksOf(
            change,
            editionId,
            receivers.map((one) => ({ ...one, sessionId })),
          );
          const linkOf = new Map([
            ...receivers.flatMap(({ attendeeId, linkId }): [string, string][] =>
              linkId === null ? [] : [[attendeeId, linkId]],
            ),
            ...made.map(({ attendeeId, id }): [string, string] => [attendeeId, id]),
          ]);
          let mailed = 0;
          for (const { attendeeId, address, accountId, language, name: named } of receivers) {
            const linkId = linkOf.get(attendeeId);
            if (linkId === undefined) continue;
            const name = textIn(named, language).text;
            const calendar = sessionCalendar(
              whole,
              {
                ...session,
                ...timesOf(session),
                cancelled: false,
                place: translator.t(language)('check-in:join.place'),
              },
              { language, now: change.now, name: 'session.ics' },
            );
            const { written } = await outbox.write(change.tx, {
              template: 'check-in.join',
              to: { address, name, accountId },
              language,
              digits: whole.edition.digits,
              editionId,
              masthead: mastheadOf(whole, language),
              secret: true,
              dedupeKey: `join:${linkId}`,
              values: {
                name,
                session: textIn(session.title, language).text,
                when: momentFor(translator, whole, language, timesOf(session).startsAt),
                link: `${publicUrl}${pathOf(language, linkId)}`,
              },
              ...(calendar === undefined ? {} : { attachments: [calendar] }),
            });
            if (written) mailed += 1;
          }
          await change.record({
            action: 'join-links.sent',
            subject: { kind: 'join-links', id: sessionId },
            editionId,
            after: { sessionId, mailed, at: change.now.toISOString() },
          });
          return { mailed, before: receivers.length - mailed };
        }),
      ),
  };
}
