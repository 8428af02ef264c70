/**
 * Arabic and English as pure functions: bilingual text, entry normalisation, plurals, ordinals, lists, digits, dates,
 * times, search keys, sort keys, names, slugs. No clock, no files, no database.
 */
export {
  addDays,
  type CalendarDay,
  type DateParts,
  type DateSettings,
  dayOf,
  dayParts,
  daysBetween,
  daysOf,
  defaultDateSettings,
  type HijriSettings,
  hijriOf,
  type WallClock,
  wallClock,
  weekdayOf,
} from './calendar.ts';
export { dateRange, gregorianRange, hijriRange, periodPhrase, type RangeStyle } from './date-ranges.ts';
export {
  type DateStyle,
  dayLabel,
  fullDate,
  gregorianDate,
  hijriDate,
  hijriNote,
  monthYear,
  shortDate,
  weekday,
} from './dates.ts';
export {
  type Digits,
  digitsOf,
  formatNumber,
  formatPercent,
  inDigits,
  type NumberSettings,
  parseDigits,
  parseInteger,
  parseNumber,
  toArabDigits,
  toLatinDigits,
} from './digits.ts';
export { duration } from './durations.ts';
export { type CleanedText, cleanLine, cleanText, sameText } from './entry.ts';
export { isolateAuto, isolateLtr, stripInvisible } from './isolate.ts';
export {
  type Direction,
  directionOf,
  isLanguage,
  type Language,
  languages,
  otherLanguage,
} from './languages.ts';
export { formatList, joinAnd, type ListStyle, quote } from './lists.ts';
export {
  isComplete,
  isEmptyText,
  type LocalText,
  type LocalTextInput,
  localText,
  markReviewed,
  reviseText,
  type ShownText,
  type TranslationStatus,
  textIn,
  translationStatuses,
} from './local-text.ts';
export { hijriMonthName, type MonthNames, monthName, monthNameSets, weekdayName } from './month-names.ts';
export {
  agree,
  type GenderedForms,
  type PersonGender,
  type PersonWords,
  personTitles,
  postLine,
  postNamesBody,
  speakerLine,
  type TitleStyle,
  titledName,
} from './names.ts';
export { type GrammaticalCase, type NounGender, ordinal, ordinalShort } from './ordinals.ts';
export { personSortKey } from './person-sort-keys.ts';
export {
  type PluralCategory,
  type PluralForms,
  pluralCategories,
  pluralCategoriesOf,
  pluralCategory,
  selectPlural,
} from './plurals.ts';
export {
  type Highlight,
  highlight,
  matches,
  matchRank,
  parseSearch,
  rankWords,
  type SearchQuery,
} from './search.ts';
export { searchKey } from './search-key.ts';
export {
  type FormRank,
  normalisedForTrigram,
  searchTerms,
  searchWords,
  type WordForms,
  type WordOptions,
  wordForms,
} from './search-words.ts';
export { isSlug, slugFrom, slugLength } from './slugs.ts';
export { arabicSortKey, compareByKey, compareKeys, englishSortKey, sortKeyOf } from './sort-keys.ts';
export { time, timeInWords, timeOfTwelve, timeRange, zonePhrase } from './times.ts';
