import { type FormRank, searchWords, type WordForms, type WordOptions } from './search-words.ts';

/** A query taken apart: quoted phrases, compared as they stand, and words, compared by their sets. */
export interface SearchQuery {
  readonly phrases: readonly string[];
  readonly words: readonly WordForms[];
}

const quoted = /«([^»]*)»|“([^”]*)”|"([^"]*)"/g;

/** Reads what was typed into a search field; text in quotation marks switches folding off. */
export function parseSearch(query: string): SearchQuery {
  const phrases = [...query.matchAll(quoted)]
    .map(([, guillemets, curly, straight]) => (guillemets ?? curly ?? straight ?? '').normalize('NFC').trim())
    .filter((phrase) => phrase !== '');
  return { phrases, words: searchWords(query.replace(quoted, ' ')) };
}

const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}\p{M}]/u.test(character);

/** Where a phrase first stands in a text, not within a word; -1 where it does not. */
const phraseAt = (text: string, phrase: string): number => {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (!isWordCharacter(text[at - 1]) && !isWordCharacter(text[at + phrase.length])) return at;
  }
  return -1;
};

const holdsPhrase = (text: string, phrase: string): boolean => phraseAt(text, phrase) >= 0;

const rankOfPair = (one: WordForms, other: WordForms): FormRank | 0 => {
  let best: FormRank | 0 = 0;
  for (const [form, rank] of one) {
    const otherRank = other.get(form);
    if (otherRank === undefined) continue;
    // Two words that meet only where both lost a letter which may belong to the root have nothing in common.
    if (rank === 1 && otherRank === 1) continue;
    best = Math.max(best, Math.min(rank, otherRank)) as FormRank;
  }
  return best;
};

/**
 * How well words taken from a query fit those of a text: the mean of the best ranks of the query's words, 4 for full
 * forms down to 1; 0 as soon as one word is not found.
 */
export function rankWords(query: readonly WordForms[], text: readonly WordForms[]): number {
  if (query.length === 0) return 4;
  const ranks = query.map((word) => Math.max(0, ...text.map((candidate) => rankOfPair(word, candidate))));
  return ranks.includes(0) ? 0 : ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length;
}

/**
 * How well a text answers a query, 0 (not at all) to 4 (every word in its full form); sort results by it, descending.
 * An empty query fits everything.
 */
export function matchRank(query: string | SearchQuery, text: string, options: WordOptions = {}): number {
  const { phrases, words } = typeof query === 'string' ? parseSearch(query) : query;
  const exact = text.normalize('NFC');
  if (!phrases.every((phrase) => holdsPhrase(exact, phrase))) return 0;
  return rankWords(words, searchWords(text, options));
}

/** Whether a text answers a query: every word of it is found in some form, every quoted phrase as it stands. */
export function matches(query: string | SearchQuery, text: string, options: WordOptions = {}): boolean {
  return matchRank(query, text, options) > 0;
}

/** A run of a text, and whether a query found it. */
export interface Highlight {
  readonly text: string;
  readonly hit: boolean;
}

/** A text cut into runs, so that what a query found can be marked: whole words, and quoted phrases as they stand. */
export function highlight(query: SearchQuery, text: string): Highlight[] {
  const runs: Highlight[] = [];
  const add = (part: string, hit: boolean): void => {
    const last = runs.at(-1);
    if (part === '') return;
    if (last?.hit === hit) runs[runs.length - 1] = { text: last.text + part, hit };
    else runs.push({ text: part, hit });
  };
  let rest = text.normalize('NFC');
  const words = (part: string): void => {
    for (const piece of part.split(/([\p{L}\p{N}\p{M}\u0640]+)/u)) {
      const forms = isWordCharacter(piece[0]) ? searchWords(piece) : [];
      add(
        piece,
        forms.length > 0 && query.words.some((word) => forms.some((form) => rankOfPair(word, form) > 0)),
      );
    }
  };
  while (rest !== '') {
    const at = query.phrases
      .map((phrase) => ({ phrase, at: phraseAt(rest, phrase) }))
      .filter(({ at }) => at >= 0);
    const first = at.toSorted((one, other) => one.at - other.at)[0];
    if (first === undefined || first.phrase === '') {
      words(rest);
      break;
    }
    words(rest.slice(0, first.at));
    add(first.phrase, true);
    rest = rest.slice(first.at + first.phrase.length);
  }
  return runs;
}
