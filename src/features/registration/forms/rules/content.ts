import type { Entry } from '../../../../platform/entry/index.ts';
import type { Arrival, FormBlock, Guest } from '../../tables.ts';
import { type Answers, type Question, unanswered } from './answers.ts';

/** What somebody hands in beside their own name and address. */
export interface Content {
  readonly answers: Answers;
  readonly guests: readonly Guest[];
  readonly arrival: Arrival | null;
  readonly hotel: string | null;
  readonly dietary: string | null;
  readonly access: string | null;
}

export const nothing: Content = {
  answers: {},
  guests: [],
  arrival: null,
  hotel: null,
  dietary: null,
  access: null,
};

/** The fields of a person that a block asks for; the first of them is needed where the block is. */
export const blockFields: Readonly<Partial<Record<FormBlock, readonly string[]>>> = {
  organisation: ['organisation', 'post'],
  state: ['stateCode'],
  phone: ['phone'],
  'birth-date': ['birthDate'],
  identity: ['nationality'],
};

/** What a form asks for, as far as completeness goes. */
export interface Asking {
  readonly blocks: Readonly<Partial<Record<FormBlock, 'asked' | 'needed'>>>;
  readonly questions: readonly Question[];
}

/** What was sent with a registration. */
export interface Sent {
  readonly photo: boolean;
  readonly identity: boolean;
}

/**
 * Notes what a registration lacks.
 * @param person the fields of whoever registers, as they would be kept
 */
export function checkComplete(
  entry: Entry,
  { blocks, questions }: Asking,
  person: Readonly<Record<string, unknown>>,
  content: Content,
  sent: Sent,
): void {
  const needed = (block: FormBlock): boolean => blocks[block] === 'needed';
  for (const [block, [field]] of Object.entries(blockFields)) {
    if (field === undefined || !needed(block as FormBlock)) continue;
    const name = field === 'organisation' ? 'organisation.ar' : field;
    entry.check(person[field] != null, name, 'field-required');
  }
  entry.check(person.email != null, 'email', 'field-required');
  if (needed('photo')) entry.check(sent.photo, 'photo', 'photo-required');
  if (needed('identity')) entry.check(sent.identity, 'identity', 'identity-required');
  if (needed('arrival')) {
    entry.check(content.arrival?.arrivesAt !== undefined, 'arrival.arrivesAt', 'field-required');
  }
  for (const block of ['hotel', 'dietary', 'access'] as const) {
    if (needed(block)) entry.check(content[block] !== null, block, 'field-required');
  }
  for (const { id, type } of unanswered(questions, content.answers)) {
    entry.refuse(`answers.${id}`, type === 'consent' ? 'consent-needed' : 'answer-needed');
  }
}

/** The fields that a page of a form asks for, of those that may lack; a page of a file looks after its own. */
export function fieldsOfPage(done: readonly string[], shown: readonly string[]): ReadonlySet<string> {
  const own: Readonly<Record<string, readonly string[]>> = {
    you: [
      'email',
      ...Object.values(blockFields).flatMap(([field]) =>
        field === undefined ? [] : field === 'organisation' ? 'organisation.ar' : field,
      ),
    ],
    stay: ['arrival.arrivesAt', 'hotel', 'dietary', 'access'],
  };
  return new Set([...done.flatMap((page) => own[page] ?? []), ...shown.map((id) => `answers.${id}`)]);
}
