import { permit } from '../../../platform/http/index.ts';
import type { PageContext, Pages } from '../../../platform/pages/index.ts';
import type { FormModel } from '../../../platform/views/index.ts';
import { EditionInput, EditionPatch } from '../contract.ts';
import type { SeriesFeature } from '../index.ts';
import { manageEdition } from '../policy.ts';
import { type EditionShell, managementPath } from '../shell.ts';
import type * as store from '../store.ts';
import { editionForm } from './edition-form.ts';
import { formPage } from './form-page.ts';
import { inSeries, seriesOf } from './series-pages.ts';

/** Adds the forms of an edition: a new one, its settings. */
export function addEditionPages(deps: { pages: Pages; shell: EditionShell; feature: SeriesFeature }): void {
  const { pages, shell, feature } = deps;
  const { db } = feature.database;

  pages.route({
    path: '/manage/series/:series/editions/new',
    policy: manageEdition,
    handle: async (context) => {
      const row = await seriesOf(db, context);
      permit(manageEdition, context.actor, inSeries(row));
      const own = { title: context.t('series:manage.new-edition'), current: '' };
      return formPage(shell, context, null, own, await newEditionForm(context, row));
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
      const row = await seriesOf(db, context);
      permit(manageEdition, context.actor, inSeries(row));
      return pages.submit(context, {
        schema: EditionInput,
        form: await newEditionForm(context, row),
        page: (form) =>
          formPage(
            shell,
            context,
            null,
            { title: context.t('series:manage.new-edition'), current: '' },
            form,
          ),
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
      return formPage(shell, context, whole, own, await settingsForm(context, whole));
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
            shell,
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
}
