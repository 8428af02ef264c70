import { anyone } from '../../../../platform/http/index.ts';
import type { PageAnswer } from '../../../../platform/pages/index.ts';
import { say } from '../../../../platform/pages/index.ts';
import type { RowModel } from '../../../../platform/views/index.ts';
import { below, editionPath } from '../../../series/index.ts';
import { countedActivities } from '../../store/activities.ts';
import { roomIn } from '../rules/seats.ts';
import type { PlacePages } from './index.ts';
import { whenCell, windowTag } from './shared.ts';

/** Adds the list of everything for which one signs up in an edition: each leads to where one does. */
export function addEditionActivities({ pages, shell, database, finder, clock }: PlacePages): void {
  pages.route({
    path: '/forums/:series/:edition/activities',
    policy: anyone,
    handle: async (context): Promise<PageAnswer> => {
      const { t } = context;
      const { series, edition } = context.params;
      const whole = await finder.visible(context.actor, `${series}:${edition}`);
      const now = clock.now();
      const activities = (await countedActivities(database, whole.edition.id)).filter(
        ({ session }) => session.announced,
      );
      return {
        template: 'pages/record',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          title: t('places:title'),
          lede: t('places:edition-lede'),
          private: true,
          current: '/agenda',
          crumbs: [
            { label: t('common:nav.public.home'), href: context.href(editionPath(whole)) },
            { label: t('common:nav.public.agenda'), href: below(context, whole, '/agenda') },
            { label: t('places:title') },
          ],
        }),
        data: {
          layout: 'public',
          tables: [
            {
              table: {
                id: 'activities',
                caption: t('places:title'),
                columns: [
                  { key: 'title', label: t('places:activity') },
                  { key: 'when', label: t('places:when-label') },
                  { key: 'state', label: t('places:window.label') },
                ],
                rows: activities.map(
                  (activity): RowModel => ({
                    id: activity.id,
                    title: say(activity.session.title, context),
                    href: below(context, whole, `/sessions/${activity.session.slug}/places`),
                    sub: say(activity.session.room, context),
                    pickable: false,
                    cells: {
                      when: whenCell(context, whole, activity),
                      state: {
                        tag: windowTag(context, activity, now),
                        sub: t(`places:room.${roomIn(activity)}`),
                      },
                    },
                  }),
                ),
                empty: { title: t('places:edition-none'), text: t('places:edition-none-text') },
              },
            },
          ],
        },
      };
    },
  });
}
