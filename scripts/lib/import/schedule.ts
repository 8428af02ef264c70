import {
  allowedOf,
  englishWords,
  type ImportReport,
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
  return {
    report,
    code: 0,
    lines: [
      counts('sessions', report.sessions),
      counts('rooms', report.rooms),
      counts('themes', report.themes),
      counts('persons', report.persons),
      ...report.outside.map(
        ({ session, day, from, to, ...place }) =>
          `outside the edition’s days${at(place)}: ${session} is on ${day}, the edition from ${from} to ${to}; it comes in`,
      ),
      ...report.notUnderstood.map((notice) => `not understood${at(notice)}: ${inWords(notice)}`),
      ...report.conflicts.map(
        (one) => `conflict: ${one.name}, ${one.from} to ${one.to}: ${one.session} / ${one.with}`,
      ),
    ],
  };
}
