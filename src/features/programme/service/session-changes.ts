import type { Change } from '../../../platform/changes/index.ts';
import { createEntry, type Entry } from '../../../platform/entry/index.ts';
import { conflict, ruleBroken } from '../../../platform/errors/index.ts';
import { dayOf, type LocalText } from '../../../platform/language/index.ts';
import type { Bookings } from '../../timetable/index.ts';
import type { SessionInput, SessionPatch } from '../contract.ts';
import { codeOf, codePrefix, findFreeSlug, isWaitingCode } from '../rules/codes.ts';
import { mayBecome, moved, movedFromAfter, type SessionStatus } from '../rules/statuses.ts';
import { deleteAvailabilities } from '../store/availabilities.ts';
import * as store from '../store/sessions.ts';
import { createSessionParts, partsSaid } from './parts.ts';
import {
  checkPaperTimes,
  type EditionFacts,
  readPapers,
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

/** What can happen to a session, within a change whose caller holds the programme and answers for the right to it. */
export function createSessionChanges({ bookings }: { readonly bookings: Bookings }) {
  const { rebook, writeParts } = createSessionParts(bookings);

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

  /** @throws 422 by field */
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

  /** What a patch leaves out stays. @throws 422 by field; 409 for the status of what is cancelled */
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

  /** With its bookings, roles, papers and periods. */
  async function deleteIn(change: Change, { session, roles, papers }: store.SessionWhole): Promise<void> {
    const { id, editionId } = session;
    await bookings.release(change, editionId, { kind: 'session', id });
    await deleteAvailabilities(change.tx, editionId, 'session', [id]);
    await store.deleteSessions(change.tx, editionId, [id]);
    await record(change, 'deleted', session, { ...session, roles, papers }, null);
  }

  return { createIn, editIn, turn, deleteIn };
}
