import type { Database } from '../../platform/database/index.ts';
import { isAppError, notFound } from '../../platform/errors/index.ts';
import type { Page, PageContext, Pages } from '../../platform/pages/index.ts';
import { sheetFile } from '../../platform/pages/sheet-file.ts';
import { pickedRows, queryValue } from '../../platform/pages/workbench.ts';
import type { NoticeModel } from '../../platform/views/index.ts';
import { type EditionShell, type EditionWhole, managementPath, workInEdition } from '../series/index.ts';
import { plansOf } from './plan.ts';
import { manageExhibition } from './policy.ts';
import { standsSheet, standTitle } from './public-pages.ts';
import type { ExhibitionService } from './service.ts';
import { addStandForms } from './stand-forms.ts';
import { standsTable } from './stands-table.ts';
import * as store from './store.ts';
import { standStatuses } from './tables.ts';

export interface ExhibitionPages {
  readonly pages: Pages;
  readonly shell: EditionShell;
  readonly database: Database;
  readonly service: ExhibitionService;
}

/** Adds the management of stands: the workbench, the plan, the export and the forms. */
export function addExhibitionManagement(deps: ExhibitionPages): void {
  const { shell, database, service } = deps;
  const { db } = database;
  const baseOf = (context: PageContext, whole: EditionWhole): string =>
    context.href(`${managementPath(whole)}/stands`);

  const listPage = async (
    context: PageContext,
    whole: EditionWhole,
    notices: readonly NoticeModel[] = [],
    status = 200,
  ): Promise<Page> => {
    const t = context.words(whole.edition.digits);
    const base = baseOf(context, whole);
    const all = await store.listStands(db, whole.edition.id, { confirmedOnly: false });
    const mayManage = manageExhibition.allows(context.actor, {
      seriesId: whole.edition.seriesId,
      editionId: whole.edition.id,
    });
    return {
      template: 'pages/list',
      status,
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: t('common:nav.management.stands'),
        current: '/stands',
        actions: [
          ...(all.length === 0
            ? []
            : [
                { label: t('exhibition:plan'), href: `${base}/plan`, icon: 'grid' as const },
                { label: t('exhibition:as-csv'), href: `${base}.csv`, icon: 'down' as const },
              ]),
          ...(mayManage
            ? [
                {
                  label: t('exhibition:new-stand'),
                  href: `${base}/new`,
                  tone: 'primary' as const,
                  icon: 'plus' as const,
                },
              ]
            : []),
        ],
      }),
      data: { table: standsTable(context, whole, all, base, mayManage), notices },
    };
  };

  shell.managed({
    path: '/stands',
    policy: workInEdition,
    handle: (context, whole) => {
      const changed = Number(queryValue(context, 'changed'));
      const t = context.words(whole.edition.digits);
      return listPage(
        context,
        whole,
        Number.isInteger(changed) && changed > 0
          ? [{ tone: 'ok', live: true, title: t('exhibition:changed', { count: changed }) }]
          : [],
      );
    },
  });

  shell.managed({
    method: 'POST',
    path: '/stands/changes',
    policy: manageExhibition,
    handle: async (context, whole) => {
      const { do: wanted } = (context.request.body ?? {}) as { do?: string };
      const status = wanted === 'confirmed' ? 'confirmed' : 'released';
      try {
        const count = await service.changeMany(context.actor, whole.edition.id, pickedRows(context), status);
        return { redirect: `${baseOf(context, whole)}?changed=${count}` };
      } catch (error) {
        if (!isAppError(error) || error.status !== 409) throw error;
        const t = context.words(whole.edition.digits);
        const title = t('exhibition:not-changed');
        const text = t(`exhibition:errors.${error.code}`, error.params);
        return listPage(context, whole, [{ tone: 'bad', live: true, title, text }], 409);
      }
    },
  });

  shell.managed({
    path: '/stands.csv',
    policy: workInEdition,
    handle: async (context, whole) => {
      const stands = await store.listStands(db, whole.edition.id, { confirmedOnly: false });
      return sheetFile('stands', 'csv', standsSheet(context, stands));
    },
  });

  shell.managed({
    path: '/stands/plan',
    policy: workInEdition,
    handle: async (context, whole) => {
      const t = context.words(whole.edition.digits);
      const base = baseOf(context, whole);
      const all = await store.listStands(db, whole.edition.id, { confirmedOnly: false });
      if (all.length === 0) throw notFound();
      return {
        template: 'exhibition/plan',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('exhibition:plan'),
          current: '/stands',
          crumbs: [{ label: t('common:nav.management.stands'), href: base }, { label: t('exhibition:plan') }],
        }),
        data: {
          plans: plansOf(
            all,
            context.language,
            (one) => ({
              href: `${base}/${one.stand.id}`,
              title: `${standTitle(one, context.language)} (${t(`common:status.stand.${one.stand.status}`)})`,
            }),
            t('exhibition:hall'),
          ),
          key: standStatuses.map((status) => ({ status, label: t(`common:status.stand.${status}`) })),
        },
      };
    },
  });

  addStandForms(deps);
}
