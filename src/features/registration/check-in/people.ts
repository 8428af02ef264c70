import type { AttendeeCategory } from '../../delegations/index.ts';
import type { Presence } from '../store/attendance.ts';

/** Somebody in the report of attendance, once however many qualities they come in. */
export interface AttendanceRow {
  readonly id: string;
  readonly serial: number | null;
  readonly name: Presence['name'];
  readonly delegationId: string | null;
  readonly delegation: Presence['delegation'];
  /** Days on which they were there, counted from 0. */
  readonly days: readonly number[];
  readonly sessions: readonly string[];
  /** Minutes in online sessions. */
  readonly minutes: number;
  readonly firstAt: string | Date | null;
  readonly lastAt: string | Date | null;
  /** In what qualities they come; first the one in which they were there. */
  readonly categories: readonly AttendeeCategory[];
}

/** The first, or the last, of instants of which some are unknown. */
const extreme = (all: readonly (string | Date | null)[], last: boolean): string | Date | null =>
  all.reduce((found, one) => {
    if (one === null || found === null) return found ?? one;
    return new Date(one) > new Date(found) === last ? one : found;
  }, null);

const rankOf = ({ days, sessions, delegationId }: Presence): number =>
  (days.length + sessions.length > 0 ? 2 : 0) + (delegationId === null ? 0 : 1);

/** One row a person: who is a speaker and in a delegation comes once, and was there once. Keeps the order of names. */
export function asPeople(rows: readonly Presence[]): AttendanceRow[] {
  const people = new Map<string, Presence[]>();
  for (const row of rows) people.set(row.who, [...(people.get(row.who) ?? []), row]);
  return [...people.values()].flatMap((several) => {
    const ranked = several.toSorted((a, b) => rankOf(b) - rankOf(a));
    const [main] = ranked;
    if (main === undefined) return [];
    const member = ranked.find(({ delegationId }) => delegationId !== null);
    return {
      id: main.id,
      name: main.name,
      serial: ranked.find(({ serial }) => serial !== null)?.serial ?? null,
      delegationId: member?.delegationId ?? null,
      delegation: member?.delegation ?? null,
      categories: [...new Set(ranked.map(({ category }) => category))],
      days: [...new Set(ranked.flatMap(({ days }) => days))].sort((a, b) => a - b),
      sessions: [...new Set(ranked.flatMap(({ sessions }) => sessions))],
      minutes: ranked.reduce((sum, { minutes }) => sum + minutes, 0),
      firstAt: extreme(
        ranked.map(({ firstAt }) => firstAt),
        false,
      ),
      lastAt: extreme(
        ranked.map(({ lastAt }) => lastAt),
        true,
      ),
    };
  });
}
