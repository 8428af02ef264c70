import type { LocalText } from '../../../../platform/language/index.ts';
/** The words of a provision by field and language: what drafters change side by side. */
export type Wording = Readonly<Record<WordingField, string>>;
export const wordingFields = ['title.ar', 'title.en', 'text.ar', 'text.en'] as const;
export type WordingField = (typeof wordingFields)[number];

interface Worded {
  readonly title: LocalText | null;
  readonly text: LocalText;
}

export const wordingOf = ({ title, text }: Worded): Wording => ({
  'title.ar': title?.ar ?? '',
  'title.en': title?.en ?? '',
  'text.ar': text.ar,
  'text.en': text.en,
});

/** What two drafters made of one wording. */
export interface Merged {
  readonly wording: Wording;
  /** What both changed, each in another way: mine stands in `wording` there. */
  readonly conflicts: readonly WordingField[];
  /** What somebody else changed meanwhile, and I did not. */
  readonly taken: readonly WordingField[];
}

/** Merges field by field: whoever changed a field alone is right about it. */
export function mergeWordings(base: Wording, theirs: Wording, mine: Wording): Merged {
  const conflicts: WordingField[] = [];
  const taken: WordingField[] = [];
  const entries = wordingFields.map((field) => {
    if (mine[field] === theirs[field]) return [field, mine[field]];
    if (mine[field] === base[field]) {
      taken.push(field);
      return [field, theirs[field]];
    }
    if (theirs[field] !== base[field]) conflicts.push(field);
    return [field, mine[field]];
  });
  return { wording: Object.fromEntries(entries) as Wording, conflicts, taken };
}
