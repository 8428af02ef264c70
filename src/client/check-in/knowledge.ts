/** What the device knows of an edition, as of its last news. */
import type { KitView, NewsView, PeopleView } from '../../features/registration/check-in/contract.ts';
import { searchKey } from '../../platform/language/search-key.ts';
import { PEOPLE, read, write } from './database.ts';

export type Person = PeopleView['people'][number];

/** The last way through a door. */
interface Way {
  readonly direction: 'in' | 'out';
  readonly at: number;
  readonly nonce: string;
}

interface Kept {
  readonly kit: KitView;
  readonly people: readonly Person[];
  readonly until: string | null;
  readonly ended: readonly number[];
  readonly suspended: readonly number[];
  readonly lastSerial: number;
  readonly sequence: number;
  readonly ways: readonly (readonly [string, readonly Way[]])[];
  /** By the device's clock, in milliseconds. */
  readonly heardAt: number;
}

export interface Found {
  readonly person: Person;
  readonly key: string;
}

const wayKey = (serial: number, zone: number, session: string | null, day: number): string =>
  `${serial} ${zone} ${session ?? ''} ${day}`;

export type Knowledge = Awaited<ReturnType<typeof createKnowledge>>;

export async function createKnowledge(edition: string) {
  let kept = await read<Kept>(PEOPLE, edition);
  let people = new Map<number, Found>();
  let ways = new Map<string, Way[]>(kept?.ways.map(([key, list]) => [key, [...list]]) ?? []);
  const index = (list: readonly Person[]): void => {
    for (const person of list) {
      const texts = [
        person.name.ar,
        person.name.en,
        person.delegation?.ar ?? '',
        person.delegation?.en ?? '',
      ];
      people.set(person.serial, { person, key: ` ${texts.map(searchKey).join(' ')} ${person.serial} ` });
    }
  };
  index(kept?.people ?? []);

  const note = (
    serial: number,
    zone: number,
    session: string | null,
    day: number,
    way: Way,
    holds: boolean,
  ): void => {
    const key = wayKey(serial, zone, session, day);
    const rest = (ways.get(key) ?? []).filter(({ nonce }) => nonce !== way.nonce);
    ways.set(key, holds ? [...rest, way].sort((one, other) => one.at - other.at).slice(-4) : rest);
  };

  return {
    kit: (): KitView | undefined => kept?.kit,
    heardAt: (): number | undefined => kept?.heardAt,
    sequence: (): number => kept?.sequence ?? 0,
    until: (): string | null => kept?.until ?? null,
    ended: () => new Set(kept?.ended ?? []),
    suspended: () => new Set(kept?.suspended ?? []),
    lastSerial: (): number => kept?.lastSerial ?? 0,
    person: (serial: number): Person | undefined => people.get(serial)?.person,
    everybody: (): IterableIterator<Found> => people.values(),
    size: (): number => people.size,

    /** Whether somebody is inside by the last way that is known; null: nothing is. */
    inside(serial: number, zone: number, session: string | null, day: number): boolean | null {
      const last = ways.get(wayKey(serial, zone, session, day))?.at(-1);
      return last === undefined ? null : last.direction === 'in';
    },
    note,

    /** Takes in what the server told, and keeps it. */
    async hear(kit: KitView, told: PeopleView, news: readonly NewsView[]): Promise<void> {
      index(told.people);
      const zones = new Map(kit.doors.map((door) => [door.id, door.zone]));
      for (const one of news.flatMap(({ checkIns }) => checkIns)) {
        const zone = zones.get(one.door ?? '');
        if (zone === undefined) continue;
        const way = { direction: one.direction, at: Date.parse(one.at), nonce: one.nonce };
        note(one.serial, zone, one.session, one.day, way, one.counts);
      }
      const latest = news.at(-1);
      const ended = latest?.ended ?? kept?.ended ?? [];
      for (const serial of ended) people.delete(serial);
      kept = {
        kit,
        people: [...people.values()].map(({ person }) => person),
        until: told.until,
        ended,
        suspended: latest?.suspended ?? kept?.suspended ?? [],
        lastSerial: latest?.lastSerial ?? kept?.lastSerial ?? 0,
        sequence: latest?.sequence ?? kept?.sequence ?? 0,
        ways: [...ways],
        heardAt: Date.now(),
      };
      await write(PEOPLE, edition, kept);
    },

    /** Forgets people and news; doors and keys stay in the page until it is closed. */
    clear(): void {
      people = new Map();
      ways = new Map();
      if (kept !== undefined)
        kept = { ...kept, people: [], ways: [], until: null, sequence: 0, ended: [], suspended: [] };
    },
  };
}
