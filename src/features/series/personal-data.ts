import { localTexts, mentioningTexts } from '../../platform/personal-data/index.ts';

/** Texts of editions may name people: their patron, whoever spoke the slogan. */
export const seriesPersonalData = mentioningTexts('series', [
  {
    table: 'editions',
    columns: localTexts(
      'title',
      'slogan',
      'vision',
      'mission',
      'objectives',
      'description',
      'patron',
      'remark',
    ),
  },
  { table: 'themes', columns: localTexts('title', 'description') },
]);
