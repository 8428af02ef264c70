import { addDays } from '../../dates.ts';
import type { Instant, IsoDate, LocalTime } from '../../model.ts';

/** The hour of a day so many days before today, in Riyadh. At least one: today's hours may still be to come. */
export type Ago = (days: number, time: LocalTime) => Instant;

export const agoOf =
  (today: IsoDate): Ago =>
  (days, time) =>
    `${addDays(today, -days)}T${time}:00+03:00`;
