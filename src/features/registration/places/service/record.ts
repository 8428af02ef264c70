import type { Change } from '../../../../platform/changes/index.ts';
import type * as store from '../../store/places.ts';

/** What the log of changes keeps of a place: who is named by the place alone. */
export const said = ({ id, activityId, state, number, reservationId, version }: store.PlaceRow) => ({
  id,
  activityId,
  state,
  number,
  reserved: reservationId !== null,
  version,
});

/** Notes in the trail what became of a place. */
export const recordPlace = (
  change: Change,
  action: string,
  after: store.PlaceRow,
  old?: store.PlaceRow,
  reason?: string,
) =>
  change.record({
    action: `place.${action}`,
    subject: { kind: 'place', id: after.id },
    editionId: after.editionId,
    ...(old === undefined ? {} : { before: said(old) }),
    after: said(after),
    ...(reason === undefined ? {} : { reason }),
  });
