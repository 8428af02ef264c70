import type { Translate } from '../../platform/i18n/index.ts';
import { type Language, textIn } from '../../platform/language/index.ts';
import type { SheetTable } from '../../platform/spreadsheet/index.ts';
import type { ParticipationWhole } from './store.ts';

/** Participations as a table; with their status for those who manage them. */
export function participationSheet(
  { t, language }: { readonly t: Translate; readonly language: Language },
  rows: readonly ParticipationWhole[],
  options: { readonly withStatus: boolean },
): SheetTable {
  const columns = [
    'kind',
    'name',
    'formal-name',
    'code',
    'category',
    ...(options.withStatus ? (['status'] as const) : []),
    'participants',
  ] as const;
  return {
    title: t('common:nav.public.participants'),
    language,
    headings: columns.map((column) => t(`delegations:column.${column}`)),
    rows: rows.map(({ participation, state, body }) => {
      const name = state?.shortName ?? body?.name;
      const formal = state?.formalName;
      const cells = {
        kind: t(`delegations:kind.${participation.entityKind}`),
        name: name === undefined ? null : textIn(name, language).text,
        'formal-name': formal === undefined ? null : textIn(formal, language).text,
        code: state?.code ?? body?.slug ?? null,
        category: t(`common:kind.participation.${participation.category}`),
        status: t(`common:status.participation.${participation.status}`),
        participants: participation.participants,
      };
      return columns.map((column) => cells[column]);
    }),
  };
}
