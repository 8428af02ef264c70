import { type ImportReport, readSchedule } from '../../../src/features/programme/index.ts';
import { systemActor } from '../../../src/platform/actor/index.ts';
import type { EditionName } from '../with-app.ts';
import type { Imported, Importing } from './importing.ts';

const counts = (name: string, { created, updated, unchanged, removed }: ImportReport['sessions']): string =>
  `${name}: ${created} created, ${updated} updated, ${unchanged} unchanged, ${removed} removed`;

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
      ...report.notUnderstood.map(
        ({ line, message, value }) =>
          `not understood${line === null ? '' : ` in line ${line}`}: ${message}${value === '' ? '' : ` (${value})`}`,
      ),
      ...report.conflicts.map(
        (one) => `conflict: ${one.name}, ${one.from} to ${one.to}: ${one.session} / ${one.with}`,
      ),
    ],
  };
}
