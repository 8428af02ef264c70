import { systemActor } from '../../../src/platform/actor/index.ts';
import { UsageError } from '../command-line.ts';
import { type EditionName, inWords } from '../with-app.ts';
import type { Imported, Importing } from './importing.ts';

/** Takes a list of people in by a form of an edition. The code is 1 when a row was refused: then nothing was saved. */
export async function importRegistrations(
  { app, bytes, dryRun }: Importing,
  { series, edition }: EditionName,
  form: string,
): Promise<Imported> {
  const found = await app.series.finder.visible(systemActor('import'), `${series}:${edition}`);
  const forms = await app.registration.forms.listForms(found.edition.id);
  const chosen = forms.find((one) => one.form.slug === form);
  if (chosen === undefined) {
    const slugs = forms.map((one) => one.form.slug).join(', ') || 'none';
    throw new UsageError(`${series}/${edition} has no form ${form}; it has ${slugs}.`);
  }
  const report = await app.registration.forms.importing.importRegistrations(
    systemActor('import'),
    chosen.form.id,
    bytes,
    { dryRun },
  );
  const { created, unchanged, refused, ignored, rows } = report;
  return {
    report,
    code: refused > 0 ? 1 : 0,
    lines: [
      `registrations: ${created} created, ${unchanged} unchanged, ${refused} refused`,
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
