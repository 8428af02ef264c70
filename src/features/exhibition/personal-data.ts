import { localTexts, mentioningTexts } from '../../platform/personal-data/index.ts';

/** Stands are held by bodies; what they show may name people. */
export const exhibitionPersonalData = mentioningTexts('exhibition', [
  { table: 'stands', columns: localTexts('exhibits') },
]);
