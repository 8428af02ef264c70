/** When those who came to an edition went in and out. Invented, and the same at every load. Pure. */
import type { DemoEdition, DemoSession, IsoDate, Key } from '../model.ts';

/** That somebody went through a door. */
export interface Passing {
  readonly person: Key;
  /** Day of the edition, counted from 0. */
  readonly day: number;
  /** ISO instant. */
  readonly at: string;
  readonly direction: 'in' | 'out';
  /** Null: the entrance of the venue. */
  readonly session: Key | null;
  /** Behind the door of the workshops. */
  readonly inner: boolean;
}

/** Of a hundred who are there, how many go into a session of the kind without having a part in it. */
const drawn: Partial<Record<DemoSession['kind'], number>> = {
  'opening-ceremony': 96,
  'closing-ceremony': 71,
  plenary: 84,
  panel: 52,
  experience: 44,
  'paper-session': 36,
  screening: 22,
};

/** A number below `below` that follows from the text: FNV-1a. */
function chance(text: string, below: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash % below;
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/**
 * Ways through doors of an edition, day by day in the order of time: most arrive within the hour before the first
 * session, a few later; two of three are seen when they leave.
 * @param instant local day and time → ISO instant
 */
export function createAgenda(
  edition: DemoEdition,
  instant: (day: IsoDate, time: string) => string,
): { readonly day: IsoDate; readonly passings: readonly Passing[] }[] {
  const days = [...new Set(edition.registrations.flatMap(({ presentOn }) => presentOn))].sort();
  return days.map((day, index) => {
    const held = edition.sessions
      .filter(
        // Meetings are by invitation, at doors of their own.
        ({ slot, change, meeting }) => slot?.day === day && change?.kind !== 'cancelled' && meeting === null,
      )
      .toSorted((one, other) => ((one.slot?.start ?? '') < (other.slot?.start ?? '') ? -1 : 1));
    const first = held.reduce((least, { slot }) => Math.min(least, minutesOf(slot?.start ?? '24:00')), 540);
    const passings = edition.registrations
      .filter(({ presentOn }) => presentOn.includes(day))
      .flatMap(({ person, places }): Passing[] => {
        const seed = `${day} ${person}`;
        const late = chance(`${seed} late`, 8) === 0;
        const arrived = late
          ? first + 20 + chance(seed, 75)
          : // Two throws: the middle of the hour is the busiest.
            first - 75 + chance(seed, 36) + chance(`${seed} more`, 36);
        const at = (minutes: number): string => instant(day, clock(minutes));
        const own = { person, day: index };
        let free = arrived;
        const sessions = held.flatMap((session): Passing[] => {
          const { key, kind, slot, roles, access } = session;
          if (slot === null) return [];
          const starts = minutesOf(slot.start);
          const ends = minutesOf(slot.end);
          const hasPart = roles.some((role) => role.person === person);
          const place = places.some((one) => one.session === key && one.status === 'attended');
          const goes =
            hasPart ||
            place ||
            (access !== 'sign-up' &&
              access !== 'invitation' &&
              chance(`${seed} ${key}`, 100) < (drawn[kind] ?? 0));
          // Nobody is in two rooms; whoever speaks or has a place is there whatever they were in before.
          if (!goes || (starts < free && !hasPart && !place)) return [];
          free = ends;
          const entered = Math.max(arrived + 2, starts - 9 + chance(`${seed} ${key} in`, 13));
          return entered >= ends
            ? []
            : [{ ...own, at: at(entered), direction: 'in', session: key, inner: kind === 'workshop' }];
        });
        const left = Math.max(free, arrived + 90) + 5 + chance(`${seed} out`, 40);
        const seen = chance(`${seed} seen`, 3) > 0 && left < 21 * 60;
        return [
          { ...own, at: at(arrived), direction: 'in', session: null, inner: false },
          ...sessions,
          ...(seen ? [{ ...own, at: at(left), direction: 'out' as const, session: null, inner: false }] : []),
        ];
      });
    return { day, passings: passings.toSorted((one, other) => (one.at < other.at ? -1 : 1)) };
  });
}
