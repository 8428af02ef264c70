/** Between instants and the clock of the edition's zone, in which the board draws. */
import { instantAt } from '../../features/programme/rules/times.ts';
import { type CalendarDay, wallClock } from '../../platform/language/index.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** An instant as the board draws it: `2026-11-16T09:30:00`. */
export function wallText(instant: number, timeZone: string): string {
  const { day, hour, minute } = wallClock(new Date(instant), timeZone);
  return `${day}T${two(hour)}:${two(minute)}:00`;
}

/** What the board has drawn, as an instant; undefined for a time that the clocks jump over or show twice. */
export function instantOf(drawn: Date, timeZone: string): number | undefined {
  const day = `${drawn.getFullYear()}-${two(drawn.getMonth() + 1)}-${two(drawn.getDate())}` as CalendarDay;
  const at = instantAt(day, `${two(drawn.getHours())}:${two(drawn.getMinutes())}`, timeZone);
  return typeof at === 'string' ? undefined : at.getTime();
}

/**
 * Hours between which a day's board is drawn: whole ones, at least the working day. Hours of the clock, since a day on
 * which the clocks change has one less or one more.
 */
export function hoursOf(
  spans: readonly { readonly start: number; readonly end: number }[],
  { day, timeZone }: { readonly day: CalendarDay; readonly timeZone: string },
): { readonly from: string; readonly to: string } {
  const hours = (instant: number): number => {
    const shown = wallClock(new Date(instant), timeZone);
    return (shown.day > day ? 24 : 0) + shown.hour + shown.minute / 60;
  };
  const from = Math.min(8, ...spans.map(({ start }) => Math.floor(hours(start))));
  const to = Math.max(19, ...spans.map(({ end }) => Math.ceil(hours(end))));
  return { from: `${two(Math.max(0, from))}:00`, to: `${two(Math.min(30, to))}:00` };
}
