import { compare, dayAt, type Emit, type Frame, type Placed, violation } from './frame.ts';

/**
 * `theme-wanders`: rooms of a theme beyond its own, once for each. Its own is the one that most of its sessions are
 * in, the first by id among equals. What is for everybody does not count.
 */
export function checkThemeRooms({ facts }: Frame, theme: string, list: readonly Placed[], emit: Emit): void {
  const rooms = new Map<string, Placed[]>();
  for (const placed of list) {
    if (placed.roomId === null || placed.session.common) continue;
    const inside = rooms.get(placed.roomId);
    if (inside === undefined) rooms.set(placed.roomId, [placed]);
    else inside.push(placed);
  }
  if (rooms.size < 2) return;
  const [own, ...others] = [...rooms].sort(
    ([one, inOne], [other, inOther]) => inOther.length - inOne.length || compare(one, other),
  );
  for (const [room, inside] of others) {
    emit(
      violation(facts, {
        rule: 'theme-wanders',
        sessions: inside.map(({ id }) => id),
        rooms: [room],
        during: null,
        params: { theme, own: own?.[0] ?? '' },
        key: [theme, room],
      }),
    );
  }
}

/**
 * `content-flow`: a session of a theme begins before one that takes less for granted does, which one should have
 * heard by then; once per session, named with the last such. Sessions without a level say nothing.
 */
export function checkContentFlow({ facts }: Frame, list: readonly Placed[], emit: Emit): void {
  // From the end: the last session seen of each level below.
  const last = new Map<number, Placed>();
  const levelled = list.filter(({ session }) => session.level !== null && !session.common);
  let at = levelled.length - 1;
  while (at >= 0) {
    const start = levelled[at]?.start;
    let from = at;
    while (from > 0 && levelled[from - 1]?.start === start) from -= 1;
    for (let index = at; index >= from; index -= 1) {
      const placed = levelled[index];
      if (placed !== undefined) checkFlowOf(facts, placed, last, emit);
    }
    for (let index = from; index <= at; index += 1) {
      const placed = levelled[index];
      const level = placed?.session.level;
      if (placed !== undefined && level != null && !last.has(level)) last.set(level, placed);
    }
    at = from - 1;
  }
}

function checkFlowOf(
  facts: Frame['facts'],
  placed: Placed,
  last: ReadonlyMap<number, Placed>,
  emit: Emit,
): void {
  let easier: Placed | undefined;
  for (const [level, other] of last) {
    if (level >= (placed.session.level ?? 0)) continue;
    if (
      easier === undefined ||
      other.start > easier.start ||
      (other.start === easier.start && other.id < easier.id)
    )
      easier = other;
  }
  if (easier === undefined) return;
  emit(
    violation(facts, {
      rule: 'content-flow',
      sessions: [easier.id, placed.id],
      during: { start: placed.start, end: placed.end },
      params: { theme: placed.session.themeId ?? '' },
      key: [placed.id],
    }),
  );
}

/**
 * `language-unbalanced`: a language that is spoken on a day in two or more sessions, and all of them in one half of it
 * while the other half has two or more sessions; once per day and language. The halves meet in the middle between the
 * first beginning and the last end; a session belongs to the half in which it begins. What is for everybody and
 * exhibition hours do not count.
 */
export function checkLanguages({ facts }: Frame, day: number, list: readonly Placed[], emit: Emit): void {
  const talks = list.filter(({ session }) => !session.common && session.kind !== 'exhibition-hours');
  const date = facts.days[day];
  if (date === undefined || talks.length < 4) return;
  const start = Math.min(...talks.map((talk) => talk.start));
  const end = Math.max(...talks.map((talk) => talk.end));
  const middle = (start + end) / 2;
  const halves = [talks.filter((talk) => talk.start < middle), talks.filter((talk) => talk.start >= middle)];
  const languages = [...new Set(talks.flatMap(({ session }) => session.languages))].sort(compare);
  halves.forEach((half, index) => {
    const other = halves[1 - index] ?? [];
    if (half.length < 2 || other.length < 2) return;
    for (const language of languages) {
      const speaking = half.filter(({ session }) => session.languages.includes(language));
      if (speaking.length < 2 || other.some(({ session }) => session.languages.includes(language))) continue;
      emit(
        violation(facts, {
          rule: 'language-unbalanced',
          sessions: speaking.map(({ id }) => id),
          during: { start, end },
          params: { day: date.day, language, half: index + 1, count: speaking.length },
          key: [date.day, language],
        }),
      );
    }
  });
}

/**
 * `speaker-days-apart`: a person has sessions on two days and none on the days between; once for each such gap. Named
 * with the last session before it and the first after it. What lies outside of the edition's days does not count.
 */
export function checkDaysApart({ facts }: Frame, person: string, list: readonly Placed[], emit: Emit): void {
  let before: { readonly placed: Placed; readonly day: number } | undefined;
  for (const placed of list) {
    const one = { placed, day: dayAt(facts.days, placed.start) };
    if (one.day < 0) continue;
    if (before !== undefined && one.day > before.day + 1) {
      emit(
        violation(facts, {
          rule: 'speaker-days-apart',
          sessions: [before.placed.id, one.placed.id],
          persons: [person],
          during: null,
          params: { days: one.day - before.day - 1 },
          key: [person, facts.days[before.day]?.day ?? '', facts.days[one.day]?.day ?? ''],
        }),
      );
    }
    before = one;
  }
}
