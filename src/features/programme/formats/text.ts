/**
 * Two languages in formats that have room for one: telling scripts apart, writing Arabic and English side by side, and
 * taking them apart again.
 */

import { cleanLine } from './characters.ts';
import type { FileLanguage, FileText } from './model.ts';

/** `line` for names and titles, `block` for running text. */
export type TextStyle = 'line' | 'block';

const separators = { line: ' | ', block: '\n\n---\n\n' } as const;
const readSeparators = { line: /\s+[|/]\s+/g, block: /\n\s*\n?---\n\s*\n?/g } as const;

const arabicLetter = /\p{Script=Arabic}/u;
const letter = /\p{L}/u;
const words = /\p{L}[\p{L}\p{M}]*/gu;
/** Addresses are Latin in any language and say nothing about the text around them. */
const addresses = /\S*(?::\/\/|@)\S*/g;
/** Characters that are looked at: the beginning of a long text tells its language. */
const sample = 600;

/** Counts words in Arabic script, and words in any other. */
const countWords = (text: string): { arabic: number; other: number } => {
  const start = text.slice(0, sample).replace(addresses, ' ');
  if (!arabicLetter.test(start)) return { arabic: 0, other: letter.test(start) ? 1 : 0 };
  const all = start.match(words) ?? [];
  const arabic = all.filter((word) => arabicLetter.test(word)).length;
  return { arabic, other: all.length - arabic };
};

/**
 * The language that a text is kept under. Arabic sentences carry Latin names far more often than the reverse, so one
 * word in three settles it, or a single one where the file declares Arabic. A text without letters follows the hint.
 */
export const languageOf = (text: string, hint?: string): 'ar' | 'en' => {
  const declared = hint?.toLowerCase().split(/[-_]/)[0];
  const { arabic, other } = countWords(text);
  if (arabic + other === 0) return declared === 'ar' ? 'ar' : 'en';
  if (arabic === 0) return 'en';
  if (declared === 'ar' || other === 0) return 'ar';
  return arabic * 3 >= arabic + other ? 'ar' : 'en';
};

const certainLanguageOf = (text: string): 'ar' | 'en' | undefined => {
  const { arabic, other } = countWords(text);
  return arabic + other === 0 ? undefined : languageOf(text);
};

/**
 * Takes a written text apart. Where a separator stands between two scripts, each side goes to its language; otherwise
 * the whole goes to the language of its script.
 */
export const splitText = (written: string, style: TextStyle, hint?: string): FileText => {
  const whole = written.trim();
  if (whole === '') return {};
  if (arabicLetter.test(whole)) {
    for (const { 0: separator, index } of whole.matchAll(readSeparators[style])) {
      const left = whole.slice(0, index).trim();
      const right = whole.slice(index + separator.length).trim();
      const sides = [certainLanguageOf(left), certainLanguageOf(right)];
      if (sides[0] === 'ar' && sides[1] === 'en') return { ar: left, en: right };
      if (sides[0] === 'en' && sides[1] === 'ar') return { ar: right, en: left };
    }
  }
  return { [languageOf(whole, hint)]: whole };
};

/** Writes a text in the language asked for, or in the other one where that is missing; `both` puts Arabic first. */
export const joinText = (text: FileText | undefined, style: TextStyle, language: FileLanguage): string => {
  const { ar, en } = text ?? {};
  if (language === 'en') return en ?? ar ?? '';
  if (language === 'ar' || ar === undefined || en === undefined || ar === en) return ar ?? en ?? '';
  return `${ar}${separators[style]}${en}`;
};

/** The key of a name: how it is written in both languages, whichever separator a file has used. */
export const nameKey = (name: FileText): string => cleanLine(joinText(name, 'line', 'both'));

/** Whether a text says anything in any language. */
export const hasText = (text: FileText | undefined): boolean => Boolean(text?.ar || text?.en);
