import type { Notice, Place, ReadSchedule } from '../formats/index.ts';
import type { ImportPlan } from './plan.ts';

/** What becomes of the things of one sort. */
export interface ImportCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly removed: number;
}

/** Two sessions that want one room or person at the same time. */
export interface ImportConflict {
  readonly resource: 'room' | 'person';
  /** Name of the room or person. */
  readonly name: string;
  /** Title of the session that comes in contested, and of the one that has the time. */
  readonly session: string;
  readonly with: string;
  /** When both are on, RFC 3339. */
  readonly from: string;
  readonly to: string;
}

/** A session whose time lies outside the days of the edition: it comes in, and somebody should look at it. */
export interface OutsideSession extends Place {
  /** Its title. */
  readonly session: string;
  /** Its day in the edition's zone, and the edition's first and last, `YYYY-MM-DD`. */
  readonly day: string;
  readonly from: string;
  readonly to: string;
  /** RFC 3339. */
  readonly startsAt: string;
}

/** One field before and after; null where it is empty. Instants are RFC 3339, rooms and themes go by their names. */
export interface FieldChange {
  readonly field: string;
  /** Of a text. */
  readonly language?: 'ar' | 'en';
  readonly from: string | null;
  readonly to: string | null;
}

/** One thing that an import creates, changes or removes. */
export interface ImportChange {
  readonly sort: 'sessions' | 'rooms' | 'themes' | 'persons';
  readonly change: 'created' | 'updated' | 'removed';
  /** Title or name in the edition's own language. */
  readonly name: string;
  /** Of a session: its code, when it begins (RFC 3339), and the name of its room. */
  readonly code?: string;
  readonly startsAt?: string | null;
  readonly room?: string | null;
  /** What changes; empty unless it is updated. */
  readonly fields: readonly FieldChange[];
}

/**
 * What a file has no place for. What is there already stays as it is; what is new comes without.
 * - `parts`: what our own files carry beside a schedule: codes, addresses, papers, who may come, interpretation.
 * - `people`: roles, kinds, languages and links of sessions, which a calendar has no fields for.
 * - `drafts`: sessions that are not announced.
 * - `directory`: posts, bodies and titles of persons; they come with the list of people.
 */
export const notCarried = ['people', 'parts', 'drafts', 'directory'] as const;
export type NotCarried = (typeof notCarried)[number];

/** What an import did, or would do. */
export interface ImportReport {
  /** Zone of the edition, IANA name: what instants of the report are shown in. */
  readonly timeZone: string;
  readonly changes: readonly ImportChange[];
  readonly notCarried: readonly NotCarried[];
  readonly sessions: ImportCounts;
  readonly rooms: ImportCounts;
  readonly themes: ImportCounts;
  readonly persons: ImportCounts;
  readonly notUnderstood: readonly Notice[];
  readonly outside: readonly OutsideSession[];
  readonly conflicts: readonly ImportConflict[];
}

/** What the file has no place for. */
export function notCarriedBy({ format, model }: ReadSchedule): NotCarried[] {
  const ours = model.sessions.some(({ own }) => own !== undefined);
  return notCarried.filter((one) => (one !== 'people' || format === 'ics') && (one !== 'parts' || !ours));
}

type Counted = Omit<ImportReport, 'timeZone' | 'changes' | 'notCarried'>;

/** What a plan does, in figures, with what it leaves to people. */
export function reportOf(plan: ImportPlan, conflicts: ImportReport['conflicts']): Counted {
  const counts = (created: number, unchanged: number, updated = 0, removed = 0) => ({
    created,
    updated,
    unchanged,
    removed,
  });
  const things = (sort: 'rooms' | 'themes' | 'persons') => {
    const updated = plan.edits[sort].length;
    return counts(plan[sort].length, plan.found[sort] - updated, updated);
  };
  return {
    sessions: counts(plan.created.length, plan.unchanged.length, plan.updated.length, plan.removed.length),
    rooms: things('rooms'),
    themes: things('themes'),
    persons: things('persons'),
    notUnderstood: plan.notUnderstood,
    outside: plan.outside,
    conflicts,
  };
}
