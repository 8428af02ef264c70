import type { Translate, Translator } from '../../platform/i18n/index.ts';
import { fullDate, gregorianDate, type Language, time, zonePhrase } from '../../platform/language/index.ts';
import type { PageContext } from '../../platform/pages/index.ts';
import { dateSettingsOf } from './shell.ts';
import type { EditionWhole } from './store.ts';

const told = (words: Translate, whole: EditionWhole, language: Language, at: Date): string => {
  const settings = dateSettingsOf(whole, language);
  return words('series:moment', {
    day: fullDate(at, settings),
    time: time(at, settings),
    zone: zonePhrase(settings),
  });
};

/** An instant in the edition's zone and in both calendars, on a page: as a deadline is told. */
export const momentOf = (context: PageContext, whole: EditionWhole, at: Date): string =>
  told(context.words(whole.edition.digits), whole, context.language, at);

/** The same in a mail, for a reader of the language. */
export const momentFor = (
  translator: Translator,
  whole: EditionWhole,
  language: Language,
  at: Date,
): string => told(translator.t(language, { digits: whole.edition.digits }), whole, language, at);

/** Day and time of an instant, for a list. */
export function shortMoment(context: PageContext, whole: EditionWhole, at: Date) {
  const settings = dateSettingsOf(whole, context.language);
  return {
    time: { datetime: at.toISOString(), text: gregorianDate(at, settings).replaceAll(' ', '\u00a0') },
    sub: time(at, settings),
  };
}
