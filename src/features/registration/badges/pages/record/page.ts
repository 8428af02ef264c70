import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import type { CardModel } from '../../../../../platform/views/index.ts';
import * as store from '../../../store/badges.ts';
import { readBadges } from '../../policy.ts';
import { badgeTag } from '../../present.ts';
import { isHeld, serialText } from '../../rules.ts';
import type { BadgePages } from '../index.ts';
import { badgesList, below, mayManage } from '../shared.ts';
import { actionsOf } from './acts.ts';
import { factsOf } from './facts.ts';
import { badgeOf, hereOf } from './found.ts';
import { historyOf } from './history.ts';

const asideOf = (context: PageContext, { badge }: store.BadgeWhole, here: string): CardModel[] => [
  {
    title: context.t('badges:record.printed'),
    ...(isHeld(badge.state)
      ? { actions: [{ label: context.t('badges:action.preview'), href: `${here}.pdf`, icon: 'eye' }] }
      : { text: context.t('badges:record.not-held') }),
  },
];

/** Adds the page of one badge. */
export function addBadgePage(deps: BadgePages): void {
  const { shell, database } = deps;
  const { db } = database;

  shell.managed({
    path: '/badges/:badge',
    policy: readBadges,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const found = await badgeOf(deps, context, whole);
      const { badge, holder } = found;
      const here = hereOf(context, whole, badge.id);
      const others = (await store.listBadgesOf(db, whole.edition.id, holder.id)).filter(
        (one) => one.badge.id !== badge.id,
      );
      const successor = others.find((one) => one.badge.id === badge.replacedById);
      return {
        template: 'pages/record',
        digits: whole.edition.digits,
        page: below(context, whole, shell, badgesList(context), {
          title: say(holder.name, context),
          tags: [
            { text: t(`attendees:category.${badge.category}`), tone: 'brand' },
            badgeTag(t, badge.state),
          ],
          actions: mayManage(context, whole) ? actionsOf(context, found, here) : [],
        }),
        data: {
          notices:
            successor === undefined
              ? []
              : [
                  {
                    tone: 'warn',
                    title: t('badges:record.replaced-by', { serial: serialText(successor.badge.serial) }),
                    actions: [
                      {
                        label: t('common:action.open'),
                        href: hereOf(context, whole, successor.badge.id),
                      },
                    ],
                  },
                ],
          facts: await factsOf(db, context, whole, found),
          ...(others.length === 0
            ? {}
            : {
                tables: [
                  {
                    title: t('badges:record.others'),
                    table: {
                      id: 'others',
                      caption: t('badges:record.others'),
                      columns: [
                        { key: 'serial', label: t('badges:serial') },
                        { key: 'state', label: t('badges:state') },
                        { key: 'reason', label: t('badges:reason') },
                      ],
                      rows: others.map((one) => ({
                        id: one.badge.id,
                        title: serialText(one.badge.serial),
                        href: hereOf(context, whole, one.badge.id),
                        pickable: false,
                        cells: {
                          state: { tags: [badgeTag(t, one.badge.state)] },
                          reason: one.badge.reason,
                        },
                      })),
                    },
                  },
                ],
              }),
          timeline: await historyOf(db, context, whole, badge),
          timelineTitle: t('badges:record.history'),
          aside: asideOf(context, found, here),
        },
      };
    },
  });
}
