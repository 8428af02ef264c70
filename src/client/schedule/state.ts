/** What the board knows: the schedule as the server gave it, what breaks its rules, and the words to say it with. */
import { findViolations, violationsOf } from '../../features/scheduling/rules/conflicts/index.ts';
import type {
  PlacedAt,
  ScheduleFacts,
  SessionFacts,
  Violation,
} from '../../features/scheduling/rules/facts.ts';
import { type SentenceVoice, sayViolation } from '../../features/scheduling/rules/sentence.ts';
import {
  type DateSettings,
  formatNumber,
  type Language,
  type LocalText,
  pluralCategory,
  textIn,
  timeRange,
} from '../../platform/language/index.ts';

interface Named {
  readonly id: string;
  readonly name: LocalText;
}

/** Answer of `GET …/schedule`. */
export interface Schedule {
  readonly revision: number;
  readonly facts: ScheduleFacts;
  readonly sessions: readonly {
    readonly id: string;
    readonly title: LocalText;
    readonly status: string;
    readonly theme: number | null;
    readonly people: readonly string[];
  }[];
  readonly rooms: readonly Named[];
  readonly persons: readonly (Named & { readonly titled: Readonly<Record<Language, string>> })[];
  readonly themes: readonly { readonly id: string; readonly number: number; readonly title: LocalText }[];
  readonly mayChange: boolean;
  readonly undo: string | null;
  readonly redo: string | null;
}

/** A session as it is after a step. */
export interface SessionNow {
  readonly id: string;
  readonly at: PlacedAt | null;
  readonly code?: string;
  readonly version?: number;
  readonly status?: string;
  readonly pinned?: boolean;
}

export interface BoardSession extends SessionFacts {
  readonly title: string;
  readonly status: string;
  readonly theme: number | null;
  readonly names: readonly string[];
}

export type Board = ReturnType<typeof createBoard>;

/** Column of what is in no room. */
export const NOWHERE = 'nowhere';

