import type { PageContext } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import type { RowModel, TableModel } from '../../../../../platform/views/index.ts';
import { below, type EditionWhole } from '../../../../series/index.ts';
import { activitiesById } from '../../../store/activities.ts';
import type { PlaceWhole } from '../../../store/holders.ts';
import { livingStates } from '../../rules/states.ts';
import type { PlacePages } from '../index.ts';
import { actsOf, clashText, instantText, placeTag, whenCell } from '../shared.ts';
import type { Own } from './people.ts';

/** The state of a place in a list, with what follows from it: a position, the end of an offer, a reason. */
export const stateCell = (context: PageContext, whole: EditionWhole, place: PlaceWhole) => ({
  tag: placeTag(context, place.state),
  sub:
    place.position !== null
      ? context.words(whole.edition.digits)('places:position', { position: place.position })
      : place.state === 'offered' && place.offerExpiresAt !== null
        ? context.t('places:until', { at: instantText(context, whole, place.offerExpiresAt) })
        : (place.reason ?? undefined),
});

/** The places of people in one edition, in the order of the sessions. */
export async function placeRows(
  { database, announced, clock }: PlacePages,
  context: PageContext,
  whole: EditionWhole,
  owns: readonly Own[],
  action: string,
  names: boolean,
): Promise<RowModel[]> {
  const all = owns.flatMap((one) => one.places.map((place) => ({ place, one })));
  const activities = await activitiesById(database, [...new Set(all.map(({ place }) => place.activityId))]);
  const data = await announced(whole);
  return activities.flatMap((activity) =>
    all
      .filter(({ place }) => place.activityId === activity.id)
      .map(({ place, one }): RowModel => {
        const living = livingStates.includes(place.state);
        const clash = living ? clashText(context, data, activity.id, one.sessions) : '';
        return {
          id: place.id,
          title: say(activity.session.title, context),
          ...(activity.session.announced
            ? { href: below(context, whole, `/sessions/${activity.session.slug}`) }
            : {}),
          sub: [names ? say(place.name, context) : '', say(whole.edition.title, context)]
            .filter(Boolean)
            .join('\u00a0· '),
          pickable: false,
          cells: {
            when: whenCell(context, whole, activity),
            state: stateCell(context, whole, place),
            clash: clash === '' ? null : { tag: { text: clash, tone: 'warn' } },
            act: { actions: actsOf(context, place, activity, action, clock.now()) },
          },
        };
      }),
  );
}

/** People's own places as a table. */
export const tableOf = (context: PageContext, rows: readonly RowModel[]): TableModel => ({
  id: 'places',
  caption: context.t('places:mine'),
  columns: [
    { key: 'title', label: context.t('places:activity') },
    { key: 'when', label: context.t('places:when-label') },
    { key: 'state', label: context.t('places:state-label') },
    { key: 'clash', label: context.t('places:clashes') },
    { key: 'act', label: context.t('common:list.actions'), labelHidden: true },
  ],
  rows,
  empty: { title: context.t('places:mine-none'), text: context.t('places:mine-none-text') },
});
