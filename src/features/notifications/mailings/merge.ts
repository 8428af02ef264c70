/** Merge fields: `{{name}}` in a text stands for what is known of each receiver. */
import type { Entry } from '../../../platform/entry/index.ts';
import { cleanLine, type Language, type LocalText, languages } from '../../../platform/language/index.ts';

/** Fields that every message has, whatever its list: the receiver's name, the forum's, the edition's. */
export const commonFields = ['name', 'forum', 'edition'] as const;

const FIELD = /\{\{([^{}]*)\}\}/g;

/** Notes every field that does not exist, and braces that open or close none. */
export function checkFields(
  entry: Entry,
  field: string,
  text: LocalText | null,
  known: readonly string[],
): void {
  for (const language of languages) {
    const written = text?.[language] ?? '';
    const unknown = [...written.matchAll(FIELD)]
      .map(([, name = '']) => name.trim())
      .find((name) => !known.includes(name));
    if (unknown !== undefined) {
      entry.refuse(`${field}.${language}`, 'merge-field-unknown', {
        // Braces of their own would be taken for a placeholder of the sentence.
        name: unknown === '' ? '…' : unknown.slice(0, 60),
        known: known.join(language === 'ar' ? '، ' : ', '),
      });
    } else if (/\{\{|\}\}/.test(written.replaceAll(FIELD, ''))) {
      entry.refuse(`${field}.${language}`, 'merge-field-open');
    }
  }
}

/**
 * Puts values in the place of fields, once: what looks like a field inside a value stays as it is. Values are one line
 * of plain text; markup is escaped where the mail is made.
 */
export const merge = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(FIELD, (_whole, name: string) => cleanLine(values[name.trim()] ?? '').text);

/** The text that a reader of a language gets: the other language's where there is none. */
export const textFor = (text: LocalText, language: Language): { text: string; language: Language } => {
  if (text[language] !== '') return { text: text[language], language };
  const other = language === 'ar' ? 'en' : 'ar';
  return { text: text[other], language: other };
};
