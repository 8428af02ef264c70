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

const placeholder = /\{\{[^}]*\}\}/g;

const placeholdersOf = (entry: Entry): string =>
  [...new Set([...entry.forms.values()].flatMap((text) => text.match(placeholder) ?? []))].sort().join(' ');

// What has no business in a message: bidi controls (added at runtime), Latin marks in Arabic, digits that the edition's
// setting could not reach (give them as parameters), the other script.
const wrongIn: Record<Language, RegExp> = {
  ar: /\p{Default_Ignorable_Code_Point}|[,?;]| [،؛؟]|[0-9٠-٩]/u,
  en: /\p{Default_Ignorable_Code_Point}|[\u0600-\u06ff]/u,
};

interface Found {
  readonly language: Language;
  readonly entry: Entry;
}

type Fault = Pick<MessageFault, 'fault' | 'detail'>;

// The oblique is a case of Arabic: other languages answer with the plain key.
const missingIn = (key: string, found: readonly Found[]): Fault[] =>
  languages
    .filter((language) => !found.some((one) => one.language === language))
    .filter((language) => language === 'ar' || !key.endsWith('_obl'))
    .map((language) => ({ fault: 'missing key', detail: language }));

const missingForms = (found: readonly Found[]): Fault[] => {
  if (!found.some(({ entry }) => !entry.forms.has(''))) return [];
  return found.flatMap(({ language, entry }) =>
    pluralCategoriesOf[language]
      .filter((category) => !entry.forms.has(category))
      .map((category): Fault => ({ fault: 'missing plural form', detail: `${language}: ${category}` })),
  );
};

const differingPlaceholders = (found: readonly Found[]): Fault[] => {
  const sets = found.map(({ language, entry }) => ({ language, set: placeholdersOf(entry) }));
  if (new Set(sets.map(({ set }) => set)).size <= 1) return [];
  const detail = sets.map(({ language, set }) => `${language}: ${set || 'none'}`).join('; ');
  return [{ fault: 'placeholders differ', detail }];
};

// The language link is written in its own language on every page.
const autonyms = new Set(['العربية', 'English']);

const textFaults = (found: readonly Found[]): Fault[] =>
  found.flatMap(({ language, entry }) =>
    [...entry.forms.values()].flatMap((text): Fault[] => {
      if (text.trim() === '') return [{ fault: 'empty', detail: language }];
      // A word stands where the placeholder does: «{{name}}،» has no space before its comma.
      const own = text.replace(placeholder, language === 'ar' ? 'س' : 's');
      return !autonyms.has(text) && wrongIn[language].test(own)
        ? [{ fault: 'unexpected character', detail: `${language}: ${text}` }]
        : [];
    }),
  );

/**
 * What is wrong with the words of the features: keys that a language lacks, plural forms that its grammar needs (six in
 * Arabic, one and other in English), placeholders that differ between languages, empty texts, characters that do not
 * belong. Arabic key sets `…_obl` need no twin in English.
 */
export function checkMessages(catalogues: readonly MessageCatalogue[]): MessageFault[] {
  return catalogues.flatMap((catalogue) => {
    const { namespace } = catalogue;
    const byLanguage = languages.map((language) => ({ language, entries: entriesOf(catalogue[language]) }));
    const keys = new Set(byLanguage.flatMap(({ entries }) => [...entries.keys()]));
    return [...keys].flatMap((key) => {
      const found = byLanguage.flatMap(({ language, entries }): Found[] => {
        const entry = entries.get(key);
        return entry ? [{ language, entry }] : [];
      });
      const faults = [
        ...missingIn(key, found),
        ...missingForms(found),
        ...differingPlaceholders(found),
        ...textFaults(found),
      ];
      return faults.map((fault) => ({ namespace, key, ...fault }));
    });
  });
}
