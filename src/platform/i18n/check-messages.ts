import {
  type Language,
  languages,
  type PluralCategory,
  pluralCategories,
  pluralCategoriesOf,
} from '../language/index.ts';
import type { MessageCatalogue, Messages } from './catalogue.ts';

/** One thing wrong with a catalogue. */
export interface MessageFault {
  readonly namespace: string;
  readonly key: string;
  readonly fault:
    | 'missing key'
    | 'missing plural form'
    | 'placeholders differ'
    | 'empty'
    | 'unexpected character';
  /** Language and detail: `en`, `ar: two`, `ar: {{field}}; en: {{name}}`. */
  readonly detail: string;
}

interface Entry {
  readonly forms: Map<PluralCategory | '', string>;
}

const suffix = new RegExp(`^(.+)_(${pluralCategories.join('|')})$`);

const flatten = (messages: Messages, path = ''): [string, string][] =>
  Object.entries(messages).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : flatten(value, `${path}${key}.`),
  );

const entriesOf = (messages: Messages): Map<string, Entry> => {
  const entries = new Map<string, Entry>();
  for (const [path, text] of flatten(messages)) {
    const found = suffix.exec(path);
    const key = found?.[1] ?? path;
    const category = (found?.[2] ?? '') as PluralCategory | '';
    const entry = entries.get(key) ?? { forms: new Map() };
    entry.forms.set(category, text);
    entries.set(key, entry);
  }
  return entries;
};

const placeholdersOf = (entry: Entry): string =>
  [...new Set([...entry.forms.values()].flatMap((text) => text.match(/\{\{[^}]*\}\}/g) ?? []))]
    .sort()
    .join(' ');

// Marks that have no business in a message: bidi controls are added at runtime, Latin marks are wrong in Arabic.
const wrongIn: Record<Language, RegExp> = {
  ar: /\p{Default_Ignorable_Code_Point}|[,?;]|[\u0600-\u06ff] [،؛؟]/u,
  en: /\p{Default_Ignorable_Code_Point}|[\u0600-\u06ff]/u,
};

const isPlural = (entry: Entry | undefined): boolean => entry !== undefined && !entry.forms.has('');

/**
 * What is wrong with the words of the features: keys that a language lacks, plural forms that its grammar needs,
 * placeholders that differ between languages, empty texts, foreign punctuation. Arabic key sets `…_obl` need no twin
 * in English, and names written in their own script (the language link) may be excepted.
 *
 * @param options.exceptCharacters keys (`namespace:key`) that hold the other script on purpose
 */
export function checkMessages(
  catalogues: readonly MessageCatalogue[],
  options: { readonly exceptCharacters?: readonly string[] } = {},
): MessageFault[] {
  return catalogues.flatMap((catalogue) => {
    const { namespace } = catalogue;
    const byLanguage = new Map(languages.map((language) => [language, entriesOf(catalogue[language])]));
    const keys = new Set([...byLanguage.values()].flatMap((entries) => [...entries.keys()]));
    return [...keys].flatMap((key): MessageFault[] => {
      const found = languages.flatMap((language) => {
        const entry = byLanguage.get(language)?.get(key);
        return entry ? [{ language, entry }] : [];
      });
      const fault = (kind: MessageFault['fault'], detail: string): MessageFault => ({
        namespace,
        key,
        fault: kind,
        detail,
      });
      const missing = languages
        .filter(
          (language) => !byLanguage.get(language)?.has(key) && !(language !== 'ar' && key.endsWith('_obl')),
        )
        .map((language) => fault('missing key', language));
      const plural = found.some(({ entry }) => isPlural(entry));
      const forms = found.flatMap(({ language, entry }) =>
        plural
          ? pluralCategoriesOf[language]
              .filter((category) => !entry.forms.has(category))
              .map((category) => fault('missing plural form', `${language}: ${category}`))
          : [],
      );
      const sets = found.map(({ language, entry }) => ({ language, set: placeholdersOf(entry) }));
      const differ =
        new Set(sets.map(({ set }) => set)).size > 1
          ? [
              fault(
                'placeholders differ',
                sets.map(({ language, set }) => `${language}: ${set || '–'}`).join('; '),
              ),
            ]
          : [];
      const texts = found.flatMap(({ language, entry }) =>
        [...entry.forms.values()].map((text) => ({ language, text })),
      );
      const empty = texts
        .filter(({ text }) => text.trim() === '')
        .map(({ language }) => fault('empty', language));
      const excepted = options.exceptCharacters?.includes(`${namespace}:${key}`) ?? false;
      const characters = excepted
        ? []
        : texts
            .filter(({ language, text }) => wrongIn[language].test(text.replace(/\{\{[^}]*\}\}/g, '')))
            .map(({ language, text }) => fault('unexpected character', `${language}: ${text}`));
      return [...missing, ...forms, ...differ, ...empty, ...characters];
    });
  });
}
