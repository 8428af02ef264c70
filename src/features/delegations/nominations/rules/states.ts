import type { NominationState } from '../../tables.ts';

/** Where a nomination may go. Who was withdrawn or replaced stays in the history and does not come back. */
export const nominationSteps: Readonly<Record<NominationState, readonly NominationState[]>> = {
  draft: ['nominated', 'withdrawn'],
  nominated: ['confirmed', 'withdrawn', 'replaced'],
  confirmed: ['withdrawn', 'replaced'],
  withdrawn: [],
  replaced: [],
};

/** States that take a place of the quota. */
export const standing: readonly NominationState[] = ['draft', 'nominated', 'confirmed'];

export const mayBecome = (from: NominationState, to: NominationState): boolean =>
  nominationSteps[from].includes(to);
