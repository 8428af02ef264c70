/**
 * What becomes of a check-in as a device tells it. The device judged by what it knew; here is judged by what is known by
 * now. Pure.
 */
import { atTheDoor, type DoorReason } from './at-the-door.ts';
import type { BadgeClaims } from './badge-code.ts';

/** Why a check-in was refused, or needs somebody's look: what a door says, and what only the server can know. */
export type CheckInReason =
  | DoorReason
  | 'unknown-serial'
  | 'unknown-door'
  | 'unknown-session'
  | 'two-doors'
  | 'clock'
  | 'other-day'
  | 'device-retired';

/** Milliseconds within which nobody goes in by two doors of one zone. */
export const TWO_DOORS_MS = 60_000;
/** Milliseconds within which a device takes its own check-in back. */
export const UNDO_MS = 30_000;

/** That somebody went through a door, as far as it counts. */
export interface Passage {
  readonly doorId: string | null;
  /** Number of the zone behind the door. */
  readonly zone: number;
  readonly sessionId: string | null;
  readonly day: number;
  readonly direction: 'in' | 'out';
  /** Milliseconds since 1970, by our clock. */
  readonly at: number;
}

/** What is known of a badge at the moment of judging. */
export interface KnownBadge {
  readonly claims: BadgeClaims;
  readonly suspended: boolean;
  /** Since when it opens nothing; null: it opens. */
  readonly endedAt: number | null;
}

export interface Told {
  readonly passage: Passage;
  /** Decided by the device alone: it let them in, or did not. */
  readonly offline: boolean;
  readonly opened: boolean;
  readonly deviceReason: CheckInReason | null;
}

export interface Judgement {
  readonly result: 'accepted' | 'refused' | 'conflict';
  readonly reason: CheckInReason | null;
}

const sameWay = (one: Passage, other: Passage): boolean =>
  one.day === other.day && one.zone === other.zone && one.sessionId === other.sessionId;

/** Whether they are inside, by the last time they went in or out before `at`; null: nothing is known. */
export function isInside(passage: Passage, before: readonly Passage[]): boolean | null {
  const last = before
    .filter((other) => sameWay(passage, other) && other.at <= passage.at)
    .reduce<Passage | undefined>(
      (latest, one) => (latest === undefined || one.at >= latest.at ? one : latest),
      undefined,
    );
  return last === undefined ? null : last.direction === 'in';
}

/** Whether the badge went in by another door of the same zone at nearly the same time, without going out between. */
export function byTwoDoors(passage: Passage, others: readonly Passage[]): boolean {
  if (passage.direction !== 'in') return false;
  return others.some((other) => {
    const [from, until] = [Math.min(other.at, passage.at), Math.max(other.at, passage.at)];
    return (
      other.direction === 'in' &&
      sameWay(passage, other) &&
      other.doorId !== passage.doorId &&
      until - from <= TWO_DOORS_MS &&
      !others.some(
        (out) => out.direction === 'out' && sameWay(passage, out) && out.at >= from && out.at <= until,
      )
    );
  });
}

/**
 * The judgement on what a device tells.
 * @param badge what is known; a fault where nothing is
 * @param edition how codes name the edition
 * @param others passages of the same person that count
 */
export function judgeCheckIn(
  told: Told,
  badge: KnownBadge | CheckInReason,
  edition: string,
  others: readonly Passage[],
  fault: CheckInReason | null = null,
): Judgement {
  const { passage, offline, opened } = told;
  const verdict = (): { readonly opens: boolean; readonly reason: CheckInReason | null } => {
    if (fault !== null) return { opens: false, reason: fault };
    if (typeof badge === 'string') return { opens: false, reason: badge };
    const { claims, suspended, endedAt } = badge;
    return atTheDoor(
      claims,
      {
        edition,
        zone: passage.zone,
        day: passage.day,
        ended: new Set(endedAt !== null && endedAt <= passage.at ? [claims.serial] : []),
        suspended: new Set(suspended ? [claims.serial] : []),
        lastSerial: claims.serial,
      },
      passage.direction,
      isInside(passage, others),
    );
  };
  const { opens, reason } = verdict();
  if (offline && !opened) return { result: 'refused', reason: told.deviceReason ?? reason };
  if (!opens) return { result: offline ? 'conflict' : 'refused', reason };
  return byTwoDoors(passage, others)
    ? { result: 'conflict', reason: 'two-doors' }
    : { result: 'accepted', reason };
}
