import type { Key } from '../model.ts';

/** Whom the organiser has asked to take part, and what came back; null: nothing yet. */
export interface DemoConfirmation {
  readonly session: Key;
  readonly person: Key;
  readonly answer: 'confirmed' | 'declined' | null;
  readonly note?: string;
}

const of = (session: Key, people: Readonly<Record<Key, DemoConfirmation['answer']>>): DemoConfirmation[] =>
  Object.entries(people).map(([person, answer]) => ({ session, person, answer }));

/** Those of the sessions that were released: asked two days after the release, answered on the next. */
export const confirmations: readonly DemoConfirmation[] = [
  ...of('follow-up-plenary', { 'nouf-al-suhailani': 'confirmed', 'nadine-al-karmawani': null }),
  ...of('scope-panel', { 'ibrahim-al-nabani': 'confirmed', 'munira-al-diyai': 'confirmed' }),
  {
    session: 'scope-panel',
    person: 'badr-al-simaki',
    answer: 'declined',
    note: 'يعتذر لسفره في مهمة رسمية، ويقترح أن ينوب عنه أحد زملائه.',
  },
  ...of('fraud-panel', { 'ghada-al-najmawi': 'confirmed', 'khalid-al-barqawi': null }),
];
