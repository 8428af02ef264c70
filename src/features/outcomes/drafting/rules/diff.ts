import { diffArrays } from 'diff';

/** A run of words that both texts have, that one added, or that the other had. */
export interface Piece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

// A word is its letters with their marks, tatweel and joiners; figures keep their separators; all else stands alone.
const TOKEN =
  /\p{N}+(?:[.,٫٬/:-]\p{N}+)*|[\p{L}\p{M}\p{N}\u0640\u200c\u200d]+(?:['’][\p{L}\p{M}]+)*|\s+|[^\p{L}\p{M}\p{N}\s]/gu;

/** Most changed tokens of one provision that are told one by one; beyond them it is a new wording. */
const MOST_CHANGES = 4_000;

/**
 * The words of a text, its punctuation and its spaces, in order: joined they are the text.
 * @example tokensOf('قُرِّرَ، نعم') // ['قُرِّرَ', '،', ' ', 'نعم']
 */
export const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];

const isSpace = (text: string): boolean => text.trim() === '';

/** Joins neighbours of one kind; what was removed stands before what was added in its place. */
function joined(runs: readonly Piece[]): Piece[] {
  const pieces: Piece[] = [];
  let removed = '';
  let added = '';
  let left = '';
  const flush = (): void => {
    // The space that both end with did not change.
    const [space = ''] = removed === '' || added === '' ? [] : (/\s*$/.exec(removed) ?? []);
    if (space !== '' && added.endsWith(space)) {
      removed = removed.slice(0, -space.length);
      added = added.slice(0, -space.length);
      left = space;
    }
    if (removed !== '') pieces.push({ kind: 'removed', text: removed });
    if (added !== '') pieces.push({ kind: 'added', text: added });
    removed = '';
    added = '';
    if (left !== '') pieces.push({ kind: 'same', text: left });
    left = '';
  };
  for (const [index, { kind, text }] of runs.entries()) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    // A space between two changes belongs to both: a phrase that was replaced reads as one.
    else if (isSpace(text) && (removed !== '' || added !== '') && isChange(runs[index + 1])) {
      if (removed !== '' && added !== '') {
        removed += text;
        added += text;
      } else {
        flush();
        pieces.push({ kind: 'same', text });
      }
    } else {
      flush();
      const last = pieces.at(-1);
      if (last?.kind === 'same') pieces[pieces.length - 1] = { kind, text: last.text + text };
      else pieces.push({ kind, text });
    }
  }
  flush();
  return pieces;
}

const isChange = (piece: Piece | undefined): boolean => piece !== undefined && piece.kind !== 'same';

/**
 * What changed from one wording to another, word by word.
 * @example diffWords('دعوة الدول إلى', 'حث الدول إلى')
 * // [{ removed 'دعوة' }, { added 'حث' }, { same ' الدول إلى' }]
 */
export function diffWords(before: string, after: string): Piece[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const [old, young] = [tokensOf(before), tokensOf(after)];
  const changes = diffArrays(old, young, { maxEditLength: MOST_CHANGES });
  if (changes === undefined) {
    return joined([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  }
  return joined(
    changes.map(({ added, removed, value }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    })),
  );
}

/** The words of a text, each once, without punctuation and spaces. */
export const wordsOf = (text: string): Set<string> =>
  new Set(tokensOf(text).filter((token) => /[\p{L}\p{N}]/u.test(token)));
