import { textIn } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { sheetActions, sheetFile, sheetFormats } from '../../../../platform/pages/sheet-file.ts';
import { listControls, listState, pageOf } from '../../../../platform/pages/workbench.ts';
import type { RowModel, TableModel } from '../../../../platform/views/index.ts';
import { type EditionWhole, placeOf } from '../../../series/index.ts';
import {
  type DelegationFilter,
  type DelegationWhole,
  delegationNeeds,
  findDelegations,
  listDelegations,
} from '../../store/delegations.ts';
import { listNominations } from '../../store/nominations.ts';
import { participationCategories, participationStatuses } from '../../tables.ts';
import { asFocalPoint, manageDelegations, ownDelegations, readDelegations } from '../policy.ts';
import { roleFigures } from '../present.ts';
import { freezeOf } from '../rules/freeze.ts';
import { standing } from '../rules/states.ts';
import { delegationSheet, peopleSheet } from '../sheets.ts';
import { doneNotice } from './done.ts';
import { listPath, type NominationPages, partyOf, shortDayOf } from './way.ts';

const filterNames = ['category', 'status', 'need'] as const;

const filterOf = (filters: Readonly<Record<string, string>>, q: string): DelegationFilter => ({
  q: q === '' ? undefined : q,
  category: participationCategories.find((one) => one === filters.category),
  status: participationStatuses.find((one) => one === filters.status),
  need: delegationNeeds.find((one) => one === filters.need),
});

const sums = (whole: DelegationWhole) =>
  roleFigures(whole).reduce(
    (all, { most, named, confirmed }) => ({
      most: all.most + most,
      named: all.named + named,
      confirmed: all.confirmed + confirmed,
    }),
    { most: 0, named: 0, confirmed: 0 },
  );

const stateTones = { returned: 'bad', approved: 'ok', submitted: 'info' } as const;

function rowOf(context: PageContext, edition: EditionWhole, whole: DelegationWhole, href: string): RowModel {
  const t = context.words(edition.edition.digits);
  const { participation, focalPoints, accredited } = whole;
  const figures = sums(whole);
  const freezesAt = freezeOf(whole.delegation?.freezesAt ?? null, whole.editionFreezesAt);
  const point = (['appointed', 'proposed', 'expired'] as const).find((state) =>
    focalPoints.some((one) => one.state === state),
  );
  return {
    id: participation.id,
    title: partyOf(context, whole),
    href,
    sub: t(`common:kind.participation.${participation.category}`),
    ...(participation.sample ? { tags: [{ text: t('nominations:sample'), tone: 'silent' as const }] } : {}),
    cells: {
      status: {
        tag: {
          text: t(`common:status.participation.${participation.status}`),
          tone: participation.status === 'accepted' ? 'ok' : 'line',
        },
      },
      places:
        figures.most === 0
          ? { tag: { text: t('nominations:need.no-quota'), tone: 'silent' } }
          : {
              text: t('nominations:quota.short', {
                named: figures.named || t('views:none'),
                most: figures.most,
              }),
              progress: {
                value: figures.named,
                max: figures.most,
                label: t('nominations:quota.title', { named: figures.named, most: figures.most }),
              },
            },
      confirmed: figures.confirmed,
      'focal-point': {
        tag:
          point === undefined
            ? { text: t('nominations:need.no-focal-point'), tone: 'silent' }
            : {
                text: t(`nominations:focal.state.${point}`),
                tone: ({ appointed: 'ok', proposed: 'warn', expired: 'bad' } as const)[point],
              },
      },
      accreditation: {
        tags: (['returned', 'approved', 'submitted'] as const).flatMap((state) => {
          const count = accredited[state] ?? 0;
          const word = t(`common:status.accreditation.${state}`);
          return count === 0
            ? []
            : [
                {
                  text: t('nominations:steps.accredit-text', { state: word, count }),
                  tone: stateTones[state],
                },
              ];
        }),
      },
      freeze: freezesAt === null ? null : shortDayOf(context, edition, freezesAt),
    },
  };
}

const columnsOf = ({ t }: PageContext): TableModel['columns'] => [
  { key: 'name', label: t('nominations:column.party') },
  { key: 'status', label: t('nominations:column.status') },
  { key: 'places', label: t('nominations:column.places') },
  { key: 'confirmed', label: t('nominations:column.confirmed'), kind: 'number' },
  { key: 'focal-point', label: t('nominations:column.focal-point') },
  { key: 'accreditation', label: t('nominations:column.accreditation') },
  { key: 'freeze', label: t('nominations:column.freeze') },
];

