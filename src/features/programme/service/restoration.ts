import type { Change } from '../../../platform/changes/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import { conflict, notFound } from '../../../platform/errors/index.ts';
import { dayOf } from '../../../platform/language/index.ts';
import type { Bookings } from '../../timetable/index.ts';
import { codePrefix, createNames } from '../rules/codes.ts';
import type { SessionContent } from '../rules/releases/content.ts';
import { type Restoration, restorationOf } from '../rules/releases/restore.ts';
import { readWorking } from '../store/agenda.ts';
import * as releases from '../store/releases.ts';
import * as store from '../store/sessions.ts';
import { bookingsOf } from './released-bookings.ts';

/** The edition whose schedule is restored. */
interface EditionOfSchedule {
  readonly id: string;
  readonly startsOn: string;
  readonly timeZone: string;
}

/** The fields of a session that a release keeps; what has been deleted since is left out. */
const fieldsOf = (session: SessionContent, known: releases.KnownParts) => ({
  kind: session.kind,
  title: session.title,
  abstract: session.abstract,
  themeId: known.themes.has(session.themeId ?? '') ? session.themeId : null,
  roomId: known.rooms.has(session.roomId ?? '') ? session.roomId : null,
  startsAt: new Date(session.startsAt),
  endsAt: new Date(session.endsAt),
  common: session.common,
  languages: [...session.languages],
  interpretation: [...session.interpretation],
  capacity: session.capacity,
  audience: session.audience,
  place: session.place,
  level: session.level,
  status: session.status,
  cancellationReason: session.cancellationReason,
  movedFrom: session.movedFrom,
});

/**
 * Brings a release back into the working schedule: times, rooms, texts, roles, papers and cancellations as they were
 * released; deleted sessions come back; what was announced or placed since goes back to the pool as a draft. Live
 * addresses, links and what planning needs to know stay as they are now. Overlaps are booked as contested.
 */
export function createRestoration(deps: { database: Database; bookings: Bookings }) {
  const { database, bookings } = deps;

  async function write(
    change: Change,
    edition: EditionOfSchedule,
    { created, edited, unscheduled }: Restoration,
  ): Promise<void> {
    const { tx, now } = change;
    const known = await releases.knownParts(tx, edition.id);
    const old = new Map(
      (await store.lockSessions(tx, edition.id, [...edited.map(({ id }) => id), ...unscheduled])).map(
        (whole) => [whole.session.id, whole],
      ),
    );
    const restored = [...created, ...edited];
    await bookings.releaseAll(
      change,
      edition.id,
      'session',
      [...old.values()].flatMap(({ session }) => (session.status === 'scheduled' ? [session.id] : [])),
    );
    const names = createNames(await store.takenNames(tx, edition.id));
    const inserted = created.map((session) => {
      const code = names.hasCode(session.code)
        ? names.code(codePrefix(dayOf(new Date(session.startsAt), edition.timeZone), edition.startsOn))
        : session.code;
      names.keep(code);
      const slug = names.slug(session.slug);
      const { id } = session;
      const sequence = session.sequence + 1;
      return {
        ...fieldsOf(session, known),
        editionId: edition.id,
        id,
        code,
        slug,
        sequence,
        createdAt: now,
        updatedAt: now,
      };
    });
    await store.insertSessions(tx, inserted);
    for (const session of edited) {
      const standing = old.get(session.id)?.session.sequence ?? 0;
      const sequence = Math.max(standing, session.sequence) + 1;
      await store.updateSession(tx, session.id, { ...fieldsOf(session, known), sequence, updatedAt: now });
    }
    await releases.backToPool(tx, edition.id, unscheduled, now);
    await writeParts(change, edition.id, restored, old);
    const gone = (id: string | null): string | null => (known.rooms.has(id ?? '') ? id : null);
    await bookings.bookAll(
      change,
      bookingsOf(
        edition.id,
        restored
          .filter(({ status }) => status === 'scheduled')
          .map((session) => ({ ...session, roomId: gone(session.roomId) })),
      ),
    );
  }

  async function writeParts(
    { tx }: Change,
    editionId: string,
    restored: readonly SessionContent[],
    old: ReadonlyMap<string, store.SessionWhole>,
  ): Promise<void> {
    const ids = restored.map(({ id }) => id);
    const people = restored.flatMap(({ roles }) => roles.map(({ personId }) => personId));
    const erased = new Set(await store.unknownPersons(tx, [...new Set(people)]));
    await store.replaceRoles(
      tx,
      ids,
      restored.flatMap(({ id: sessionId, roles }) =>
        roles
          .filter(({ personId }) => !erased.has(personId))
          .map((role, index) => ({ ...role, editionId, sessionId, position: index + 1 })),
      ),
    );
    const submissions = new Map(
      [...old.values()].flatMap(({ papers }) => papers).map(({ id, submissionId }) => [id, submissionId]),
    );
    // A paper that has moved into a session which stays as it is stays there.
    const elsewhere = await releases.papersElsewhere(tx, editionId, ids);
    await store.replacePapersOf(
      tx,
      ids,
      restored.flatMap(({ id: sessionId, papers }) =>
        papers
          .filter(({ id }) => !elsewhere.has(id))
          .map((paper, index) => ({
            ...paper,
            authorIds: [...paper.authorIds],
            editionId,
            sessionId,
            position: index + 1,
            submissionId: submissions.get(paper.id) ?? null,
          })),
      ),
    );
  }

  return {
    /** What a restoration would do; reads only. */
    async plan(
      db: Parameters<typeof readWorking>[0],
      editionId: string,
      releaseId: string,
    ): Promise<Restoration> {
      return restorationOf(await readWorking(db, editionId), await releases.readContents(db, releaseId));
    },

    /** @throws 404 for a release of another edition; 409 when the working schedule says the same already */
    async restore(change: Change, edition: EditionOfSchedule, releaseId: string): Promise<Restoration> {
      const { tx } = change;
      await store.lockProgramme(database, tx, edition.id);
      const release = await releases.findRelease(tx, releaseId);
      if (release === undefined || release.editionId !== edition.id) throw notFound('release-unknown');
      const working = await readWorking(tx, edition.id);
      const plan = restorationOf(working, await releases.readContents(tx, releaseId));
      const touched = new Set([...plan.edited.map(({ id }) => id), ...plan.unscheduled]);
      if (touched.size + plan.created.length === 0) throw conflict('nothing-to-restore');
      await write(change, edition, plan);
      await change.record({
        action: 'release.restored',
        subject: { kind: 'release', id: release.id },
        editionId: edition.id,
        before: { sessions: working.filter(({ id }) => touched.has(id)) },
        after: {
          version: release.version,
          created: plan.created.map(({ id }) => id),
          edited: plan.edited.map(({ id }) => id),
          unscheduled: plan.unscheduled,
        },
      });
      return plan;
    },
  };
}
