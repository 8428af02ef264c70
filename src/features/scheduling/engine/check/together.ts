import type { Instance } from '../format.ts';
import type { Placed } from './placed.ts';
import type { Say } from './say.ts';

/** What many sessions break together: rooms and levels of a theme, days of people, languages of a day. */
export function togetherViolations(instance: Instance, placed: readonly Placed[], say: Say): void {
  themeRooms(placed, say);
  contentFlow(placed, say);
  daysApart(instance, placed, say);
  languages(placed, say);
}

function themeRooms(placed: readonly Placed[], say: Say): void {
  const themes = new Map<string, Map<string, string>>();
  for (const { session, room } of placed) {
    if (session.theme === null) continue;
    const rooms = themes.get(session.theme) ?? new Map<string, string>();
    themes.set(session.theme, rooms);
    if (!rooms.has(room.id)) rooms.set(room.id, session.id);
  }
  for (const [theme, rooms] of themes) {
    if (rooms.size < 2) continue;
    say(
      'theme-wanders',
      [...rooms.values()],
      `“${theme}” is spread over ${rooms.size} rooms: ${[...rooms.keys()].join(', ')}`,
      rooms.size - 1,
    );
  }
}

function contentFlow(placed: readonly Placed[], say: Say): void {
  for (const { session, from } of placed) {
    const { level, theme } = session;
    if (level === null || theme === null) continue;
    const later = placed.find(
      (other) =>
        other.session.theme === theme &&
        other.session.level !== null &&
        other.session.level < level &&
        other.from > from,
    );
    if (later === undefined) continue;
    const ids = [later.session.id, session.id];
    say('content-flow', ids, `“${session.id}” of “${theme}” is before “${ids[0]}”, which is easier`);
  }
}

function daysApart({ people, slots }: Instance, placed: readonly Placed[], say: Say): void {
  const inOrder = [...slots].sort((one, other) => Date.parse(one.start) - Date.parse(other.start));
  const days = [...new Set(inOrder.map(({ day }) => day))];
  for (const { id, days: besides } of people) {
    if (besides === null) continue;
    const own = placed.filter(({ session }) => session.people.includes(id));
    const there = days.flatMap((day, index) =>
      besides.includes(day) || own.some((one) => one.slots[0]?.day === day) ? [index] : [],
    );
    for (const [position, day] of there.entries()) {
      const before = there[position - 1];
      if (before === undefined || day - before < 2) continue;
      const around = own.filter(({ slots: at }) => [days[before], days[day]].includes(at[0]?.day));
      const text = `“${id}” has sessions on “${days[before]}” and “${days[day]}” and none between`;
      say(
        'speaker-days-apart',
        around.map(({ session }) => session.id),
        text,
      );
    }
  }
}

function languages(placed: readonly Placed[], say: Say): void {
  const days = new Map<string, Placed[]>();
  for (const one of placed) {
    const day = one.slots[0]?.day;
    if (one.session.languages === null || day === undefined) continue;
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  for (const [day, list] of days) {
    const begin = Math.min(...list.map(({ from }) => from));
    const end = Math.max(...list.map(({ to }) => to));
    const early = list.filter(({ from }) => from < (begin + end) / 2);
    const late = list.filter((one) => !early.includes(one));
    if (early.length < 2 || late.length < 2) continue;
    for (const [half, other] of [
      [early, late],
      [late, early],
    ] as const) {
      for (const language of new Set(half.flatMap(({ session }) => session.languages ?? []))) {
        const speaks = ({ session }: Placed): boolean => session.languages?.includes(language) === true;
        const ids = half.filter(speaks).map(({ session }) => session.id);
        if (ids.length < 2 || other.some(speaks)) continue;
        say('language-unbalanced', ids, `“${language}” is spoken in one half of “${day}” alone`);
      }
    }
  }
}
