import {
  type CalendarDay,
  daysBetween,
  type WallClock,
  wallClock,
} from '../../../platform/language/index.ts';
import type { AgendaDocument, AgendaRoom, AgendaScope, AgendaSession, AgendaTheme } from './input.ts';

/** A session on the clocks of the edition. */
export interface PlannedSession {
  readonly session: AgendaSession;
  /** Day on which it starts. */
  readonly day: CalendarDay;
  /** Minutes from midnight of that day; `to` grows past 1440 when it ends on a later day. */
  readonly from: number;
  readonly to: number;
  /** `09:15`, in Latin digits. */
  readonly start: string;
  readonly end: string;
  readonly theme: AgendaTheme | null;
  readonly room: AgendaRoom | null;
  /** Drawn as a strip between sessions. */
  readonly strip: boolean;
}

/** A day of the agenda. */
export interface PlannedDay {
  readonly day: CalendarDay;
  /** Which day of the edition it is, from 1; `null` for a day outside it, and for the only day. */
  readonly number: number | null;
  /** By start, then what is for everybody, then the order of rooms, then code. */
  readonly sessions: readonly PlannedSession[];
}

const strips = new Set(['break', 'prayer-break']);

const minutesOf = ({ hour, minute }: { hour: number; minute: number }): number => hour * 60 + minute;

const clock = (minutes: number): string => {
  const inDay = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
};

/** Time of day of a number of minutes from midnight: `09:15`. */
export const clockOf = clock;

const isShown = (scope: AgendaScope, session: AgendaSession): boolean => {
  if (scope.kind !== 'room') return true;
  return session.roomId === scope.roomId || (session.common && session.roomId === null && !session.place);
};

/** Puts the sessions of a scope on their days. */
export const planDays = (input: AgendaDocument, scope: AgendaScope = { kind: 'whole' }): PlannedDay[] => {
  const zone = input.edition.dates.timeZone;
  const rooms = new Map(input.rooms.map((room, index) => [room.id, { room, index }]));
  const themes = new Map(input.themes.map((theme) => [theme.id, theme]));
  // Sessions share their starts and ends, and asking the clock of a zone is slow.
  const known = new Map<number, WallClock>();
  const clockAt = (instant: Date): WallClock => {
    const shown = known.get(instant.getTime()) ?? wallClock(instant, zone);
    known.set(instant.getTime(), shown);
    return shown;
  };
  const place = (session: AgendaSession): PlannedSession => {
    const [starts, ends] = [clockAt(session.startsAt), clockAt(session.endsAt)];
    const from = minutesOf(starts);
    const to = minutesOf(ends) + 1440 * (ends.day === starts.day ? 0 : daysBetween(starts.day, ends.day));
    return {
      session,
      day: starts.day,
      from,
      to: Math.max(to, from + 1),
      start: clock(from),
      end: clock(to),
      theme: themes.get(session.themeId ?? '') ?? null,
      room: rooms.get(session.roomId ?? '')?.room ?? null,
      strip: strips.has(session.kind),
    };
  };
  const roomIndex = ({ session }: PlannedSession): number =>
    session.common ? -1 : (rooms.get(session.roomId ?? '')?.index ?? input.rooms.length);
  const compare = (a: PlannedSession, b: PlannedSession): number =>
    a.from - b.from ||
    roomIndex(a) - roomIndex(b) ||
    a.to - b.to ||
    (a.session.code < b.session.code ? -1 : 1);

  const placed = input.sessions.filter((session) => isShown(scope, session)).map(place);
  const own = [...new Set(input.days)].sort();
  const all = [...new Set([...own, ...placed.map(({ day }) => day)])].sort();
  return all
    .filter((day) => scope.kind === 'whole' || scope.day === undefined || day === scope.day)
    .map((day) => ({
      day,
      number: own.length > 1 && own.includes(day) ? own.indexOf(day) + 1 : null,
      sessions: placed.filter((session) => session.day === day).sort(compare),
    }));
};

/** Themes that the sessions of some days belong to: what a legend has to explain. */
export const themesOf = (days: readonly PlannedDay[]): AgendaTheme[] => {
  const found = new Map<string, AgendaTheme>();
  for (const { sessions } of days) for (const { theme } of sessions) if (theme) found.set(theme.id, theme);
  return [...found.values()].sort((a, b) => a.number - b.number);
};
