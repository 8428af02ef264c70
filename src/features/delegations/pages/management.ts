import type { Database } from '../../../platform/database/index.ts';
import { isAppError } from '../../../platform/errors/index.ts';
import type { Describe } from '../../../platform/http/index.ts';
import type { Page, PageContext, Pages } from '../../../platform/pages/index.ts';
import { listState, pickedRows, queryValue } from '../../../platform/pages/workbench.ts';
import { writeCsv, writeXlsx } from '../../../platform/spreadsheet/index.ts';
import { type ActionModel, type NoticeModel, queryHref } from '../../../platform/views/index.ts';
import { type EditionShell, type EditionWhole, placeOf, workInEdition } from '../../series/index.ts';
import { manageParticipations } from '../policy.ts';
import type { ParticipationStatus } from '../rules.ts';
import type { ParticipationsService } from '../service.ts';
import { participationSheet } from '../sheet.ts';
import { listParticipations } from '../store.ts';
import { participationStatuses } from '../tables.ts';
import { filterNames, filterOf, listPath, participationTable } from './table.ts';

export interface ParticipationPages {
  readonly pages: Pages;
  readonly shell: EditionShell;
  readonly database: Database;
  readonly describe: Describe;
  readonly participations: ParticipationsService;
}

/** More than any edition has: an export is the whole list as it is filtered. */
const ALL = 10_000;

const formats = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

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
    const table = await participationTable(db, context, whole, mayManage);
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
        const rows = await listParticipations(db, whole.edition.id, context.language, filterOf(filters, q), {
          limit: ALL,
        });
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
