/** A violation as one sentence; pure, so that the board says what the list of conflicts says. */
import {
  type DateSettings,
  dayLabel,
  duration,
  formatList,
  isolateAuto,
  quote,
  time,
  timeRange,
} from '../../../platform/language/index.ts';
import type { Violation } from './facts.ts';

/** How one language says violations: its words, and the names of what they are about, by id. */
export interface SentenceVoice {
  readonly settings: DateSettings;
  /** Says a message by its key with the namespace; numbers are quantities, `count` chooses the plural form. */
  t(key: string, params: Readonly<Record<string, string | number>>): string;
  session(id: string): string;
  person(id: string): string;
  room(id: string): string;
  theme(id: string): string;
}

/** Every value that a sentence may name. */
export const sentenceValues = [
  ...(['first', 'second', 'person', 'room', 'theme', 'own', 'from', 'to', 'was', 'missing'] as const),
  ...(['needed', 'left', 'booths', 'expected', 'seats', 'people', 'language', 'day', 'days'] as const),
  'sessions',
] as const;

/** @param violation of a rule that is looked at */
export function sayViolation(violation: Violation, voice: SentenceVoice): string {
  const { t, settings } = voice;
  const { params, during } = violation;
  const [first, second] = violation.sessions;
  const title = (id: string | undefined): string =>
    id === undefined ? '' : quote(isolateAuto(voice.session(id)), settings.language);
  const at = (instant: number): string => time(new Date(instant), settings);
  const figure = (name: string): number => Number(params[name] ?? 0);
  const room = (id: string | undefined): string => (id === undefined ? '' : isolateAuto(voice.room(id)));
  const [person] = violation.persons;
  const left = figure('left');
  // A pause is said in the order of time, whichever of the two should move.
  const [before, after] = second !== undefined && params.after === second ? [second, first] : [first, second];
  const values: Record<(typeof sentenceValues)[number], string | number> = {
    first: title(before),
    second: title(after),
    person: person === undefined ? '' : isolateAuto(voice.person(person)),
    room: room(violation.rooms.at(-1)),
    theme: quote(voice.theme(String(params.theme ?? '')), settings.language),
    own: room(typeof params.own === 'string' ? params.own : undefined),
    from: during === null ? '' : at(during.start),
    to: during === null ? '' : at(during.end),
    was: violation.rule === 'pinned' || violation.rule === 'moved-after-release' ? wasAt(params, voice) : '',
    missing: String(params.missing ?? '')
      .split(' ')
      .filter((feature) => feature !== '')
      .map((feature) => t(`series:feature.${feature}`, {}))
      .join(settings.language === 'ar' ? '، ' : ', '),
    needed: violation.rule === 'pause' ? duration(figure('needed'), settings) : figure('needed'),
    left: left === 0 ? '' : duration(left, settings),
    booths: figure('booths'),
    expected: figure('expected'),
    seats: figure('seats'),
    people: figure('people'),
    language: t(`common:language.${params.language === 'en' ? 'en' : 'ar'}`, {}),
    day: params.day === undefined ? '' : dayLabel(String(params.day), settings),
    days: t('common:count.day', { count: figure('days') }),
    sessions: t('common:count.session', { count: violation.sessions.length }),
  };
  return t(`conflicts:sentence.${variantOf(violation)}`, values);
}

/** Some rules are said in more ways than one. */
function variantOf({ rule, sessions, persons, params }: Violation): string {
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
function wasAt(params: Violation['params'], { settings, room }: SentenceVoice): string {
  const [start, end] = [new Date(Number(params.start)), new Date(Number(params.end))];
  return formatList(
    [dayLabel(start, settings), timeRange(start, end, settings), room(String(params.room ?? ''))],
    settings.language,
    'roster',
  );
}
