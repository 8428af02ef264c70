import type { PlaceState } from '../../tables.ts';

/**
 * From where to where a place goes. It begins as `confirmed` where there is a seat, else as `waiting`. Who gave a place
 * up, or let an offer pass, asks anew and stands at the end of the list. Who was marked absent may still be found to
 * have come, and the other way round.
 */
export const placeSteps: Readonly<Record<PlaceState, readonly PlaceState[]>> = {
  waiting: ['offered', 'cancelled'],
  offered: ['confirmed', 'expired', 'cancelled'],
  confirmed: ['attended', 'absent', 'cancelled'],
  expired: [],
  cancelled: [],
  attended: ['absent'],
  absent: ['attended'],
};

/** How a place begins. */
export const firstStates = ['confirmed', 'waiting'] as const satisfies readonly PlaceState[];

/** Whether a place may go on to a state. */
export const mayBecome = (from: PlaceState, to: PlaceState): boolean => placeSteps[from].includes(to);

/** States that take a seat; the database counts the same ones. */
export const seatedStates: readonly PlaceState[] = ['offered', 'confirmed', 'attended', 'absent'];

/** States in which somebody has a place, or wishes for one. */
export const livingStates: readonly PlaceState[] = ['waiting', ...seatedStates];

/** What somebody may still give up. */
export const openStates: readonly PlaceState[] = ['waiting', 'offered', 'confirmed'];
