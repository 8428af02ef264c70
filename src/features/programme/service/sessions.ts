import type { Actor } from '../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../platform/changes/index.ts';
import { type Database, guarded } from '../../../platform/database/index.ts';
import { createEntry, type Entry } from '../../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../../platform/errors/index.ts';
import { requireVersion } from '../../../platform/http/etag.ts';
import { permit } from '../../../platform/http/policy.ts';
import { dayOf, type LocalText } from '../../../platform/language/index.ts';
import { findEdition, placeOf } from '../../series/index.ts';
import type { Bookings } from '../../timetable/index.ts';
import type { CancellationInput, RoleInput, SessionInput, SessionPatch } from '../contract.ts';
import { manageProgramme } from '../policy.ts';
import { codeOf, codePrefix, findFreeSlug, isWaitingCode } from '../rules/codes.ts';
import { mayBecome, moved, movedFromAfter, type SessionStatus } from '../rules/statuses.ts';
import { deleteAvailabilities } from '../store/availabilities.ts';
import * as store from '../store/sessions.ts';
import { createSessionParts, partsSaid } from './parts.ts';
import {
  checkPaperTimes,
  type EditionFacts,
  readPapers,
  readReason,
  readRoles,
  readSession,
  slugOfTitle,
} from './read.ts';

const roomLists = ['allowedRoomIds', 'barredRoomIds', 'preferredRoomIds', 'undesiredRoomIds'] as const;

/** Constraints of the database as the rules that they hold. */
export const brokenRules = {
  sessions_code_key: () => ruleBroken({ field: 'code', code: 'code-taken' }),
  sessions_slug_key: () => ruleBroken({ field: 'slug', code: 'slug-taken' }),
  sessions_theme_fk: () => ruleBroken({ field: 'themeId', code: 'theme-unknown' }),
  sessions_room_fk: () => ruleBroken({ field: 'roomId', code: 'room-unknown' }),
  sessions_scheduled_has_time: () => ruleBroken({ field: 'startsAt', code: 'time-needed' }),
  role_holders_person_id_persons_id_fk: () => ruleBroken({ field: 'roles', code: 'person-unknown' }),
};
const inUse = () => conflict('session-in-use');
/** What refers to a session keeps it from being deleted. */
export const brokenByDeletion = {
  outcome_documents_session_fk: inUse,
  provision_sources_session_fk: inUse,
  certificates_session_fk: inUse,
  session_files_session_fk: () => conflict('session-has-files'),
  places_activity_fk: () => conflict('session-has-places'),
};

export type SessionsService = ReturnType<typeof createSessionsService>;

