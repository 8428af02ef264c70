import type { DocumentWords } from '../../platform/document/index.ts';
import { type Language, textIn } from '../../platform/language/index.ts';
import type { SheetTable } from '../../platform/spreadsheet/index.ts';
import type { ParticipationWhole } from '../delegations/index.ts';

/** The states and bodies that take part, as a table in the order given. */
export function participantsTable(
  participations: readonly ParticipationWhole[],
  language: Language,
  words: DocumentWords,
): SheetTable {
  const t = words[language];
  return {
    title: t('documents:participants'),
    language,
    headings: [t('documents:column.name'), t('documents:column.category'), t('documents:column.count')],
    rows: participations.map(({ participation, state, body }) => {
      const name = state?.shortName ?? body?.name;
      return [
        name === undefined ? '' : textIn(name, language).text,
        t(`common:kind.participation.${participation.category}`),
        participation.participants,
      ];
    }),
  };
}
