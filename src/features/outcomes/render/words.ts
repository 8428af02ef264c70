import {
  type DocumentWords,
  datesIn,
  type EditionFacts,
  sayIn,
  type TextPair,
} from '../../../platform/document/index.ts';
import { messagesAr as documentAr } from '../../../platform/document/messages.ar.ts';
import { messagesEn as documentEn } from '../../../platform/document/messages.en.ts';
import { commonMessages, createTranslator, inNamespace } from '../../../platform/i18n/index.ts';
import {
  type CalendarDay,
  formatList,
  formatNumber,
  gregorianDate,
  hijriDate,
  isolateAuto,
  type Language,
  monthYear,
} from '../../../platform/language/index.ts';
import { messagesAr as followUpAr } from '../follow-up/messages.ar.ts';
import { messagesEn as followUpEn } from '../follow-up/messages.en.ts';
import { messagesAr as outcomesAr } from '../messages.ar.ts';
import { messagesEn as outcomesEn } from '../messages.en.ts';
import { messagesAr as statementsAr } from '../statements/messages.ar.ts';
import { messagesEn as statementsEn } from '../statements/messages.en.ts';
import { messagesAr as printedFollowUpAr } from './follow-up/messages.ar.ts';
import { messagesEn as printedFollowUpEn } from './follow-up/messages.en.ts';
import { messagesAr } from './messages.ar.ts';
import { messagesEn } from './messages.en.ts';

const translator = createTranslator([
  commonMessages,
  { namespace: 'document', ar: documentAr, en: documentEn },
  { namespace: 'outcomes', ar: outcomesAr, en: outcomesEn },
  { namespace: 'statements', ar: statementsAr, en: statementsEn },
  { namespace: 'follow-up', ar: followUpAr, en: followUpEn },
  { namespace: 'printed-follow-up', ar: printedFollowUpAr, en: printedFollowUpEn },
  { namespace: 'printed-report', ar: messagesAr, en: messagesEn },
]);

/** Words of all catalogues in both languages, in the digits of the edition on the Arabic side. */
export const documentWords = ({ dates }: EditionFacts): DocumentWords => ({
  ar: translator.t('ar', { digits: dates.digits }),
  en: translator.t('en'),
});

/** How a report speaks one language. */
export type Speech = ReturnType<typeof createSpeech>;

/** Everything that a report of an edition says in a language. */
export const createSpeech = (edition: EditionFacts, language: Language) => {
  const words = documentWords(edition)[language];
  const dates = datesIn(edition, language);
  return {
    language,
    /** Words of reports. */
    say: inNamespace<typeof messagesAr>(words, 'printed-report'),
    /** Words that the pages of outcomes say too. */
    outcomes: inNamespace<typeof outcomesAr>(words, 'outcomes'),
    /** Words that the pages of statements say too. */
    statements: inNamespace<typeof statementsAr>(words, 'statements'),
    number: (value: number): string => formatNumber(value, dates),
    /** «16 توصية» */
    count: (count: number): string => words('common:count.recommendation', { count }),
    /** «16 فقرة» */
    countProvisions: (count: number): string => words('common:count.provision', { count }),
    disposition: (outcome: string): string => {
      const word = words(`common:status.disposition.${outcome}`);
      return word.charAt(0).toUpperCase() + word.slice(1);
    },
    continued: (): string => words('document:continued'),
    /** «16 نوفمبر 2016 (16 صفر 1438هـ)» */
    date: (day: CalendarDay): string => {
      const hijri = hijriDate(day, dates);
      return hijri === '' ? gregorianDate(day, dates) : `${gregorianDate(day, dates)} (${hijri})`;
    },
    shortDate: (day: CalendarDay): string => gregorianDate(day, dates),
    month: (day: CalendarDay): string => monthYear(day, dates),
    list: (items: readonly string[]): string => formatList(items, language, 'roster'),
    /** A name; where it is written in the other language only, an isolate keeps its order. */
    said: (pair: TextPair | null | undefined): string => {
      const text = sayIn(pair, language);
      return text !== '' && !pair?.[language].trim() ? isolateAuto(text) : text;
    },
  };
};
