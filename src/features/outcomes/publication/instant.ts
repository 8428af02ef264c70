import { type CalendarDay, wallClock } from '../../../platform/language/index.ts';

/** The instant at which the clocks of a zone show a time of a day. @example instantOf('2026-11-16', '09:00', 'Asia/Riyadh') */
export function instantOf(day: CalendarDay, time: string, timeZone: string): string {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  let at = wanted;
  // Twice: the first step may cross a change of the clocks.
  for (let step = 0; step < 2; step += 1) {
    const { day: shown, hour, minute } = wallClock(new Date(at), timeZone);
    const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
    at += wanted - Date.parse(`${shown}T${clock}:00Z`);
  }
  return new Date(at).toISOString();
}
