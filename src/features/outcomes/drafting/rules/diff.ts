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

/** A word or a sign, with the space behind it: spaces alone say nothing about what two texts have in common. */
interface Unit {
  readonly word: string;
  readonly space: string;
}

function unitsOf(text: string): Unit[] {
  const units: { word: string; space: string }[] = [];
  for (const token of tokensOf(text)) {
    const last = units.at(-1);
    if (token.trim() !== '') units.push({ word: token, space: '' });
    else if (last === undefined) units.push({ word: '', space: token });
    else last.space += token;
  }
  return units;
}

/** Gathers neighbours of one kind; what was removed stands before what was added in its place. */
function createPieces() {
  const pieces: Piece[] = [];
  let removed = '';
  let added = '';
  const same = (text: string): void => {
    const last = pieces.at(-1);
    if (text === '') return;
    if (last?.kind === 'same') pieces[pieces.length - 1] = { kind: 'same', text: last.text + text };
    else pieces.push({ kind: 'same', text });
  };
  const flush = (): void => {
    // The space that both end with did not change.
    const [space = ''] = removed === '' || added === '' ? [] : (/\s*$/.exec(removed) ?? []);
    const shared = space !== '' && added.endsWith(space) ? space : '';
    const end = shared.length === 0 ? undefined : -shared.length;
    const [out, into] = [removed.slice(0, end), added.slice(0, end)];
    removed = '';
    added = '';
    if (out !== '') pieces.push({ kind: 'removed', text: out });
    if (into !== '') pieces.push({ kind: 'added', text: into });
    same(shared);
  };
  return {
    removed(text: string): void {
      removed += text;
    },
    added(text: string): void {
      added += text;
    },
    same(text: string): void {
      if (text === '') return;
      flush();
      same(text);
    },
    all(): Piece[] {
      flush();
      return pieces;
    },
  };
}

/**
 * What changed from one wording to another, word by word.
 * @example diffWords('دعوة الدول إلى', 'حث الدول إلى')
 * // [{ removed 'دعوة' }, { added 'حث' }, { same ' الدول إلى' }]
 */
export function diffWords(before: string, after: string): Piece[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const [old, young] = [unitsOf(before), unitsOf(after)];
  const words = (units: readonly Unit[]): string[] => units.map(({ word }) => word);
  const changes = diffArrays(words(old), words(young), { maxEditLength: MOST_CHANGES });
  const pieces = createPieces();
  if (changes === undefined) {
    pieces.removed(before);
    pieces.added(after);
    return pieces.all();
  }
  let [i, j] = [0, 0];
  for (const { added, removed, value } of changes) {
    for (const word of value) {
      const [gone, come] = [old[i]?.space ?? '', young[j]?.space ?? ''];
      if (!added) i += 1;
      if (!removed) j += 1;
      if (removed) pieces.removed(word + gone);
      else if (added) pieces.added(word + come);
      else if (gone === come) pieces.same(word + gone);
      else {
        pieces.same(word);
        pieces.removed(gone);
        pieces.added(come);
      }
    }
  }
  return pieces.all();
}

/** The words of a text, each once, without punctuation and spaces. */
export const wordsOf = (text: string): Set<string> =>
  new Set(tokensOf(text).filter((token) => /[\p{L}\p{N}]/u.test(token)));
