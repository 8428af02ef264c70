import { areaOf, isSimple, sharedArea } from './geometry.ts';
import type { Polygon, standStatuses } from './tables.ts';

export type StandStatus = (typeof standStatuses)[number];

/** What may follow a state of a stand. Whoever gives a stand up leaves it released; it can be allocated anew. */
export const standTransitions: Readonly<Record<StandStatus, readonly StandStatus[]>> = {
  available: ['allocated'],
  allocated: ['confirmed', 'released'],
  confirmed: ['released'],
  released: ['available', 'allocated'],
};

export const mayBecome = (from: StandStatus, to: StandStatus): boolean => standTransitions[from].includes(to);

/** Whether a stand in this state has a holder. */
export const isHeld = (status: StandStatus): boolean => status === 'allocated' || status === 'confirmed';

/**
 * The state that follows when the holder is set: a new holder still has to confirm, a stand without one is released
 * if it had one before.
 */
export function statusAfterHolder(
  from: { readonly status: StandStatus; readonly holder: string | null },
  holder: string | null,
): StandStatus {
  if (holder === from.holder) return from.status;
  if (holder !== null) return 'allocated';
  return 'released';
}

/** Largest plan that is taken for a hall and not for a slip of the pen, in metres along a side. */
export const LARGEST_HALL = 500;

/** Smallest stand, in square metres. */
const SMALLEST_STAND = 1;

/** Ground that two stands may both claim before it is called an overlap, in square metres: a hand's breadth. */
const TOLERATED_OVERLAP = 0.02;

/** The broken rule of an outline, by its code; undefined for a good one. */
export function outlineFault(outline: Polygon): string | undefined {
  if (outline.length < 3) return 'outline-too-few-corners';
  if (outline.some((point) => point.some((metres) => metres < 0 || metres > LARGEST_HALL))) {
    return 'outline-off-plan';
  }
  if (!isSimple(outline)) return 'outline-crosses-itself';
  if (areaOf(outline) < SMALLEST_STAND) return 'outline-too-small';
  return undefined;
}

/** A stand on a plan: those of one hall must not overlap. */
export interface Placed {
  readonly id: string;
  readonly number: string;
  /** Null: the one hall of an edition that names none. */
  readonly roomId: string | null;
  readonly outline: Polygon;
}

/** The stands of the same hall that claim ground of this one, in the order given. */
export const overlapping = <T extends Placed>(stand: Placed, others: readonly T[]): T[] =>
  others.filter(
    (other) =>
      other.id !== stand.id &&
      other.roomId === stand.roomId &&
      sharedArea(stand.outline, other.outline) > TOLERATED_OVERLAP,
  );
