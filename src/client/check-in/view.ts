/** What of the page at the door is drawn. */
import type { KitView } from '../../features/registration/check-in/contract.ts';
import type { Said } from './door.ts';
import type { Person } from './knowledge.ts';
import { type DoorWords, fill } from './words.ts';

export type Part = <T extends HTMLElement>(name: string) => T;

export const partsOf =
  (root: HTMLElement): Part =>
  <T extends HTMLElement>(name: string): T => {
    const found = root.querySelector<T>(`[data-part="${name}"]`);
    if (found === null) throw new Error(`The page has no part ${name}.`);
    return found;
  };

export type View = ReturnType<typeof createView>;

/** Most lines of what was done last. */
const LAST = 8;

export function createView(root: HTMLElement, words: DoorWords) {
  const part = partsOf(root);
  const language = document.documentElement.lang === 'en' ? 'en' : 'ar';
  const numbers = document.documentElement.dataset.digits === 'arab' ? 'arab' : 'latn';
  const number = new Intl.NumberFormat(language, { numberingSystem: numbers, useGrouping: false });
  const nameOf = (name: { readonly ar: string; readonly en: string }): string =>
    name[language] || name.ar || name.en;
  const write = (slot: string, text: string): void => {
    const element = part('answer').querySelector(`[data-slot="${slot}"]`);
    if (element) element.textContent = text;
  };
  const about = (one: Pick<Said, 'category' | 'person' | 'serial'>): string =>
    [
      one.category === null ? '' : (words.category[one.category] ?? ''),
      one.person?.delegation ? nameOf(one.person.delegation) : '',
      one.serial === null ? '' : fill(words.serial, { serial: number.format(one.serial) }),
    ]
      .filter(Boolean)
      .join(' · ');
  const options = (
    name: string,
    list: readonly (readonly [value: string, label: string])[],
    chosen: string,
  ) => {
    const select = root.querySelector<HTMLSelectElement>(`select[name="${name}"]`);
    if (select === null) return;
    const now = list.map(([value, label]) => `${value} ${label}`).join('\n');
    if (select.dataset.list === now) return;
    select.dataset.list = now;
    select.replaceChildren(
      ...list.map(([value, label]) => new Option(label, value, false, value === chosen)),
    );
  };

  return {
    part,
    nameOf,
    number: (value: number): string => number.format(value),
    time: (at: number, zone: string): string =>
      new Intl.DateTimeFormat(language, {
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone: zone,
        numberingSystem: numbers,
      }).format(at),

    /** What may be chosen: doors, days, and the sessions of the day. */
    choices(
      kit: KitView,
      chosen: { readonly door: string; readonly day: number; readonly session: string },
    ): void {
      options(
        'door',
        kit.doors.map((door) => [door.id, `${nameOf(door.name)} · ${nameOf(door.zoneName)}`]),
        chosen.door,
      );
      const day = new Intl.DateTimeFormat(language, {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        timeZone: 'UTC',
        calendar: 'gregory',
        numberingSystem: numbers,
      });
      options(
        'day',
        kit.edition.days.map((one, index) => [String(index), day.format(Date.parse(one))]),
        String(chosen.day),
      );
      const own = kit.sessions.filter((session) => session.day === chosen.day);
      options(
        'session',
        [
          ['', words.whole],
          ...own.map((one): [string, string] => [
            one.id,
            `${this.time(Date.parse(one.startsAt), kit.edition.timeZone)} · ${nameOf(one.title)}`,
          ]),
        ],
        chosen.session,
      );
    },

    /** The big answer: colour, word, name, why. */
    answer(one: Said): void {
      const box = part('answer');
      box.dataset.tone = one.tone;
      box.dataset.result = one.result;
      write('word', words.result[one.result === 'accepted' ? one.direction : one.result] ?? '');
      write('name', one.person === null ? '' : nameOf(one.person.name));
      write('more', about(one));
      write('why', one.reason === null ? '' : (words.reason[one.reason] ?? one.reason));
    },

    undone(one: Said): void {
      const box = part('answer');
      delete box.dataset.tone;
      box.dataset.result = 'undone';
      write('word', words.undone);
      write('name', one.person === null ? '' : nameOf(one.person.name));
      write('more', about(one));
      write('why', '');
    },

    found(people: readonly Person[], take: (person: Person) => void, typed: string): void {
      part('found').replaceChildren(
        ...people.map((person) => {
          const [item, button, small] = [
            document.createElement('li'),
            document.createElement('button'),
            document.createElement('small'),
          ];
          button.type = 'button';
          button.textContent = `${nameOf(person.name)} `;
          small.textContent = about({ category: person.category, person, serial: person.serial });
          button.append(small);
          button.addEventListener('click', () => take(person));
          item.append(button);
          return item;
        }),
      );
      part('none').textContent = typed !== '' && people.length === 0 ? words.nobody : '';
    },

    last(one: Said, at: string): void {
      const [item, what, small] = [
        document.createElement('li'),
        document.createElement('span'),
        document.createElement('small'),
      ];
      const word = words.result[one.result === 'accepted' ? one.direction : one.result] ?? '';
      const who =
        one.person === null
          ? fill(words.serial, { serial: String(one.serial ?? '–') })
          : nameOf(one.person.name);
      what.textContent = `${word}: ${who}`;
      small.textContent = [at, one.offline ? words.byItself : ''].filter(Boolean).join(' · ');
      item.append(what, small);
      part('last').prepend(item);
      while (part('last').children.length > LAST) part('last').lastElementChild?.remove();
    },

    attention(text: string): void {
      const item = document.createElement('li');
      item.textContent = text;
      part('attention').hidden = false;
      part('attention-list').prepend(item);
    },

    note(text: string): void {
      part('note').hidden = text === '';
      part('note').textContent = text;
    },
  };
}
