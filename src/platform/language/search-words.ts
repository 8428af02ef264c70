import { singularsOf } from './broken-plurals.ts';
import { searchKey } from './search-key.ts';

/**
 * How a member of a word's set was reached, better first: 4 the full form, 3 without article or prefix, 2 without
 * plural ending or by the list of broken plurals, 1 without a single letter that is a prefix only perhaps.
 */
export type FormRank = 1 | 2 | 3 | 4;

/** The small set that a word becomes; two words match when their sets meet. */
export type WordForms = ReadonlyMap<string, FormRank>;

/** How words are taken apart. */
export interface WordOptions {
  /** Names of persons, states and bodies keep their endings: لبنان and السودان are no duals. Default false. */
  readonly names?: boolean;
}

const letters = (word: string): number => [...word].length;

// Keeping the full form beside these is what saves ألمانيا and إلكتروني, whose ال is no article.
const articles: readonly (readonly [prefix: string, least: number])[] = [
  ['ال', 2],
  ['وال', 3],
  ['بال', 3],
  ['كال', 3],
  ['فال', 3],
];

const withoutArticle = (word: string): string[] => {
  const bare = articles
    .filter(([prefix, least]) => word.startsWith(prefix) && letters(word) - letters(prefix) >= least)
    .map(([prefix]) => word.slice(prefix.length));
  const rest = word.slice(2);
  // للجنة hides either جنة or لجنة behind its preposition.
  return word.startsWith('لل') && letters(rest) >= 2 ? [...bare, rest, `ل${rest}`] : bare;
};

const afterSingleLetter = (word: string): string | undefined => {
  const rest = word.slice(1);
  if (!/^[وفبلكس]/.test(word)) return undefined;
  return letters(rest) >= 3 || /^\d/.test(rest) ? rest : undefined;
};

// The last two keep a ت that may belong to the root (مؤقتان of مؤقت).
const endings = ['تان', 'تين', 'ات', 'ون', 'ين', 'ان', 'ها', 'هم', 'ه'];

const withoutYa = (word: string): string =>
  word.endsWith('ي') && letters(word) > 3 ? word.slice(0, -1) : word;

const withoutEnding = (word: string): string[] => {
  const stripped = endings
    .filter((ending) => word.endsWith(ending) && letters(word) - letters(ending) >= 3)
    .map((ending) => word.slice(0, -ending.length));
  return stripped.length === 0 ? [withoutYa(word)] : stripped.map(withoutYa);
};

// «recommendations», «bodies», «addresses»; short words and those in -ss keep their end.
const latinSingulars = (word: string): string[] => {
  if (!/^[a-z]{4,}$/.test(word) || /(?:ss|us|is)$/.test(word) || !word.endsWith('s')) return [];
  if (word.endsWith('ies')) return [`${word.slice(0, -3)}y`];
  return /(?:s|x|z|ch|sh)es$/.test(word) ? [word.slice(0, -2), word.slice(0, -1)] : [word.slice(0, -1)];
};

const stemsOf = (word: string): string[] => {
  if (/^[a-z]/.test(word)) return latinSingulars(word);
  const stems = withoutEnding(word);
  const singulars = [word, ...stems].flatMap((form) => singularsOf.get(form) ?? []);
  return [...stems, ...singulars, ...singulars.flatMap(withoutEnding)];
};

/** The set of one word of a search key. */
export function wordForms(word: string, { names = false }: WordOptions = {}): WordForms {
  const forms = new Map<string, FormRank>();
  const add = (members: readonly string[], rank: FormRank): void => {
    for (const member of members) if ((forms.get(member) ?? 0) < rank) forms.set(member, rank);
  };
  const single = afterSingleLetter(word);
  // «وبالجلسة»: after a single و or ف the article rules hold again, and then the و was a prefix for certain.
  const bare = [...withoutArticle(word), ...(single && /^[وف]/.test(word) ? withoutArticle(single) : [])];
  const perhaps = single === undefined ? [] : [single];
  add([word], 4);
  add(bare, 3);
  if (!names) add([word, ...bare].flatMap(stemsOf), 2);
  add(perhaps, 1);
  if (!names) add(perhaps.flatMap(stemsOf), 1);
  return forms;
}

/** The words of a text, each as its set of forms, in order. */
export function searchWords(text: string, options: WordOptions = {}): WordForms[] {
  return searchKey(text)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => wordForms(word, options));
}

/** All members of all words of a text, each once: the terms of an index column (`text[]` with a GIN index). */
export function searchTerms(text: string, options: WordOptions = {}): string[] {
  return [...new Set(searchWords(text, options).flatMap((forms) => [...forms.keys()]))];
}

/** The search key with the articles taken off its words: what trigrams are made of, against typing errors. */
export function normalisedForTrigram(text: string): string {
  return searchKey(text)
    .split(' ')
    .map((word) => withoutArticle(word)[0] ?? word)
    .join(' ');
}
