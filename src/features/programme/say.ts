import type { Translate } from '../../platform/i18n/index.ts';
import {
  type DateSettings,
  dayLabel,
  type Language,
  type LocalText,
  textIn,
  time,
  timeRange,
  titledName,
} from '../../platform/language/index.ts';
import type { ThemeModel } from '../../platform/views/index.ts';
import { personWords } from '../directory/index.ts';
import type { AgendaPerson, AgendaSession, AgendaTheme } from './agenda-data.ts';

/** A text in the reader's language, or in the one that it is written in; empty for none. */
export const say = (text: LocalText | null | undefined, language: Language): string =>
  text == null ? '' : textIn(text, language).text;

/** Titles and name, titles shortened as lists write them. */
export const shortPerson = (person: AgendaPerson, language: Language): string =>
  titledName(personWords(person, language), { abbreviated: true });

/** Titles and name, written out. */
export const fullPerson = (person: AgendaPerson, language: Language): string =>
  titledName(personWords(person, language));

export const themeModel = (theme: AgendaTheme, language: Language): ThemeModel => ({
  number: theme.number,
  name: say(theme.title, language),
});

/** Instant and time of day, for `<time>`. */
export const timeModel = (instant: Date, settings: DateSettings) => ({
  datetime: instant.toISOString(),
  text: time(instant, settings),
});

/** Time and day of a session for a list, kept on one line; undefined without a time. */
export const whenOf = (
  session: AgendaSession,
  settings: DateSettings,
): { datetime: string; time: string; day: string } | undefined =>
  session.startsAt === null || session.endsAt === null
    ? undefined
    : {
        datetime: session.startsAt.toISOString(),
        time: timeRange(session.startsAt, session.endsAt, settings).replaceAll(' ', '\u00a0'),
        day: dayLabel(session.startsAt, settings),
      };

/** Size of a file, as lists write it: whole kilobytes, megabytes with one decimal. */
export const sizeText = (bytes: number, t: Translate): string =>
  bytes < 1_000_000
    ? t('session-files:size.kb', { size: Math.max(1, Math.round(bytes / 1_000)) })
    : t('session-files:size.mb', { size: Math.round(bytes / 100_000) / 10 });
