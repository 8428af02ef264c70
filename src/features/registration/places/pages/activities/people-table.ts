import type { PageContext } from '../../../../../platform/pages/index.ts';
import { say } from '../../../../../platform/pages/index.ts';
import type { RowModel, TableModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import type { PlaceWhole } from '../../../store/holders.ts';
import { instantText, placeTag } from '../shared.ts';
import { manages } from './done.ts';

/** What happened to a place, each with its time. */
const historyOf = (context: PageContext, whole: EditionWhole, place: PlaceWhole): string[] => {
  const at = (key: string, instant: Date | null): string[] =>
    instant === null
      ? []
      : [context.t(`places:history-${key}`, { at: instantText(context, whole, instant) })];
  return [
    ...at('asked', place.createdAt),
    ...at('offered', place.offeredAt),
    ...(place.state === 'offered' ? at('until', place.offerExpiresAt) : []),
    ...at('confirmed', place.confirmedAt),
    ...at('ended', place.endedAt),
  ];
};

const rowOf = (context: PageContext, whole: EditionWhole, place: PlaceWhole, base: string): RowModel => {
  const t = context.words(whole.edition.digits);
  const about = say(place.name, context);
  const open = ['waiting', 'offered', 'confirmed'].includes(place.state);
  return {
    id: place.id,
    title: about,
    sub: [t(`attendees:category.${place.category}`), say(place.organisation, context)]
      .filter(Boolean)
      .join('\u00a0· '),
    pickable: ['confirmed', 'attended', 'absent'].includes(place.state),
    cells: {
      state: {
        tag: placeTag(context, place.state),
        sub:
          place.position === null
            ? [place.reserved ? t('places:from-reserved') : '', place.reason ?? '']
                .filter(Boolean)
                .join(' · ')
            : t('places:position', { position: place.position }),
      },
      history: { links: historyOf(context, whole, place).map((text) => ({ text })) },
      act:
        open && manages(context, whole)
          ? {
              actions: (['move', 'cancel'] as const).map((act) => ({
                label: t(`places:${act}`),
                href: `${base}/places/${place.id}/${act === 'cancel' ? 'cancellation' : 'move'}`,
                size: 'sm' as const,
                tone: 'plain' as const,
                about,
              })),
            }
          : null,
    },
  };
};

/** Everybody who asked for a place, those first who wait for something. */
export const peopleTable = (
  context: PageContext,
  whole: EditionWhole,
  places: readonly PlaceWhole[],
  base: string,
): TableModel => {
  const t = context.words(whole.edition.digits);
  const ranks = ['offered', 'waiting', 'confirmed', 'attended', 'absent', 'expired', 'cancelled'];
  const sorted = places.toSorted(
    (one, other) => ranks.indexOf(one.state) - ranks.indexOf(other.state) || one.number - other.number,
  );
  return {
    id: 'places',
    caption: t('places:list-of'),
    columns: [
      { key: 'title', label: t('places:person') },
      { key: 'state', label: t('places:state-label') },
      { key: 'history', label: t('places:history') },
      { key: 'act', label: t('common:list.actions'), labelHidden: true },
    ],
    rows: sorted.map((place) => rowOf(context, whole, place, base)),
    ...(manages(context, whole)
      ? {
          bulk: {
            action: `${base}/attendance`,
            actions: [
              { label: t('places:attended'), value: 'attended', icon: 'check' as const },
              { label: t('places:absent'), value: 'absent' },
            ],
          },
        }
      : {}),
    empty: { title: t('places:people-none'), text: t('places:people-none-text') },
  };
};
