import type { Language, LocalText } from '../../../platform/language/index.ts';
import type { Speech } from './words.ts';

/** A text of authority as a column of a language shows it. */
export interface ShownWording {
  readonly text: string;
  /** Language that it is really written in. */
  readonly language: Language;
  /** What is to be said of a translation: that there is none, that it lags behind; empty when there is nothing to say. */
  readonly note: string;
}

/** The wording in a language; where it is not translated, its own, and that is said. */
export const wordingIn = (text: LocalText, { language, say, outcomes }: Speech): ShownWording => {
  if (text[language].trim() !== '') {
    const stale = language !== text.authentic && text.status[language] === 'stale';
    return { text: text[language], language, note: stale ? outcomes('translation-stale') : '' };
  }
  const other: Language = language === 'ar' ? 'en' : 'ar';
  return { text: text[other], language: other, note: text[other].trim() === '' ? '' : say('not-translated') };
};
