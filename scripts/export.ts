/** `npm run export`: everything of an edition as files. */
import { existsSync, readdirSync } from 'node:fs';
import { readConfig } from '../src/config.ts';
import { DirectoryInUse, MigrationDrift } from '../src/platform/database/index.ts';
import { runCommand, UsageError } from './lib/command-line.ts';
import { readEditionName, withApp } from './lib/with-app.ts';

const HELP = `
npm run export -- SERIES/EDITION DIR

Writes everything of an edition to DIR, drafts included: facts, parts, participants, sessions, stands, texts, honours and
certificates as JSON; bodies and people as CSV, the announced programme as schedule.xml, schedule.json and calendars, which
npm run import takes back without a difference. DIR must be empty or missing. What only its holder may know (codes of
certificates) is left out.
`;

await runCommand(
  HELP,
  async (args) => {
    const [name, directory, ...more] = args;
    if (name === undefined || directory === undefined || more.length > 0) {
      throw new UsageError('npm run export takes two arguments, SERIES/EDITION and a directory.');
    }
    const { series, edition } = readEditionName(name);
    if (existsSync(directory) && readdirSync(directory).length > 0) {
      throw new UsageError(`${directory} is not empty; an export replaces nothing.`);
    }
    const files = await withApp(readConfig(), { existing: true }, async (app) => {
      const whole = await app.series.finder.find(`${series}:${edition}`);
      if (whole === undefined) throw new UsageError(`There is no edition ${name}.`);
      return app.documents.exportEdition(whole, directory);
    });
    console.log(`Exported ${name} to ${directory}: ${files.join(', ')}.`);
    return 0;
  },
  { expected: [DirectoryInUse, MigrationDrift] },
);
