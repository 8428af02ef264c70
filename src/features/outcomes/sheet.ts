import type { Translate } from '../../platform/i18n/index.ts';
import { formatList, type Language, type LocalText, textIn } from '../../platform/language/index.ts';
import type { SheetCell, SheetTable } from '../../platform/spreadsheet/index.ts';
import { hasNumber } from './rules.ts';
import type { DocumentRow, ProvisionWhole } from './store/index.ts';

/** The provisions of texts as a table, one in a row, in the reader's language; preambles stand in their documents alone. */
export function provisionsSheet(
  { t, language }: { readonly t: Translate; readonly language: Language },
  documents: readonly DocumentRow[],
  provisions: readonly ProvisionWhole[],
): SheetTable {
  const said = (text: LocalText | null | undefined): string | null =>
    text == null ? null : textIn(text, language).text || null;
  const list = (texts: readonly LocalText[]): string | null =>
    formatList(
      texts.map((text) => textIn(text, language).text),
      language,
      'roster',
    ) || null;
  return {
    title: t('common:nav.public.recommendations'),
    language,
    headings: [
      ...(['kind', 'number', 'code', 'title', 'theme'] as const).map((key) => t(`common:label.${key}`)),
      t('outcomes:manage.text'),
      ...(['lead', 'supporting', 'target-group', 'level', 'due'] as const).map((key) => t(`outcomes:${key}`)),
    ],
    rows: documents.flatMap((document) =>
      provisions
        .filter(({ provision: { documentId, kind } }) => documentId === document.id && hasNumber(kind))
        .map(({ provision, theme, lead, supporting }): SheetCell[] => [
          t(`outcomes:kinds.${document.kind}`),
          provision.number,
          provision.code,
          said(provision.title),
          said(theme?.title),
          said(provision.text),
          said(lead?.name),
          list(supporting.map(({ name }) => name)),
          said(provision.targetGroup),
          provision.level === null ? null : t(`outcomes:levels.${provision.level}`),
          provision.dueOn,
        ]),
    ),
  };
}
