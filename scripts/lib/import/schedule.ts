import {
  allowedOf,
  englishWords,
  type ImportChange,
  type ImportReport,
  localTime,
  type Notice,
  readSchedule,
} from '../../../src/features/programme/index.ts';
import { systemActor } from '../../../src/platform/actor/index.ts';
import type { EditionName } from '../with-app.ts';
import type { Imported, Importing } from './importing.ts';

const counts = (name: string, { created, updated, unchanged, removed }: ImportReport['sessions']): string =>
  `${name}: ${created} created, ${updated} updated, ${unchanged} unchanged, ${removed} removed`;

const at = ({ line, path }: Pick<Notice, 'line' | 'path'>): string =>
  line === null ? '' : ` in line ${line} (${path})`;

const inWords = ({ message, value, times = 1, expected }: Notice): string =>
  [
    message,
    value === '' ? '' : ` (${value}${times > 1 ? `, ${times} times` : ''})`,
    expected === undefined
      ? ''
      : `; allowed: ${englishWords.expected[expected].replace('{{allowed}}', allowedOf(expected))}`,
  ].join('');

/** Changes that the terminal shows; the report has all of them. */
const SHOWN = 50;

/** `2016-03-21 10:00` in a zone. */
const inZone = (instant: string, timeZone: string): string => {
  const { day, time } = localTime(new Date(instant), timeZone);
  return `${day} ${time}`;
};

const sorts = { sessions: 'session', rooms: 'room', themes: 'theme', persons: 'person' } as const;

/** One line for one thing: what it is, where and when, and what differs. */
function changeLine({ sort, change, name, startsAt, room, fields }: ImportChange, timeZone: string): string {
  const value = (field: string, told: string | null): string =>
    told === null ? '(empty)' : /At$/.test(field) ? inZone(told, timeZone) : JSON.stringify(told);
  const place = [startsAt ? inZone(startsAt, timeZone) : '', room ?? ''].filter((one) => one !== '');
  const differences = fields.map(
    ({ field, language, from, to }) =>
      `${field}${language === undefined ? '' : `.${language}`}: ${value(field, from)} → ${value(field, to)}`,
  );
  return [`${change} ${sorts[sort]}: ${[name, ...place].join(', ')}`, ...differences].join('; ');
}

/** Takes a schedule file into an edition. */
export async function importSchedule(
  { app, bytes, name, dryRun }: Importing,
  edition: EditionName,
  create: boolean,
): Promise<Imported> {
  const report = await app.programme.imports.importSchedule(systemActor('import'), {
    ...edition,
    file: readSchedule(bytes),
    name,
    create,
    dryRun,
  });
  const { timeZone } = report;
  return {
    report,
    code: 0,
    lines: [
      counts('sessions', report.sessions),
      counts('rooms', report.rooms),
      counts('themes', report.themes),
      counts('persons', report.persons),
      ...report.changes.slice(0, SHOWN).map((change) => changeLine(change, timeZone)),
      ...(report.changes.length > SHOWN
        ? [`and ${report.changes.length - SHOWN} more changes: --report FILE lists all of them`]
        : []),
      ...report.notCarried.map(
        (one) => `not in the file, left as it is: ${englishWords.import.carried[one]}`,
      ),
      ...report.outside.map(
        ({ session, day, from, to, ...place }) =>
          `outside the edition’s days${at(place)}: ${session} is on ${day}, the edition from ${from} to ${to}; it comes in`,
      ),
      ...report.notUnderstood.map((notice) => `not understood${at(notice)}: ${inWords(notice)}`),
      ...report.conflicts.map(
        (one) =>
          `conflict: ${one.name}, ${inZone(one.from, timeZone)} to ${inZone(one.to, timeZone)} (${timeZone}): ${one.session} / ${one.with}`,
      ),
    ],
  };
}