export function createBoard(root: HTMLElement) {
  const settings = JSON.parse(root.dataset.settings ?? '{}') as DateSettings;
  const words = JSON.parse(root.dataset.words ?? '{}') as Record<string, string>;
  const language: Language = settings.language;
  const say = (text: LocalText | undefined): string =>
    text === undefined ? '' : textIn(text, language).text;
  let schedule: Schedule | undefined;
  let sessions = new Map<string, BoardSession>();
  let rooms = new Map<string, string>();
  let persons = new Map<string, string>();
  let titled = new Map<string, string>();
  let themes = new Map<string, string>();
  let violations: readonly Violation[] = [];
  let worst = new Map<string, Violation>();

  const word = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    (words[key] ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));

  const voice: SentenceVoice = {
    settings,
    t: (key, params) => {
      const { count } = params;
      const form = typeof count === 'number' ? `${key}_${pluralCategory(count, language)}` : key;
      const shown = Object.entries(params).map(([name, value]) => [
        name,
        typeof value === 'number' ? formatNumber(value, settings) : value,
      ]);
      return word(form, Object.fromEntries(shown) as Record<string, string>);
    },
    session: (id) => sessions.get(id)?.title ?? '',
    person: (id) => titled.get(id) ?? '',
    room: (id) => rooms.get(id) ?? '',
    theme: (id) => themes.get(id) ?? '',
  };

  const board = {
    root,
    settings,
    word,
    say,
    /** A word with a count, in the plural form that it takes. */
    counted: (key: string, count: number): string =>
      word(`${key}_${pluralCategory(count, language)}`, { count: formatNumber(count, settings) }),
    /** Day shown, `YYYY-MM-DD`. */
    day: root.dataset.day ?? '',
    get schedule(): Schedule {
      if (schedule === undefined) throw new Error('The schedule has not come yet.');
      return schedule;
    },
    get sessions(): ReadonlyMap<string, BoardSession> {
      return sessions;
    },
    get violations(): readonly Violation[] {
      return violations;
    },
    roomName: (id: string | null): string => (id === null ? word('no-room') : (rooms.get(id) ?? '')),
    timesOf: ({ start, end }: Pick<PlacedAt, 'start' | 'end'>): string =>
      timeRange(new Date(start), new Date(end), settings),
    /** What stands most in a session's way, of what blocks or warns and was not accepted. */
    worstOf: (id: string): Violation | undefined => worst.get(id),
    /** What a session would break at a place. */
    wouldBreak: (id: string, at: PlacedAt): Violation | undefined =>
      mostSerious(violationsOf(board.schedule.facts, id, at)),
    /** Takes a schedule that has come, and looks for conflicts. */
    take(next: Schedule): void {
      schedule = next;
      titled = new Map(next.persons.map((person) => [person.id, person.titled[language]]));
      themes = new Map(next.themes.map(({ id, title }) => [id, say(title)]));
      rooms = new Map(next.rooms.map(({ id, name }) => [id, say(name)]));
      persons = new Map(next.persons.map(({ id, name }) => [id, say(name)]));
      const named = new Map(next.sessions.map((session) => [session.id, session]));
      sessions = new Map(
        next.facts.sessions.map((facts) => {
          const own = named.get(facts.id);
          return [
            facts.id,
            {
              ...facts,
              title: say(own?.title),
              status: own?.status ?? 'draft',
              theme: own?.theme ?? null,
              names: (own?.people ?? []).map((id) => persons.get(id) ?? ''),
            },
          ];
        }),
      );
      look();
    },
    /** Takes what one's own step has changed, without the rest. */
    update(
      changed: readonly SessionNow[],
      rest: Partial<Pick<Schedule, 'revision' | 'undo' | 'redo'>> = {},
    ): void {
      const now = new Map(changed.map((one) => [one.id, one]));
      const held = board.schedule;
      const factsNow = held.facts.sessions.map((facts): SessionFacts => {
        const { status: _, ...own } = now.get(facts.id) ?? { status: '' };
        return { ...facts, ...own };
      });
      schedule = { ...held, ...rest, facts: { ...held.facts, sessions: factsNow } };
      for (const facts of factsNow) {
        const [one, session] = [now.get(facts.id), sessions.get(facts.id)];
        if (one === undefined || session === undefined) continue;
        sessions.set(facts.id, { ...session, ...facts, status: one.status ?? session.status });
      }
      if (changed.length > 0) look();
    },
    /** The facts as they are, to be put back when a step is refused. */
    keep(): () => void {
      const [held, known] = [board.schedule, new Map(sessions)];
      return () => {
        schedule = held;
        sessions = known;
        look();
      };
    },
    /** A violation as a sentence, as the list of all conflicts says it. */
    sentence: (violation: Violation): string => sayViolation(violation, voice),
    /** A violation in few words, for a block: the rule, and whom and what it is about. */
    reason: ({ rule, persons: who, rooms: where }: Violation): string =>
      [
        word(`rule.${rule}`),
        ...who.map((id) => persons.get(id) ?? ''),
        ...(who.length === 0 ? where.map((id) => rooms.get(id) ?? '') : []),
      ]
        .filter((part) => part !== '')
        .join(' · '),
  };

  function look(): void {
    violations = findViolations(board.schedule.facts);
    worst = new Map();
    for (const one of violations) {
      if (one.ignored !== null || one.level === 'wish') continue;
      for (const id of one.sessions) {
        const known = worst.get(id);
        if (known === undefined || (known.level !== 'blocking' && one.level === 'blocking'))
          worst.set(id, one);
      }
    }
  }

  return board;
}

function mostSerious(found: readonly Violation[]): Violation | undefined {
  const live = found.filter(({ ignored, level }) => ignored === null && level !== 'wish');
  return live.find(({ level }) => level === 'blocking') ?? live[0];
}
