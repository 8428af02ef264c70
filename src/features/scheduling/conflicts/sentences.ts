import type { Translate } from '../../../platform/i18n/index.ts';
import {
  type DateSettings,
  dayLabel,
  duration,
  formatList,
  isolateAuto,
  type LocalText,
  quote,
  textIn,
  time,
  timeRange,
  titledName,
} from '../../../platform/language/index.ts';
import { personWords } from '../../directory/index.ts';
import type { AgendaData, AgendaSession } from '../../programme/index.ts';
import type { Violation } from '../rules/facts.ts';

/** What violations are told with: names by id, in both languages. */
export interface Names {
  readonly sessions: ReadonlyMap<string, AgendaSession>;
  readonly persons: ReadonlyMap<string, AgendaData['persons'][number]>;
  readonly rooms: ReadonlyMap<string, AgendaData['rooms'][number]>;
  readonly themes: ReadonlyMap<string, AgendaData['themes'][number]>;
}

const byId = <T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((one) => [one.id, one]));

/** Names of a whole programme, as those who work on it read it. */
export const namesOf = ({ sessions, persons, rooms, themes }: AgendaData): Names => ({
  sessions: byId(sessions),
  persons: byId(persons),
  rooms: byId(rooms),
  themes: byId(themes),
});

/** One language's way to say names, times and numbers. */
export interface Voice {
  readonly t: Translate;
  readonly settings: DateSettings;
}

const named = (text: LocalText | undefined, { settings }: Voice): string =>
  text === undefined ? '' : textIn(text, settings.language).text;

export const personNamed = (id: string, names: Names, { settings }: Voice): string => {
  const person = names.persons.get(id);
  return person === undefined
    ? ''
    : titledName(personWords(person, settings.language), { abbreviated: true });
};

export const roomNamed = (id: string, names: Names, voice: Voice): string =>
  named(names.rooms.get(id)?.name, voice);

/** A violation as one sentence, with the names of what it is about. */
export function sentenceOf(violation: Violation, names: Names, voice: Voice): string {
  const { t, settings } = voice;
  const { params, during } = violation;
  const [first, second] = violation.sessions;
  const title = (id: string | undefined): string =>
    id === undefined
      ? ''
      : quote(isolateAuto(named(names.sessions.get(id)?.title, voice)), settings.language);
  const at = (instant: number): string => time(new Date(instant), settings);
  const figure = (name: string): number => Number(params[name] ?? 0);
  const room = (id: string | undefined): string =>
    id === undefined ? '' : isolateAuto(roomNamed(id, names, voice));
  const [person] = violation.persons;
  const left = figure('left');
  // A pause is said in the order of time, whichever of the two should move.
  const [before, after] = second !== undefined && params.after === second ? [second, first] : [first, second];
  return t(`conflicts:sentence.${variantOf(violation)}`, {
    first: title(before),
    second: title(after),
    person: person === undefined ? '' : isolateAuto(personNamed(person, names, voice)),
    room: room(violation.rooms.at(-1)),
    theme: quote(named(names.themes.get(String(params.theme ?? ''))?.title, voice), settings.language),
    own: room(typeof params.own === 'string' ? params.own : undefined),
    from: during === null ? '' : at(during.start),
    to: during === null ? '' : at(during.end),
    was:
      violation.rule === 'pinned' || violation.rule === 'moved-after-release'
        ? wasAt(params, names, voice)
        : '',
    missing: String(params.missing ?? '')
      .split(' ')
      .filter((feature) => feature !== '')
      .map((feature) => t(`series:feature.${feature}`))
      .join(settings.language === 'ar' ? '، ' : ', '),
    needed: violation.rule === 'pause' ? duration(figure('needed'), settings) : figure('needed'),
    left: left === 0 ? '' : duration(left, settings),
    booths: figure('booths'),
    expected: figure('expected'),
    seats: figure('seats'),
    people: figure('people'),
    language: t(`common:language.${params.language === 'en' ? 'en' : 'ar'}`),
    day: params.day === undefined ? '' : dayLabel(String(params.day), settings),
    days: t('common:count.day', { count: figure('days') }),
    sessions: t('common:count.session', { count: violation.sessions.length }),
  });
}

/** Some rules are said in more ways than one. */
function variantOf({ rule, sessions, persons, params }: Violation) {
  switch (rule) {
    case 'room-twice':
      return sessions.length === 1 ? 'room-twice-elsewhere' : rule;
    case 'person-twice':
      return sessions.length === 1 ? 'person-twice-elsewhere' : rule;
    case 'pause':
      return params.left === 0 ? 'pause-none' : rule;
    case 'outside-edition':
      return params.side === 'before' ? 'outside-edition-before' : 'outside-edition-after';
    case 'early-or-late':
      return params.side === 'early' ? 'early-or-late-early' : 'early-or-late-late';
    case 'language-unbalanced':
      return params.half === 1 ? 'language-unbalanced-1' : 'language-unbalanced-2';
    case 'undesired-time':
      return persons.length > 0 ? 'undesired-time-person' : rule;
    case 'preferred-time':
      return persons.length > 0 ? 'preferred-time-person' : rule;
    default:
      return rule;
  }
}

/** Day, time and room of the last release. */
function wasAt(params: Violation['params'], names: Names, voice: Voice): string {
  const { settings } = voice;
  const [start, end] = [new Date(Number(params.start)), new Date(Number(params.end))];
  return formatList(
    [
      dayLabel(start, settings),
      timeRange(start, end, settings),
      roomNamed(String(params.room ?? ''), names, voice),
    ],
    settings.language,
    'roster',
  );
}
