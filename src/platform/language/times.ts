import { type DateSettings, wallClock } from './calendar.ts';
import { inDigits } from './digits.ts';
import { ordinal } from './ordinals.ts';

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Time of day by 24 hours with two-digit hours, for grids, badges and documents: `09:00`, `٠٩:٠٠`. */
export function time(instant: Date, settings: DateSettings): string {
  const { hour, minute } = wallClock(instant, settings.timeZone);
  return inDigits(`${twoDigits(hour)}:${twoDigits(minute)}`, settings);
}

/**
 * From one time to another. `figures` «09:00 – 10:30»: the text holds the first time first, and in an Arabic line the
 * en dash puts it at the right; keep it from breaking with the `nb` class and never isolate it as left to right.
 * `words` «من 09:00 إلى 10:30», for PDF text that must read back in order.
 */
export function timeRange(
  from: Date,
  to: Date,
  settings: DateSettings,
  style: 'figures' | 'words' = 'figures',
): string {
  const [since, until] = [time(from, settings), time(to, settings)];
  if (style === 'figures') return `${since} – ${until}`;
  return settings.language === 'ar' ? `من ${since} إلى ${until}` : `from ${since} to ${until}`;
}

/** Time of day by 12 hours, for letters and mails: «9:30 ص», "9:30 a.m.". Never mix it with {@link time}. */
export function timeOfTwelve(instant: Date, settings: DateSettings): string {
  const { hour, minute } = wallClock(instant, settings.timeZone);
  const figure = inDigits(`${hour % 12 === 0 ? 12 : hour % 12}:${twoDigits(minute)}`, settings);
  if (settings.language === 'ar') return `${figure} ${hour < 12 ? 'ص' : 'م'}`;
  return `${figure} ${hour < 12 ? 'a.m.' : 'p.m.'}`;
}

const parts: Record<number, string> = { 0: '', 15: ' والربع', 20: ' والثلث', 30: ' والنصف' };

const partOfDay = (hour: number): string => {
  if (hour < 12) return 'صباحًا';
  return hour === 12 ? 'ظهرًا' : 'مساءً';
};

/**
 * Time of day in words, for letters: «الساعة التاسعة والنصف صباحًا»; minutes that have no word, and English, fall back
 * to {@link timeOfTwelve}.
 */
export function timeInWords(instant: Date, settings: DateSettings): string {
  const { hour, minute } = wallClock(instant, settings.timeZone);
  const part = parts[minute];
  if (settings.language === 'en') return timeOfTwelve(instant, settings);
  if (part === undefined) return `الساعة ${timeOfTwelve(instant, settings)}`;
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  const word = twelve === 1 ? 'الواحدة' : ordinal(twelve, 'f', 'nom', 'ar');
  return `الساعة ${word}${part} ${partOfDay(hour)}`;
}

// Zones of the region by the city that stands for them in announcements; CLDR has no such phrase in Arabic.
const cities: Record<string, readonly [ar: string, en: string]> = {
  'Africa/Algiers': ['الجزائر', 'Algiers'],
  'Africa/Cairo': ['القاهرة', 'Cairo'],
  'Africa/Casablanca': ['الرباط', 'Rabat'],
  'Africa/Djibouti': ['جيبوتي', 'Djibouti'],
  'Africa/Khartoum': ['الخرطوم', 'Khartoum'],
  'Africa/Mogadishu': ['مقديشو', 'Mogadishu'],
  'Africa/Nouakchott': ['نواكشوط', 'Nouakchott'],
  'Africa/Tripoli': ['طرابلس', 'Tripoli'],
  'Africa/Tunis': ['تونس', 'Tunis'],
  'Asia/Aden': ['صنعاء', 'Sana’a'],
  'Asia/Amman': ['عمّان', 'Amman'],
  'Asia/Baghdad': ['بغداد', 'Baghdad'],
  'Asia/Bahrain': ['المنامة', 'Manama'],
  'Asia/Beirut': ['بيروت', 'Beirut'],
  'Asia/Damascus': ['دمشق', 'Damascus'],
  'Asia/Dubai': ['أبوظبي', 'Abu Dhabi'],
  'Asia/Gaza': ['القدس', 'Jerusalem'],
  'Asia/Hebron': ['القدس', 'Jerusalem'],
  'Asia/Kuwait': ['الكويت', 'Kuwait'],
  'Asia/Muscat': ['مسقط', 'Muscat'],
  'Asia/Qatar': ['الدوحة', 'Doha'],
  'Asia/Riyadh': ['الرياض', 'Riyadh'],
  'Europe/London': ['لندن', 'London'],
  'Indian/Comoro': ['موروني', 'Moroni'],
};

/** Whose clock the times are: «بتوقيت الرياض», "Riyadh time"; a zone outside the region by its IANA city. */
export function zonePhrase(settings: DateSettings): string {
  const { timeZone, language } = settings;
  if (timeZone === 'UTC' || timeZone === 'Etc/UTC') return language === 'ar' ? 'بالتوقيت العالمي' : 'UTC';
  const known = cities[timeZone];
  const city = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
  return language === 'ar' ? `بتوقيت ${known?.[0] ?? city}` : `${known?.[1] ?? city} time`;
}
