import type { MovedFrom, SessionKind, SessionRole, sessionStatuses } from '../tables.ts';
import { type PaperTiming, paperFaults } from './papers.ts';

export type SessionStatus = (typeof sessionStatuses)[number];

/** From a status to those that may follow it. A cancelled session stays visible and can only be restored. */
export const statusTable: Readonly<Record<SessionStatus, readonly SessionStatus[]>> = {
  draft: ['scheduled'],
  scheduled: ['draft', 'cancelled'],
  cancelled: ['scheduled'],
};

/** The status of every new session before anybody schedules it. */
export const firstStatus: SessionStatus = 'draft';

/** Whether a session may go from one status to another; staying is always allowed. */
export const mayBecome = (from: SessionStatus, to: SessionStatus): boolean =>
  from === to || statusTable[from].includes(to);

/** Where and when a session is. */
export interface Place {
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly roomId: string | null;
}

const sameInstant = (one: Date | null, other: Date | null): boolean =>
  (one?.getTime() ?? null) === (other?.getTime() ?? null);

/** Whether place or time differ. */
export const moved = (old: Place, now: Place): boolean =>
  !sameInstant(old.startsAt, now.startsAt) ||
  !sameInstant(old.endsAt, now.endsAt) ||
  old.roomId !== now.roomId;

/**
 * Where an announced session was at first: kept while it moves on, forgotten when it comes back or is taken off the
 * programme. A later end alone is no move.
 */
export function movedFromAfter(
  old: Place & { readonly status: SessionStatus; readonly movedFrom: MovedFrom | null },
  now: Place & { readonly status: SessionStatus },
): MovedFrom | null {
  if (now.status === 'draft') return null;
  if (old.status === 'draft') return null;
  const origin = old.movedFrom ?? { startsAt: old.startsAt?.toISOString() ?? null, roomId: old.roomId };
  const back = origin.roomId === now.roomId && origin.startsAt === (now.startsAt?.toISOString() ?? null);
  return back ? null : origin;
}

/** Roles that lead a session, by its kind; none for what nobody leads. */
export const leadingRoles: Readonly<Record<SessionKind, readonly SessionRole[]>> = {
  ceremony: [],
  plenary: ['chair', 'moderator'],
  panel: ['chair', 'moderator'],
  experience: ['chair', 'moderator'],
  'paper-session': ['chair', 'moderator'],
  workshop: ['trainer', 'moderator', 'chair'],
  screening: [],
  'official-meeting': ['chair'],
  'cultural-visit': [],
  'exhibition-hours': [],
  break: [],
};

/** What an organiser has still to do about a session, or should look at. */
export const needs = [
  'leader',
  'room',
  'capacity',
  'booths',
  'equipment',
  'declined',
  'papers',
  'translation',
  'conflict',
  'time',
] as const;
export type Need = (typeof needs)[number];

/** What {@link needsOf} looks at. */
export interface SessionState extends Place {
  readonly kind: SessionKind;
  readonly status: SessionStatus;
  readonly common: boolean;
  readonly capacity: number | null;
  readonly interpretation: readonly string[];
  readonly roles: readonly { readonly role: SessionRole }[];
  readonly room: {
    readonly capacity: number | null;
    readonly interpretationBooths: number;
    readonly features?: readonly string[];
  } | null;
  /** Title and abstract are written in both languages and up to date. */
  readonly translated: boolean;
  /** It overlaps another in a room or person. */
  readonly contested: boolean;
  /** What its room must have. */
  readonly equipment?: readonly string[];
  /** Somebody who is on it declined. */
  readonly declined?: boolean;
  readonly papers?: readonly PaperTiming[];
}

/** What a session still needs, in the order of {@link needs}. A cancelled session needs nothing. */
export function needsOf(session: SessionState): Need[] {
  if (session.status === 'cancelled') return [];
  const leading = leadingRoles[session.kind];
  const { room } = session;
  const found: Readonly<Record<Need, boolean>> = {
    leader: leading.length > 0 && !session.roles.some(({ role }) => leading.includes(role)),
    room: session.startsAt !== null && room === null && !session.common && !roomless.has(session.kind),
    capacity: room !== null && overCapacity(session.capacity, room.capacity),
    booths: room !== null && session.interpretation.length > room.interpretationBooths,
    equipment: room !== null && (session.equipment ?? []).some((one) => !(room.features ?? []).includes(one)),
    declined: session.declined ?? false,
    papers: paperFaults(session.papers ?? [], minutesOf(session)).length > 0,
    translation: !session.translated,
    conflict: session.contested,
    time: session.startsAt === null,
  };
  return needs.filter((need) => found[need]);
}

const minutesOf = ({ startsAt, endsAt }: Place): number | null =>
  startsAt === null || endsAt === null ? null : (endsAt.getTime() - startsAt.getTime()) / 60_000;

/** Kinds that take place outside the rooms of the venue. */
const roomless: ReadonlySet<SessionKind> = new Set(['cultural-visit', 'break']);

/** Whether more places are offered than the room has seats. */
const overCapacity = (places: number | null, seats: number | null): boolean =>
  places !== null && seats !== null && places > seats;
