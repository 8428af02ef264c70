import { everywhere } from '../../../platform/actor/index.ts';
import { signedIn } from '../../../platform/http/index.ts';
import { gregorianRange, textIn } from '../../../platform/language/index.ts';
import type { PageContext, Pages } from '../../../platform/pages/index.ts';
import type { ActionModel, RowModel, TableModel } from '../../../platform/views/index.ts';
import type { SeriesFeature } from '../index.ts';
import { enterEdition, manageEdition, manageSeries } from '../policy.ts';
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
      const editions = await store.listEditions(db, enterEdition.scope(context.actor));
      const own = editions.filter((whole) => shell.entranceOf(context.actor, whole) !== undefined);
      const rows = own.filter(({ edition }) => edition.external === external);
      return {
        template: 'pages/list',
        page: shell.managementPage(context, null, {
          title: context.t('series:manage.forums'),
          current: '',
          actions: startsSeries(context)
            ? [{ ...newSeries(context), tone: 'primary' as const, icon: 'plus' as const }]
            : [],
        }),
        data: { table: editionTable(context, rows, own, external, shell) },
      };
    },
  });
}

const startsSeries = ({ actor }: PageContext): boolean => manageSeries.allows(actor, everywhere);

const newSeries = ({ t, href }: PageContext) => ({
  label: t('series:manage.new-series'),
  href: href('/manage/series/new'),
});

/** What can be done with the series of an edition, for those who own the series. */
function seriesActions(context: PageContext, { series }: store.EditionWhole): ActionModel[] {
  const { t, language, actor } = context;
  const path = `/manage/series/${series.slug}`;
  const place = { seriesId: series.id, editionId: null };
  const about = textIn(series.name, language).text;
  const plain = { size: 'sm', tone: 'plain', about } as const;
  return [
    ...(manageSeries.allows(actor, place)
      ? [{ label: t('series:manage.edit-series'), href: context.href(path), ...plain }]
      : []),
    ...(manageEdition.allows(actor, place)
      ? [{ label: t('series:manage.new-edition'), href: context.href(`${path}/editions/new`), ...plain }]
      : []),
  ];
}

/** What stands where there is no edition to work in: a beginning, rights that sleep, or that there is nothing to manage. */
function emptyOf(context: PageContext): NonNullable<TableModel['empty']> {
  const { t, actor, href } = context;
  if (startsSeries(context)) {
    return {
      title: t('series:manage.no-editions'),
      text: t('series:manage.no-editions-text'),
      action: newSeries(context),
    };
  }
  const asleep = actor.kind === 'account' && actor.asleep !== undefined;
  return asleep
    ? {
        title: t('series:manage.asleep'),
        text: t('series:manage.asleep-text'),
        action: {
          label: t('series:manage.show-factor'),
          href: href(`/account/second-factor?next=${encodeURIComponent(href('/manage'))}`),
        },
      }
    : {
        title: t('series:manage.nothing'),
        text: t('series:manage.nothing-text'),
        action: { label: t('series:manage.own-account'), href: href('/account') },
      };
}

function editionTable(
  context: PageContext,
  rows: readonly store.EditionWhole[],
  all: readonly store.EditionWhole[],
  external: boolean,
  shell: EditionShell,
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
        href: context.href(shell.entranceOf(context.actor, whole) ?? managementPath(whole)),
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
          actions: { actions: seriesActions(context, whole) },
        },
      };
    }),
    empty: emptyOf(context),
  };
}
