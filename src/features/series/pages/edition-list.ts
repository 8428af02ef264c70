import { everywhere } from '../../../platform/actor/index.ts';
import { signedIn } from '../../../platform/http/index.ts';
import { gregorianRange, textIn } from '../../../platform/language/index.ts';
import type { PageContext, Pages } from '../../../platform/pages/index.ts';
import type { RowModel, TableModel } from '../../../platform/views/index.ts';
import type { SeriesFeature } from '../index.ts';
import { manageSeries, workInEdition } from '../policy.ts';
import { dateSettingsOf, type EditionShell, managementPath } from '../shell.ts';
import * as store from '../store.ts';

/** Adds the list of editions that one works in: one's own, and those of others that are on record. */
export function addEditionList(deps: { pages: Pages; shell: EditionShell; feature: SeriesFeature }): void {
  const { pages, shell, feature } = deps;
  const { db } = feature.database;

  pages.route({
    path: '/manage',
    policy: signedIn,
    handle: async (context) => {
      const external = context.query.view === 'external';
      const editions = await store.listEditions(db, workInEdition.scope(context.actor));
      const own = editions.filter(({ edition, series }) =>
        workInEdition.allows(context.actor, { seriesId: series.id, editionId: edition.id }),
      );
      const rows = own.filter(({ edition }) => edition.external === external);
      return {
        template: 'pages/list',
        page: shell.managementPage(context, null, {
          title: context.t('series:manage.forums'),
          current: '',
          actions: manageSeries.allows(context.actor, everywhere)
            ? [
                {
                  label: context.t('series:manage.new-series'),
                  href: context.href('/manage/series/new'),
                  tone: 'primary',
                  icon: 'plus',
                },
              ]
            : [],
        }),
        data: { table: editionTable(context, rows, own, external) },
      };
    },
  });
}

function editionTable(
  context: PageContext,
  rows: readonly store.EditionWhole[],
  all: readonly store.EditionWhole[],
  external: boolean,
): TableModel {
  const { t, language } = context;
  return {
    id: 'editions',
    caption: t('series:manage.forums'),
    tabs: [false, true].map((ofOthers) => ({
      label: t(ofOthers ? 'common:nav.management.external-editions' : 'common:nav.management.editions'),
      href: context.href(ofOthers ? '/manage?view=external' : '/manage'),
      current: ofOthers === external,
      count: all.filter(({ edition }) => edition.external === ofOthers).length,
    })),
    columns: [
      { key: 'title', label: t('series:form.title') },
      { key: 'dates', label: t('series:manage.dates') },
      { key: 'status', label: t('series:form.status') },
      { key: 'visibility', label: t('series:form.visibility') },
      { key: 'actions', label: t('common:list.actions'), labelHidden: true },
    ],
    rows: rows.map((whole): RowModel => {
      const { edition, series } = whole;
      return {
        id: edition.id,
        title: textIn(edition.title, language).text,
        href: context.href(managementPath(whole)),
        sub: textIn(series.name, language).text,
        cells: {
          dates: gregorianRange(edition.startsOn, edition.endsOn, dateSettingsOf(whole, language)),
          status: { tag: { text: t(`common:status.edition.${edition.status}`) } },
          visibility: {
            tag: {
              text: t(`series:form.visibility-options.${edition.visibility}`),
              tone: edition.visibility === 'public' ? 'ok' : 'line',
            },
          },
          actions: {
            actions: [
              {
                label: t('series:manage.edit-series'),
                href: context.href(`/manage/series/${series.slug}`),
                size: 'sm',
                tone: 'plain',
                about: textIn(series.name, language).text,
              },
              {
                label: t('series:manage.new-edition'),
                href: context.href(`/manage/series/${series.slug}/editions/new`),
                size: 'sm',
                tone: 'plain',
                about: textIn(series.name, language).text,
              },
            ],
          },
        },
      };
    }),
    empty: {
      title: t('series:manage.no-editions'),
      text: t('series:manage.no-editions-text'),
      action: { label: t('series:manage.new-series'), href: context.href('/manage/series/new') },
    },
  };
}
