import { isId } from '../../../../platform/http/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { say } from '../../../../platform/pages/index.ts';
import {
  type ListState,
  listControls,
  listState,
  nothingPicked,
  PAGE_ROWS,
  pickedNotice,
  pickedRows,
  queryValue,
} from '../../../../platform/pages/workbench.ts';
import type { ActionModel, RowModel, TableModel } from '../../../../platform/views/index.ts';
import { queryHref } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import * as store from '../../store/badges.ts';
import { badgeStates } from '../../tables.ts';
import { manageBadges, readBadges } from '../policy.ts';
import { badgeTag } from '../present.ts';
import { badgeCategories, heldStates, isState, serialText } from '../rules.ts';
import type { BadgePages } from './index.ts';
import { baseOf, categoryOptions, dayIn, mayManage } from './shared.ts';

const printings = ['never', 'stale', 'due'] as const;

/** The filter that the address of the list asks for; words that are none ask for nothing. */
export function filterOf(state: ListState): store.BadgeFilter {
  const { category, state: badgeState, printing, delegation } = state.filters;
  return {
    ...(state.q === '' ? {} : { q: state.q }),
    category: badgeCategories.find((one) => one === category),
    state: isState(badgeState) ? badgeState : undefined,
    printing: printings.find((one) => one === printing),
    delegationId: isId(delegation) ? delegation : undefined,
  };
}

export const readState = (context: Pick<PageContext, 'query'>): ListState =>
  listState(context, ['category', 'state', 'printing', 'delegation']);

/** Adds the workbench of badges. */
export function addBadgeList(deps: BadgePages): void {
  const { shell, database, states } = deps;
  const { db } = database;

  shell.managed({
    path: '/badges',
    policy: readBadges,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const base = baseOf(context, whole, '/badges');
      const state = readState(context);
      const filter = filterOf(state);
      const counts = await store.countAll(db, whole.edition.id);
      const found = await store.countBadges(db, whole.edition.id, filter);
      const page = Math.min(state.page, Math.max(1, Math.ceil(found / PAGE_ROWS)));
      const rows = await store.listBadges(db, whole.edition.id, filter, {
        limit: PAGE_ROWS,
        skip: (page - 1) * PAGE_ROWS,
        order: 'newest',
      });
      const query = { ...(state.q === '' ? {} : { q: state.q }), ...state.filters };
      const issued = Number(queryValue(context, 'issued'));
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('common:nav.management.badges'),
          lede: t('badges:list.lede'),
          current: '/badges',
          actions: [
            { label: t('badges:designs'), href: baseOf(context, whole, '/badge-designs'), icon: 'gear' },
            ...(mayManage(context, whole)
              ? ([
                  { label: t('badges:action.print'), href: queryHref(`${base}/print`, query), icon: 'print' },
                  {
                    label: t('badges:action.issue'),
                    href: `${base}/issue`,
                    tone: 'primary',
                    icon: 'badge',
                  },
                ] satisfies ActionModel[])
              : []),
          ],
        }),
        data: {
          notices: [
            pickedNotice(context),
            queryValue(context, 'issued') !== '' &&
              Number.isInteger(issued) && {
                tone: 'ok',
                live: true,
                title: t('badges:issue.done', { count: issued }),
              },
          ],
          table: tableOf(context, whole, { state, counts, found, rows, base }),
        },
      };
    },
  });

  shell.managed({
    method: 'POST',
    path: '/badges/collection',
    policy: manageBadges,
    handle: async (context, whole) => {
      const base = baseOf(context, whole, '/badges');
      const ids = pickedRows(context).filter(isId);
      if (ids.length === 0) return nothingPicked(base);
      await states.changeMany(context.actor, whole.edition.id, ids, 'collected', {});
      return { redirect: base };
    },
  });
}

interface ListData {
  readonly state: ListState;
  readonly counts: Awaited<ReturnType<typeof store.countAll>>;
  readonly found: number;
  readonly rows: readonly store.BadgeWhole[];
  readonly base: string;
}

