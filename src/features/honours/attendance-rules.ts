/** In what a threshold of attendance is counted. */
export const measures = ['days', 'share', 'hours'] as const;
export type Measure = (typeof measures)[number];

/** How much of an edition somebody must have been at. */
export interface Threshold {
  readonly measure: Measure;
  /** Days, per cent of the edition's days, or hours of workshops. */
  readonly least: number;
}

/** What is counted of somebody. */
export interface Counted {
  readonly days: number;
  readonly workshopMinutes: number;
}

/** How much somebody was there, in the measure of a threshold. */
export function amountOf({ days, workshopMinutes }: Counted, measure: Measure, editionDays: number): number {
  if (measure === 'days') return days;
  return measure === 'share' ? (Math.min(days, editionDays) / editionDays) * 100 : workshopMinutes / 60;
}

/** Whether it is enough. */
export const isEnough = (counted: Counted, { measure, least }: Threshold, editionDays: number): boolean =>
  amountOf(counted, measure, editionDays) >= least;

/** Whether one day, or one hour, more would be enough. */
export const justMisses = (counted: Counted, threshold: Threshold, editionDays: number): boolean =>
  !isEnough(counted, threshold, editionDays) &&
  isEnough({ days: counted.days + 1, workshopMinutes: counted.workshopMinutes + 60 }, threshold, editionDays);
