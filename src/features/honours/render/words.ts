import { type EditionFacts, sayIn, type TextPair } from '../../../platform/document/index.ts';
import { commonMessages, createTranslator, inNamespace } from '../../../platform/i18n/index.ts';
import { type DateSettings, isolateAuto, type Language, quote } from '../../../platform/language/index.ts';
import { messagesAr } from './messages.ar.ts';
import { messagesEn } from './messages.en.ts';

type Dates = Pick<EditionFacts, 'dates'>;

const translator = createTranslator([
  commonMessages,
  { namespace: 'certificate', ar: messagesAr, en: messagesEn },
]);

const wordsIn = (language: Language, { dates }: Dates) =>
  translator.t(language, { digits: language === 'ar' ? dates.digits : 'latn' });

/** Arabic words of certificates, in the digits of the edition. */
export const arabicWords = (edition: Dates) =>
  inNamespace<typeof messagesAr>(wordsIn('ar', edition), 'certificate');

/** English words of certificates. */
export const englishWords = (edition: Dates) =>
  inNamespace<typeof messagesEn>(wordsIn('en', edition), 'certificate');

/** A count of hours after a preposition: «ساعتين», «12 ساعة», "12 hours"; empty for none. */
export const hoursPhrase = (hours: number | null, language: Language, edition: Dates): string =>
  hours === null || hours <= 0 ? '' : wordsIn(language, edition)('common:count.hour_obl', { count: hours });

/** A name in a sentence; where it is written in the other language only, an isolate keeps its order. */
export const said = (pair: TextPair | null, language: Language): string => {
  const text = sayIn(pair, language);
  return text !== '' && !pair?.[language].trim() ? isolateAuto(text) : text;
};

/** A title in the quotation marks of the language, unless it brings its own. */
export const quoted = (title: string, language: Language): string =>
  /^[«“]/u.test(title) && /[»”]$/u.test(title) ? title : quote(title, language);

/** How the edition writes dates in a language; English always has Latin digits. */
export const datesOf = ({ dates }: Dates, language: Language): DateSettings => ({
  ...dates,
  language,
  digits: language === 'ar' ? dates.digits : 'latn',
});
