import { notFound } from '../../../../../platform/errors/index.ts';
import { anyone } from '../../../../../platform/http/index.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import type { FormModel, RowModel } from '../../../../../platform/views/index.ts';
import { below, editionPath, findEdition } from '../../../../series/index.ts';
import { type ActivityWhole, countedActivities } from '../../../store/activities.ts';
import { ownPlaces } from '../../policy.ts';
import { hoursOf, roomIn, windowOf } from '../../rules/seats.ts';
import { livingStates } from '../../rules/states.ts';
import type { PlacePages } from '../index.ts';
import { clashText, whenCell, windowTag } from '../shared.ts';
import { noticesOf, submit } from './acts.ts';
import { readOwn } from './people.ts';
import { placeRows, tableOf } from './table.ts';

/** Adds the places of whoever comes by their registration's link: those they have, and those they may ask for. */
export function addLinkPlaces(deps: PlacePages): void {
  const { pages, shell, database, announced, own, clock } = deps;

  const linkPage = async (context: PageContext, secret: string, refused?: FormModel): Promise<Page> => {
    const { t } = context;
    const people = await own.peopleOf(context.actor, secret);
    const [one] = await readOwn(deps, people);
    const whole = one && (await findEdition(database.db, one.holder.editionId));
    if (one === undefined || whole === undefined) throw notFound('registration-unknown');
    const action = context.href(`/registrations/${secret}/places`);
    const data = await announced(whole);
    const now = clock.now();
    const standing = new Set(
      one.places.filter(({ state }) => livingStates.includes(state)).map(({ activityId }) => activityId),
    );
    const offered = (await countedActivities(database, whole.edition.id)).filter(
      (activity) =>
        activity.session.announced &&
        !standing.has(activity.id) &&
        windowOf(hoursOf(activity), now) === 'open' &&
        (activity.categories === null || activity.categories.includes(one.holder.category)),
    );
    const availableRow = (activity: ActivityWhole): RowModel => {
      const clash = clashText(context, data, activity.id, one.sessions);
      const room = roomIn(activity);
      return {
        id: activity.id,
        title: say(activity.session.title, context),
        href: below(context, whole, `/sessions/${activity.session.slug}`),
        pickable: false,
        cells: {
          when: whenCell(context, whole, activity),
          state: { text: t(`places:room.${room}`), tag: windowTag(context, activity, now) },
          clash: clash === '' ? null : { tag: { text: clash, tone: 'warn' } },
          act:
            room === 'none'
              ? null
              : {
                  actions: [
                    {
                      label: t(room === 'waiting' ? 'places:sign-up-wait' : 'places:sign-up'),
                      action,
                      fields: { do: 'ask', activity: activity.id },
                      size: 'sm',
                      about: say(activity.session.title, context),
                    },
                  ],
                },
        },
      };
    };
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: shell.publicPage(context, whole, {
        title: t('places:title'),
        lede: say(one.holder.name, context),
        private: true,
        current: '/registration',
        crumbs: [
          { label: t('common:nav.public.home'), href: context.href(editionPath(whole)) },
          { label: t('registration:yours'), href: context.href(`/registrations/${secret}`) },
          { label: t('places:title') },
        ],
      }),
      data: {
        layout: 'public',
        notices: noticesOf(context, refused),
        tables: [
          {
            title: t('places:mine'),
            table: tableOf(context, await placeRows(deps, context, whole, [one], action, false)),
          },
          ...(offered.length === 0
            ? []
            : [
                {
                  title: t('places:available'),
                  table: {
                    ...tableOf(context, offered.map(availableRow)),
                    id: 'activities',
                    caption: t('places:available'),
                  },
                },
              ]),
        ],
      },
    };
  };
  pages.route({
    path: '/registrations/:secret/places',
    policy: anyone,
    handle: (context) => linkPage(context, context.params.secret ?? ''),
  });
  pages.route({
    method: 'POST',
    path: '/registrations/:secret/places',
    policy: ownPlaces,
    handle: async (context) => {
      const secret = context.params.secret ?? '';
      const show = (refused?: FormModel) => linkPage(context, secret, refused);
      // Whoever has no such link is told so before anything else.
      await show();
      return submit(deps, context, context.href(`/registrations/${secret}/places`), secret, show);
    },
  });
}
