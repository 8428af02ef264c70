/** The languages of the interface and of public text, Arabic first. A third language starts with an entry here. */
export const languages = ['ar', 'en'] as const;

/** One language of {@link languages}. */
export type Language = (typeof languages)[number];

/** Writing direction, as HTML's `dir` wants it. */
export type Direction = 'rtl' | 'ltr';

const directions = { ar: 'rtl', en: 'ltr' } as const satisfies Record<Language, Direction>;

/** The writing direction of a language. */
export function directionOf(language: Language): Direction {
  return directions[language];
}

/** The language that the language link leads to: the next one of {@link languages}, round about. */
export function otherLanguage(language: Language): Language {
  const next = languages[(languages.indexOf(language) + 1) % languages.length];
  return next ?? language;
}

/** Whether a string from outside (a path segment, a query, a form) names a language. */
export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}
