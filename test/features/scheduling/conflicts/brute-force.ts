import type {
  RuleName,
  ScheduleFacts,
  SessionFacts,
  Span,
} from '../../../../src/features/scheduling/rules/facts.ts';

type Counts = Partial<Record<RuleName, number>>;
type Here = SessionFacts & { readonly at: NonNullable<SessionFacts['at']> };

const minute = 60_000;
const meets = (a: Span, b: Span) => a.start < b.end && b.start < a.end;
const inside = (a: Span, b: Span) => b.start <= a.start && a.end <= b.end;

/**
 * Counts what breaks each rule by looking at every session against every other, as the rules are written down; it
 * knows nothing of how they are found.
 */
export function countByForce(facts: ScheduleFacts): Counts {
  const counts: Counts = {};
  const add = (rule: RuleName, broken: boolean | number = true): void => {
    if (facts.rules[rule].level === 'off' || Number(broken) === 0) return;
    counts[rule] = (counts[rule] ?? 0) + Number(broken);
  };
  const all = facts.sessions.filter((one): one is Here => one.at !== null && !one.cancelled);
  for (const one of all) byItself(facts, one, add);
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) pair(one, other, add);
  }
  for (const { kind, first, second } of facts.relations) {
    const [a, b] = [all.find(({ id }) => id === first), all.find(({ id }) => id === second)];
    if (a === undefined || b === undefined) continue;
    if (kind === 'before') add('order', a.at.end > b.at.start);
    if (kind === 'apart') add('apart', meets(a.at, b.at));
    if (kind === 'shared') add('shared-audience', meets(a.at, b.at));
  }
  ofThemes(all, add);
  ofDays(facts, all, add);
  return counts;
}

type Add = (rule: RuleName, broken?: boolean | number) => void;

function byItself(facts: ScheduleFacts, one: Here, add: Add): void {
  const { at } = one;
  const room = facts.rooms.find(({ id }) => id === at.roomId);
  const people = [...new Set(one.people)];
  add('no-room', at.roomId === null && !one.common && !one.elsewhere && one.kind !== 'cultural-visit');
  if (at.roomId !== null) {
    const allowed = one.allowedRooms.length === 0 || one.allowedRooms.includes(at.roomId);
    add('room-not-allowed', !allowed || one.barredRooms.includes(at.roomId));
    add('undesired-room', one.undesiredRooms.includes(at.roomId));
    add('preferred-room', one.preferredRooms.length > 0 && !one.preferredRooms.includes(at.roomId));
  }
  if (room !== undefined) {
    add(
      'room-unavailable',
      room.unavailable.some((span) => meets(span, at)),
    );
    add(
      'equipment',
      one.needs.some((need) => !room.features.includes(need)),
    );
    add('interpretation', one.booths > room.booths);
    if (room.capacity !== null && one.expected !== null) {
      const share = (one.expected * 100) / room.capacity;
      add('capacity', share > 110);
      add('room-tight', share > 100 && share <= 110);
    }
  }
  for (const { resourceId, ...span } of facts.busy) {
    if (!meets(span, at)) continue;
    add('room-twice', resourceId === at.roomId);
    add('person-twice', people.includes(resourceId));
  }
  add(
    'time-not-allowed',
    one.unavailable.some((span) => meets(span, at)) ||
      !(one.only.length === 0 || one.only.some((span) => inside(at, span))),
  );
  add(
    'undesired-time',
    one.undesired.some((span) => meets(span, at)),
  );
  add('preferred-time', one.preferred.length > 0 && one.preferred.every((span) => !inside(at, span)));
  for (const id of people) {
    const person = facts.persons.find((known) => known.id === id);
    if (person === undefined) continue;
    add(
      'person-unavailable',
      person.unavailable.some((span) => meets(span, at)),
    );
    add(
      'undesired-time',
      person.undesired.some((span) => meets(span, at)),
    );
    add('preferred-time', person.preferred.length > 0 && person.preferred.every((span) => !inside(at, span)));
  }
  const [from, to] = [facts.days[0]?.start ?? 0, facts.days.at(-1)?.end ?? 0];
  add('outside-edition', at.start < from || at.end > to);
  const day = facts.days.find((date) => date.start <= at.start && at.start < date.end);
  if (day !== undefined && !['break', 'cultural-visit', 'exhibition-hours', 'screening'].includes(one.kind)) {
    const hour = (instant: number) => 24 - (day.end - instant) / (60 * minute);
    add('early-or-late', Number(hour(at.start) < 8) + Number(hour(at.end) > 20));
  }
  if (one.released !== null) {
    const { start, end, roomId } = one.released;
    const moved = start !== at.start || end !== at.end || roomId !== at.roomId;
    add('moved-after-release', moved);
    add('pinned', moved && one.pinned);
  }
}

