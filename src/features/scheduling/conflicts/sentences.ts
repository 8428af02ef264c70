import type { Translate } from '../../../platform/i18n/index.ts';
import { type DateSettings, type LocalText, textIn, titledName } from '../../../platform/language/index.ts';
import { personWords } from '../../directory/index.ts';
import type { AgendaData, AgendaSession } from '../../programme/index.ts';
import type { Violation } from '../rules/facts.ts';
import { sayViolation } from '../rules/sentence.ts';

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
  return sayViolation(violation, {
    settings,
    t: (key, params) => t(key, params),
    session: (id) => named(names.sessions.get(id)?.title, voice),
    person: (id) => personNamed(id, names, voice),
    room: (id) => roomNamed(id, names, voice),
    theme: (id) => named(names.themes.get(id)?.title, voice),
  });
}
