import type { Change } from '../../../platform/changes/index.ts';
import { newId } from '../../../platform/database/index.ts';
import { ruleBroken } from '../../../platform/errors/index.ts';
import type { Bookings } from '../../timetable/index.ts';
import * as store from '../store/sessions.ts';
import type { WrittenPaper, WrittenRole } from './read.ts';

/** What hangs on a session: the time that it takes, its roles and its papers. */
export function createSessionParts(bookings: Bookings) {
  /** Takes the time of room and persons for what is scheduled, and of nothing else. */
  async function rebook(
    change: Change,
    session: store.SessionRow,
    roles: readonly WrittenRole[],
    wasBooked: boolean,
  ): Promise<void> {
    const source = { kind: 'session', id: session.id } as const;
    if (wasBooked) await bookings.release(change, session.editionId, source);
    if (session.status !== 'scheduled' || session.startsAt === null || session.endsAt === null) return;
    await bookings.book(change, {
      editionId: session.editionId,
      source,
      visibility: session.audience === 'invitation' ? 'private' : 'public',
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      resources: [
        ...(session.roomId === null ? [] : [{ kind: 'room', id: session.roomId, field: 'roomId' } as const]),
        ...roles.map(({ personId }, index) => ({
          kind: 'person' as const,
          id: personId,
          field: `roles.${index}.personId`,
        })),
      ],
    });
  }

  async function writeParts(
    change: Change,
    session: store.SessionRow,
    roles: readonly WrittenRole[] | undefined,
    papers: readonly WrittenPaper[] | undefined,
  ): Promise<void> {
    const people = [
      ...(roles ?? []).map(({ personId }) => personId),
      ...(papers ?? []).flatMap(({ authorIds }) => authorIds),
    ];
    const unknown = await store.unknownPersons(change.tx, [...new Set(people)]);
    if (unknown.length > 0) {
      const index = roles?.findIndex(({ personId }) => unknown.includes(personId)) ?? -1;
      throw ruleBroken({
        field: index >= 0 ? `roles.${index}.personId` : 'papers',
        code: 'person-unknown',
        params: { value: unknown.join(', ') },
      });
    }
    const key = { editionId: session.editionId, sessionId: session.id };
    if (roles !== undefined) {
      await store.replaceRoles(
        change.tx,
        [session.id],
        roles.map((role, index) => ({ ...role, ...key, position: index + 1 })),
      );
    }
    if (papers !== undefined) {
      await store.replacePapers(
        change.tx,
        session.id,
        papers.map((paper, index) => ({ id: newId(), ...paper, ...key, position: index + 1 })),
      );
    }
  }

  return { rebook, writeParts };
}

/** Roles and papers as the log of changes keeps them: what they say, without keys that every edit makes anew. */
export const partsSaid = (roles: readonly WrittenRole[], papers: readonly WrittenPaper[]) => ({
  roles: roles.map(({ personId, role, topic }) => ({ personId, role, topic })),
  papers: papers.map(({ title, abstract, authorIds, startsAfter, minutes }) => ({
    title,
    abstract,
    authorIds,
    ...(startsAfter === null ? {} : { startsAfter }),
    ...(minutes === null ? {} : { minutes }),
  })),
});
