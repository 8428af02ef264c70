import { type DateSettings, fullDate, time } from '../../../platform/language/index.ts';

/** A day and its hour, as the edition writes them, in the Gregorian calendar alone. */
export const stampIn = (at: Date, settings: DateSettings): string =>
  `${fullDate(at, { ...settings, hijri: { ...settings.hijri, show: false } })}${
    settings.language === 'ar' ? '، ' : ', '
  }${time(at, settings)}`;
