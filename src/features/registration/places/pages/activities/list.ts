import type { Page } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import type { ActionModel, TableModel } from '../../../../../platform/views/index.ts';
import { type ActivityWhole, countedActivities } from '../../../store/activities.ts';
import { readPlaces } from '../../policy.ts';
import { seatsLeft } from '../../rules/seats.ts';
import type { PlacePages } from '../index.ts';
import { fillCell, listHref, whenCell, windowTag } from '../shared.ts';
import { manages, noticesOf } from './done.ts';

/** Adds the overview of an edition's activities. */
export function addActivityList({ shell, database, clock }: PlacePages): void {
  shell.managed({
    path: '/activities',
    policy: readPlaces,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const found = await countedActivities(database, whole.edition.id);
      const base = listHref(context, whole);
      const add: ActionModel[] = manages(context, whole)
        ? [{ label: t('places:open'), href: `${base}/new`, icon: 'plus', tone: 'primary' }]
        : [];
      const sum = (of: (activity: ActivityWhole) => number): number =>
        found.reduce((all, one) => all + of(one), 0);
      const table: TableModel = {
        id: 'activities',
        caption: t('places:title'),
        totals:
          found.length === 0
            ? []
            : [
                { label: t('places:audience.activities'), value: found.length },
                { label: t('places:seats'), value: sum(({ capacity }) => capacity) },
                { label: t('places:left'), value: sum(seatsLeft) },
                { label: t('places:waiting'), value: sum(({ counts }) => counts.waiting ?? 0) },
              ],
        columns: [
          { key: 'title', label: t('places:activity') },
          { key: 'when', label: t('places:when-label') },
          { key: 'fill', label: t('places:fill') },
          { key: 'reserved', label: t('places:reserved'), kind: 'number' },
          { key: 'offered', label: t('places:offered'), kind: 'number' },
          { key: 'waiting', label: t('places:waiting'), kind: 'number' },
          { key: 'window', label: t('places:window.label') },
        ],
        rows: found.map((activity) => ({
          id: activity.id,
          title: say(activity.session.title, context),
          href: `${base}/${activity.id}`,
          sub: `${activity.session.code}\u00a0· ${t(`common:kind.session.${activity.session.kind}`)}`,
          pickable: false,
          cells: {
            when: whenCell(context, whole, activity),
            fill: fillCell(context, whole, activity),
            reserved: activity.reservedLeft,
            offered: activity.counts.offered ?? 0,
            waiting: activity.counts.waiting ?? 0,
            window: { tag: windowTag(context, activity, clock.now()) },
          },
        })),
        empty: {
          title: t('places:none-open'),
          text: t('places:none-open-text'),
          ...(add[0] === undefined ? {} : { action: add[0] }),
        },
      };
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('places:title'),
          lede: t('places:lede'),
          current: '/activities',
          actions: found.length === 0 ? [] : add,
        }),
        data: { table, notices: noticesOf(context) },
      };
    },
  });
}
