import { notFound } from '../../../../platform/errors/index.ts';
import { formatList, isolateLtr, textIn } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { sheetActions, sheetFile, sheetFormats } from '../../../../platform/pages/sheet-file.ts';
import { listState, PAGE_ROWS, pageOf } from '../../../../platform/pages/workbench.ts';
import {
  type ActionModel,
  type ProvisionModel,
  pagesModel,
  queryHref,
} from '../../../../platform/views/index.ts';
import { type EditionWhole, editionPath } from '../../../series/index.ts';
import { provisionPath } from '../../rules.ts';
import type { FollowUpPages } from '../context.ts';
import { presentItem } from '../present.ts';
import { readFollowUp } from '../reading.ts';
import { codeSlug } from '../rules.ts';
import { followUpSheet } from '../sheet.ts';
import { answererName, type FollowUpItem, headFinds, headSays, type Narrowing, narrow } from '../standing.ts';
import { ageChart, axesOf, lastOf, stateChart, themeChart, unitChart } from './charts.ts';
import { filterNames, filtersOf, statsOf } from './dashboard.ts';
import { readDetails, recordParts } from './record.ts';
import { lifelines, roundsChart } from './time-charts.ts';

const narrowingOf = (filters: Readonly<Record<string, string>>): Narrowing => ({
  ...filters,
  age: /^\d{1,2}$/.test(filters.age ?? '') ? Number(filters.age) : undefined,
});

export const addressOf = ({ recommendation }: Pick<FollowUpItem, 'recommendation'>): string =>
  recommendation.code === null ? recommendation.id : codeSlug(recommendation.code);

/** Adds the dashboard of an edition's follow-up, the page of one recommendation, and both as open data. */
export function addPublicFollowUp(deps: FollowUpPages): void {
  const { shell } = deps;
  const baseOf = (context: PageContext, whole: EditionWhole): string =>
    context.href(`${editionPath(whole)}/follow-up`);

  shell.published({
    path: '/follow-up',
    async handle(context, whole): Promise<Page> {
      const t = context.words(whole.edition.digits);
      const base = baseOf(context, whole);
      const all = await readFollowUp(deps, whole);
      const state = listState(context, filterNames);
      const found = narrow(all, narrowingOf(state.filters));
      const shown = pageOf(found, state.page);
      const href = (filters: Record<string, string>): string => queryHref(base, state.filters, filters);
      const hrefOf = (item: FollowUpItem): string => `${base}/${addressOf(item)}`;
      const last = Math.max(1, Math.ceil(found.length / PAGE_ROWS));
      return {
        template: 'follow-up/dashboard',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          title: t('follow-up:title'),
          lede: t('follow-up:lede', { count: all.length }),
          current: '/recommendations',
          alternates: [
            { href: `${base}.json`, type: 'application/json' },
            { href: `${base}.csv`, type: 'text/csv' },
          ],
          actions: [
            ...sheetActions(base),
            { label: 'JSON', href: `${base}.json`, icon: 'down' as const, size: 'sm' as const },
            ...(all.some(({ standings }) => standings.length > 0) ? reportActions(t, base) : []),
          ],
        }),
        data: {
          none: all.length === 0,
          stats: statsOf(context, whole, found, href),
          units: found.length === 0 ? null : unitChart(context, whole, found, (body) => href({ body })),
          rounds: roundsChart(context, whole, found),
          themes: themeChart(context, whole, found, href),
          states: stateChart(context, whole, found, href),
          ages: found.length === 0 ? null : ageChart(context, whole, found, href),
          lives: lifelines(context, whole, shown, hrefOf),
          filters: {
            action: base,
            fields: filtersOf(context, whole, all, state.filters),
            narrowed: state.narrowed,
          },
          provisions: shown.map((item) => provisionModel(context, whole, item, hrefOf(item))),
          pages: pagesModel({
            path: base,
            query: state.filters,
            page: Math.min(state.page, last),
            size: PAGE_ROWS,
            total: found.length,
            language: context.language,
            digits: whole.edition.digits,
            t,
          }),
          found: found.length,
          total: all.length,
        },
      };
    },
  });

  for (const format of sheetFormats) {
    shell.published({
      path: `/follow-up.${format}`,
      async handle(context, whole) {
        const { filters } = listState(context, filterNames);
        const items = narrow(await readFollowUp(deps, whole), narrowingOf(filters));
        return sheetFile('follow-up', format, followUpSheet(context, items));
      },
    });
  }

  shell.published({
    path: '/follow-up.json',
    async handle(context, whole) {
      const { filters } = listState(context, filterNames);
      const items = narrow(await readFollowUp(deps, whole), narrowingOf(filters));
      return {
        type: 'application/json; charset=utf-8',
        body: JSON.stringify({ items: items.map(presentItem) }),
      };
    },
  });

  shell.published({
    path: '/follow-up/:code',
    async handle(context, whole): Promise<Page> {
      const t = context.words(whole.edition.digits);
      const item = (await readFollowUp(deps, whole)).find((one) => addressOf(one) === context.params.code);
      if (item === undefined) throw notFound('recommendation-unknown');
      const { recommendation } = item;
      const details = await readDetails(deps, recommendation.id);
      const title = textIn(recommendation.title ?? recommendation.text, context.language).text;
      const base = baseOf(context, whole);
      return {
        template: 'follow-up/recommendation',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          title,
          current: '/recommendations',
          crumbs: [
            {
              label: t('common:nav.public.recommendations'),
              href: context.href(`${editionPath(whole)}/recommendations`),
            },
            { label: t('follow-up:title'), href: base },
            { label: recommendation.code === null ? title : isolateLtr(recommendation.code) },
          ],
        }),
        data: {
          provision: provisionModel(
            context,
            whole,
            item,
            context.href(`${editionPath(whole)}${provisionPath(recommendation)}`),
          ),
          ...recordParts(context, whole, item, details),
        },
      };
    },
  });
}

