import type { Db } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { permit } from '../../../platform/http/index.ts';
import { textIn } from '../../../platform/language/index.ts';
import { choiceField, textField, versionField } from '../../../platform/pages/fields.ts';
import type { PageContext, Pages } from '../../../platform/pages/index.ts';
import type { FormModel } from '../../../platform/views/index.ts';
import { bodyOptions } from '../../directory/index.ts';
import { SeriesInput, SeriesPatch } from '../contract.ts';
import type { SeriesFeature } from '../index.ts';
import { manageSeries, workInEdition } from '../policy.ts';
import type { EditionShell } from '../shell.ts';
import * as store from '../store.ts';
import { forumNouns } from '../tables.ts';
import { formPage } from './form-page.ts';

/** The series that an address names. */
export const seriesOf = async (db: Db, context: PageContext): Promise<store.SeriesRow> => {
  const found = await store.findVisibleSeries(
    db,
    workInEdition.scope(context.actor),
    context.params.series ?? '',
  );
  if (found === undefined) throw notFound();
  return found.series;
};

/** Where rights over a whole series are asked. */
export const inSeries = (row: store.SeriesRow) => ({ seriesId: row.id, editionId: null });

/** Adds the forms of a series: a new one, one as it stands. */
export function addSeriesPages(deps: { pages: Pages; shell: EditionShell; feature: SeriesFeature }): void {
  const { pages, shell, feature } = deps;
  const { db } = feature.database;

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

  pages.route({
    path: '/manage/series/new',
    policy: manageSeries,
    handle: async (context) => {
      permit(manageSeries, context.actor);
      const own = { title: context.t('series:manage.new-series'), current: '' };
      return formPage(shell, context, null, own, await seriesForm(context, null));
    },
  });

  pages.route({
    method: 'POST',
    path: '/manage/series',
    policy: manageSeries,
    handle: async (context) => {
      permit(manageSeries, context.actor);
      return pages.submit(context, {
        schema: SeriesInput,
        form: await seriesForm(context, null),
        page: (form) =>
          formPage(shell, context, null, { title: context.t('series:manage.new-series'), current: '' }, form),
        work: async (input) => {
          const row = await feature.service.createSeries(context.actor, input);
          return context.href(`/manage/series/${row.slug}/editions/new`);
        },
      });
    },
  });

  pages.route({
    path: '/manage/series/:series',
    policy: manageSeries,
    handle: async (context) => {
      const row = await seriesOf(db, context);
      permit(manageSeries, context.actor, inSeries(row));
      const own = { title: textIn(row.name, context.language).text, current: '' };
      return formPage(shell, context, null, own, await seriesForm(context, row));
    },
  });

  pages.route({
    method: 'POST',
    path: '/manage/series/:series',
    policy: manageSeries,
    handle: async (context) => {
      const row = await seriesOf(db, context);
      permit(manageSeries, context.actor, inSeries(row));
      const own = { title: textIn(row.name, context.language).text, current: '' };
      return pages.submit(context, {
        schema: SeriesPatch,
        form: await seriesForm(context, row),
        page: (form) => formPage(shell, context, null, own, form),
        work: async (input, version) => {
          await feature.service.editSeries(context.actor, row.id, version, input);
          return context.href('/manage');
        },
      });
    },
  });
}
