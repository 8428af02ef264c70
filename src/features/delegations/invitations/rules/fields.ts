import type { LetterKind } from '../../tables.ts';

/** What every letter may say. */
const common = [
  'edition',
  'forum',
  'ordinal',
  'slogan',
  'dates',
  'place',
  'city',
  'patron',
  'organiser',
  'number',
  'date',
] as const;

/** Fields of each kind of letter: `{{name}}` in its text. Words for them stand in the messages below `field`. */
export const letterFields = {
  invitation: [...common, 'party', 'addressee', 'reply-by', 'quota', 'link'],
  'visa-support': [
    ...common,
    'name',
    'post',
    'organisation',
    'nationality',
    'passport',
    'passport-expiry',
    'birth-date',
  ],
} as const satisfies Readonly<Record<LetterKind, readonly string[]>>;
export type LetterField = (typeof letterFields)[LetterKind][number];
