import { systemActor } from '../../../src/platform/actor/index.ts';
import { inWords } from '../with-app.ts';
import type { Imported, Importing } from './importing.ts';

/** Takes a list of persons or bodies into the directory. The code is 1 when a row was refused: then nothing was saved. */
export async function importDirectory(
  { app, bytes, dryRun }: Importing,
  what: 'people' | 'bodies',
): Promise<Imported> {
  const { imports } = app.directory;
  const actor = systemActor('import');
  const report =
    what === 'people'
      ? await imports.importPeople(actor, bytes, { dryRun })
      : await imports.importBodies(actor, bytes, { dryRun });
  const { created, updated, unchanged, refused, ignored, rows } = report;
  return {
    report,
    code: refused > 0 ? 1 : 0,
    lines: [
      `${what}: ${created} created, ${updated} updated, ${unchanged} unchanged, ${refused} refused`,
      ...(ignored.length === 0 ? [] : [`columns not understood: ${ignored.join(', ')}`]),
      ...rows.flatMap(({ row, name, errors }) =>
        errors.map(
          ({ field, code, params }) => `row ${row} (${name}): ${inWords(code, { field, ...params })}`,
        ),
      ),
      ...(refused > 0 ? ['Nothing was saved: a file is taken whole or not at all.'] : []),
    ],
  };
}
