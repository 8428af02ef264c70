/** `npm run import`: schedules, people, bodies and registrations from files. */
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.ts';
import { DirectoryInUse, MigrationDrift } from '../src/platform/database/index.ts';
import { runCommand, UsageError } from './lib/command-line.ts';
import { importDirectory } from './lib/import/directory.ts';
import { importRegistrations } from './lib/import/registrations.ts';
import { importSchedule } from './lib/import/schedule.ts';
import { readEditionName, withApp } from './lib/with-app.ts';

const HELP = `
npm run import -- schedule FILE --edition SERIES/EDITION [--create] [--dry-run] [--report FILE]
npm run import -- people|bodies FILE [--dry-run] [--report FILE]
npm run import -- registrations FILE --edition SERIES/EDITION --form FORM [--dry-run] [--report FILE]

Takes a file into the database that DATABASE_URL names, or into the embedded one in DATA_DIR (./data): all of it, or nothing.

  schedule          schedule.xml, schedule.json or .ics becomes the sessions of an edition
  people, bodies    a list (CSV, XLSX) becomes persons or bodies; what stands is found by its slug, else by its name;
                    an empty cell leaves a value as it is, the single sign - empties it
  registrations     a list (CSV, XLSX) registers people by a form, open or not, and mails them their link; who is
                    registered by their address already stays
  --form FORM       the form of registrations, by its slug
  --edition S/E     the edition of a schedule or of registrations, by slugs: national-forum/2016 (people and bodies belong to none)
  --create          makes series and edition where they are missing, as a draft with the file's days and zone
  --dry-run         says what would change, and changes nothing
  --report FILE     writes the report as JSON
`;

const kinds = ['schedule', 'people', 'bodies', 'registrations'] as const;
type Kind = (typeof kinds)[number];

function readOptions(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      edition: { type: 'string' },
      form: { type: 'string' },
      create: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      report: { type: 'string' },
    },
    allowPositionals: true,
  });
  const [kind, file, ...more] = positionals;
  if (!kinds.includes(kind as Kind)) {
    throw new UsageError(`npm run import takes ${kinds.join(', ')}; it was given ${kind ?? 'nothing'}.`);
  }
  if (file === undefined || more.length > 0)
    throw new UsageError(`npm run import -- ${kind} takes one file.`);
  if (kind === 'schedule' && values.edition === undefined) {
    throw new UsageError('npm run import -- schedule needs --edition SERIES/EDITION.');
  }
  if (kind === 'registrations' && (values.edition === undefined || values.form === undefined)) {
    throw new UsageError('npm run import -- registrations needs --edition SERIES/EDITION and --form FORM.');
  }
  return { ...values, kind: kind as Kind, file };
}

/** The bytes of the file; whoever mistyped its name is told so in one line. */
async function readInput(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'ENOENT')
      throw new UsageError(`There is no file ${file}. Give the path of the file to import.`);
    if (code === 'EISDIR')
      throw new UsageError(`${file} is a directory. Give the path of the file to import.`);
    if (code === 'EACCES') throw new UsageError(`${file} can’t be read. Give yourself the right to read it.`);
    throw error;
  }
}

await runCommand(
  HELP,
  async (args) => {
    const options = readOptions(args);
    const { kind, file, edition, form = '', create, report: reportFile, 'dry-run': dryRun } = options;
    const target = edition === undefined ? undefined : readEditionName(edition);
    const bytes = await readInput(file);
    const { report, lines, code } = await withApp(readConfig(), { existing: false }, (app) => {
      const importing = { app, bytes, name: basename(file), dryRun };
      if (kind === 'registrations' && target !== undefined)
        return importRegistrations(importing, target, form);
      return kind === 'schedule' && target !== undefined
        ? importSchedule(importing, target, create)
        : importDirectory(importing, kind === 'people' ? 'people' : 'bodies');
    });
    if (reportFile !== undefined) await writeFile(reportFile, `${JSON.stringify(report, null, 1)}\n`);
    if (dryRun) console.log('Nothing was changed: this is what an import would do.');
    for (const line of lines) console.log(line);
    return code;
  },
  { expected: [DirectoryInUse, MigrationDrift] },
);
