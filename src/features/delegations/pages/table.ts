import type { Db } from '../../../platform/database/index.ts';
import { textIn } from '../../../platform/language/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import { listControls, listState, PAGE_ROWS } from '../../../platform/pages/workbench.ts';
import { queryHref, type RowModel, type TableModel } from '../../../platform/views/index.ts';
import { type EditionWhole, managementPath } from '../../series/index.ts';
import { entityKinds } from '../contract.ts';
import * as store from '../store.ts';
import { participationCategories, participationStatuses } from '../tables.ts';

/** Address of the list of participations. */
export const listPath = (context: PageContext, whole: EditionWhole): string =>
  context.href(`${managementPath(whole)}/participations`);

const statusTones = { invited: 'info', accepted: 'ok', declined: 'line', withdrawn: 'warn' } as const;

/** What the address of the list asks for. */
export const filterOf = (
  filters: Readonly<Record<string, string>>,
  q: string,
): store.ParticipationFilter => ({
  q,
  kind: entityKinds.find((kind) => kind === filters.kind),
  category: participationCategories.find((category) => category === filters.category),
  status: participationStatuses.find((status) => status === filters.status),
});

/** Names of the list's filters in its address. */
export const filterNames = ['kind', 'category', 'status'] as const;

const sum = (total: number, { count }: { readonly count: number }): number => total + count;

/** The list as it is asked for: totals, search, filters, rows, what can be done to many. */
export async function participationTable(
  db: Db,
  context: PageContext,
  whole: EditionWhole,
  mayManage: boolean,
): Promise<TableModel> {
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
