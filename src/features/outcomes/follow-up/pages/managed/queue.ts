import { isolateLtr, matches, textIn } from '../../../../../platform/language/index.ts';
import type { Page } from '../../../../../platform/pages/index.ts';
import { listControls, listState, pageOf } from '../../../../../platform/pages/workbench.ts';
import type { TableModel } from '../../../../../platform/views/index.ts';
import { editionPath } from '../../../../series/index.ts';
import * as store from '../../../store/follow-up/index.ts';
import type { FollowUpPages } from '../../context.ts';
import { readReports } from '../../policy.ts';
import { readFollowUp } from '../../reading.ts';
import { answererName, type FollowUpItem, headOf } from '../../standing.ts';
import { findsWord, saysWord } from '../../words.ts';
import { reportActions } from '../public.ts';
import type { ManagedFrame } from './frame.ts';

const queueStates = ['submitted', 'returned', 'accepted', 'overdue', 'silent'] as const;
const filterNames = ['queue', 'body'] as const;

/** Whether a recommendation stands in a queue: what waits for whom. */
function inQueue(item: FollowUpItem, queue: string): boolean {
  return item.standings.some((standing) => {
    const { pair, missed, says } = standing;
    switch (queue) {
      case 'submitted':
      case 'returned':
      case 'accepted':
        return pair.newest?.status === queue;
      case 'overdue':
        return missed > 0;
      case 'silent':
        return says === 'silent';
      default:
        return true;
    }
  });
}

/** Adds the secretariat's queue: what waits for whom. */
export function addQueuePage(deps: FollowUpPages, { listPath, manages, done }: ManagedFrame): void {
  const {
    shell,
    database: { db },
  } = deps;
  shell.managed({
    path: '/follow-up',
    policy: readReports,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const base = listPath(context, whole);
      const all = await readFollowUp(deps, whole);
      const plan = await store.findPlan(db, whole.edition.id);
      const state = listState(context, filterNames);
      const { queue = '', body } = state.filters;
      const found = all.filter(
        (item) =>
          inQueue(item, queue) &&
          (body === undefined || item.standings.some((one) => one.body.slug === body)) &&
          (state.q === '' ||
            matches(
              state.q,
              `${item.recommendation.code ?? ''} ${item.recommendation.title?.ar ?? ''} ${item.recommendation.title?.en ?? ''} ${item.recommendation.text.ar} ${item.recommendation.text.en}`,
            )),
      );
      const bodies = new Map(
        all.flatMap(({ standings }) => standings.map((one) => [one.body.slug, one.body] as const)),
      );
      const table: TableModel = {
        id: 'follow-up',
        caption: t('follow-up:title'),
        ...(all.length === 0
          ? { empty: { title: t('follow-up:none'), text: t('follow-up:none-text') } }
          : {
              totals: queueStates.map((one) => ({
                label: t(`follow-up:queue.${one}`),
                value: all.filter((item) => inQueue(item, one)).length || t('views:none'),
                href: `${base}?queue=${one}`,
              })),
              ...listControls(context, {
                path: base,
                state,
                searchLabel: t('outcomes:manage.search'),
                filters: [
                  {
                    name: 'queue',
                    label: t('follow-up:queue.label'),
                    options: queueStates.map((value) => ({ value, label: t(`follow-up:queue.${value}`) })),
                  },
                  {
                    name: 'body',
                    label: t('outcomes:body'),
                    options: [...bodies.values()].map(({ slug, name }) => ({
                      value: slug,
                      label: textIn(name, context.language).text,
                    })),
                  },
                ],
                found: found.length,
                digits: whole.edition.digits,
              }),
            }),
        columns: [
          { key: 'title', label: t('follow-up:recommendation') },
          { key: 'lead', label: t('outcomes:lead') },
          { key: 'says', label: t('follow-up:axis.says') },
          { key: 'finds', label: t('follow-up:axis.finds') },
          { key: 'waiting', label: t('follow-up:waiting') },
        ],
        rows: pageOf(found, state.page).map((item) => {
          const { recommendation } = item;
          const head = headOf(item);
          const waiting = item.standings.flatMap(({ pair, missed }) => [
            ...(pair.newest !== null && ['submitted', 'returned', 'accepted'].includes(pair.newest.status)
              ? [
                  {
                    text: t(`follow-up:queue.${pair.newest.status}`),
                    tone: pair.newest.status === 'submitted' ? ('info' as const) : ('warn' as const),
                  },
                ]
              : []),
            ...(missed > 0
              ? [{ text: t('follow-up:last.missed', { count: missed }), tone: 'silent' as const }]
              : []),
          ]);
          return {
            id: recommendation.id,
            title: textIn(recommendation.title ?? recommendation.text, context.language).text,
            href: `${base}/${recommendation.id}`,
            sub: recommendation.code === null ? '' : isolateLtr(recommendation.code),
            pickable: false,
            cells: {
              lead: head === null ? null : answererName(head.body, context.language),
              says:
                head === null || head.says === 'silent'
                  ? { tag: { text: saysWord(t, 'silent'), tone: 'silent' as const } }
                  : saysWord(t, head.says),
              finds: findsWord(t, head?.finds ?? 'unassessed'),
              waiting: waiting.length === 0 ? null : { tags: waiting },
            },
          };
        }),
      };
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('follow-up:title'),
          current: '/follow-up',
          actions: [
            ...(manages(context, whole)
              ? [{ label: t('follow-up:plan.title'), href: `${base}/plan`, icon: 'clock' as const }]
              : []),
            ...(all.some(({ standings }) => standings.length > 0)
              ? reportActions(t, context.href(`${editionPath(whole)}/follow-up`))
              : []),
          ],
        }),
        data: {
          table,
          notices: [
            done(context),
            plan?.firstDueOn == null &&
              manages(context, whole) && {
                title: t('follow-up:plan.none'),
                text: t('follow-up:plan.none-text'),
                actions: [{ label: t('follow-up:plan.title'), href: `${base}/plan` }],
              },
          ],
        },
      };
    },
  });
}
