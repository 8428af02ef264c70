import type { Booking } from '../../timetable/index.ts';
import type { SessionContent } from '../rules/releases/content.ts';

/** The time that released sessions take of rooms and persons. */
export const bookingsOf = (editionId: string, contents: readonly SessionContent[]): Booking[] =>
  contents.map((session) => ({
    editionId,
    source: { kind: 'session', id: session.id },
    visibility: session.audience === 'invitation' ? 'private' : 'public',
    startsAt: new Date(session.startsAt),
    endsAt: new Date(session.endsAt),
    resources: [
      ...(session.roomId === null ? [] : [{ kind: 'room', id: session.roomId } as const]),
      ...session.roles.map(({ personId }) => ({ kind: 'person', id: personId }) as const),
    ],
  }));
