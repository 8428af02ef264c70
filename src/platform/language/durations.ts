import { formatNumber, type NumberSettings } from './digits.ts';
import { joinAnd } from './lists.ts';
import type { GrammaticalCase } from './ordinals.ts';
import { type PluralForms, selectPlural } from './plurals.ts';

type Unit = 'minute' | 'hour' | 'day';

// `#` is the figure; one and two carry none. The two-form after a preposition differs (ساعتين).
const arabicUnits: Record<Unit, PluralForms> = {
  minute: {
    zero: 'أقل من دقيقة',
    one: 'دقيقة واحدة',
    two: 'دقيقتان',
    few: '# دقائق',
    many: '# دقيقة',
    other: '# دقيقة',
  },
  hour: { one: 'ساعة واحدة', two: 'ساعتان', few: '# ساعات', many: '# ساعة', other: '# ساعة' },
  day: { one: 'يوم واحد', two: 'يومان', few: '# أيام', many: '# يومًا', other: '# يوم' },
};
const englishUnits: Record<Unit, PluralForms> = {
  minute: { one: '# minute', other: '# minutes' },
  hour: { one: '# hour', other: '# hours' },
  day: { one: '# day', other: '# days' },
};

const counted = (
  count: number,
  unit: Unit,
  settings: NumberSettings,
  grammaticalCase: GrammaticalCase,
): string => {
  const forms = settings.language === 'ar' ? arabicUnits[unit] : englishUnits[unit];
  const form = selectPlural(forms, count, settings.language).replace('#', formatNumber(count, settings));
  return grammaticalCase === 'obl' ? form.replace(/ان$/, 'ين') : form;
};

/**
 * A length of time in words, largest unit first: 45 is «45 دقيقة», 75 «ساعة و15 دقيقة» ("1 hour and 15 minutes"),
 * 1,440 «يوم واحد».
 *
 * @param minutes whole minutes, 0 or more
 * @param grammaticalCase `obl` after a preposition («خلال ساعتين»); default `nom`
 */
export function duration(
  minutes: number,
  settings: NumberSettings,
  grammaticalCase: GrammaticalCase = 'nom',
): string {
  const whole = Math.max(0, Math.round(minutes));
  const split: readonly [number, Unit][] = [
    [Math.floor(whole / 1440), 'day'],
    [Math.floor((whole % 1440) / 60), 'hour'],
    [whole % 60, 'minute'],
  ];
  const shown = split.filter(([count]) => count > 0);
  if (shown.length === 0) return counted(0, 'minute', settings, 'nom');
  const words = shown.map(([count, unit], index) => {
    const word = counted(count, unit, settings, grammaticalCase);
    // Before a smaller unit «ساعة» needs no «واحدة».
    return index < shown.length - 1 ? word.replace(/ واحدة?$/, '') : word;
  });
  return words.reduce((text, word) => joinAnd(text, word, settings.language));
}
