import { notFound } from '../../../../../platform/errors/index.ts';
import { anyone } from '../../../../../platform/http/index.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import { activitiesById } from '../../../store/activities.ts';
import { findPlaceWhole } from '../../../store/holders.ts';
import { ownPlaces } from '../../policy.ts';
import { livingStates } from '../../rules/states.ts';
import type { PlacePages } from '../index.ts';
import { actsOf, clashText, placeTag, whenOf } from '../shared.ts';
import { noticesOf, submit } from './acts.ts';
import { readOwn } from './people.ts';
import { stateCell } from './table.ts';

/** Adds the page of one place, to which every mail leads. */
export function addPlacePage(deps: PlacePages): void {
  const { pages, shell, database, announced, own, clock, reader, widened } = deps;

  const placePage = async (context: PageContext, secret: string, refused?: FormModel): Promise<Page> => {
    const { place: row, whole } = await own.read(context.actor, { secret });
    const t = context.words(whole.edition.digits);
    const [activity] = await activitiesById(database, [row.activityId]);
    const place = await database.transaction((tx) => widened(tx, () => findPlaceWhole(reader, tx, row.id)));
    if (activity === undefined || place === undefined) throw notFound('place-not-known');
    const people = await database.transaction((tx) =>
      widened(tx, async () => own.holdersOf(tx, [row.attendeeId])),
    );
    const [one] = await readOwn(deps, people);
    const clash =
      one === undefined || !livingStates.includes(place.state)
        ? ''
        : clashText(context, await announced(whole), activity.id, one.sessions);
    const state = stateCell(context, whole, place);
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: shell.publicPage(context, whole, {
        title: say(activity.session.title, context),
        lede: t('places:place-title'),
        private: true,
        current: '/agenda',
        tags: [placeTag(context, place.state)],
        actions: actsOf(context, place, activity, context.href(`/places/${secret}`), clock.now()).map(
          ({ size: _, ...action }) => action,
        ),
      }),
      data: {
        layout: 'public',
        notices: [
          ...noticesOf(context, refused),
          clash !== '' && { title: clash, tone: 'warn' },
          state.sub !== undefined && { title: state.sub, tone: 'info' },
        ],
        facts: [
          { label: t('places:person'), value: say(place.name, context) },
          { label: t('places:when-label'), value: whenOf(context, whole, activity) },
          { label: t('places:where-label'), value: say(activity.session.room, context) },
        ].filter(({ value }) => value !== ''),
      },
    };
  };
  pages.route({
    path: '/places/:secret',
    policy: anyone,
    handle: (context) => placePage(context, context.params.secret ?? ''),
  });
  pages.route({
    method: 'POST',
    path: '/places/:secret',
    policy: ownPlaces,
    handle: async (context) => {
      const secret = context.params.secret ?? '';
      const show = (refused?: FormModel) => placePage(context, secret, refused);
      await show();
      return submit(deps, context, context.href(`/places/${secret}`), undefined, show, { secret });
    },
  });
}
