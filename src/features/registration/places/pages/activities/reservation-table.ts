import { textIn } from '../../../../../platform/language/index.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { TableModel } from '../../../../../platform/views/index.ts';
import { listParticipations } from '../../../../delegations/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import type { ReservationRow } from '../../../store/places.ts';
import type { PlacePages } from '../index.ts';
import { instantText } from '../shared.ts';

/** Seats set aside, with how many of each are taken. */
export const reservationTable = async (
  { database }: PlacePages,
  context: PageContext,
  whole: EditionWhole,
  reservations: readonly ReservationRow[],
): Promise<TableModel> => {
  const t = context.words(whole.edition.digits);
  const parties = reservations.every(({ participationId }) => participationId === null)
    ? []
    : await listParticipations(database.db, whole.edition.id, context.language, {}, { limit: 1_000 });
  const nameOf = ({ participationId, category }: ReservationRow): string => {
    if (category !== null) return t(`attendees:category.${category}`);
    const party = parties.find(({ participation }) => participation.id === participationId);
    const name = party?.state?.shortName ?? party?.body?.name;
    return name === undefined ? '' : textIn(name, context.language).text;
  };
  return {
    id: 'reservations',
    caption: t('places:reservations'),
    columns: [
      { key: 'party', label: t('places:party') },
      { key: 'fill', label: t('places:fill') },
      { key: 'releases', label: t('places:releasesAt') },
    ],
    rows: reservations.map((one) => {
      const label = t('places:fill-of', { taken: one.taken, capacity: one.seats });
      return {
        id: one.id,
        title: nameOf(one),
        pickable: false,
        cells: {
          fill: { text: label, progress: { value: one.taken, max: Math.max(1, one.seats), label } },
          releases:
            one.releasedAt !== null
              ? { tag: { text: t('places:released'), tone: 'line' as const } }
              : one.releasesAt === null
                ? null
                : instantText(context, whole, one.releasesAt),
        },
      };
    }),
    empty: { title: t('places:reservations-none') },
  };
};
