// What pasted text carries and nobody types: bidi controls, zero-width characters, byte order mark, tatweel.
const dropped = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\ufeff\u0640]/g;
// «مقعدًا» with the tanwin before or after its alif; NFKC may put a shadda between them.
const finalTanwin = /(?:\u064b[\u064c-\u065f]*\u0627|\u0627\u064b)(?![\p{L}\p{M}])/gu;
const arabicMarks = /[\u064b-\u065f\u0670\u06d6-\u06ed]/g;
const latinAccents = /[\u0300-\u036f]/g;
const betweenWords = /[^\p{L}\p{N}\p{M}]+/gu;

const folds: Readonly<Record<string, string>> = {
  ...{ أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ة: 'ه', ؤ: '', ئ: '', ء: '' },
  ...{ ک: 'ك', ی: 'ي', ڤ: 'ف', پ: 'ب', چ: 'ج', گ: 'ك' },
};
const foldable = new RegExp(`[${Object.keys(folds).join('')}]`, 'g');

const latinDigit = (digit: string): string => String((digit.codePointAt(0) ?? 0) & 0xf);

/**
 * The search key: the same on index and query, never shown and never compared for identity. It forgives hamza, ta
 * marbuta, alif maqsura, vowels, tatweel, Persian letters, digit shapes, accents, case and punctuation.
 *
 * @example searchKey('المسؤولُون، ١٤') === searchKey('المسئولون 14') // true
 */
export function searchKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(dropped, '')
    .replace(finalTanwin, '')
    .replace(arabicMarks, '')
    .replace(foldable, (letter) => folds[letter] ?? letter)
    .replace(/[٠-٩۰-۹]/g, latinDigit)
    .toLowerCase()
    .normalize('NFD')
    .replace(latinAccents, '')
    .replace(betweenWords, ' ')
    .trim()
    .replace(/(^| )([وفبلك]?عبد) (?=\S)/g, '$1$2');
}
