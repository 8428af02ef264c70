import type { RegistrationState } from '../../tables.ts';

/**
 * From where to where a registration goes. Who was refused or has cancelled registers anew: what was decided once stays
 * as it was.
 */
export const registrationSteps: Readonly<Record<RegistrationState, readonly RegistrationState[]>> = {
  draft: ['submitted', 'waiting', 'confirmed'],
  submitted: ['waiting', 'confirmed', 'refused', 'cancelled'],
  waiting: ['confirmed', 'refused', 'cancelled'],
  confirmed: ['cancelled'],
  refused: [],
  cancelled: [],
};

/** Whether a registration may go on to a state. */
export const mayBecome = (from: RegistrationState, to: RegistrationState): boolean =>
  registrationSteps[from].includes(to);

/** States in which somebody still comes, or wishes to. */
export const livingStates: readonly RegistrationState[] = ['submitted', 'waiting', 'confirmed'];
