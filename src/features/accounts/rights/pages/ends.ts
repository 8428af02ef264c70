import { DateTime } from 'luxon';

/** The instant at which a right ends that holds through a day: the midnight after it, in the zone. */
export const endOfDay = (day: string, timeZone: string | null): Date =>
  DateTime.fromISO(day, { zone: timeZone ?? 'utc' })
    .startOf('day')
    .plus({ days: 1 })
    .toJSDate();
