/** When a form takes registrations. Whoever calls gives the time: nothing here looks at a clock. */
export interface FormTimes {
  readonly published: boolean;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** `hidden`: not published; `soon`: not open yet. */
export type FormWindow = 'hidden' | 'soon' | 'open' | 'closed';

/** The last instant belongs to the time in which it is open. */
export function windowOf({ published, opensAt, closesAt }: FormTimes, now: Date): FormWindow {
  if (!published) return 'hidden';
  if (now < opensAt) return 'soon';
  return now <= closesAt ? 'open' : 'closed';
}

/** A form as far as its places go. */
export interface FormPlaces {
  readonly capacity: number | null;
  readonly taken: number;
  readonly waitingList: boolean;
}

/** Places that are left; null: without a limit. */
export const placesLeft = ({ capacity, taken }: FormPlaces): number | null =>
  capacity === null ? null : Math.max(0, capacity - taken);

/** What a form has for whoever comes now: a place, a place in the waiting list, or nothing. */
export function roomIn(form: FormPlaces): 'place' | 'waiting' | 'none' {
  if (placesLeft(form) !== 0) return 'place';
  return form.waitingList ? 'waiting' : 'none';
}
