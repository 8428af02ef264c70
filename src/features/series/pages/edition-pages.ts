import { everywhere } from '../../../platform/actor/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { permit, signedIn } from '../../../platform/http/index.ts';
import { gregorianRange, textIn } from '../../../platform/language/index.ts';
import { choiceField, textField, versionField } from '../../../platform/pages/fields.ts';
import type { Page, PageContext, Pages } from '../../../platform/pages/index.ts';
import type { FormModel, RowModel, TableModel } from '../../../platform/views/index.ts';
import { EditionInput, EditionPatch, NextEditionInput, SeriesInput, SeriesPatch } from '../contract.ts';
import type { SeriesFeature } from '../index.ts';
import { manageEdition, manageSeries, workInEdition } from '../policy.ts';
import { dateSettingsOf, type EditionShell, managementPath } from '../shell.ts';
import * as store from '../store.ts';
import { forumNouns } from '../tables.ts';
import { bodyOptions } from './choices.ts';
import { editionForm } from './edition-form.ts';

/** Adds the management of series and editions: their list, their facts, the next one. */
export function addEditionPages(deps: { pages: Pages; shell: EditionShell; feature: SeriesFeature }): void {
  const { pages, shell, feature } = deps;
  const { db } = feature.database;

  const formPage = (
    context: PageContext,
    whole: store.EditionWhole | null,
    own: { title: string; current: string; lede?: string },
    form: FormModel,
  ): Page => ({
    template: 'pages/form',
    page: shell.managementPage(context, whole, own),
    data: { form },
  });

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

  const seriesForm = async (context: PageContext, row: store.SeriesRow | null): Promise<FormModel> => {
    const { t } = context;
    return {
      action: context.href(row === null ? '/manage/series' : `/manage/series/${row.slug}`),
      submit: { label: t('common:action.save') },
      cancel: { label: t('common:action.back'), href: context.href('/manage') },
      fields: [
        ...(row === null ? [] : [versionField(row.version)]),
        textField('name', t('series:form.series-name'), row?.name),
        {
          name: 'slug',
          kind: 'code',
          label: t('series:form.slug'),
          hint: t('series:form.slug-hint', { example: '2026' }),
          value: row?.slug,
          width: 'm',
        },
        {
          name: 'acronym',
          kind: 'code',
          label: t('series:form.acronym'),
          hint: t('series:form.acronym-hint'),
          value: row?.acronym,
          width: 's',
        },
        choiceField(
          'noun',
          t('series:form.noun'),
          forumNouns.map((value) => ({ value, label: t(`series:noun.${value}`) })),
          row?.noun ?? 'forum',
          { blank: false },
        ),
        textField('scope', t('series:form.scope'), row?.scope, { optional: true, long: true, rows: 3 }),
        choiceField(
          'ownerBodyId',
          t('series:form.owner'),
          await bodyOptions(db, context.language),
          row?.ownerBodyId,
          {
            optional: true,
            width: 'full',
          },
        ),
        {
          name: 'cadenceMonths',
          kind: 'number',
          label: t('series:form.cadence'),
          hint: t('series:form.cadence-hint', { months: '24' }),
          value: row === null ? 24 : row.cadenceMonths,
          width: 's',
          optional: true,
        },
        {
          name: 'external',
          kind: 'checkbox',
          label: t('series:form.external'),
          hint: t('series:form.external-hint'),
          value: row?.external ?? false,
        },
      ],
    };
  };

  const seriesOf = async (context: PageContext): Promise<store.SeriesRow> => {
    const found = await store.findSeries(db, context.params.series ?? '');
    if (found === undefined) throw notFound();
    return found.series;
  };
  const inSeries = (row: store.SeriesRow) => ({ seriesId: row.id, editionId: null });

  pages.route({
    path: '/manage/series/new',
    policy: manageSeries,
    handle: async (context) => {
      permit(manageSeries, context.actor);
      const own = { title: context.t('series:manage.new-series'), current: '' };
      return formPage(context, null, own, await seriesForm(context, null));
    },
  });

  pages.route({
    method: 'POST',
    path: '/manage/series',
    policy: manageSeries,
    handle: async (context) =>
      pages.submit(context, {
        schema: SeriesInput,
        form: await seriesForm(context, null),
        page: (form) =>
          formPage(context, null, { title: context.t('series:manage.new-series'), current: '' }, form),
        work: async (input) => {
          const row = await feature.service.createSeries(context.actor, input);
          return context.href(`/manage/series/${row.slug}/editions/new`);
        },
      }),
  });

  pages.route({
    path: '/manage/series/:series',
    policy: manageSeries,
    handle: async (context) => {
      const row = await seriesOf(context);
      permit(manageSeries, context.actor, inSeries(row));
      const own = { title: textIn(row.name, context.language).text, current: '' };
      return formPage(context, null, own, await seriesForm(context, row));
    },
  });

  pages.route({
    method: 'POST',
    path: '/manage/series/:series',
    policy: manageSeries,
    handle: async (context) => {
      const row = await seriesOf(context);
      const own = { title: textIn(row.name, context.language).text, current: '' };
      return pages.submit(context, {
        schema: SeriesPatch,
        form: await seriesForm(context, row),
        page: (form) => formPage(context, null, own, form),
        work: async (input, version) => {
          await feature.service.editSeries(context.actor, row.id, version, input);
          return context.href('/manage');
        },
      });
    },
  });

  pages.route({
    path: '/manage/series/:series/editions/new',
    policy: manageEdition,
    handle: async (context) => {
      const row = await seriesOf(context);
      permit(manageEdition, context.actor, inSeries(row));
      const own = { title: context.t('series:manage.new-edition'), current: '' };
      return formPage(context, null, own, await newEditionForm(context, row));
    },
  });

  const newEditionForm = (context: PageContext, row: store.SeriesRow): Promise<FormModel> =>
    editionForm(db, context, null, {
      action: context.href(`/manage/series/${row.slug}/editions`),
      back: context.href('/manage'),
    });

  pages.route({
    method: 'POST',
    path: '/manage/series/:series/editions',
    policy: manageEdition,
    handle: async (context) => {
      const row = await seriesOf(context);
      return pages.submit(context, {
        schema: EditionInput,
        form: await newEditionForm(context, row),
        page: (form) =>
          formPage(context, null, { title: context.t('series:manage.new-edition'), current: '' }, form),
        work: async (input) => {
          const created = await feature.service.createEdition(context.actor, row.id, input);
          return context.href(`/manage/forums/${row.slug}/${created.slug}`);
        },
      });
    },
  });

  const settingsForm = (context: PageContext, whole: store.EditionWhole): Promise<FormModel> => {
    const base = context.href(managementPath(whole));
    return editionForm(db, context, whole, { action: `${base}/settings`, back: base });
  };

  shell.managed({
    path: '/settings',
    policy: manageEdition,
    handle: async (context, whole) => {
      const own = { title: context.t('series:manage.settings'), current: '/settings' };
      return formPage(context, whole, own, await settingsForm(context, whole));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/settings',
    policy: manageEdition,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: EditionPatch,
        form: await settingsForm(context, whole),
        page: (form) =>
          formPage(
            context,
            whole,
            { title: context.t('series:manage.settings'), current: '/settings' },
            form,
          ),
        work: async (input, version) => {
          const patch = { objectives: [], coOrganiserIds: [], ...input };
          const edited = await feature.service.editEdition(context.actor, whole.edition.id, version, patch);
          return context.href(`/manage/forums/${whole.series.slug}/${edited.slug}`);
        },
      }),
  });

  const nextForm = async (context: PageContext, whole: store.EditionWhole): Promise<FormModel> => {
    const { t } = context;
    const proposal = await feature.carryOver.propose(context.actor, whole.edition.id);
    const base = context.href(managementPath(whole));
    return {
      action: `${base}/next`,
      submit: { label: t('series:manage.plan-next') },
      cancel: { label: t('common:action.back'), href: base },
      fields: [
        {
          name: 'slug',
          kind: 'code',
          label: t('series:form.slug'),
          hint: t('series:form.slug-hint', { example: '2026' }),
          value: proposal.slug,
          width: 's',
        },
        { name: 'startsOn', kind: 'date', label: t('series:form.starts-on'), value: proposal.startsOn },
        { name: 'endsOn', kind: 'date', label: t('series:form.ends-on'), value: proposal.endsOn },
        {
          name: 'carry',
          kind: 'checkboxes',
          label: t('series:manage.carry'),
          hint: t('series:manage.carry-hint'),
          options: proposal.choices.map(({ key, count }) => ({
            value: key,
            label: t(`series:carry-over.${key}`),
            hint: t('series:manage.carry-count', { count }),
            disabled: count === 0,
          })),
          value: proposal.choices.filter(({ count }) => count > 0).map(({ key }) => key),
        },
      ],
    };
  };

  shell.managed({
    path: '/next',
    policy: manageEdition,
    handle: async (context, whole) => {
      const own = {
        title: context.t('series:manage.plan-next'),
        current: '/next',
        lede: context.t('series:manage.plan-next-lede'),
      };
      return formPage(context, whole, own, await nextForm(context, whole));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/next',
    policy: manageEdition,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: NextEditionInput,
        form: await nextForm(context, whole),
        page: (form) =>
          formPage(context, whole, { title: context.t('series:manage.plan-next'), current: '/next' }, form),
        work: async (input) => {
          const next = await feature.carryOver.planNext(context.actor, whole.edition.id, input);
          return context.href(`/manage/forums/${whole.series.slug}/${next.slug}`);
        },
      }),
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
