/** What holds of seats. Days are `YYYY-MM-DD`; an end is the first day after it. */
import type { seatKinds } from '../tables.ts';

export type SeatKind = (typeof seatKinds)[number];

export interface Tenure {
  readonly startsOn: string;
  readonly endsOn: string | null;
}

export interface Seat {
  readonly id: string;
  readonly officeSeatId: string | null;
  readonly createdOn: string | null;
  readonly abolishedOn: string | null;
}

/** Whether a seat is one on a day. */
export const existsOn = (
  { createdOn, abolishedOn }: Omit<Seat, 'id' | 'officeSeatId'>,
  on: string,
): boolean => (createdOn === null || createdOn <= on) && (abolishedOn === null || abolishedOn > on);

/** Whether a tenure covers a day: it ends by itself when its term is over. */
export const covers = ({ startsOn, endsOn }: Tenure, on: string): boolean =>
  startsOn <= on && (endsOn === null || endsOn > on);

/**
 * The seat whose tenures say who sits there: the seat itself, or the office that it follows, however many steps away.
 * Undefined where offices follow each other in a circle.
 */
export function officeOf<S extends Seat>(seat: S, seats: ReadonlyMap<string, S>): S | undefined {
  const seen = new Set<string>();
  let at: S | undefined = seat;
  while (at !== undefined && at.officeSeatId !== null) {
    if (seen.has(at.id)) return undefined;
    seen.add(at.id);
    at = seats.get(at.officeSeatId);
  }
  return at;
}

/** The day so many months later; the last of the month where it has no such day. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const total = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(total / 12), (total % 12) + 1];
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate();
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}`;
}

/** The end that a tenure gets by its seat's term; null: open. */
export const endByTerm = (startsOn: string, termMonths: number | null): string | null =>
  termMonths === null ? null : addMonths(startsOn, termMonths);

/** Whose turn comes after the last holder, in a given order; the first where nobody held it, null where nobody may. */
export function nextInTurn(order: readonly string[], last: string | null): string | null {
  if (order.length === 0) return null;
  const at = last === null ? -1 : order.indexOf(last);
  return order[(at + 1) % order.length] ?? null;
}

/** Stretches of a period in which nobody sits, each with the first day after it. */
export function vacancies(
  tenures: readonly Tenure[],
  { from, to }: { readonly from: string; readonly to: string },
): { readonly from: string; readonly to: string }[] {
  const gaps: { from: string; to: string }[] = [];
  let at = from;
  for (const { startsOn, endsOn } of tenures.toSorted((one, other) =>
    one.startsOn < other.startsOn ? -1 : 1,
  )) {
    if (startsOn >= to) break;
    if (startsOn > at) gaps.push({ from: at, to: startsOn });
    if (endsOn === null) return gaps;
    if (endsOn > at) at = endsOn;
  }
  if (at < to) gaps.push({ from: at, to });
  return gaps;
}
