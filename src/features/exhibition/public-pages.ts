import type { Database } from '../../platform/database/index.ts';
import {
  dayLabel,
  dayOf,
  formatList,
  type Language,
  textIn,
  timeRange,
} from '../../platform/language/index.ts';
import type { Page, PageContext } from '../../platform/pages/index.ts';
import { sheetActions, sheetFile, sheetFormats } from '../../platform/pages/sheet-file.ts';
import type { SheetCell, SheetTable } from '../../platform/spreadsheet/index.ts';
import type { FactModel } from '../../platform/views/index.ts';
import { dateSettingsOf, type EditionShell, type EditionWhole, editionPath } from '../series/index.ts';
import { areaOf } from './geometry.ts';
import { plansOf } from './plan.ts';
import { presentStand } from './present.ts';
import * as store from './store.ts';

/** Anchor of a stand in the list beside the plan. */
const anchorOf = (number: string): string => `stand-${number.toLowerCase()}`;

/** Number and holder, as a link on the plan says them. */
export const standTitle = ({ stand, exhibitor }: store.StandWhole, language: Language): string =>
  formatList(
    [stand.number, exhibitor === null ? '' : textIn(exhibitor.name, language).text],
    language,
    'roster',
  );

/** Opening hours by day: every period of a day on one line. */
function hoursOf(
  hours: readonly store.OpeningHours[],
  context: PageContext,
  whole: EditionWhole,
): FactModel[] {
  const settings = dateSettingsOf(whole, context.language);
  const days = new Map<string, store.OpeningHours[]>();
  for (const period of hours) {
    const day = dayOf(period.startsAt, settings.timeZone);
    days.set(day, [...(days.get(day) ?? []), period]);
  }
  return [...days].map(([day, periods]) => ({
    label: dayLabel(day, settings),
    value: formatList(
      periods.map(({ startsAt, endsAt }) => timeRange(startsAt, endsAt, settings)),
      context.language,
      'roster',
    ),
  }));
}

/** Adds the public page of the exhibition: the plan of confirmed stands, their list, hours, and the list in other forms. */
export function addExhibitionPublicPages({
  shell,
  database,
}: {
  shell: EditionShell;
  database: Database;
}): void {
  const { db } = database;

  shell.published({
    path: '/exhibition',
    async handle(context, whole): Promise<Page> {
      const { language } = context;
      const t = context.words(whole.edition.digits);
      const stands = await store.listStands(db, whole.edition.id, { confirmedOnly: true });
      const hours = await store.listOpeningHours(db, whole.edition.id);
      const base = context.href(editionPath(whole));
      return {
        template: 'exhibition/exhibition',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          title: t('exhibition:title'),
          lede: stands.length === 0 ? undefined : t('exhibition:lede', { count: stands.length }),
          current: '/exhibition',
          description: textIn(whole.edition.title, language).text,
          alternates: [
            { href: `${base}/exhibition.json`, type: 'application/json' },
            { href: `${base}/exhibition.csv`, type: 'text/csv' },
          ],
          actions: stands.length === 0 ? [] : sheetActions(`${base}/exhibition`),
        }),
        data: {
          hours: hoursOf(hours, context, whole),
          plans: plansOf(
            stands,
            language,
            (one) => ({ href: `#${anchorOf(one.stand.number)}`, title: standTitle(one, language) }),
            t('exhibition:hall'),
          ),
          stands: stands.map(({ stand, exhibitor }) => ({
            anchor: anchorOf(stand.number),
            number: stand.number,
            name: exhibitor === null ? null : textIn(exhibitor.name, language),
            exhibits: stand.exhibits === null ? null : textIn(stand.exhibits, language),
            sample: stand.sample,
          })),
        },
      };
    },
  });

  const confirmed = ({ edition }: EditionWhole) => store.listStands(db, edition.id, { confirmedOnly: true });
  for (const format of sheetFormats) {
    shell.published({
      path: `/exhibition.${format}`,
      handle: async (context, whole) =>
        sheetFile('exhibition', format, standsSheet(context, await confirmed(whole))),
    });
  }
  shell.published({
    path: '/exhibition.json',
    handle: async (_context, whole) => ({
      type: 'application/json; charset=utf-8',
      body: JSON.stringify({ items: (await confirmed(whole)).map(presentStand) }),
    }),
  });
}

/** Stands as a table, in the reader's language. */
export function standsSheet(context: PageContext, stands: readonly store.StandWhole[]): SheetTable {
  const { t, language } = context;
  const said = (text: Parameters<typeof textIn>[0] | null | undefined): string =>
    text == null ? '' : textIn(text, language).text;
  const heading = (key: string): string => t(`exhibition:column.${key}`);
  return {
    title: t('exhibition:title'),
    language,
    headings: ['number', 'hall', 'class', 'status', 'exhibitor', 'exhibits', 'services', 'area'].map(heading),
    rows: stands.map(({ stand, room, exhibitor }): SheetCell[] => [
      stand.number,
      said(room?.name),
      t(`common:kind.stand-class.${stand.class}`),
      t(`common:status.stand.${stand.status}`),
      said(exhibitor?.name),
      said(stand.exhibits),
      formatList(
        stand.services.map((service) => t(`common:kind.stand-service.${service}`)),
        language,
        'roster',
      ),
      Math.round(areaOf(stand.outline) * 100) / 100,
    ]),
  };
}
