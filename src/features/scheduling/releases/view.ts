import {
  dayOf,
  fullDate,
  gregorianDate,
  hijriDate,
  type Language,
  textIn,
  time,
  titledName,
  zonePhrase,
} from '../../../platform/language/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import type { TagTone } from '../../../platform/views/index.ts';
import { personWords } from '../../directory/index.ts';
import {
  type AgendaData,
  type DifferenceKind,
  differenceKinds,
  type SessionDifference,
} from '../../programme/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../series/index.ts';
import { type DifferenceWords, differenceLines, differenceTitle, type Names } from './words.ts';

/** One session of a list of differences. */
export interface DifferenceView {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly href?: string | undefined;
  readonly tag: { readonly text: string; readonly tone: TagTone };
  readonly lines: readonly string[];
}

export interface DifferenceDay {
  readonly day: string;
  readonly title: string;
  /** Empty when the edition shows no Hijri dates. */
  readonly hijri: string;
  readonly items: readonly DifferenceView[];
}

const tones: Readonly<Record<DifferenceKind, TagTone>> = {
  added: 'ok',
  changed: 'info',
  cancelled: 'bad',
  restored: 'ok',
  removed: 'bad',
};

/** Names from the programmes that know them: the first that has one says it. */
export function namesIn(...programmes: readonly AgendaData[]): Names {
  const rooms = new Map(programmes.flatMap(({ rooms: all }) => all).map(({ id, name }) => [id, name]));
  const themes = new Map(programmes.flatMap(({ themes: all }) => all).map(({ id, title }) => [id, title]));
  const persons = new Map(programmes.flatMap(({ persons: all }) => all).map((person) => [person.id, person]));
  return {
    room: (id) => rooms.get(id ?? ''),
    theme: (id) => themes.get(id ?? ''),
    person: (id, language) => {
      const person = persons.get(id);
      return person === undefined ? '' : titledName(personWords(person, language), { abbreviated: true });
    },
  };
}

/** The words of differences on a page, in the edition's digits and zone. */
export const wordsFor = (
  context: Pick<PageContext, 'language' | 'words'>,
  whole: EditionWhole,
  names: Names,
): DifferenceWords => ({
  t: context.words(whole.edition.digits),
  settings: dateSettingsOf(whole, context.language),
  names,
});

/** When a release came out, in both calendars and by the edition's clock. */
export const releasedOn = (at: Date, { settings, t }: DifferenceWords): string =>
  t('releases:moment', {
    day: fullDate(at, settings),
    time: time(at, settings),
    zone: zonePhrase(settings),
  });

/** «09:00 – 10:30» stays on one line. */
const unbroken = (line: string): string => line.replaceAll(' – ', '\u00a0–\u00a0');

/** Differences by day, in order of time, each in words. */
export function differenceDays(
  differences: readonly SessionDifference[],
  words: DifferenceWords,
  hrefOf: (difference: SessionDifference) => string | undefined,
): DifferenceDay[] {
  const { settings, t } = words;
  const days = new Map<string, DifferenceView[]>();
  for (const difference of differences) {
    const session = difference.after ?? difference.before;
    if (session === null) continue;
    const day = dayOf(new Date(session.startsAt), settings.timeZone);
    const items = days.get(day) ?? [];
    days.set(day, items);
    items.push({
      id: session.id,
      code: session.code,
      title: textIn(session.title, settings.language).text,
      href: hrefOf(difference),
      tag: { text: differenceTitle(difference, t), tone: tones[difference.kind] },
      lines: differenceLines(difference, words).map(unbroken),
    });
  }
  return [...days.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, items]) => ({
      day,
      title: gregorianDate(day, settings, { weekday: true }),
      hijri: hijriDate(day, settings),
      items,
    }));
}

/** «3 جلسات مضافة، جلسة ملغاة»: what a release brought, in counts; empty for nothing. */
export const countsText = (
  counts: Readonly<Record<string, number>>,
  t: DifferenceWords['t'],
  language: Language,
): string =>
  differenceKinds
    .flatMap((kind) => (counts[kind] === undefined ? [] : [t(`releases:count.${kind}`, { n: counts[kind] })]))
    .join(language === 'ar' ? '، ' : ', ');
