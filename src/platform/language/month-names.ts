import type { Language } from './languages.ts';
import type { GrammaticalCase } from './ordinals.ts';

/**
 * Arabic names of the Gregorian months, a setting of the edition: `gulf` (Gulf, Egypt, Sudan, Yemen, Libya), `levant`
 * (Jordan, Syria, Lebanon, Palestine, Iraq), `maghreb` (Algeria, Tunisia), `morocco`, `joint` (UN and League style).
 */
export const monthNameSets = ['gulf', 'levant', 'maghreb', 'morocco', 'joint'] as const;

/** One of {@link monthNameSets}. */
export type MonthNames = (typeof monthNameSets)[number];

// Names as CLDR 48 has them for ar, ar-JO, ar-DZ and ar-MA; kept here because they move between versions of ICU.
const gulf = 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'.split(' ');
const levant = [
  ...['كانون الثاني', 'شباط', 'آذار', 'نيسان', 'أيار', 'حزيران', 'تموز', 'آب', 'أيلول'],
  ...['تشرين الأول', 'تشرين الثاني', 'كانون الأول'],
];
const arabicMonths: Record<MonthNames, readonly string[]> = {
  gulf,
  levant,
  maghreb: 'جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر'.split(' '),
  morocco: 'يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر'.split(' '),
  joint: levant.map((name, index) => `${name}/${gulf[index] ?? ''}`),
};
const englishMonths =
  'January February March April May June July August September October November December'.split(' ');

const arabicHijriMonths = [
  ...['محرم', 'صفر', 'ربيع الأول', 'ربيع الآخر', 'جمادى الأولى', 'جمادى الآخرة', 'رجب', 'شعبان'],
  ...['رمضان', 'شوال', 'ذو القعدة', 'ذو الحجة'],
];
const englishHijriMonths = [
  ...['Muharram', 'Safar', 'Rabi I', 'Rabi II', 'Jumada I', 'Jumada II', 'Rajab', 'Shaban'],
  ...['Ramadan', 'Shawwal', 'Dhu al-Qadah', 'Dhu al-Hijjah'],
];

const arabicWeekdays = 'الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت'.split(' ');
const englishWeekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** Name of a Gregorian month. @param month 1–12 */
export function monthName(month: number, language: Language, names: MonthNames): string {
  return (language === 'ar' ? arabicMonths[names] : englishMonths)[month - 1] ?? '';
}

/** Name of a Hijri month; after a preposition ذو becomes ذي («في ذي القعدة»). @param month 1–12 */
export function hijriMonthName(
  month: number,
  language: Language,
  grammaticalCase: GrammaticalCase = 'nom',
): string {
  if (language === 'en') return englishHijriMonths[month - 1] ?? '';
  const name = arabicHijriMonths[month - 1] ?? '';
  return grammaticalCase === 'obl' ? name.replace(/^ذو /, 'ذي ') : name;
}

/** Name of a day of the week. @param weekday 0 Sunday – 6 Saturday */
export function weekdayName(weekday: number, language: Language): string {
  return (language === 'ar' ? arabicWeekdays : englishWeekdays)[weekday] ?? '';
}
