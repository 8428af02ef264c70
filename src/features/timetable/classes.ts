import { declareClasses } from '../../platform/personal-data/classes.ts';
import { bookings } from './tables.ts';

/** Classes of the columns of bookings: where a person is and when is told by what is published, never by these rows. */
export const timetableClasses = declareClasses(bookings, {
  internal: [
    'editionId',
    'id',
    'resourceKind',
    'startsAt',
    'endsAt',
    'during',
    'sourceKind',
    'sourceId',
    'visibility',
    'contested',
  ],
  personal: ['resourceId'],
});