/** Adds the list of all delegations for those who work on them, and of one's own for focal points. */
export function addDelegationLists({ pages, shell, database, accountFrame, finder }: NominationPages): void {
  const { db } = database;
  accountFrame.addTab({ label: 'nominations:mine', path: '/account/delegations', policy: asFocalPoint });

  pages.route({
    path: '/account/delegations',
    policy: asFocalPoint,
    handle: async (context): Promise<Page> => {
      const { t } = context;
      const found = await findDelegations(db, ownDelegations(context.actor));
      const rows: RowModel[] = [];
      for (const whole of found) {
        const edition = await finder.find(whole.participation.editionId);
        if (edition === undefined) continue;
        const href = context.href(`/account/delegations/${whole.participation.id}`);
        const row = rowOf(context, edition, whole, href);
        // Somebody may speak for the same body in several editions.
        rows.push({
          ...row,
          sub: `${row.sub}\u00a0· ${textIn(edition.edition.title, context.language).text}`,
          pickable: false,
        });
      }
      return accountFrame.page(context, {
        title: t('nominations:mine'),
        lede: t('nominations:mine-lede'),
        current: '/account/delegations',
        template: 'pages/record',
        data: {
          tables: [
            {
              table: {
                id: 'delegations',
                caption: t('nominations:mine'),
                columns: columnsOf(context).filter(({ key }) => key !== 'focal-point'),
                rows,
                ...(rows.length === 0
                  ? { empty: { title: t('nominations:mine-none'), text: t('nominations:mine-none-text') } }
                  : {}),
              },
            },
          ],
        },
      });
    },
  });

  shell.managed({
    path: '/delegations',
    policy: readDelegations,
    handle: async (context, edition): Promise<Page> => {
      const t = context.words(edition.edition.digits);
      const base = listPath(context, edition);
      const state = listState(context, filterNames);
      const rows = await listDelegations(
        db,
        edition.edition.id,
        context.language,
        filterOf(state.filters, state.q),
      );
      const manages = manageDelegations.allows(context.actor, placeOf(edition.edition));
      const total = (key: 'most' | 'named' | 'confirmed'): number =>
        rows.reduce((sum, whole) => sum + sums(whole)[key], 0);
      const option = (key: string, value: string) => ({ value, label: t(`${key}.${value}`) });
      const table: TableModel = {
        id: 'delegations',
        caption: t('nominations:delegations'),
        ...(rows.length === 0 && !state.narrowed
          ? { empty: { title: t('nominations:none'), text: t('nominations:none-text') } }
          : {
              totals: [
                { label: t('nominations:delegations'), value: rows.length || t('views:none') },
                { label: t('nominations:column.places'), value: total('most') || t('views:none') },
                { label: t('nominations:column.named'), value: total('named') || t('views:none') },
                { label: t('nominations:column.confirmed'), value: total('confirmed') || t('views:none') },
              ],
              ...listControls(context, {
                path: base,
                state,
                searchLabel: t('nominations:search'),
                filters: [
                  {
                    name: 'category',
                    label: t('nominations:column.category'),
                    options: participationCategories.map((one) => option('common:kind.participation', one)),
                  },
                  {
                    name: 'status',
                    label: t('nominations:column.status'),
                    options: participationStatuses.map((one) => option('common:status.participation', one)),
                  },
                  {
                    name: 'need',
                    label: t('nominations:need.label'),
                    options: delegationNeeds.map((one) => option('nominations:need', one)),
                  },
                ],
                found: rows.length,
                digits: edition.edition.digits,
              }),
            }),
        columns: columnsOf(context),
        rows: pageOf(rows, state.page).map((whole) =>
          rowOf(context, edition, whole, `${base}/${whole.participation.id}`),
        ),
        ...(manages && rows.length > 0
          ? {
              bulk: {
                action: `${base}/many`,
                actions: [{ label: t('nominations:action.many'), value: 'edit', icon: 'pen' as const }],
              },
            }
          : {}),
      };
      return {
        template: 'pages/list',
        digits: edition.edition.digits,
        page: shell.managementPage(context, edition, {
          title: t('nominations:delegations'),
          current: '/delegations',
          actions: [
            ...(rows.length > 0 ? sheetActions(base) : []),
            ...(manages
              ? [
                  {
                    label: t('nominations:action.settings'),
                    href: `${base}/settings`,
                    icon: 'clock' as const,
                  },
                ]
              : []),
          ],
        }),
        data: { table, notices: doneNotice(context) },
      };
    },
  });

  for (const format of sheetFormats) {
    shell.managed({
      path: `/delegations.${format}`,
      policy: readDelegations,
      handle: async (context, edition) => {
        const { q, filters } = listState(context, filterNames);
        const rows = await listDelegations(db, edition.edition.id, context.language, filterOf(filters, q));
        return sheetFile('delegations', format, delegationSheet(context, rows));
      },
    });
    shell.managed({
      path: `/nominations.${format}`,
      policy: readDelegations,
      handle: async (context, edition) => {
        const people = await listNominations(db, { editionId: edition.edition.id, states: standing });
        return sheetFile('nominations', format, peopleSheet(context, people));
      },
    });
  }
}
