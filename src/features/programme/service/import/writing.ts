import type { Change } from '../../../../platform/changes/index.ts';
import { newId } from '../../../../platform/database/index.ts';
import { createNameIndex } from '../../../directory/index.ts';
import { type EditionWhole, listVenues } from '../../../series/index.ts';
import { bookedAnew } from '../../import/conflicts.ts';
import { nameOf, roomsOf, themesOf, venuesOf } from '../../import/facts.ts';
import type { ImportPlan, ImportState } from '../../import/plan.ts';
import * as store from '../../store/sessions.ts';
import { noteSources } from '../../store/sources.ts';
import type { ImportDeps } from './request.ts';

/** Carries a plan out: rooms, themes, persons, sessions with their parts, and what they book. */
export function createWriting({ bookings, series, directory }: ImportDeps) {
  /** Venues of the rooms to come, by the rooms' keys; what the edition has under a name is taken, the rest added. */
  async function placeRooms(
    change: Change,
    edition: EditionWhole['edition'],
    plan: ImportPlan,
  ): Promise<ReadonlyMap<string, string>> {
    const wanted = venuesOf(plan.rooms);
    const standing = createNameIndex(wanted.length === 0 ? [] : await listVenues(change.tx, edition.id));
    const found = wanted.map(({ venue, rooms }) => ({
      rooms,
      venue,
      id: standing.find(venue.name).same[0]?.id,
    }));
    const missing = found.flatMap((one) => (one.id === undefined ? [{ ...one, id: newId() }] : []));
    await series.parts.createMany(
      change,
      'venue',
      edition,
      missing.map(({ id, venue }) => ({ id, ...venue })),
    );
    return new Map(
      [...found, ...missing].flatMap(({ id, rooms }) =>
        id === undefined ? [] : rooms.map((room) => [room, id] as const),
      ),
    );
  }

  async function apply(
    change: Change,
    edition: EditionWhole['edition'],
    { state, plan }: { readonly state: ImportState; readonly plan: ImportPlan },
  ): Promise<void> {
    const { tx } = change;
    const venueIds = await placeRooms(change, edition, plan);
    await series.parts.createMany(change, 'room', edition, roomsOf(plan.rooms, state.rooms, venueIds));
    await series.parts.createMany(change, 'theme', edition, themesOf(plan.themes, state.themes));
    await series.parts.editMany(change, 'room', edition, plan.edits.rooms as never);
    await series.parts.editMany(change, 'theme', edition, plan.edits.themes);
    await directory.persons.editMany(change, plan.edits.persons);
    await noteSources(tx, edition.id, plan.sources);
    const slugs = new Set(state.persons.flatMap(({ slug }) => slug ?? []));
    await directory.persons.createMany(
      change,
      plan.persons.map(({ id, thing }) => ({
        id,
        name: nameOf(thing.name),
        ...(thing.own === undefined || slugs.has(thing.own.slug) ? {} : { slug: thing.own.slug }),
        ...(thing.biography === undefined ? {} : { biography: thing.biography }),
      })),
    );
    const gone = plan.removed.map(({ session }) => session.id);
    await bookings.releaseAll(change, edition.id, 'session', [...plan.updated.map(({ id }) => id), ...gone]);
    await store.deleteSessions(tx, edition.id, gone);
    await store.insertSessions(
      tx,
      plan.created.map(({ row }) => ({ ...row, createdAt: change.now, updatedAt: change.now })),
    );
    for (const { id, row } of plan.updated) {
      const { version: _version, createdAt: _createdAt, ...fields } = row;
      await store.updateSession(tx, id, { ...fields, updatedAt: change.now });
    }
    const written = bookedAnew(plan);
    await store.replaceRoles(
      tx,
      written.map(({ id }) => id),
      written.flatMap(({ id, roles }) =>
        roles.map((role, index) => ({ ...role, editionId: edition.id, sessionId: id, position: index + 1 })),
      ),
    );
    const reread = written.flatMap(({ id, papers }) => (papers === undefined ? [] : [{ id, papers }]));
    await store.replacePapersOf(
      tx,
      reread.map(({ id }) => id),
      reread.flatMap(({ id: sessionId, papers }) =>
        papers.map(({ id, ...paper }, index) => ({
          ...paper,
          ...(id === undefined ? {} : { id }),
          editionId: edition.id,
          sessionId,
          position: index + 1,
        })),
      ),
    );
    await bookings.bookAll(
      change,
      written.flatMap(({ id, row, roles }) =>
        row.status !== 'scheduled' || !row.startsAt || !row.endsAt
          ? []
          : [
              {
                editionId: edition.id,
                source: { kind: 'session', id } as const,
                visibility: row.audience === 'invitation' ? ('private' as const) : ('public' as const),
                startsAt: row.startsAt,
                endsAt: row.endsAt,
                resources: [
                  ...(row.roomId ? [{ kind: 'room', id: row.roomId } as const] : []),
                  ...roles.map(({ personId }) => ({ kind: 'person', id: personId }) as const),
                ],
              },
            ],
      ),
    );
  }

  return apply;
}
