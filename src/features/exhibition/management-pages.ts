import type { Database } from '../../platform/database/index.ts';
import { isAppError, notFound } from '../../platform/errors/index.ts';
import { matches, textIn } from '../../platform/language/index.ts';
import type { Page, PageContext, Pages } from '../../platform/pages/index.ts';
import {
  listControls,
  listState,
  pageOf,
  pickedRows,
  queryValue,
  sortLink,
  sortRows,
} from '../../platform/pages/workbench.ts';
import type { NoticeModel, RowModel, TableModel } from '../../platform/views/index.ts';
import { type EditionShell, type EditionWhole, managementPath, workInEdition } from '../series/index.ts';
import { areaOf } from './geometry.ts';
import { plansOf } from './plan.ts';
import { manageExhibition } from './policy.ts';
import { standTag } from './present.ts';
import { standsCsv, standTitle } from './public-pages.ts';
import { isHeld } from './rules.ts';
import type { ExhibitionService } from './service.ts';
import { addStandForms } from './stand-forms.ts';
import * as store from './store.ts';
import { standClasses, standStatuses } from './tables.ts';

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
      data: { table: tableOf(context, whole, all, base, mayManage), notices },
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
    handle: async (context, whole) => ({
      type: 'text/csv; charset=utf-8',
      headers: { 'content-disposition': 'attachment; filename="stands.csv"' },
      body: standsCsv(context, await store.listStands(db, whole.edition.id, { confirmedOnly: false })),
    }),
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

function tableOf(
  context: PageContext,
  whole: EditionWhole,
  all: readonly store.StandWhole[],
  base: string,
  mayManage: boolean,
): TableModel {
  const { language } = context;
  const t = context.words(whole.edition.digits);
  const state = listState(context, ['status', 'class', 'hall']);
  const found = sortRows(
    all.filter((one) => answers(one, state.q, state.filters)),
    state.sort,
    {
      exhibitor: ({ exhibitor }) =>
        exhibitor === null ? '\uffff' : language === 'ar' ? exhibitor.sortAr : exhibitor.sortEn,
      area: ({ stand }) => areaOf(stand.outline),
      status: ({ stand }) => standStatuses.indexOf(stand.status),
    },
  );
  const halls = new Map(all.flatMap(({ room }) => (room === null ? [] : [[room.slug, room.name] as const])));
  const count = (test: (stand: store.StandRow) => boolean): number =>
    all.filter(({ stand }) => test(stand)).length;
  return {
    id: 'stands',
    caption: t('common:nav.management.stands'),
    totals: [
      { label: t('exhibition:all-stands'), value: all.length },
      { label: t('exhibition:confirmed-stands'), value: count(({ status }) => status === 'confirmed') },
      { label: t('exhibition:awaiting-confirmation'), value: count(({ status }) => status === 'allocated') },
      { label: t('exhibition:free-stands'), value: count(({ status }) => !isHeld(status)) },
    ],
    ...listControls(context, {
      path: base,
      state,
      searchLabel: t('exhibition:search'),
      digits: whole.edition.digits,
      found: found.length,
      filters: [
        {
          name: 'status',
          label: t('common:label.status'),
          options: standStatuses.map((value) => ({ value, label: t(`common:status.stand.${value}`) })),
        },
        {
          name: 'class',
          label: t('exhibition:column.class'),
          options: standClasses.map((value) => ({ value, label: t(`common:kind.stand-class.${value}`) })),
        },
        ...(halls.size < 2
          ? []
          : [
              {
                name: 'hall',
                label: t('exhibition:column.hall'),
                options: [...halls].map(([value, name]) => ({ value, label: textIn(name, language).text })),
              },
            ]),
      ],
    }),
    columns: [
      { key: 'number', label: t('exhibition:column.number') },
      { key: 'exhibitor', label: t('exhibition:column.exhibitor'), sort: sortLink(base, state, 'exhibitor') },
      { key: 'class', label: t('exhibition:column.class') },
      { key: 'services', label: t('exhibition:column.services') },
      {
        key: 'area',
        label: t('exhibition:column.area'),
        kind: 'number',
        sort: sortLink(base, state, 'area'),
      },
      { key: 'status', label: t('common:label.status'), sort: sortLink(base, state, 'status') },
    ],
    rows: pageOf(found, state.page).map((one) => rowOf(context, t, one, base)),
    ...(mayManage && found.length > 0
      ? {
          bulk: {
            action: `${base}/changes`,
            actions: [
              { label: t('exhibition:confirm'), value: 'confirmed', icon: 'check' as const },
              {
                label: t('exhibition:release'),
                value: 'released',
                icon: 'undo' as const,
                confirm: {
                  title: t('exhibition:release-question'),
                  text: t('exhibition:release-text'),
                },
              },
            ],
          },
        }
      : {}),
    ...(state.narrowed
      ? {}
      : {
          empty: {
            title: t('common:empty.stands'),
            text: t('exhibition:empty-text'),
            ...(mayManage ? { action: { label: t('exhibition:new-stand'), href: `${base}/new` } } : {}),
          },
        }),
  };
}

const answers = (
  { stand, room, exhibitor }: store.StandWhole,
  q: string,
  filters: Readonly<Record<string, string>>,
): boolean =>
  (filters.status === undefined || stand.status === filters.status) &&
  (filters.class === undefined || stand.class === filters.class) &&
  (filters.hall === undefined || room?.slug === filters.hall) &&
  (q === '' ||
    stand.number.toLowerCase().startsWith(q.toLowerCase()) ||
    [exhibitor?.name, exhibitor?.shortName, stand.exhibits].some(
      (text) => text != null && matches(q, `${text.ar} ${text.en}`),
    ));

function rowOf(context: PageContext, t: PageContext['t'], one: store.StandWhole, base: string): RowModel {
  const { stand, room, exhibitor } = one;
  const { language } = context;
  return {
    id: stand.id,
    title: stand.number,
    href: `${base}/${stand.id}`,
    ...(room === null ? {} : { sub: textIn(room.name, language).text }),
    cells: {
      exhibitor:
        exhibitor === null
          ? null
          : {
              text: textIn(exhibitor.name, language).text,
              ...(stand.exhibits === null ? {} : { sub: textIn(stand.exhibits, language).text }),
            },
      class: t(`common:kind.stand-class.${stand.class}`),
      services: stand.services.map((service) => t(`common:kind.stand-service.${service}`)).join('\u00a0· '),
      area: Math.round(areaOf(stand.outline) * 10) / 10,
      status: {
        tags: [
          standTag(t, stand.status),
          ...(stand.sample ? [{ text: t('exhibition:sample'), tone: 'line' as const }] : []),
        ],
      },
    },
  };
}
