import {
  type CalendarDay,
  type DateSettings,
  formatList,
  gregorianDate,
  gregorianRange,
  hijriRange,
  inDigits,
  type Language,
  ordinal,
  quote,
} from '../language/index.ts';
import { type DocumentWords, sayIn, type TextPair } from './texts.ts';

/** What documents say of the edition that they belong to. */
export interface EditionFacts {
  /** Name of the forum as its cover writes it. */
  readonly title: TextPair;
  /** Name for running headers; default the title. */
  readonly shortTitle?: TextPair | null | undefined;
  /** Which edition it is, from 1; `null` for a forum that is held once: the cover then says nothing about it. */
  readonly number: number | null;
  readonly slogan: TextPair | null;
  /** Title, name and post of the patron, without "under the patronage of". */
  readonly patron: TextPair | null;
  readonly venue: TextPair | null;
  readonly city: TextPair | null;
  readonly organiser: TextPair | null;
  readonly coOrganisers: readonly TextPair[];
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  /** Language whose wording decides in doubt: the original of the document. */
  readonly authentic: Language;
  /** Zone, digits, month names and Hijri dates of the edition. */
  readonly dates: Omit<DateSettings, 'language'>;
}

/** How an edition writes dates in a language; English always has Latin digits. */
export const datesIn = ({ dates }: EditionFacts, language: Language): DateSettings => ({
  ...dates,
  language,
  digits: language === 'ar' ? dates.digits : 'latn',
});

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** «الدورة الثالثة», "Third edition"; empty when the edition has no number. */
export const editionLine = ({ number }: EditionFacts, language: Language, words: DocumentWords): string =>
  number === null
    ? ''
    : words[language]('document:edition', { ordinal: capitalised(ordinal(number, 'f', 'nom', language)) });

/** «تحت رعاية معالي وزير الداخلية»; empty without a patron. */
export const patronLine = ({ patron }: EditionFacts, language: Language, words: DocumentWords): string => {
  const said = sayIn(patron, language);
  return said === '' ? '' : words[language]('document:patronage', { patron: said });
};

/** The slogan in the quotation marks of its language; empty without one. */
export const sloganLine = ({ slogan }: EditionFacts, language: Language): string => {
  const said = sayIn(slogan, language);
  return said === '' ? '' : quote(said, language);
};

/** What a running header calls the edition: «ملتقى … · الدورة الثالثة». */
export const runningTitle = (edition: EditionFacts, language: Language, words: DocumentWords): string =>
  [sayIn(edition.shortTitle ?? edition.title, language), editionLine(edition, language, words)]
    .filter((part) => part !== '')
    .join(' · ');

/** A fact of the cover: a label over one or two lines, the first of them the stronger. */
export interface Fact {
  readonly key: 'dates' | 'place' | 'organiser' | 'co-organisers';
  readonly label: string;
  readonly lines: readonly string[];
}

/** Dates in both calendars, place, organiser, co-organisers; what is not known is left out. */
export const factsIn = (edition: EditionFacts, language: Language, words: DocumentWords): Fact[] => {
  const settings = datesIn(edition, language);
  const calendars = [
    gregorianRange(edition.from, edition.to, settings),
    hijriRange(edition.from, edition.to, settings),
  ];
  const lines: Record<Fact['key'], readonly string[]> = {
    dates: settings.hijri.first ? calendars.toReversed() : calendars,
    place: [sayIn(edition.venue, language), sayIn(edition.city, language)],
    organiser: [sayIn(edition.organiser, language)],
    'co-organisers': [
      formatList(
        edition.coOrganisers.map((body) => sayIn(body, language)),
        language,
        'roster',
      ),
    ],
  };
  return (['dates', 'place', 'organiser', 'co-organisers'] as const)
    .map((key) => ({
      key,
      label: words[language](`document:fact.${key}`),
      lines: lines[key].filter((line) => line !== ''),
    }))
    .filter((fact) => fact.lines.length > 0);
};

/** «الإصدار 3 · 12 نوفمبر 2016» in both languages: what a document says of its own version. */
export const versionText = (
  version: string,
  on: CalendarDay | Date,
  edition: EditionFacts,
  words: DocumentWords,
): TextPair => {
  const say = (language: Language): string => {
    const settings = datesIn(edition, language);
    return words[language]('document:version', {
      version: inDigits(version, settings),
      date: gregorianDate(on, settings),
    });
  };
  return { ar: say('ar'), en: say('en') };
};