/** Sessions: written, scheduled, moved, cancelled, restored, deleted; each with its roles, papers and bookings. */
export function createSessionsService(deps: { database: Database; changes: Changes; bookings: Bookings }) {
  const { database, changes, bookings } = deps;
  const { rebook, writeParts } = createSessionParts(bookings);

  /** One change of an edition's programme, by somebody who may. */
  const inProgramme = <T>(
    actor: Actor,
    editionId: string,
    work: (change: Change, edition: EditionFacts) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, manageProgramme.name, (change) =>
      guarded(brokenRules, async () => {
        const whole = await findEdition(change.tx, editionId);
        if (whole === undefined) throw notFound('edition-unknown');
        permit(manageProgramme, actor, placeOf(whole.edition));
        await store.lockProgramme(database, change.tx, editionId);
        return work(change, whole.edition);
      }),
    );

  /** One change of one session, at the version that was read. */
  async function ofSession<T>(
    actor: Actor,
    id: string,
    version: number | null,
    work: (change: Change, edition: EditionFacts, old: store.SessionWhole) => Promise<T>,
  ): Promise<T> {
    const found = await store.findSession(database.db, id);
    if (found === undefined) throw notFound('session-unknown');
    return inProgramme(actor, found.editionId, async (change, edition) => {
      const old = await store.lockSession(change.tx, id);
      if (old === undefined) throw notFound('session-unknown');
      requireVersion(old.session.version, version);
      return work(change, edition, old);
    });
  }

  const record = (
    change: Change,
    action: string,
    session: store.SessionRow,
    before: unknown,
    after: unknown,
    reason?: LocalText,
  ): Promise<void> =>
    change.record({
      action: `session.${action}`,
      subject: { kind: 'session', id: session.id },
      editionId: session.editionId,
      before,
      after,
      ...(reason === undefined ? {} : { reason: reason[reason.authentic] }),
    });

  /** The rooms that a session may, may not or would rather be in are the edition's. */
  async function checkRooms(
    entry: Entry,
    change: Change,
    editionId: string,
    given: Pick<SessionPatch, (typeof roomLists)[number]>,
  ): Promise<void> {
    if (roomLists.every((field) => (given[field] ?? []).length === 0)) return;
    const known = await store.roomIds(change.tx, editionId);
    for (const field of roomLists) {
      entry.check(
        (given[field] ?? []).every((id) => known.has(id)),
        field,
        'room-unknown',
      );
    }
  }

  /** The next free code of the day; none of the edition's other sessions is read for it. */
  async function nextCode(change: Change, edition: EditionFacts, startsAt: Date | null): Promise<string> {
    const prefix = codePrefix(startsAt === null ? null : dayOf(startsAt, edition.timeZone), edition.startsOn);
    return codeOf(prefix, (await store.lastNumber(change.tx, edition.id, prefix)) + 1);
  }

  async function createIn(change: Change, edition: EditionFacts, input: SessionInput) {
    const entry = createEntry();
    const written = readSession(entry, input, null, edition);
    const roles = readRoles(entry, input.roles ?? [], [], edition.authenticLanguage);
    const papers = readPapers(entry, input.papers ?? [], [], edition.authenticLanguage);
    checkPaperTimes(entry, written, papers, null);
    await checkRooms(entry, change, edition.id, input);
    const status = input.status ?? 'draft';
    entry.check(status === 'draft' || written.startsAt !== null, 'startsAt', 'time-needed');
    entry.done();
    const code = input.code ?? (await nextCode(change, edition, written.startsAt));
    const session = await store.insertSession(change.tx, {
      ...written,
      editionId: edition.id,
      code,
      slug:
        input.slug ??
        (await findFreeSlug(slugOfTitle(written.title, code), (slugs) =>
          store.takenSlugs(change.tx, edition.id, slugs),
        )),
      status,
      createdAt: change.now,
      updatedAt: change.now,
    });
    await writeParts(change, session, roles, papers);
    await rebook(change, session, roles, false);
    await record(change, 'created', session, null, { ...session, roles, papers });
    return session;
  }

  async function editIn(
    change: Change,
    edition: EditionFacts,
    { session: old, roles: oldRoles, papers: oldPapers }: store.SessionWhole,
    patch: SessionPatch,
    action = 'edited',
  ): Promise<store.SessionRow> {
    const entry = createEntry();
    const written = readSession(entry, patch, old, edition);
    const roles =
      patch.roles === undefined
        ? undefined
        : readRoles(entry, patch.roles, oldRoles, edition.authenticLanguage);
    const papers =
      patch.papers === undefined
        ? undefined
        : readPapers(entry, patch.papers, oldPapers, edition.authenticLanguage);
    checkPaperTimes(entry, written, papers ?? oldPapers, papers === undefined ? old : null);
    await checkRooms(entry, change, edition.id, patch);
    if (old.status === 'cancelled' && patch.status !== undefined) throw conflict('session-is-cancelled');
    const status: SessionStatus = patch.status ?? old.status;
    entry.check(status === 'draft' || written.startsAt !== null, 'startsAt', 'time-needed');
    entry.done();
    const changed = moved(old, written) || status !== old.status;
    const session = await store.updateSession(change.tx, old.id, {
      ...written,
      ...(await names(change, edition, old, patch, written.startsAt)),
      status,
      movedFrom: movedFromAfter(old, { ...written, status }),
      sequence: old.sequence + (changed ? 1 : 0),
      updatedAt: change.now,
    });
    await writeParts(change, session, roles, papers);
    const bookingChanged =
      changed ||
      roles !== undefined ||
      (session.audience === 'invitation') !== (old.audience === 'invitation');
    if (bookingChanged) await rebook(change, session, roles ?? oldRoles, old.status === 'scheduled');
    await record(
      change,
      moved(old, session) && action === 'edited' ? 'moved' : action,
      session,
      { ...old, ...partsSaid(oldRoles, oldPapers) },
      { ...session, ...partsSaid(roles ?? oldRoles, papers ?? oldPapers) },
    );
    return session;
  }

  /** Code and slug after an edit: a session that waited for a time gets a code of its day. */
  async function names(
    change: Change,
    edition: EditionFacts,
    old: store.SessionRow,
    patch: SessionPatch,
    startsAt: Date | null,
  ): Promise<{ code: string; slug: string }> {
    const slug = patch.slug ?? old.slug;
    if (patch.code !== undefined) return { code: patch.code, slug };
    if (startsAt === null || !isWaitingCode(old.code)) return { code: old.code, slug };
    return { code: await nextCode(change, edition, startsAt), slug };
  }

  /** Changes the status alone, with what follows from it. */
  async function turn(
    change: Change,
    { session: old, roles }: store.SessionWhole,
    status: SessionStatus,
    action: string,
    reason: LocalText | null = null,
  ): Promise<store.SessionRow> {
    if (old.status === status) throw conflict('session-status-same', { code: old.code });
    if (!mayBecome(old.status, status)) throw conflict('session-is-draft', { code: old.code });
    if (old.startsAt === null) {
      throw ruleBroken({ field: 'startsAt', code: 'time-needed-for', params: { code: old.code } });
    }
    const session = await store.updateSession(change.tx, old.id, {
      status,
      cancellationReason: reason,
      sequence: old.sequence + 1,
      updatedAt: change.now,
    });
    await rebook(change, session, roles, old.status === 'scheduled');
    await record(change, action, session, old, session, reason ?? undefined);
    return session;
  }

  async function each(
    actor: Actor,
    editionId: string,
    ids: readonly string[],
    work: (change: Change, edition: EditionFacts, old: store.SessionWhole) => Promise<unknown>,
  ): Promise<number> {
    return inProgramme(actor, editionId, async (change, edition) => {
      const found = await store.lockSessions(change.tx, editionId, ids);
      for (const session of found) await work(change, edition, session);
      return found.length;
    });
  }

  async function deleteIn(change: Change, { session, roles, papers }: store.SessionWhole): Promise<void> {
    const { id, editionId } = session;
    await bookings.release(change, editionId, { kind: 'session', id });
    await deleteAvailabilities(change.tx, editionId, 'session', [id]);
    await store.deleteSessions(change.tx, editionId, [id]);
    await record(change, 'deleted', session, { ...session, roles, papers }, null);
  }

  return {
    /** For changes of features above, which answer for the right to them. */
    within: {
      create: (change: Change, edition: EditionFacts, input: SessionInput): Promise<store.SessionRow> =>
        guarded(brokenRules, async () => {
          await store.lockProgramme(database, change.tx, edition.id);
          return createIn(change, edition, input);
        }),
      /** @throws 404 for a session of another edition */
      edit: (
        change: Change,
        edition: EditionFacts,
        id: string,
        patchOf: (old: store.SessionWhole) => SessionPatch,
      ): Promise<store.SessionRow> =>
        guarded(brokenRules, async () => {
          await store.lockProgramme(database, change.tx, edition.id);
          const old = await store.lockSession(change.tx, id);
          if (old === undefined || old.session.editionId !== edition.id) throw notFound('session-unknown');
          return editIn(change, edition, old, patchOf(old));
        }),
      /** Takes it off the programme: what was announced is cancelled, a draft goes. What is cancelled stays as it is. */
      drop: (change: Change, edition: EditionFacts, id: string): Promise<void> =>
        guarded(brokenByDeletion, async () => {
          await store.lockProgramme(database, change.tx, edition.id);
          const old = await store.lockSession(change.tx, id);
          if (old === undefined || old.session.editionId !== edition.id) throw notFound('session-unknown');
          if (old.session.status === 'draft') await deleteIn(change, old);
          else if (old.session.status === 'scheduled') await turn(change, old, 'cancelled', 'cancelled');
        }),
    },

    create: (actor: Actor, editionId: string, input: SessionInput): Promise<store.SessionRow> =>
      inProgramme(actor, editionId, (change, edition) => createIn(change, edition, input)),

    edit: (
      actor: Actor,
      id: string,
      version: number | null,
      patch: SessionPatch,
    ): Promise<store.SessionRow> =>
      ofSession(actor, id, version, (change, edition, old) => editIn(change, edition, old, patch)),

    setRoles: (actor: Actor, id: string, version: number | null, roles: readonly RoleInput[]) =>
      ofSession(actor, id, version, (change, edition, old) =>
        editIn(change, edition, old, { roles: [...roles] }, 'roles-set'),
      ),

    /** It stays in the programme, struck out; room and persons are free again. */
    cancel: (actor: Actor, id: string, version: number | null, { reason }: CancellationInput) =>
      ofSession(actor, id, version, (change, edition, old) =>
        turn(change, old, 'cancelled', 'cancelled', readReason(reason, edition.authenticLanguage)),
      ),

    /** Takes the cancellation back. @throws 422 when room or persons are taken by now */
    restore: (actor: Actor, id: string, version: number | null): Promise<store.SessionRow> =>
      ofSession(actor, id, version, (change, _edition, old) => {
        if (old.session.status !== 'cancelled') throw conflict('session-not-cancelled');
        return turn(change, old, 'scheduled', 'restored');
      }),

    /** @throws 409 when an adopted text or a certificate refers to it */
    remove: (actor: Actor, id: string, version: number | null): Promise<void> =>
      guarded(brokenByDeletion, () =>
        ofSession(actor, id, version, (change, _edition, old) => deleteIn(change, old)),
      ),

    /** Schedules drafts; all of them, or none. @returns how many there were */
    publish: (actor: Actor, editionId: string, ids: readonly string[]): Promise<number> =>
      each(actor, editionId, ids, (change, _edition, old) =>
        old.session.status === 'draft' ? turn(change, old, 'scheduled', 'scheduled') : Promise.resolve(),
      ),

    cancelMany: (actor: Actor, editionId: string, ids: readonly string[], { reason }: CancellationInput) =>
      each(actor, editionId, ids, (change, edition, old) =>
        old.session.status === 'cancelled'
          ? Promise.resolve()
          : turn(change, old, 'cancelled', 'cancelled', readReason(reason, edition.authenticLanguage)),
      ),

    setTheme: (actor: Actor, editionId: string, ids: readonly string[], themeId: string | null) =>
      each(actor, editionId, ids, (change, edition, old) =>
        old.session.themeId === themeId ? Promise.resolve() : editIn(change, edition, old, { themeId }),
      ),
  };
}
