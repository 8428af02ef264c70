import { addDays, type CalendarDay } from '../../../../platform/language/index.ts';

/** What decides whether a reminder is due. Days are the edition's. */
export interface Awaited {
  readonly replyBy: CalendarDay | null;
  /** When the last reminder left; null: none did. */
  readonly remindedOn: CalendarDay | null;
  readonly dispatchedOn: CalendarDay;
}

/**
 * Whether a reminder is due: the nearest of the days before the day of reply has come, and nothing has left since. A day
 * that was missed is not made up for when a later one has come; what was sent on the very day counts.
 * @param daysBefore how many days before the day of reply reminders leave
 */
export function reminderDue(
  { replyBy, remindedOn, dispatchedOn }: Awaited,
  today: CalendarDay,
  daysBefore: readonly number[],
): boolean {
  if (replyBy === null || today > replyBy) return false;
  const reached = daysBefore.map((days) => addDays(replyBy, -days)).filter((day) => day <= today);
  const nearest = reached.toSorted().at(-1);
  return nearest !== undefined && dispatchedOn < nearest && (remindedOn === null || remindedOn < nearest);
}
