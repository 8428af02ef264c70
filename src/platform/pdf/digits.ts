/** Digits of an edition: `latn` is 40, `arab` is ٤٠; never both in one language's text. */
export type Digits = 'latn' | 'arab';

const ZERO = { latn: 0x30, arab: 0x660 } as const;

/**
 * Every Latin, Arabic-Indic or Persian digit of a text in the digits asked for; other characters stay. Serials, codes,
 * addresses and phones keep Latin digits: do not pass them through here.
 *
 * @example toDigits('17–19', 'arab') // '١٧–١٩'
 */
export const toDigits = (value: string | number, digits: Digits): string =>
  String(value).replace(/[0-9٠-٩۰-۹]/g, (digit) => {
    const code = digit.charCodeAt(0);
    const number = code >= 0x6f0 ? code - 0x6f0 : code >= 0x660 ? code - 0x660 : code - 0x30;
    return String.fromCharCode(ZERO[digits] + number);
  });