function pair(one: Here, other: Here, add: Add): void {
  const together = meets(one.at, other.at);
  const both = [...new Set(one.people)].filter((person) => other.people.includes(person));
  add('room-twice', together && one.at.roomId !== null && one.at.roomId === other.at.roomId);
  add('person-twice', together ? both.length : 0);
  const standing = [one, other].some(({ common, kind }) => !common && kind === 'exhibition-hours');
  add('break', together && one.common !== other.common && !standing);
  add(
    'theme-at-once',
    together && one.themeId !== null && one.themeId === other.themeId && !one.common && !other.common,
  );
  if (!together) {
    const [first, next] = one.at.start < other.at.start ? [one, other] : [other, one];
    add('pause', next.at.start < first.at.end + first.pause * minute ? both.length : 0);
  }
  for (const [ceremony, beside] of [
    [one, other],
    [other, one],
  ] as const) {
    if (['break', 'ceremony', 'exhibition-hours', 'cultural-visit'].includes(beside.kind)) continue;
    add('opening-first', ceremony.ceremony === 'opening' && beside.at.start < ceremony.at.start);
    add('closing-last', ceremony.ceremony === 'closing' && beside.at.end > ceremony.at.end);
  }
}

function ofThemes(all: readonly Here[], add: Add): void {
  for (const theme of new Set(all.map(({ themeId }) => themeId))) {
    if (theme === null) continue;
    const mine = all.filter(({ themeId, common }) => themeId === theme && !common);
    const rooms = new Set(mine.flatMap(({ at }) => at.roomId ?? []));
    add('theme-wanders', Math.max(0, rooms.size - 1));
    for (const one of mine) {
      add(
        'content-flow',
        mine.some(
          (easier) =>
            one.level !== null &&
            easier.level !== null &&
            easier.level < one.level &&
            easier.at.start > one.at.start,
        ),
      );
    }
  }
}

function ofDays(facts: ScheduleFacts, all: readonly Here[], add: Add): void {
  const dayOf = ({ at }: Here) =>
    facts.days.findIndex(({ start, end }) => start <= at.start && at.start < end);
  for (const [day] of facts.days.entries()) {
    const talks = all.filter((one) => dayOf(one) === day && !one.common && one.kind !== 'exhibition-hours');
    if (talks.length === 0) continue;
    const middle =
      (Math.min(...talks.map(({ at }) => at.start)) + Math.max(...talks.map(({ at }) => at.end))) / 2;
    const early = talks.filter(({ at }) => at.start < middle);
    const late = talks.filter(({ at }) => at.start >= middle);
    if (early.length < 2 || late.length < 2) continue;
    for (const language of new Set(talks.flatMap(({ languages }) => languages))) {
      const speaking = (list: readonly Here[]) =>
        list.filter(({ languages }) => languages.includes(language)).length;
      const [before, after] = [speaking(early), speaking(late)];
      add('language-unbalanced', (before >= 2 && after === 0) || (after >= 2 && before === 0));
    }
  }
  for (const person of new Set(all.flatMap(({ people }) => people))) {
    const days = facts.days.map((_, day) =>
      all.some((one) => dayOf(one) === day && one.people.includes(person)),
    );
    const busy = days.flatMap((there, day) => (there ? [day] : []));
    add(
      'speaker-days-apart',
      busy.filter((day, index) => index > 0 && day > (busy[index - 1] ?? 0) + 1).length,
    );
  }
}
