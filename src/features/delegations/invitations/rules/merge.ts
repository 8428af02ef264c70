/**
 * What letters say of each receiver: `{{party}}` stands for a value; `[[… {{patron}} …]]` is left out with its words where
 * one of its values is missing. Letters are plain text: a value never becomes a field, a part or markup.
 */
import { cleanLine } from '../../../../platform/language/index.ts';

const FIELD = /\{\{([^{}]*)\}\}/g;
const PART = /\[\[([\s\S]*?)\]\]/g;

/** What is wrong with a letter's text. */
export interface LetterFault {
  readonly code: 'letter-field-unknown' | 'letter-field-open' | 'letter-part-open' | 'letter-field-empty';
  readonly params?: Readonly<Record<string, string>>;
}

const namesIn = (text: string): string[] => [...text.matchAll(FIELD)].map(([, name = '']) => name.trim());

/** The first fault of a template's text; undefined for one that can be filled. */
export function textFault(text: string, known: readonly string[]): LetterFault | undefined {
  const unknown = namesIn(text).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    return {
      code: 'letter-field-unknown',
      params: { name: unknown === '' ? '…' : unknown.slice(0, 60) },
    };
  }
  if (/\{\{|\}\}/.test(text.replaceAll(FIELD, '')))
    return { code: 'letter-field-open', params: { open: '{{', close: '}}' } };
  const outside = text.replaceAll(PART, '');
  const nested = [...text.matchAll(PART)].some(([, inner = '']) => inner.includes('[['));
  return nested || /\[\[|\]\]/.test(outside) ? { code: 'letter-part-open' } : undefined;
}

/** Values by the names of fields; an empty one is missing. */
export type LetterValues = Readonly<Record<string, string>>;

const has = (values: LetterValues, name: string): boolean =>
  Object.hasOwn(values, name) && (values[name] ?? '').trim() !== '';

/** Fields that the text needs and that have no value: those within `[[…]]` are never missed. */
export const missingIn = (text: string, values: LetterValues): string[] => [
  ...new Set(namesIn(text.replaceAll(PART, '')).filter((name) => !has(values, name))),
];

/** Puts the values in their places, once; a field without one becomes a dash that is seen. */
export function mergeLetter(text: string, values: LetterValues): string {
  const kept = text.replaceAll(PART, (_whole, inner: string) =>
    namesIn(inner).every((name) => has(values, name)) ? inner : '',
  );
  return kept
    .replaceAll(FIELD, (_whole, name: string) =>
      has(values, name.trim()) ? cleanLine(values[name.trim()] ?? '').text : '—',
    )
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ +(?=[،,.؛;\n]|$)/g, '');
}

/** Paragraphs of a text: they are parted by empty lines; single line ends stay within one. */
export const paragraphsOf = (text: string): string[] =>
  text
    .replaceAll('\r\n', '\n')
    .split(/\n[^\S\n]*\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
