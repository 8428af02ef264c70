import type { PluralCategory } from '../language/index.ts';

/** Forms of an Arabic noun with a count; the figure is put before the last three. */
export type ArabicForms = readonly [
  zero: string,
  one: string,
  two: string,
  /** After a preposition or as an object. */
  twoOblique: string,
  /** 3–10: plural. */
  few: string,
  /** 11–99: singular with tanwin where the noun takes it. */
  many: string,
  /** 100–102, fractions: bare singular. */
  other: string,
];

/** Keys of a table of counted nouns: `session_zero` … `session_other` and `session_obl_zero` … `session_obl_other`. */
export type CountedKeys<Table> = {
  readonly [K in keyof Table & string as `${K}_${PluralCategory}` | `${K}_obl_${PluralCategory}`]: string;
};

const withFigure = (noun: string): string => `{{count}} ${noun}`;

/** Messages of counted nouns in Arabic: all six forms, nominative and oblique. In the oblique, zero is a figure. */
export function arabicCounts<const T extends Record<string, ArabicForms>>(table: T): CountedKeys<T> {
  return Object.fromEntries(
    Object.entries(table).flatMap(([key, [zero, one, two, twoOblique, few, many, other]]) => {
      const counted = { few: withFigure(few), many: withFigure(many), other: withFigure(other) };
      const nominative = { zero, one, two, ...counted };
      const oblique = { zero: withFigure(other), one, two: twoOblique, ...counted };
      return [
        ...Object.entries(nominative).map(([category, text]) => [`${key}_${category}`, text] as const),
        ...Object.entries(oblique).map(([category, text]) => [`${key}_obl_${category}`, text] as const),
      ];
    }),
  ) as CountedKeys<T>;
}

/** Messages of counted nouns in English: `session_one`, `session_other`. */
export function englishCounts<const T extends Record<string, readonly [one: string, other: string]>>(
  table: T,
): { readonly [K in keyof T & string as `${K}_one` | `${K}_other`]: string } {
  return Object.fromEntries(
    Object.entries(table).flatMap(([key, [one, other]]) => [
      [`${key}_one`, withFigure(one)],
      [`${key}_other`, withFigure(other)],
    ]),
  ) as { readonly [K in keyof T & string as `${K}_one` | `${K}_other`]: string };
}
