import { type CalendarDay, dayOf } from '../../../platform/language/index.ts';
import type { sessions } from '../tables.ts';
import { codePrefix, isWaitingCode, type Names } from './codes.ts';
import { moved, movedFromAfter, type SessionStatus } from './statuses.ts';

type SessionRow = typeof sessions.$inferSelect;

/** How short and how long a session that waits may be, as the database has it. */
const [LEAST_MINUTES, MOST_MINUTES] = [5, 1_440];

/** Where and when a session is to be. */
export interface PlacementAt {
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Null: in no room of the venue. */
  readonly roomId: string | null;
}

/** One session, and where it is to be. */
export interface Placement {
  readonly sessionId: string;
  /** Null: back to the pool of the unscheduled. */
  readonly at: PlacementAt | null;
  /** Default: as it is. */
  readonly pinned?: boolean | undefined;
  /** Default: as it is; what goes back to the pool is a draft again, since an announced session has a time. */
  readonly status?: SessionStatus | undefined;
  /** The version that the caller has read; without it any is right. */
  readonly version?: number | undefined;
}

/** Whether two places are the same. */
export const samePlace = (
  row: Pick<SessionRow, 'startsAt' | 'endsAt' | 'roomId'>,
  at: PlacementAt | null,
): boolean =>
  !moved(row, at ?? { startsAt: null, endsAt: null, roomId: row.startsAt === null ? row.roomId : null });

/** Minutes that a placed session lasts, as far as a session may last; else what was said of it. */
export const lengthOf = ({
  startsAt,
  endsAt,
  minutes,
}: Pick<SessionRow, 'startsAt' | 'endsAt' | 'minutes'>): number | null => {
  if (startsAt === null || endsAt === null) return minutes;
  const lasts = Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000);
  return lasts >= LEAST_MINUTES && lasts <= MOST_MINUTES ? lasts : minutes;
};

/**
 * A session as it stands after a placement: one that goes back to the pool keeps its length; with its sequence, what it was moved from, and, where it waited for a time,
 * a code of its day.
 * @returns undefined when nothing changes
 */
export function placed(
  old: SessionRow,
  { at, pinned = old.pinned, status }: Placement,
  edition: { readonly startsOn: CalendarDay; readonly timeZone: string },
  names: Names,
): SessionRow | undefined {
  const place = at ?? {
    startsAt: null,
    endsAt: null,
    roomId: old.startsAt === null ? old.roomId : null,
  };
  const became = status ?? (at === null && old.status === 'scheduled' ? 'draft' : old.status);
  const changed = moved(old, place) || became !== old.status;
  if (!changed && pinned === old.pinned) return undefined;
  const { startsAt, endsAt, roomId } = place;
  let { code } = old;
  if (startsAt !== null && isWaitingCode(code)) {
    code = names.code(codePrefix(dayOf(startsAt, edition.timeZone), edition.startsOn));
  }
  return {
    ...old,
    code,
    startsAt,
    endsAt,
    roomId,
    minutes: startsAt === null && old.startsAt !== null ? lengthOf(old) : old.minutes,
    pinned,
    status: became,
    movedFrom: changed ? movedFromAfter(old, { startsAt, endsAt, roomId, status: became }) : old.movedFrom,
    sequence: old.sequence + (changed ? 1 : 0),
    version: old.version + 1,
  };
}
