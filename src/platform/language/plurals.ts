import type { Language } from './languages.ts';

/** CLDR plural categories. Arabic uses all six, English `one` and `other`. */
export const pluralCategories = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

/** One of {@link pluralCategories}. */
export type PluralCategory = (typeof pluralCategories)[number];

/** The categories that messages of a language must provide, in CLDR's order. */
export const pluralCategoriesOf = {
  ar: pluralCategories,
  en: ['one', 'other'],
} as const satisfies Record<Language, readonly PluralCategory[]>;

const rules: Record<Language, Intl.PluralRules> = {
  ar: new Intl.PluralRules('ar'),
  en: new Intl.PluralRules('en'),
};

/** The plural category of a count: 3 is `few` in Arabic and `other` in English; 1.5 is `other` in both. */
export function pluralCategory(count: number, language: Language): PluralCategory {
  return rules[language].select(count);
}

/** Forms of a counted noun; `other` stands in for those that are left out. */
export type PluralForms = { readonly [C in PluralCategory]?: string } & { readonly other: string };

/** The form that agrees with the count. */
export function selectPlural(forms: PluralForms, count: number, language: Language): string {
  return forms[pluralCategory(count, language)] ?? forms.other;
}
