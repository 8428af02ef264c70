import type { Language } from './languages.ts';

/**
 * `text` runs on in a sentence («الأردن، والإمارات، والبحرين»; "Jordan, Qatar and Oman"), `roster` only separates
 * («الأردن، الإمارات، البحرين»).
 */
export type ListStyle = 'text' | 'roster';

const comma: Record<Language, string> = { ar: '، ', en: ', ' };

/** Two parts joined: «1 و60» (و joins the next word), "1 and 60". */
export function joinAnd(one: string, other: string, language: Language): string {
  return language === 'ar' ? `${one} و${other}` : `${one} and ${other}`;
}

/**
 * A list in the punctuation of its language; empty items are skipped. `Intl.ListFormat` writes no commas in Arabic.
 *
 * @param style default `text`
 */
export function formatList(items: readonly string[], language: Language, style: ListStyle = 'text'): string {
  const parts = items.filter((item) => item.trim() !== '');
  const last = parts.at(-1);
  if (last === undefined) return '';
  if (style === 'roster') return parts.join(comma[language]);
  const [first = '', ...rest] = parts;
  if (rest.length === 0) return first;
  if (rest.length === 1) return joinAnd(first, last, language);
  return language === 'ar'
    ? [first, ...rest.map((item) => `و${item}`)].join(comma.ar)
    : joinAnd(parts.slice(0, -1).join(comma.en), last, 'en');
}

/** A text in the quotation marks of its language: «…» and “…”. */
export function quote(text: string, language: Language): string {
  return language === 'ar' ? `«${text}»` : `“${text}”`;
}
