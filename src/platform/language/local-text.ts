import { sameText } from './entry.ts';
import { type Language, languages } from './languages.ts';

/**
 * How far a text in one language may be trusted: `missing` (empty), `draft` (written, not reviewed), `reviewed`
 * (the authentic text, or a translation that someone confirmed), `stale` (the authentic text changed after it).
 */
export const translationStatuses = ['missing', 'draft', 'reviewed', 'stale'] as const;

/** One of {@link translationStatuses}. */
export type TranslationStatus = (typeof translationStatuses)[number];

/** Public text in every language, with the language that decides in doubt and the state of each translation. */
export type LocalText = { readonly [L in Language]: string } & {
  readonly authentic: Language;
  readonly status: { readonly [L in Language]: TranslationStatus };
};

/** What a form, an import or the API gives for a text: any language may be left out and is then empty. */
export type LocalTextInput = { readonly [L in Language]?: string | undefined } & {
  /** Default: Arabic; when Arabic is empty, the first language that has text. */
  readonly authentic?: Language | undefined;
  /** Known statuses, as from an export; left out, they are derived. A status never contradicts the text. */
  readonly status?: { readonly [L in Language]?: TranslationStatus | undefined } | undefined;
};

const perLanguage = <T>(value: (language: Language) => T): { [L in Language]: T } =>
  Object.fromEntries(languages.map((language) => [language, value(language)])) as { [L in Language]: T };

const authenticOf = (input: LocalTextInput): Language =>
  input.authentic ?? languages.find((language) => input[language]?.trim()) ?? languages[0];

/**
 * Builds a text and fills its statuses: an empty language is `missing`, the authentic text is `reviewed`, any other
 * one is a `draft` unless the input says otherwise.
 *
 * @example localText({ ar: 'جلسة', en: 'Session' }).status // { ar: 'reviewed', en: 'draft' }
 */
export function localText(input: LocalTextInput): LocalText {
  const authentic = authenticOf(input);
  const statusOf = (language: Language): TranslationStatus => {
    if (!input[language]?.trim()) return 'missing';
    if (language === authentic) return 'reviewed';
    const given = input.status?.[language];
    return given === undefined || given === 'missing' ? 'draft' : given;
  };
  return { ...perLanguage((language) => input[language] ?? ''), authentic, status: perLanguage(statusOf) };
}

/** A text as it is shown: `language` is the one it is really written in, for the `lang` attribute. */
export interface ShownText {
  readonly text: string;
  readonly language: Language;
  /** True when the wanted language is missing and another one stands in for it. */
  readonly fallback: boolean;
}

/** The text in the wanted language; where it is missing the authentic one, then any that is there. */
export function textIn(text: LocalText, language: Language): ShownText {
  const order = [language, text.authentic, ...languages];
  const found = order.find((candidate) => text[candidate].trim() !== '') ?? language;
  return { text: text[found], language: found, fallback: found !== language };
}

/**
 * The text after an edit. A translation that did not change becomes `stale` when the authentic text did; one that
 * changed is a `draft` again; languages left out of the input keep their text.
 */
export function reviseText(old: LocalText, input: LocalTextInput): LocalText {
  const authentic = input.authentic ?? old.authentic;
  const texts = perLanguage((language) => input[language] ?? old[language]);
  const changed = (language: Language): boolean => !sameText(texts[language], old[language]);
  const statusOf = (language: Language): TranslationStatus => {
    const given = input.status?.[language];
    if (given !== undefined) return given;
    if (changed(language)) return 'draft';
    return changed(authentic) ? 'stale' : old.status[language];
  };
  return localText({ ...texts, authentic, status: perLanguage(statusOf) });
}

/** The text with a translation confirmed by a reviewer; a missing one stays missing. */
export function markReviewed(text: LocalText, language: Language): LocalText {
  return localText({ ...text, status: { ...text.status, [language]: 'reviewed' } });
}

/** Whether every language is written and none lags behind the authentic text; drafts count as written. */
export function isComplete(text: LocalText): boolean {
  return languages.every(
    (language) => text.status[language] !== 'missing' && text.status[language] !== 'stale',
  );
}

/** Whether no language has any text. */
export function isEmptyText(text: LocalText): boolean {
  return languages.every((language) => text.status[language] === 'missing');
}
