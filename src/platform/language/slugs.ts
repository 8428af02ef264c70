import { toLatinDigits } from './digits.ts';
import { stripInvisible } from './isolate.ts';

// Letter by letter, without vowels that are not written: an address to recognise, no scholarly transliteration.
const latin: Readonly<Record<string, string>> = {
  ...{
    ا: 'a',
    أ: 'a',
    إ: 'i',
    آ: 'a',
    ٱ: 'a',
    ب: 'b',
    ت: 't',
    ث: 'th',
    ج: 'j',
    ح: 'h',
    خ: 'kh',
    د: 'd',
    ذ: 'dh',
  },
  ...{
    ر: 'r',
    ز: 'z',
    س: 's',
    ش: 'sh',
    ص: 's',
    ض: 'd',
    ط: 't',
    ظ: 'z',
    ع: 'a',
    غ: 'gh',
    ف: 'f',
    ق: 'q',
    ك: 'k',
  },
  ...{ ل: 'l', م: 'm', ن: 'n', ه: 'h', و: 'w', ي: 'y', ى: 'a', ة: 'a', ء: '', ؤ: 'o', ئ: 'e' },
  ...{ گ: 'g', پ: 'p', چ: 'ch', ڤ: 'v', ک: 'k', ی: 'y' },
};
const latinExtras: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ı: 'i',
  ł: 'l',
  þ: 'th',
};

/** Longest slug that is made, in characters; cut between words where possible. */
export const slugLength = 60;

/**
 * A slug of `[a-z0-9-]` for addresses: from the English text where there is one, else letter by letter from the Arabic.
 * Empty when no letter or digit remains; whoever stores it makes it unique.
 *
 * @example slugFrom('Opening session: “Trust”') // 'opening-session-trust'
 * @example slugFrom('ملتقى') // 'mltqa'
 */
export function slugFrom(text: string): string {
  const slug = toLatinDigits(stripInvisible(text))
    .normalize('NFC')
    .replace(/[\u0640\u064b-\u065f\u0670]/g, '')
    .replace(/[\u0621-\u06d3]/g, (letter) => latin[letter] ?? ' ')
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[ßæœøđıłþ]/g, (letter) => latinExtras[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (slug.length <= slugLength) return slug;
  const cut = slug.slice(0, slugLength + 1);
  return (cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : cut.slice(0, slugLength)).replace(
    /-$/,
    '',
  );
}

/** Whether a string from outside is a slug as {@link slugFrom} makes them. */
export function isSlug(value: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value) && value.length <= slugLength;
}
