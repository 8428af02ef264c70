import { shortDate, textIn } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { SheetTable } from '../../../../platform/spreadsheet/index.ts';
import type { TableModel } from '../../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../series/index.ts';
import type { EntryRow, ListWhole } from '../../store/participant-lists.ts';
import { asWhat, groupsOf } from '../render.ts';

/** Stage, number and day of a list: «قائمة نهائية · 3 · 12 نوفمبر 2016». */
export const versionWords = (context: PageContext, whole: EditionWhole, { list }: ListWhole): string => {
  const t = context.words(whole.edition.digits);
  const day = shortDate(list.publishedAt, dateSettingsOf(whole, context.language));
  return t('participant-lists:version', {
    stage: t(`participant-lists:stage.${list.stage}`),
    number: list.number,
    day,
  });
};

const both = (context: PageContext) => ({ ar: context.t, en: context.t });

const nameOf = (context: PageContext, { shown }: EntryRow): string =>
  shown === null
    ? context.t('participant-lists:erased')
    : [shown.honorific, shown.name]
        .flatMap((text) => (text === null ? [] : [textIn(text, context.language).text]))
        .filter((text) => text !== '')
        .join(' ');

const postOf = (context: PageContext, { shown }: EntryRow): string =>
  [shown?.post, shown?.organisation]
    .flatMap((text) => (text == null ? [] : [textIn(text, context.language).text]))
    .filter((text) => text !== '')
    .join(context.language === 'ar' ? '، ' : ', ');

/** A list as tables, one for each state, body or category. */
export const listTables = (context: PageContext, entries: readonly EntryRow[]): { table: TableModel }[] =>
  groupsOf(entries, both(context)).map((group, index) => ({
    table: {
      id: `group-${index + 1}`,
      caption: group.title[context.language],
      even: true,
      columns: [
        { key: 'name', label: context.t('participant-lists:column.name') },
        { key: 'post', label: context.t('participant-lists:column.post') },
        { key: 'category', label: context.t('participant-lists:column.category') },
      ],
      rows: group.entries.map((entry) => ({
        id: String(entry.position),
        title: nameOf(context, entry),
        cells: {
          post: {
            text: postOf(context, entry),
            ...(entry.shown?.email == null ? {} : { sub: entry.shown.email }),
          },
          category: asWhat(context.t, entry),
        },
      })),
    },
  }));

/** A list as one table, for office programs. */
export const listSheet = (context: PageContext, entries: readonly EntryRow[]): SheetTable => ({
  title: context.t('participant-lists:title'),
  language: context.language,
  headings: (['number', 'party', 'name', 'post', 'category', 'email'] as const).map((key) =>
    context.t(`participant-lists:column.${key}`),
  ),
  rows: groupsOf(entries, both(context)).flatMap((group) =>
    group.entries.map((entry) => [
      entry.position,
      group.title[context.language],
      nameOf(context, entry),
      postOf(context, entry),
      asWhat(context.t, entry),
      entry.shown?.email ?? null,
    ]),
  ),
});
