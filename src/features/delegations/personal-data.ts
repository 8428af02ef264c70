import { localTexts, mentioningTexts } from '../../platform/personal-data/index.ts';

/** Participations are of states and bodies; their notes may name people. */
export const delegationsPersonalData = mentioningTexts('delegations', [
  { table: 'participations', columns: localTexts('note') },
  { table: 'delegations', columns: [{ column: 'note', type: 'text' }] },
]);
