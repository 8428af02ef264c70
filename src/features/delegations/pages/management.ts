import type { Database } from '../../../platform/database/index.ts';
import { isAppError } from '../../../platform/errors/index.ts';
import type { Describe } from '../../../platform/http/index.ts';
import { textIn } from '../../../platform/language/index.ts';
import type { Page, PageContext, Pages } from '../../../platform/pages/index.ts';
import {
  listControls,
  listState,
  PAGE_ROWS,
  pickedRows,
  queryValue,
} from '../../../platform/pages/workbench.ts';
import { writeCsv, writeXlsx } from '../../../platform/spreadsheet/index.ts';
import {
  type ActionModel,
  type NoticeModel,
  queryHref,
  type RowModel,
  type TableModel,
} from '../../../platform/views/index.ts';
import {
  type EditionShell,
  type EditionWhole,
  managementPath,
  placeOf,
  workInEdition,
} from '../../series/index.ts';
import { entityKinds } from '../contract.ts';
import { manageParticipations } from '../policy.ts';
import type { ParticipationStatus } from '../rules.ts';
import type { ParticipationsService } from '../service.ts';
import { participationSheet } from '../sheet.ts';
import * as store from '../store.ts';
import { participationCategories, participationStatuses } from '../tables.ts';

export interface ParticipationPages {
  readonly pages: Pages;
  readonly shell: EditionShell;
  readonly database: Database;
  readonly describe: Describe;
  readonly participations: ParticipationsService;
}

/** Address of the list of participations. */
export const listPath = (context: PageContext, whole: EditionWhole): string =>
  context.href(`${managementPath(whole)}/participations`);

export const statusTones = { invited: 'info', accepted: 'ok', declined: 'line', withdrawn: 'warn' } as const;

/** More than any edition has: an export is the whole list as it is filtered. */
const ALL = 10_000;

const formats = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

const filterOf = (filters: Readonly<Record<string, string>>, q: string): store.ParticipationFilter => ({
  q,
  kind: entityKinds.find((kind) => kind === filters.kind),
  category: participationCategories.find((category) => category === filters.category),
  status: participationStatuses.find((status) => status === filters.status),
});

const filterNames = ['kind', 'category', 'status'] as const;

