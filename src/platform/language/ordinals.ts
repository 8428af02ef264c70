import type { Language } from './languages.ts';

/** Grammatical gender of a noun: دورة is `f`, ملتقى is `m`. */
export type NounGender = 'm' | 'f';

/** Nominative («الدورة العشرون») or oblique, after a preposition or as an object («في الدورة العشرين»). */
export type GrammaticalCase = 'nom' | 'obl';

const units: Record<NounGender, readonly string[]> = {
  m: 'الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر'.split(' '),
  f: 'الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة'.split(' '),
};
// In 11 and 21 the unit is الحادي, never الأول or الواحد.
const firstOfCompound: Record<NounGender, string> = { m: 'الحادي', f: 'الحادية' };
const ten: Record<NounGender, string> = { m: 'عشر', f: 'عشرة' };
const tens = 'العشر الثلاث الأربع الخمس الست السبع الثمان التسع'.split(' ');

const arabicOrdinal = (n: number, gender: NounGender, grammaticalCase: GrammaticalCase): string => {
  if (n <= 10) return units[gender][n - 1] ?? '';
  const unit = n % 10 === 1 ? firstOfCompound[gender] : (units[gender][(n % 10) - 1] ?? '');
  if (n < 20) return `${unit} ${ten[gender]}`;
  const decade = `${tens[Math.floor(n / 10) - 2] ?? ''}${grammaticalCase === 'nom' ? 'ون' : 'ين'}`;
  return n % 10 === 0 ? decade : `${unit} و${decade}`;
};

const englishUnits = [
  ...'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' '),
  ...'eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  ),
];
const englishTens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const englishOrdinal = (n: number): string => {
  if (n < 20) return englishUnits[n - 1] ?? '';
  const decade = englishTens[Math.floor(n / 10) - 2] ?? '';
  return n % 10 === 0 ? decade.replace(/y$/, 'ieth') : `${decade}-${englishUnits[(n % 10) - 1] ?? ''}`;
};

/**
 * The ordinal in words, agreeing with the noun it follows in gender and case; English knows neither.
 * Beyond 99 it is the figure (Arabic «الدورة 100») or the short form (English "100th").
 *
 * @param n 1 or more
 * @example ordinal(21, 'f', 'obl', 'ar') // 'الحادية والعشرين'
 */
export function ordinal(
  n: number,
  gender: NounGender,
  grammaticalCase: GrammaticalCase,
  language: Language,
): string {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`an ordinal needs a whole number from 1, got ${n}`);
  if (n > 99) return ordinalShort(n, language);
  return language === 'ar' ? arabicOrdinal(n, gender, grammaticalCase) : englishOrdinal(n);
}

const suffixes: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };
const englishOrdinalRules = new Intl.PluralRules('en', { type: 'ordinal' });

/** The ordinal for narrow cells: Arabic the bare figure («الدورة 21»), English "21st". */
export function ordinalShort(n: number, language: Language): string {
  return language === 'ar' ? String(n) : `${n}${suffixes[englishOrdinalRules.select(n)] ?? 'th'}`;
}
