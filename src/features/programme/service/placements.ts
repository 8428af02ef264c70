import type { Change } from '../../../platform/changes/index.ts';
import { type Database, guarded, newId } from '../../../platform/database/index.ts';
import { AppError, type FieldError, notFound, ruleBroken } from '../../../platform/errors/index.ts';
import { dayOf } from '../../../platform/language/index.ts';
import { findEdition, listRooms } from '../../series/index.ts';
import type { Booking, Bookings } from '../../timetable/index.ts';
import { codePrefix, createNames } from '../rules/codes.ts';
import { type Placement, type PlacementAt, placed, samePlace } from '../rules/placements.ts';
import { moved } from '../rules/statuses.ts';
import { periodFault } from '../rules/times.ts';
import { writePlaces } from '../store/placements.ts';
import * as store from '../store/sessions.ts';
import { brokenByDeletion, brokenRules } from './session-changes.ts';

export type Placements = ReturnType<typeof createPlacements>;

/** A session before and after it was placed. */
export interface Placed {
  readonly before: store.SessionRow;
  readonly after: store.SessionRow;
}

/** A copy of a session that is to be made. */
export interface Copy {
  readonly of: string;
  readonly at: PlacementAt;
  /** Default: a new one. */
  readonly id?: string;
}

/** 412 that names the session which somebody changed since it was read. */
const staleSession = ({ code, version }: store.SessionRow): AppError =>
  new AppError(412, 'session-stale', { params: { code, version } });

/**
 * The one door through which the board, the solver and a roll-back place sessions. Unlike the form of a session it
 * allows conflicts: what overlaps a firm booking is booked as contested and shown as a conflict.
 */
