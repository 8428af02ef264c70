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
import { type SheetCell, writeCsv } from '../../platform/spreadsheet/index.ts';
import type { FactModel } from '../../platform/views/index.ts';
import { dateSettingsOf, type EditionShell, type EditionWhole, editionPath } from '../series/index.ts';
import { areaOf } from './geometry.ts';
import { plansOf } from './plan.ts';
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

/** Adds the public page of the exhibition: the plan of confirmed stands, their list, hours, and the list as CSV. */
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
          alternates: [{ href: `${base}/exhibition.csv`, type: 'text/csv' }],
          actions:
            stands.length === 0
              ? []
              : [
                  {
                    label: t('exhibition:as-csv'),
                    href: `${base}/exhibition.csv`,
                    icon: 'down',
                    size: 'sm',
                  },
                ],
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

  shell.published({
    path: '/exhibition.csv',
    async handle(context, whole) {
      const stands = await store.listStands(db, whole.edition.id, { confirmedOnly: true });
      return {
        type: 'text/csv; charset=utf-8',
        headers: { 'content-disposition': 'attachment; filename="exhibition.csv"' },
        body: standsCsv(context, stands),
      };
    },
  });
}

/** Stands as CSV, in the reader's language. */
export function standsCsv(context: PageContext, stands: readonly store.StandWhole[]): Buffer {
  const { t, language } = context;
  const said = (text: Parameters<typeof textIn>[0] | null | undefined): string =>
    text == null ? '' : textIn(text, language).text;
  const heading = (key: string): string => t(`exhibition:column.${key}`);
  return writeCsv({
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
  });
}
