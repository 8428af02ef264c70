import type { Language } from './languages.ts';

/** Shape of the digits in Arabic text, a setting of the edition: `latn` 40, `arab` ٤٠. English is always `latn`. */
export type Digits = 'latn' | 'arab';

/** Language and digits of a text; what the number functions need to know. */
export interface NumberSettings {
  readonly language: Language;
  readonly digits: Digits;
}

/** The digits that a text of this language is written with. */
export function digitsOf(settings: NumberSettings): Digits {
  return settings.language === 'ar' ? settings.digits : 'latn';
}

const arabZero = '٠'.charCodeAt(0);
const persianZero = '۰'.charCodeAt(0);

/** Latin digits as Arabic ones; everything else stays. Never for codes, provision numbers, serials or phones. */
export function toArabDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(arabZero + Number(digit)));
}

/** Arabic (٠–٩) and Persian (۰–۹) digits as Latin ones; everything else stays. */
export function toLatinDigits(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - arabZero))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - persianZero));
}

/** A figure written with Latin digits (a year, an hour) in the digits of the settings. */
export function inDigits(text: string, settings: NumberSettings): string {
  return digitsOf(settings) === 'arab' ? toArabDigits(text) : text;
}

const formatters = new Map<number, Intl.NumberFormat>();

const numberFormatter = (decimals: number): Intl.NumberFormat => {
  const known = formatters.get(decimals);
  if (known) return known;
  const made = new Intl.NumberFormat('en-u-nu-latn', { maximumFractionDigits: decimals });
  formatters.set(decimals, made);
  return made;
};

const separators: Record<string, string> = { ',': '٬', '.': '٫' };

/**
 * A quantity with thousands separated from 1,000 up: `1,204.5`, with Arabic digits `١٬٢٠٤٫٥`. Not for years and codes,
 * which are strings. A negative number carries U+002D in front: isolate it.
 *
 * @param decimals most digits after the point; default 2
 */
export function formatNumber(value: number, settings: NumberSettings, decimals = 2): string {
  const latin = numberFormatter(decimals).format(value);
  if (digitsOf(settings) === 'latn') return latin;
  return toArabDigits(latin.replace(/[,.]/g, (separator) => separators[separator] ?? separator));
}

/** A share of 1 as a percentage, sign after the figure without a space: 0.7 → `70%` or `٧٠٪`. Isolate it in Arabic. */
export function formatPercent(share: number, settings: NumberSettings, decimals = 0): string {
  const sign = digitsOf(settings) === 'arab' ? '٪' : '%';
  return `${formatNumber(share * 100, settings, decimals)}${sign}`;
}

const numberEntry = /^[+-]?(?:\d+|\d{1,3}(?:[,٬]\d{3})+)(?:[.٫]\d+)?$/;

/**
 * A number typed by a person, in Latin, Arabic or Persian digits, with thousands separated or not.
 *
 * @returns `undefined` when it is not a number, `1,5` included: whether its comma parts decimals is anyone's guess
 */
export function parseNumber(entry: string): number | undefined {
  const latin = toLatinDigits(entry.trim()).replace('\u2212', '-');
  if (!numberEntry.test(latin)) return undefined;
  return Number(latin.replace(/[,٬]/g, '').replace('٫', '.'));
}

/** {@link parseNumber} for whole numbers; `undefined` for a fraction. */
export function parseInteger(entry: string): number | undefined {
  const value = parseNumber(entry);
  return value !== undefined && Number.isSafeInteger(value) ? value : undefined;
}

/** {@link parseNumber} for readers of forms: what is no number stays as typed, so that its contract can refuse it. */
export function parseDigits(entry: string): number | string {
  return parseNumber(entry) ?? entry;
}