export function createPlacements(deps: { database: Database; bookings: Bookings }) {
  const { database, bookings } = deps;

  /** Every rule that a list of moves breaks, each at `moves.<index>.<field>`. */
  function check(
    moves: readonly Placement[],
    found: ReadonlyMap<string, store.SessionWhole>,
    edition: { readonly startsOn: string; readonly endsOn: string; readonly timeZone: string },
    roomIds: ReadonlySet<string>,
  ): void {
    const seen = new Set<string>();
    const errors = moves.flatMap(({ sessionId, at }, index): FieldError[] => {
      const broken = (field: string, code: string, params: FieldError['params'] = {}): FieldError[] => [
        { field: `moves.${index}.${field}`, code, params },
      ];
      const old = found.get(sessionId)?.session;
      if (old === undefined) return broken('sessionId', 'session-unknown');
      if (seen.has(sessionId)) return broken('sessionId', 'session-moved-twice', { code: old.code });
      seen.add(sessionId);
      if (at === null || samePlace(old, at)) return [];
      if (at.roomId !== null && at.roomId !== old.roomId && !roomIds.has(at.roomId)) {
        return broken('roomId', 'room-unknown');
      }
      const fault = periodFault(at.startsAt, at.endsAt, edition);
      return fault === undefined
        ? []
        : broken(fault === 'outside-edition' ? 'startsAt' : 'endsAt', fault, {
            from: edition.startsOn,
            to: edition.endsOn,
          });
    });
    if (errors.length > 0) throw ruleBroken(errors);
  }

  /** The time that a session takes, if it takes any. */
  function bookingOf({ after }: Placed, roles: readonly store.RoleRow[]): Booking[] {
    const { startsAt, endsAt, roomId } = after;
    if (after.status !== 'scheduled' || startsAt === null || endsAt === null) return [];
    return [
      {
        editionId: after.editionId,
        source: { kind: 'session', id: after.id },
        visibility: after.audience === 'invitation' ? 'private' : 'public',
        startsAt,
        endsAt,
        resources: [
          ...(roomId === null ? [] : [{ kind: 'room', id: roomId } as const]),
          ...roles.map(({ personId }) => ({ kind: 'person', id: personId }) as const),
        ],
      },
    ];
  }

  async function copyIn(
    change: Change,
    editionId: string,
    copies: readonly Copy[],
  ): Promise<store.SessionRow[]> {
    const { tx } = change;
    const edition = (await findEdition(tx, editionId))?.edition;
    if (edition === undefined) throw notFound('edition-unknown');
    await store.lockProgramme(database, tx, editionId);
    const sources = new Map(
      (await store.lockSessions(tx, editionId, [...new Set(copies.map(({ of }) => of))])).map((whole) => [
        whole.session.id,
        whole,
      ]),
    );
    const names = createNames(await store.takenNames(tx, editionId));
    const made = copies.map(({ of, at, id = newId() }) => {
      const source = sources.get(of);
      if (source === undefined) throw notFound('session-unknown');
      const code = names.code(codePrefix(dayOf(at.startsAt, edition.timeZone), edition.startsOn));
      const slug = names.slug(source.session.slug);
      const row: store.SessionRow = {
        ...source.session,
        ...at,
        ...{ id, code, slug, importKey: null, movedFrom: null, sequence: 0, version: 1 },
        createdAt: change.now,
        updatedAt: change.now,
      };
      return { row, roles: source.roles };
    });
    await store.insertSessions(
      tx,
      made.map(({ row }) => row),
    );
    await store.replaceRoles(
      tx,
      made.map(({ row }) => row.id),
      made.flatMap(({ row, roles }) => roles.map((role) => ({ ...role, sessionId: row.id }))),
    );
    await bookings.bookAll(
      change,
      made.flatMap(({ row, roles }) => bookingOf({ before: row, after: row }, roles)),
    );
    for (const { row } of made) {
      await change.record({
        action: 'session.created',
        subject: { kind: 'session', id: row.id },
        editionId,
        before: null,
        after: row,
      });
    }
    return made.map(({ row }) => row);
  }

  return {
    /** Holds the edition's programme until the end of the transaction, so that what is read before placing stands. */
    lock: (change: Change, editionId: string): Promise<void> =>
      store.lockProgramme(database, change.tx, editionId),

    /**
     * Makes copies of sessions at other places, with roles and without papers.
     * @returns the new sessions, in the order given
     */
    copy: (change: Change, editionId: string, copies: readonly Copy[]): Promise<store.SessionRow[]> =>
      guarded(brokenRules, () => copyIn(change, editionId, copies)),

    /**
     * Takes copies away again that nobody has touched since.
     * @throws 409 when something refers to one of them
     */
    remove: (change: Change, editionId: string, ids: readonly string[]): Promise<void> =>
      guarded(brokenByDeletion, async () => {
        const found = await store.lockSessions(change.tx, editionId, ids);
        await bookings.releaseAll(change, editionId, 'session', ids);
        await store.deleteSessions(change.tx, editionId, ids);
        for (const { session } of found) {
          await change.record({
            action: 'session.deleted',
            subject: { kind: 'session', id: session.id },
            editionId,
            before: session,
            after: null,
          });
        }
      }),

    /**
     * Places sessions of an edition, all or none, in the caller's transaction and by few statements whatever their
     * number. The caller has checked that the actor may. What already is as wanted is left alone.
     * @returns the sessions that changed, in the order of the moves
     * @throws 412 `session-stale` for a version that is no longer the present one; 422 for a place that cannot be
     */
    apply: (change: Change, editionId: string, moves: readonly Placement[]): Promise<Placed[]> =>
      guarded(brokenRules, async () => {
        const { tx } = change;
        const edition = (await findEdition(tx, editionId))?.edition;
        if (edition === undefined) throw notFound('edition-unknown');
        await store.lockProgramme(database, tx, editionId);
        const ids = [...new Set(moves.map(({ sessionId }) => sessionId))];
        const found = new Map(
          (await store.lockSessions(tx, editionId, ids)).map((whole) => [whole.session.id, whole]),
        );
        for (const { sessionId, version } of moves) {
          const session = found.get(sessionId)?.session;
          if (session !== undefined && version !== undefined && version !== session.version) {
            throw staleSession(session);
          }
        }
        check(moves, found, edition, new Set((await listRooms(tx, editionId)).map(({ id }) => id)));
        const names = createNames(await store.takenNames(tx, editionId));
        const changed = moves.flatMap((move): Placed[] => {
          const before = found.get(move.sessionId)?.session;
          const after = before && placed(before, move, edition, names);
          return before && after ? [{ before, after: { ...after, updatedAt: change.now } }] : [];
        });
        await writePlaces(
          database,
          tx,
          editionId,
          changed.map(({ after }) => after),
          change.now,
        );
        const rebooked = changed.filter(
          ({ before, after }) => moved(before, after) || before.status !== after.status,
        );
        await bookings.releaseAll(
          change,
          editionId,
          'session',
          rebooked.flatMap(({ before }) => (before.status === 'scheduled' ? [before.id] : [])),
        );
        await bookings.bookAll(
          change,
          rebooked.flatMap((one) => bookingOf(one, found.get(one.after.id)?.roles ?? [])),
        );
        for (const { before, after } of changed) {
          await change.record({
            action: moved(before, after)
              ? 'session.moved'
              : before.pinned === after.pinned
                ? 'session.edited'
                : after.pinned
                  ? 'session.pinned'
                  : 'session.unpinned',
            subject: { kind: 'session', id: after.id },
            editionId,
            before,
            after,
          });
        }
        return changed;
      }),
  };
}
