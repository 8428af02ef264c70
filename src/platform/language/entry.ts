import { invisible } from './isolate.ts';

/** What {@link cleanText} and {@link cleanLine} give back. `text` is always safe to store. */
export interface CleanedText {
  readonly text: string;
  /** Invisible characters that were taken out, each once, as `U+200F`: tell whoever typed or pasted them. */
  readonly removed: readonly string[];
  /** Control characters and halves of surrogate pairs, each once: when there are any, refuse the entry. */
  readonly refused: readonly string[];
}

const lineEnd = /\r\n?|[\u0085\u2028\u2029]/g;
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/gu;

const codePointsIn = (text: string, pattern: RegExp): string[] => [
  ...new Set(
    (text.match(pattern) ?? []).map(
      (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
    ),
  ),
];

/**
 * The one normalisation at entry, for text of several lines: NFC, line feeds, no invisible characters, no spaces at
 * the end of a line or of the text; a tab becomes a space. Everything after it compares code points and folds nothing.
 *
 * @example cleanText('نص\u200f  \r\n') // { text: 'نص', removed: ['U+200F'], refused: [] }
 */
export function cleanText(raw: string): CleanedText {
  const lines = raw.replace(lineEnd, '\n').replaceAll('\t', ' ');
  const removed = codePointsIn(lines, invisible);
  const refused = codePointsIn(lines, control);
  const text = lines
    .replace(control, '')
    .replace(invisible, '')
    .normalize('NFC')
    .replace(/\p{Zs}+(?=\n)/gu, '')
    .trimEnd();
  return { text, removed, refused };
}

/** {@link cleanText} for a field of one line: line ends and runs of spaces of any width become one space. */
export function cleanLine(raw: string): CleanedText {
  const cleaned = cleanText(raw);
  return { ...cleaned, text: cleaned.text.replace(/[\n\p{Zs}]+/gu, ' ').trim() };
}

/**
 * Identity of two texts (adopted wording, names against a passport, codes): code points after NFC and nothing else.
 * A folded search match may suggest a duplicate; only this says "the same".
 */
export function sameText(one: string, other: string): boolean {
  return one.normalize('NFC') === other.normalize('NFC');
}
