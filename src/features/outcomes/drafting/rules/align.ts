import { diffArrays } from 'diff';
import { diffWords, type Piece, wordsOf } from './diff.ts';

/** A paragraph of a text, as far as two texts are compared by it. */
export interface Paragraph {
  readonly id: string;
  readonly text: string;
}

/** A paragraph of the one text beside that of the other; null where the other has none. */
export interface Pair<T extends Paragraph> {
  readonly before: T | null;
  readonly after: T | null;
}

/** Least likeness of two paragraphs that are taken for wordings of one. */
const ALIKE = 0.4;

/** How much paragraphs have in common, each of the one text with each of the other; 0 below {@link ALIKE}. */
function likenesses(before: readonly Set<string>[], after: readonly Set<string>[]): Float64Array[] {
  const places = new Map<string, number[]>();
  for (const [j, words] of after.entries()) {
    for (const word of words) {
      const known = places.get(word);
      if (known === undefined) places.set(word, [j]);
      else known.push(j);
    }
  }
  const common = new Uint32Array(after.length);
  return before.map((words) => {
    common.fill(0);
    for (const word of words) {
      for (const j of places.get(word) ?? []) common[j] = (common[j] ?? 0) + 1;
    }
    return Float64Array.from(after, ({ size }, j) => {
      const share = (2 * (common[j] ?? 0)) / Math.max(1, words.size + size);
      return share >= ALIKE ? share : 0;
    });
  });
}

/** Pairs paragraphs that no identity connects by their words, in order. */
function pairAlike<T extends Paragraph>(before: readonly T[], after: readonly T[]): Pair<T>[] {
  const cells = likenesses(
    before.map(({ text }) => wordsOf(text)),
    after.map(({ text }) => wordsOf(text)),
  );
  // best[i][j]: most likeness of what remains from i and j on.
  const best = Array.from({ length: before.length + 1 }, () => new Float64Array(after.length + 1));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const own = cells[i]?.[j] ?? 0;
      (best[i] as Float64Array)[j] = Math.max(
        at(i + 1, j),
        at(i, j + 1),
        own === 0 ? 0 : own + at(i + 1, j + 1),
      );
    }
  }
  const pairs: Pair<T>[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const own = cells[i]?.[j] ?? 0;
    if (own > 0 && at(i, j) === own + at(i + 1, j + 1)) {
      pairs.push({ before: before[i] as T, after: after[j] as T });
      i += 1;
      j += 1;
    } else if (i < before.length && (j >= after.length || at(i, j) === at(i + 1, j))) {
      pairs.push({ before: before[i] as T, after: null });
      i += 1;
    } else {
      pairs.push({ before: null, after: after[j] as T });
      j += 1;
    }
  }
  return pairs;
}

/**
 * Two texts, paragraph beside paragraph: those of one identity or of the same words first, what lies between them by
 * likeness. A paragraph that moved is shown where it stands now.
 */
export function alignParagraphs<T extends Paragraph>(before: readonly T[], after: readonly T[]): Pair<T>[] {
  const ids = new Set(before.map(({ id }) => id));
  const shared = new Set(after.flatMap(({ id }) => (ids.has(id) ? [id] : [])));
  const old = new Map(before.map((one) => [one.id, one]));
  const stays = (one: T): string => (shared.has(one.id) ? one.id : one.text);
  const pairs: Pair<T>[] = [];
  const runs = diffArrays(before.map(stays), after.map(stays));
  let [i, j] = [0, 0];
  let gone: T[] = [];
  let come: T[] = [];
  const flush = (): void => {
    // What moved has an identity: it stands where it is now, and nowhere else.
    const strange = come.filter(({ id }) => !shared.has(id));
    const between = pairAlike(
      gone.filter(({ id }) => !shared.has(id)),
      strange,
    );
    const moved = come.filter(({ id }) => shared.has(id));
    pairs.push(...between, ...moved.map((one) => ({ before: old.get(one.id) ?? null, after: one })));
    gone = [];
    come = [];
  };
  for (const { added, removed, value } of runs) {
    for (const _ of value) {
      const [one, other] = [before[i], after[j]];
      if (removed) {
        if (one) gone.push(one);
        i += 1;
      } else if (added) {
        if (other) come.push(other);
        j += 1;
      } else {
        flush();
        pairs.push({ before: one ?? null, after: other ?? null });
        i += 1;
        j += 1;
      }
    }
  }
  flush();
  return pairs;
}

/** A pair with what changed in its words. */
export interface ComparedPair<T extends Paragraph> extends Pair<T> {
  readonly change: 'same' | 'changed' | 'added' | 'removed';
  readonly pieces: readonly Piece[];
}

/** What changed from one text to another: paragraphs aligned, then word by word. */
export const compareTexts = <T extends Paragraph>(
  before: readonly T[],
  after: readonly T[],
): ComparedPair<T>[] =>
  alignParagraphs(before, after).map((pair) => ({
    ...pair,
    change:
      pair.before === null
        ? 'added'
        : pair.after === null
          ? 'removed'
          : pair.before.text === pair.after.text
            ? 'same'
            : 'changed',
    pieces: diffWords(pair.before?.text ?? '', pair.after?.text ?? ''),
  }));