/** The report as PDF in each language. */
export const reportActions = (t: PageContext['t'], base: string): ActionModel[] =>
  (['ar', 'en', 'ar-en'] as const).map((mode) => ({
    label: t(`follow-up:report-pdf.${mode}`),
    href: `${base}.${mode}.pdf`,
    icon: 'doc',
    size: 'sm',
  }));

/** A recommendation with both axes beside it. */
export function provisionModel(
  context: PageContext,
  whole: EditionWhole,
  item: FollowUpItem,
  href: string,
): ProvisionModel {
  const t = context.words(whole.edition.digits);
  const { recommendation } = item;
  const { language } = context;
  const text = textIn(recommendation.text, language);
  const names = (role: 'lead' | 'supporting'): string =>
    formatList(
      item.standings.filter(({ pair }) => pair.role === role).map(({ body }) => answererName(body, language)),
      language,
      'roster',
    );
  const [lead, supporting] = [names('lead'), names('supporting')];
  const last = lastOf(context, whole, item);
  return {
    id: `r-${recommendation.number ?? recommendation.id}`,
    number: recommendation.code ?? String(recommendation.number ?? ''),
    href,
    ...(item.age > 1 ? { age: t('follow-up:age', { count: item.age }) } : {}),
    text: text.text,
    ...(text.fallback ? { language: text.language } : {}),
    ...(recommendation.theme === null
      ? {}
      : {
          theme: {
            number: recommendation.theme.number,
            name: textIn(recommendation.theme.title, language).text,
          },
        }),
    lines: [
      ...(lead === '' ? [] : [t('follow-up:lead-line', { bodies: lead })]),
      ...(supporting === '' ? [] : [t('follow-up:supporting-line', { bodies: supporting })]),
    ],
    axes: axesOf(t, headSays(item), headFinds(item)),
    ...(last === undefined ? {} : { last }),
  };
}
