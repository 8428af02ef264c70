import { dayOf, type LocalText, languages, textIn } from '../../../platform/language/index.ts';
import { type Expectation, type Notice, type Place, type ReadSchedule, shown } from '../formats/index.ts';
import { type EditionDays, periodFault } from '../rules/times.ts';
import { sessionKinds, sessionRoles } from '../tables.ts';
import type { OutsideSession } from './report.ts';

/** Values that would have been understood, one of each kind. */
const examples: Partial<Record<Expectation, string>> = {
  date: '2026-11-16',
  'date-time': '2026-11-16T09:30:00+03:00',
  'time-of-day': '09:30',
  duration: '01:30',
};

/** What stands for `{{allowed}}` in the words of an expectation: the list of a closed choice, or an example. */
export const allowedOf = (expected: Expectation): string => {
  if (expected === 'session-kind') return sessionKinds.join(', ');
  if (expected === 'session-role') return sessionRoles.join(', ');
  if (expected === 'session-language') return languages.join(', ');
  return examples[expected] ?? '';
};

const wholeFile: Place = { line: null, path: '' };

/** What an import has to say of the sessions of a file: values that are not ours, days that are not the edition's. */
export function createRemarks({ places }: Pick<ReadSchedule, 'places'>) {
  const notices = new Map<string, Notice>();
  const outside: OutsideSession[] = [];

  /** Notes a value; one that comes again is counted where it stands first. */
  const note = (place: Place | undefined, expected: Expectation, value: string, message: string): void => {
    const key = `${expected} ${value}`;
    const { times = 1, ...first } = notices.get(key) ?? {};
    notices.set(
      key,
      'code' in first
        ? { ...first, times: times + 1 }
        : { code: 'invalidValue', ...(place ?? wholeFile), value: shown(value), message, expected },
    );
  };

  return {
    /** A kind that is none of ours. */
    kind(session: string, word: string, taken: string): void {
      const message = `no kind of session is called so; taken for “${taken}”`;
      note(places.get(session)?.kind, 'session-kind', word, message);
    },

    /** A role that is none of ours. */
    role(session: string, word: string, taken: string): void {
      const message = `no role is called so; taken for “${taken}”`;
      note(places.get(session)?.roles?.get(word), 'session-role', word, message);
    },

    /** A session that ends when it begins. */
    length(session: string, minutes: number): void {
      const message = `no length; ${minutes} minutes assumed`;
      note(places.get(session)?.duration, 'duration', '0:00', message);
    },

    /** A session without a title. */
    title(session: string, taken: string): void {
      note(places.get(session)?.title, 'session-title', '', `no title; called “${taken}”`);
    },

    /** A language that sessions are not kept in. */
    language(session: string, word: string): void {
      const message = 'sessions are held in Arabic or English here; left out';
      note(places.get(session)?.language, 'session-language', word, message);
    },

    /** A time that the edition's own forms would refuse; it comes in as it is. */
    period(
      session: { readonly key: string; readonly title: LocalText },
      time: { readonly startsAt: Date; readonly endsAt: Date },
      edition: EditionDays & { readonly authenticLanguage: 'ar' | 'en' },
    ): void {
      const { startsAt, endsAt } = time;
      const stands = places.get(session.key);
      if (periodFault(startsAt, endsAt, edition) === 'session-too-long') {
        const value = `${startsAt.toISOString()} – ${endsAt.toISOString()}`;
        note(stands?.duration, 'session-length', value, 'longer than 24 hours; kept as it is');
      }
      // Whatever its length: what is too long may lie outside as well.
      const shortest = new Date(Math.min(endsAt.getTime(), startsAt.getTime() + 60_000));
      const faults = [periodFault(startsAt, endsAt, edition), periodFault(startsAt, shortest, edition)];
      if (!faults.includes('outside-edition')) return;
      outside.push({
        session: textIn(session.title, edition.authenticLanguage).text,
        day: dayOf(startsAt, edition.timeZone),
        startsAt: startsAt.toISOString(),
        from: edition.startsOn,
        to: edition.endsOn,
        ...(stands?.start ?? wholeFile),
      });
    },

    notices: (): Notice[] => [...notices.values()],
    outside: (): readonly OutsideSession[] => outside,
  };
}