function tableOf(context: PageContext, whole: EditionWhole, data: ListData): TableModel {
  const { state, counts, base } = data;
  const t = context.words(whole.edition.digits);
  const of = (one: (typeof badgeStates)[number]): number => counts.states.get(one) ?? 0;
  const held = heldStates.reduce((sum, one) => sum + of(one), 0);
  const all = badgeStates.reduce((sum, one) => sum + of(one), 0);
  const narrowedBy = Object.keys(state.filters);
  return {
    id: 'badges',
    caption: t('common:nav.management.badges'),
    totals: [
      { label: t('badges:list.held'), value: held || t('common:empty.zero') },
      { label: t('badges:list.due'), value: counts.due || t('common:empty.zero') },
      {
        label: t('badges:list.waiting'),
        value: counts.waiting || t('common:empty.zero'),
        ...(mayManage(context, whole) ? { href: `${base}/issue` } : {}),
      },
    ],
    tabs: [
      { label: t('common:list.all'), href: base, current: narrowedBy.length === 0, count: all },
      {
        label: t('badges:list.due'),
        href: queryHref(base, { printing: 'due' }),
        current: state.filters.printing === 'due',
        count: counts.due,
      },
      ...badgeStates
        .filter((one) => of(one) > 0)
        .map((one) => ({
          label: t(`common:status.badge.${one}`),
          href: queryHref(base, { state: one }),
          current: state.filters.state === one,
          count: of(one),
        })),
    ],
    ...listControls(context, {
      path: base,
      state,
      searchLabel: t('badges:list.search'),
      digits: whole.edition.digits,
      found: data.found,
      filters: [
        { name: 'category', label: t('badges:design.category'), options: categoryOptions(context) },
        {
          name: 'state',
          label: t('badges:state'),
          options: badgeStates.map((value) => ({ value, label: t(`common:status.badge.${value}`) })),
        },
        {
          name: 'printing',
          label: t('badges:list.printing'),
          options: printings.map((value) => ({ value, label: t(`badges:list.${value}`) })),
        },
      ],
    }),
    columns: [
      { key: 'holder', label: t('badges:holder') },
      { key: 'category', label: t('badges:design.category') },
      { key: 'delegation', label: t('badges:delegation') },
      { key: 'serial', label: t('badges:serial') },
      { key: 'printing', label: t('badges:list.printing') },
      { key: 'state', label: t('badges:state') },
    ],
    rows: data.rows.map((row) => rowOf(context, whole, row, base)),
    ...(data.rows.length === 0 || !mayManage(context, whole)
      ? {}
      : {
          bulk: {
            action: `${base}/print`,
            actions: [
              { label: t('badges:action.print'), value: 'print', icon: 'print' },
              {
                label: t('badges:action.collect'),
                value: 'collect',
                icon: 'check',
                formaction: `${base}/collection`,
              },
            ],
          },
        }),
    ...(state.narrowed
      ? {}
      : {
          empty: {
            title: t('badges:list.none'),
            text: t('badges:list.none-text'),
            ...(mayManage(context, whole)
              ? { action: { label: t('badges:action.issue'), href: `${base}/issue` } }
              : {}),
          },
        }),
  };
}

function rowOf(
  context: PageContext,
  whole: EditionWhole,
  { badge, holder, delegation }: store.BadgeWhole,
  base: string,
): RowModel {
  const t = context.words(whole.edition.digits);
  const stale = badge.printedAt !== null && badge.printedAt < holder.updatedAt;
  const post = say(holder.post, context);
  return {
    id: badge.id,
    title: say(holder.name, context),
    href: `${base}/${badge.id}`,
    ...(post === '' ? {} : { sub: post }),
    cells: {
      category: t(`attendees:category.${badge.category}`),
      delegation: say(delegation, context),
      serial: { code: serialText(badge.serial) },
      printing:
        badge.printedAt === null
          ? { text: t('badges:list.never'), muted: true }
          : {
              text: dayIn(badge.printedAt, context, whole),
              ...(stale ? { sub: t('badges:list.stale') } : {}),
            },
      state: { tags: [badgeTag(t, badge.state)] },
    },
  };
}