/** Adds the workbench of participations, what is done to many of them, and the list as files. */
export function addParticipationList(deps: ParticipationPages): void {
  const { shell, database, describe, participations } = deps;
  const { db } = database;

  const listPage = async (
    context: PageContext,
    whole: EditionWhole,
    notices: readonly NoticeModel[],
    status = 200,
  ): Promise<Page> => {
    const t = context.words(whole.edition.digits);
    const base = listPath(context, whole);
    const mayManage = manageParticipations.allows(context.actor, placeOf(whole.edition));
    const files = (['csv', 'xlsx'] as const).map(
      (format): ActionModel => ({
        label: format.toUpperCase(),
        href: queryHref(`${base}.${format}`, context.query, { page: null, changed: null, done: null }),
        icon: 'down',
      }),
    );
    const table = await tableOf(context, whole, mayManage);
    return {
      template: 'pages/list',
      status,
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: t('common:nav.management.participations'),
        current: '/participations',
        actions: [
          ...(table.rows.length > 0 ? files : []),
          ...(mayManage
            ? [
                {
                  label: t('delegations:add'),
                  href: `${base}/new`,
                  icon: 'plus' as const,
                  tone: 'primary' as const,
                },
              ]
            : []),
        ],
      }),
      data: { table, notices },
    };
  };

  async function tableOf(context: PageContext, whole: EditionWhole, mayManage: boolean): Promise<TableModel> {
    const { language } = context;
    const t = context.words(whole.edition.digits);
    const base = listPath(context, whole);
    const state = listState(context, filterNames);
    const filter = filterOf(state.filters, state.q);
    const counts = await store.countParticipations(db, whole.edition.id);
    const found = state.narrowed
      ? (await store.countParticipations(db, whole.edition.id, filter)).reduce(sum, 0)
      : counts.reduce(sum, 0);
    const last = Math.max(1, Math.ceil(found / PAGE_ROWS));
    const rows = await store.listParticipations(db, whole.edition.id, language, filter, {
      limit: PAGE_ROWS,
      skip: (Math.min(state.page, last) - 1) * PAGE_ROWS,
    });
    const of = (kind: 'state' | 'body') =>
      counts.filter((one) => one.kind === kind && one.status === 'accepted').reduce(sum, 0);
    const empty = counts.length === 0;
    return {
      id: 'participations',
      caption: t('common:nav.management.participations'),
      ...(empty
        ? {
            empty: {
              title: t('delegations:none'),
              text: t('delegations:none-yet'),
              ...(mayManage
                ? {
                    action: {
                      label: t('delegations:add'),
                      href: `${base}/new`,
                      tone: 'primary' as const,
                    },
                  }
                : {}),
            },
          }
        : {
            totals: [
              { label: t('delegations:accepted-states'), value: of('state') },
              { label: t('delegations:accepted-bodies'), value: of('body') },
              {
                label: t('delegations:awaiting'),
                value: counts.filter(({ status }) => status === 'invited').reduce(sum, 0),
                href: queryHref(base, { status: 'invited' }),
              },
              {
                label: t('delegations:people'),
                value: counts
                  .filter(({ status }) => status === 'accepted')
                  .reduce((total, { participants }) => total + participants, 0),
              },
            ],
            ...listControls(context, {
              path: base,
              state,
              searchLabel: t('delegations:search'),
              filters: [
                {
                  name: 'kind',
                  label: t('delegations:column.kind'),
                  options: entityKinds.map((value) => ({ value, label: t(`delegations:kind.${value}`) })),
                },
                {
                  name: 'category',
                  label: t('delegations:column.category'),
                  options: participationCategories.map((value) => ({
                    value,
                    label: t(`common:kind.participation.${value}`),
                  })),
                },
                {
                  name: 'status',
                  label: t('delegations:column.status'),
                  options: participationStatuses.map((value) => ({
                    value,
                    label: t(`common:status.participation.${value}`),
                  })),
                },
              ],
              found,
              digits: whole.edition.digits,
            }),
          }),
      columns: [
        { key: 'name', label: t('delegations:column.party') },
        { key: 'category', label: t('delegations:column.category') },
        { key: 'status', label: t('delegations:column.status') },
        { key: 'participants', label: t('delegations:column.participants'), kind: 'number' },
      ],
      rows: rows.map((one) => rowModel(context, whole, one, mayManage)),
      ...(mayManage
        ? {
            bulk: {
              action: `${base}/changes`,
              actions: participationStatuses.map((value) => ({
                label: t(`delegations:to.${value}`),
                value,
              })),
            },
          }
        : {}),
    };
  }

  const rowModel = (
    context: PageContext,
    whole: EditionWhole,
    { participation, state, body }: store.ParticipationWhole,
    mayManage: boolean,
  ): RowModel => {
    const { t, language } = context;
    const name = state?.shortName ?? body?.name;
    const shown = name === undefined ? undefined : textIn(name, language);
    return {
      id: participation.id,
      title: shown?.text ?? participation.id,
      ...(shown?.fallback ? { lang: shown.language } : {}),
      sub: body === null ? t('delegations:kind.state') : t(`common:kind.body.${body.kind}`),
      ...(mayManage ? { href: `${listPath(context, whole)}/${participation.id}` } : {}),
      ...(participation.sample ? { tags: [{ text: t('delegations:sample'), tone: 'silent' as const }] } : {}),
      cells: {
        category: t(`common:kind.participation.${participation.category}`),
        status: {
          tag: {
            text: t(`common:status.participation.${participation.status}`),
            tone: statusTones[participation.status],
          },
        },
        participants: participation.participants,
      },
    };
  };

  shell.managed({
    path: '/participations',
    policy: workInEdition,
    handle: (context, whole) => listPage(context, whole, noticesOf(context, whole)),
  });

  shell.managed({
    method: 'POST',
    path: '/participations/changes',
    policy: manageParticipations,
    handle: async (context, whole) => {
      const { do: wanted } = (context.request.body ?? {}) as { do?: string };
      const status = participationStatuses.find((one): one is ParticipationStatus => one === wanted);
      if (status === undefined) return { redirect: listPath(context, whole) };
      try {
        const count = await participations.setMany(context.actor, whole.edition.id, pickedRows(context), {
          status,
        });
        return { redirect: `${listPath(context, whole)}?changed=${count}` };
      } catch (error) {
        if (!isAppError(error) || error.status !== 422) throw error;
        const title = context.t('delegations:not-changed');
        const text = describe(context.language, error.code, error.params);
        return listPage(context, whole, [{ tone: 'bad', live: true, title, text }], 422);
      }
    },
  });

  for (const format of ['csv', 'xlsx'] as const) {
    shell.managed({
      path: `/participations.${format}`,
      policy: workInEdition,
      handle: async (context, whole) => {
        const { q, filters } = listState(context, filterNames);
        const rows = await store.listParticipations(
          db,
          whole.edition.id,
          context.language,
          filterOf(filters, q),
          { limit: ALL },
        );
        const table = participationSheet(context, rows, { withStatus: true });
        return {
          type: formats[format],
          body: format === 'csv' ? writeCsv(table) : await writeXlsx(table),
          headers: { 'content-disposition': `attachment; filename="participations.${format}"` },
        };
      },
    });
  }
}

const sum = (total: number, { count }: { readonly count: number }): number => total + count;

/** Says what the page before this one did. */
function noticesOf(context: PageContext, whole: EditionWhole): NoticeModel[] {
  const t = context.words(whole.edition.digits);
  const done = (['saved', 'deleted'] as const).find((one) => one === queryValue(context, 'done'));
  if (done !== undefined) return [{ title: t(`common:result.${done}`), tone: 'ok', live: true }];
  const named = (['added', 'changed'] as const).flatMap((name): NoticeModel[] => {
    const count = Number(queryValue(context, name) || Number.NaN);
    return Number.isInteger(count) && count >= 0
      ? [{ title: t(`delegations:${name}`, { count }), tone: count === 0 ? 'info' : 'ok', live: true }]
      : [];
  });
  return named;
}
